import ObjectModel

// Models: warningsForPodSpecAndMeta, pkg/api/pod/warnings.go, v1.32. Differs: annotations and
// overlapping paths in projected volumes raise no warnings.

/// Warnings about a pod spec that is valid but probably not meant so.
struct PodWarnings {
  private let spec: Value
  private let path: FieldPath
  private var texts: [String] = []

  /// The warnings for the spec at `path`, in upstream's order.
  static func texts(spec: Value, _ path: FieldPath) -> [String] {
    let warnings = PodWarnings(spec: spec, path: path)
    if PlainPodSpec.holds(spec) {
      assert(warnings.all.isEmpty, "said to be plain, but it raises warnings")
      return []
    }
    return warnings.all
  }

  private var all: [String] {
    var warnings = self
    warnings.checkNodeLabels()
    warnings.checkSpread()
    warnings.checkVolumes()
    warnings.checkDuplicates()
    warnings.checkContainers()
    warnings.checkPorts()
    if let seconds = spec.int(.terminationGracePeriodSeconds), seconds < 0 {
      warnings.warn(
        path.child(.terminationGracePeriodSeconds),
        "must be >= 0; negative values are invalid and will be treated as 1")
    }
    return warnings.texts
  }

  private init(spec: Value, path: FieldPath) {
    self.spec = spec
    self.path = path
  }

  private mutating func warn(_ place: FieldPath, _ text: String) {
    texts.append("\(place): \(text)")
  }

  /// What to use in place of a node label; nil when it is still in use.
  private static func replacement(of label: String) -> String? {
    switch label {
    case "beta.kubernetes.io/arch": #"deprecated since v1.14; use "kubernetes.io/arch" instead"#
    case "beta.kubernetes.io/os": #"deprecated since v1.14; use "kubernetes.io/os" instead"#
    case "failure-domain.beta.kubernetes.io/region":
      #"deprecated since v1.17; use "topology.kubernetes.io/region" instead"#
    case "failure-domain.beta.kubernetes.io/zone":
      #"deprecated since v1.17; use "topology.kubernetes.io/zone" instead"#
    case "beta.kubernetes.io/instance-type":
      #"deprecated since v1.17; use "node.kubernetes.io/instance-type" instead"#
    case "app.kubernetes.io/created-by": "deprecated since v1.9"
    case "scheduler.alpha.kubernetes.io/preferAvoidPods":
      "deprecated since v1.22; use Taints and Tolerations instead"
    case "node-role.kubernetes.io/master": #"use "node-role.kubernetes.io/control-plane" instead"#
    default: nil
    }
  }

  private mutating func checkNodeLabels() {
    for (label, _) in spec.fields(.nodeSelector).sorted {
      if let text = Self.replacement(of: label) {
        warn(path.child(.nodeSelector).key(label), text)
      }
    }
    guard let affinity = spec[.affinity, .nodeAffinity] else { return }
    let place = path.child(.affinity, .nodeAffinity)
    let required = place.child(
      .requiredDuringSchedulingIgnoredDuringExecution, .nodeSelectorTerms)
    let terms = affinity.elements(
      .requiredDuringSchedulingIgnoredDuringExecution, .nodeSelectorTerms)
    for (index, term) in terms.enumerated() { checkTerm(term, required.index(index)) }
    let preferred = place.child(.preferredDuringSchedulingIgnoredDuringExecution)
    let choices = affinity.elements(.preferredDuringSchedulingIgnoredDuringExecution)
    for (index, choice) in choices.enumerated() {
      checkTerm(choice[.preference] ?? .null, preferred.index(index).child(.preference))
    }
  }

  private mutating func checkTerm(_ term: Value, _ place: FieldPath) {
    for (index, rule) in term.elements(.matchExpressions).enumerated() {
      let label = rule.string(.key) ?? ""
      if let text = Self.replacement(of: label) {
        warn(place.child(.matchExpressions).index(index).child(.key), "\(label) is \(text)")
      }
    }
  }

  private mutating func checkSpread() {
    for (index, constraint) in spec.elements(.topologySpreadConstraints).enumerated() {
      let place = path.child(.topologySpreadConstraints).index(index)
      let label = constraint.string(.topologyKey) ?? ""
      if let text = Self.replacement(of: label) {
        warn(place.child(.topologyKey), "\(label) is \(text)")
      }
      if constraint[.labelSelector] == nil {
        warn(
          place.child(.labelSelector), "a null labelSelector results in matching no pod")
      }
    }
  }

  private mutating func checkVolumes() {
    for (index, volume) in spec.elements(.volumes).enumerated() where volume[.gitRepo] != nil {
      warn(path.child(.volumes).index(index).child(.gitRepo), "deprecated in v1.11")
    }
  }

  private mutating func checkDuplicates() {
    var addresses: [String] = []
    for (index, alias) in spec.elements(.hostAliases).enumerated() {
      let ip = alias.string(.ip) ?? ""
      if addresses.contains(ip) {
        warn(
          path.child(.hostAliases).index(index).child(.ip), "duplicate ip \(GoText.quoted(ip))")
      }
      addresses.append(ip)
    }
    let secrets = spec.elements(.imagePullSecrets).map { $0.string(.name) ?? "" }
    for (index, name) in secrets.enumerated() where secrets[..<index].contains(name) {
      warn(
        path.child(.imagePullSecrets).index(index).child(.name),
        "duplicate name \(GoText.quoted(name))")
    }
    for (index, name) in secrets.enumerated() where name.isEmpty {
      warn(path.child(.imagePullSecrets).index(index).child(.name), #"invalid empty name """#)
    }
  }

  /// Every container with its place, init containers first.
  private var containers: [(container: Value, place: FieldPath)] {
    [Key.initContainers, .containers, .ephemeralContainers].flatMap { key in
      spec.elements(key).enumerated().map { ($0.element, path.child(key).index($0.offset)) }
    }
  }

  private mutating func checkContainers() {
    for (container, place) in containers {
      for fraction in Self.fractions(container[.resources] ?? .null) {
        warn(
          place.child(.resources, fraction.list).key(fraction.name.text),
          "fractional byte value \(GoText.quoted(fraction.amount.text)) is invalid, must be an"
            + " integer")
      }
      checkEnvironment(container.elements(.env), place.child(.env))
    }
  }

  /// Amounts of bytes that are no whole numbers.
  private static func fractions(
    _ resources: Value
  ) -> [(list: Key, name: Key, amount: Quantity)] {
    var found: [(list: Key, name: Key, amount: Quantity)] = []
    for name in [Key.memory, .ephemeralStorage] {
      for list in [Key.limits, .requests] {
        guard let value = resources[list, name], let amount = ResourceRules.quantity(value),
          amount.milliValue % 1000 != 0
        else { continue }
        found.append((list, name, amount))
      }
    }
    return found
  }

  /// Whether a container's resources raise a warning.
  static func hasFractions(_ resources: Value) -> Bool { !fractions(resources).isEmpty }

  private mutating func checkEnvironment(_ variables: [Value], _ place: FieldPath) {
    var names: [String] = []
    for (index, variable) in variables.enumerated() {
      let name = variable.string(.name) ?? ""
      guard names.contains(name) else {
        names.append(name)
        continue
      }
      let value = variable.string(.value) ?? ""
      let reference = "$(\(name))"
      if variable[.valueFrom] != nil || value == reference || !value.contains(reference) {
        warn(
          place.index(index),
          "hides previous definition of \(GoText.quoted(name)), "
            + "which may be dropped when using apply")
      }
    }
  }

  private mutating func checkPorts() {
    var seen: [(number: Int64, place: FieldPath, port: Value)] = []
    for (container, place) in containers {
      for (index, port) in container.elements(.ports).enumerated() {
        let here = place.child(.ports).index(index)
        let number = port.int(.containerPort) ?? 0
        for other in seen
        where other.number == number && other.port[.protocol] == port[.protocol] {
          compare(port, here, other)
        }
        seen.append((number, here, port))
      }
    }
  }

  private mutating func compare(
    _ port: Value, _ here: FieldPath,
    _ other: (number: Int64, place: FieldPath, port: Value)
  ) {
    let address = port.string(.hostIP) ?? ""
    let otherAddress = other.port.string(.hostIP) ?? ""
    let hostPort = port.int(.hostPort) ?? 0
    let otherPort = other.port.int(.hostPort) ?? 0
    if address == otherAddress, hostPort == otherPort {
      warn(here, "duplicate port definition with \(other.place)")
    } else if hostPort == 0 || otherPort == 0 {
      warn(here, "overlapping port definition with \(other.place)")
    } else if hostPort == otherPort, address.isEmpty != otherAddress.isEmpty {
      warn(here, "dangerously ambiguous port definition with \(other.place)")
    }
  }
}
