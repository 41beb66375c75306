import APIServer
import ObjectModel

// Models: validateAffinity and validateTopologySpreadConstraints, v1.32.
extension PodSpecValidator {
  mutating func checkAffinity() {
    guard let affinity = spec[.affinity], !affinity.isNull else { return }
    let place = path.child(.affinity)
    if let node = affinity[.nodeAffinity] { checkNodeAffinity(node, place.child(.nodeAffinity)) }
    for key in [Key.podAffinity, .podAntiAffinity] {
      guard let rules = affinity[key] else { continue }
      checkPodAffinity(rules, place.child(key))
    }
  }

  private mutating func checkNodeAffinity(_ rules: Value, _ place: FieldPath) {
    if let required = rules[.requiredDuringSchedulingIgnoredDuringExecution] {
      checkNodeSelector(
        required, place.child(.requiredDuringSchedulingIgnoredDuringExecution), checksValues: true)
    }
    let list = place.child(.preferredDuringSchedulingIgnoredDuringExecution)
    let preferred = rules.elements(.preferredDuringSchedulingIgnoredDuringExecution)
    for (index, term) in preferred.enumerated() {
      checkWeight(term, list.index(index))
      checkNodeTerm(
        term[.preference] ?? .emptyObject, list.index(index).child(.preference),
        checksValues: false)
    }
  }

  /// A NodeSelector must have terms, and they must make sense.
  mutating func checkNodeSelector(
    _ selector: Value, _ place: FieldPath, checksValues: Bool
  ) {
    let terms = selector.elements(.nodeSelectorTerms)
    let list = place.child(.nodeSelectorTerms)
    if terms.isEmpty {
      errors.append(.required(list, "must have at least one node selector term"))
    }
    for (index, term) in terms.enumerated() {
      checkNodeTerm(term, list.index(index), checksValues: checksValues)
    }
  }

  private mutating func checkWeight(_ term: Value, _ at: FieldPath) {
    let weight = term.int(.weight) ?? 0
    if !(1...100).contains(weight) {
      errors.append(
        .invalid(at.child(.weight), .int(weight), "must be in the range 1-100"))
    }
  }

  private mutating func checkNodeTerm(_ term: Value, _ place: FieldPath, checksValues: Bool) {
    for (index, rule) in term.elements(.matchExpressions).enumerated() {
      let at = place.child(.matchExpressions).index(index)
      checkNodeOperator(rule, at)
      errors += FieldRules.qualifiedName(rule.string(.key) ?? "", at.child(.key))
      if checksValues {
        errors += FieldRules.labelValues(rule.elements(.values), at.child(.values))
      }
    }
    for (index, rule) in term.elements(.matchFields).enumerated() {
      let at = place.child(.matchFields).index(index)
      let name = rule.string(.operator) ?? ""
      let values = rule.elements(.values)
      if name != "In", name != "NotIn" {
        errors.append(
          .invalid(at.child(.operator), .string(name), "not a valid selector operator"))
      } else if values.count != 1 {
        errors.append(
          .required(
            at.child(.values),
            "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"))
      }
      let key = rule.string(.key) ?? ""
      if key != "metadata.name" {
        errors.append(
          .invalid(at.child(.key), .string(key), "not a valid field selector key"))
        continue
      }
      for (number, value) in values.enumerated() {
        errors += FieldRules.subdomain(value.string ?? "", at.child(.values).index(number))
      }
    }
  }

  private mutating func checkNodeOperator(_ rule: Value, _ at: FieldPath) {
    let values = rule.elements(.values)
    let name = rule.string(.operator) ?? ""
    switch name {
    case "In", "NotIn":
      if values.isEmpty {
        errors.append(
          .required(at.child(.values), "must be specified when `operator` is 'In' or 'NotIn'"))
      }
    case "Exists", "DoesNotExist":
      if !values.isEmpty {
        errors.append(
          .forbidden(
            at.child(.values),
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
      }
    case "Gt", "Lt":
      if values.count != 1 {
        errors.append(
          .required(
            at.child(.values),
            "must be specified single value when `operator` is 'Lt' or 'Gt'"))
      }
    default:
      errors.append(
        .invalid(at.child(.operator), .string(name), "not a valid selector operator"))
    }
  }

  private mutating func checkPodAffinity(_ rules: Value, _ place: FieldPath) {
    let required = rules.elements(.requiredDuringSchedulingIgnoredDuringExecution)
    for (index, term) in required.enumerated() {
      checkPodTerm(
        term, place.child(.requiredDuringSchedulingIgnoredDuringExecution).index(index))
    }
    let preferred = rules.elements(.preferredDuringSchedulingIgnoredDuringExecution)
    for (index, term) in preferred.enumerated() {
      let at = place.child(.preferredDuringSchedulingIgnoredDuringExecution).index(index)
      checkWeight(term, at)
      checkPodTerm(term[.podAffinityTerm] ?? .emptyObject, at.child(.podAffinityTerm))
    }
  }

  private mutating func checkPodTerm(_ term: Value, _ at: FieldPath) {
    errors += FieldRules.labelSelector(term[.labelSelector], at.child(.labelSelector))
    errors += FieldRules.labelSelector(term[.namespaceSelector], at.child(.namespaceSelector))
    for name in term.elements(.namespaces) {
      errors += FieldRules.label(name.string ?? "", at.child(.namespace))
    }
    let key = term.string(.topologyKey) ?? ""
    if key.isEmpty { errors.append(.required(at.child(.topologyKey), "can not be empty")) }
    errors += FieldRules.qualifiedName(key, at.child(.topologyKey))
  }

  mutating func checkSpread() {
    let constraints = spec.elements(.topologySpreadConstraints)
    for (index, constraint) in constraints.enumerated() {
      let at = path.child(.topologySpreadConstraints).index(index)
      let skew = constraint.int(.maxSkew) ?? 0
      if skew <= 0 {
        errors.append(.invalid(at.child(.maxSkew), .int(skew), "must be greater than zero"))
      }
      let key = constraint.string(.topologyKey) ?? ""
      if key.isEmpty { errors.append(.required(at.child(.topologyKey), "can not be empty")) }
      let action = constraint.string(.whenUnsatisfiable) ?? ""
      if action != "DoNotSchedule", action != "ScheduleAnyway" {
        errors.append(
          .notSupported(
            at.child(.whenUnsatisfiable), .string(action),
            supported: ["DoNotSchedule", "ScheduleAnyway"]))
      }
      let isRepeated = constraints[(index + 1)...].contains { other in
        other.string(.topologyKey) == constraint.string(.topologyKey)
          && other.string(.whenUnsatisfiable) == constraint.string(.whenUnsatisfiable)
      }
      if isRepeated {
        errors.append(
          .duplicate(
            at.child("{topologyKey, whenUnsatisfiable}"), .string("{\(key), \(action)}")))
      }
      checkDomains(constraint, action, at)
      errors += FieldRules.labelSelector(
        constraint[.labelSelector], at.child(.labelSelector))
    }
  }

  private mutating func checkDomains(_ constraint: Value, _ action: String, _ at: FieldPath) {
    if let count = constraint.int(.minDomains) {
      let place = at.child(.minDomains)
      if count <= 0 { errors.append(.invalid(place, .int(count), "must be greater than zero")) }
      if action != "DoNotSchedule" {
        errors.append(
          .invalid(
            place, .int(count),
            "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not \(action)"))
      }
    }
    for key in [Key.nodeAffinityPolicy, .nodeTaintsPolicy] {
      if let policy = constraint.string(key), policy != "Honor", policy != "Ignore" {
        errors.append(
          .notSupported(at.child(key), .string(policy), supported: ["Honor", "Ignore"]))
      }
    }
  }
}
