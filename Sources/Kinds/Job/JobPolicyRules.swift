import APIServer
import ObjectModel

// Models: validatePodFailurePolicy, validateSuccessPolicy and validatePodReplacementPolicy, v1.32.

/// Rules of a job's policies.
enum JobPolicyRules {
  private static let actions = ["Count", "FailIndex", "FailJob", "Ignore"]
  private static let operators = ["In", "NotIn"]
  private static let statuses = ["False", "True", "Unknown"]

  static func replacementErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let policy = spec.string(.podReplacementPolicy) else { return [] }
    let supported =
      spec[.podFailurePolicy]?.object == nil ? ["Failed", "TerminatingOrFailed"] : ["Failed"]
    return supported.contains(policy)
      ? [] : [.notSupported(path, .string(policy), supported: supported)]
  }

  static func failureErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let policy = spec[.podFailurePolicy], policy.object != nil else { return [] }
    let rules = policy.elements(.rules)
    let place = path.child(.rules)
    var errors: [FieldError] = []
    if rules.count > 20 { errors.append(.tooMany(place, count: rules.count, limit: 20)) }
    let pod = spec[.template, .spec] ?? .null
    let names = (pod.elements(.containers) + pod.elements(.initContainers)).map { $0[.name] }
    for (index, rule) in rules.enumerated() {
      errors += actionErrors(rule, spec, place.index(index).child(.action))
      errors += testErrors(rule, names, place.index(index))
    }
    return errors
  }

  private static func actionErrors(
    _ rule: Value, _ spec: Value, _ path: FieldPath
  ) -> [FieldError] {
    let action = rule.string(.action) ?? ""
    if action.isEmpty { return [.required(path, "valid values: \(goList(actions))")] }
    if action == "FailIndex" {
      return spec.int(.backoffLimitPerIndex) != nil
        ? [] : [.invalid(path, .string(action), "requires the backoffLimitPerIndex to be set")]
    }
    return actions.contains(action)
      ? [] : [.notSupported(path, .string(action), supported: actions)]
  }

  private static func testErrors(
    _ rule: Value, _ names: [Value?], _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let codes = rule[.onExitCodes] ?? .null
    let conditions = rule.elements(.onPodConditions)
    if !codes.isNull { errors += exitErrors(codes, names, path.child(.onExitCodes)) }
    errors += conditionErrors(conditions, path.child(.onPodConditions))
    if !codes.isNull, !conditions.isEmpty {
      errors.append(
        FieldError(
          .invalid, path.text,
          "specifying both OnExitCodes and OnPodConditions is not supported"))
    }
    if codes.isNull, conditions.isEmpty {
      errors.append(
        FieldError(
          .invalid, path.text, "specifying one of OnExitCodes and OnPodConditions is required"))
    }
    return errors
  }

  private static func conditionErrors(
    _ conditions: [Value], _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    if conditions.count > 20 {
      errors.append(.tooMany(path, count: conditions.count, limit: 20))
    }
    for (index, pattern) in conditions.enumerated() {
      let place = path.index(index)
      errors += FieldRules.qualifiedName(pattern.string(.type) ?? "", place.child(.type))
      let status = pattern.string(.status) ?? ""
      if status.isEmpty {
        errors.append(.required(place.child(.status), "valid values: \(goList(statuses))"))
      } else if !statuses.contains(status) {
        errors.append(
          .notSupported(place.child(.status), .string(status), supported: statuses))
      }
    }
    return errors
  }

  private static func exitErrors(
    _ test: Value, _ names: [Value?], _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let name = test.string(.operator) ?? ""
    if name.isEmpty {
      errors.append(.required(path.child(.operator), "valid values: \(goList(operators))"))
    } else if !operators.contains(name) {
      errors.append(
        .notSupported(path.child(.operator), .string(name), supported: operators))
    }
    if let container = test[.containerName], !container.isNull, !names.contains(container) {
      errors.append(
        .invalid(
          path.child(.containerName), container,
          "must be one of the container or initContainer names in the pod template"))
    }
    return errors + valueErrors(test, isIn: name == "In", path.child(.values))
  }

  private static func valueErrors(
    _ test: Value, isIn: Bool, _ path: FieldPath
  ) -> [FieldError] {
    let values = test.elements(.values).map { $0.int ?? 0 }
    var errors: [FieldError] = []
    let list = values.map { String($0) }.joined(separator: ", ")
    let text = values.isEmpty && test[.values] == nil ? "[]int32(nil)" : "[]int32{\(list)}"
    if values.isEmpty {
      errors.append(.invalid(path, goText: text, "at least one value is required"))
    } else if values.count > 255 {
      errors.append(.tooMany(path, count: values.count, limit: 255))
    }
    for (index, value) in values.enumerated() {
      if isIn, value == 0 {
        errors.append(
          .invalid(path.index(index), .int(value), "must not be 0 for the In operator"))
      }
      if values[..<index].contains(value) {
        errors.append(.duplicate(path.index(index), .int(value)))
      }
    }
    if zip(values, values.dropFirst()).contains(where: { $0 > $1 }) {
      errors.append(.invalid(path, goText: text, "must be ordered"))
    }
    return errors
  }

  static func successErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let policy = spec[.successPolicy], policy.object != nil else { return [] }
    guard spec.string(.completionMode) == "Indexed" else {
      return [.invalid(path, policy, "requires indexed completion mode")]
    }
    let rules = policy.elements(.rules)
    let place = path.child(.rules)
    var errors: [FieldError] = []
    if rules.isEmpty {
      errors.append(
        .required(
          place, "at least one rules must be specified when the successPolicy is specified"))
    }
    if rules.count > 20 { errors.append(.tooMany(place, count: rules.count, limit: 20)) }
    for (index, rule) in rules.enumerated() {
      errors += successErrors(rule, spec.int(.completions) ?? 0, place.index(index))
    }
    return errors
  }

  private static func successErrors(
    _ rule: Value, _ completions: Int64, _ path: FieldPath
  ) -> [FieldError] {
    let indexes = rule.string(.succeededIndexes)
    let count = rule.int(.succeededCount)
    var errors: [FieldError] = []
    if indexes == nil, count == nil {
      errors.append(
        .required(
          path, "at least one of succeededCount or succeededIndexes must be specified"))
    }
    var total: Int64 = 0
    if let indexes {
      switch JobIndexes.count(indexes, completions) {
      case .success(let number): total = number
      case .failure(let fault):
        errors.append(
          .invalid(
            path.child(.succeededIndexes), .string(indexes),
            "error parsing succeededIndexes: \(fault.text)"))
      }
    }
    guard let count else { return errors }
    errors += FieldRules.notNegative(rule, .succeededCount, path)
    let place = path.child(.succeededCount)
    if count > completions {
      errors.append(
        .invalid(
          place, .int(count),
          "must be less than or equal to \(completions) (the number of specified completions)"))
    }
    if indexes != nil, count > total {
      errors.append(
        .invalid(
          place, .int(count),
          "must be less than or equal to \(total) (the number of indexes in the specified "
            + "succeededIndexes field)"))
    }
    return errors
  }

  /// A list as Go's %q prints it.
  private static func goList(_ texts: [String]) -> String {
    "[" + texts.map(GoText.quoted).joined(separator: " ") + "]"
  }
}

/// Lists of indexes such as `0,2-4`.
enum JobIndexes {
  /// Why a text is no such list.
  struct Fault: Error {
    let text: String
  }

  /// How many indexes a list names, all of which must be below `completions`.
  static func count(_ text: String, _ completions: Int64) -> Result<Int64, Fault> {
    if text.isEmpty { return .success(0) }
    var last: Int64?
    var total: Int64 = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      if ends.count > 2 {
        return .failure(
          Fault(
            text: "the fragment \(GoText.quoted(String(part))) violates the requirement that an"
              + " index interval can have at most two parts separated by '-'"))
      }
      var numbers: [Int64] = []
      for end in ends {
        let shown = GoText.quoted(String(end))
        guard let number = Int64(end) else {
          return .failure(Fault(text: "cannot convert string to integer for index: \(shown)"))
        }
        if number >= completions {
          return .failure(Fault(text: "too large index: \(shown)"))
        }
        numbers.append(number)
      }
      let low = numbers[0]
      let high = numbers[numbers.count - 1]
      if numbers.count == 2, low >= high { return .failure(order(low, high)) }
      if let last, last >= low { return .failure(order(last, low)) }
      total += high - low + 1
      last = high
    }
    return .success(total)
  }

  private static func order(_ previous: Int64, _ current: Int64) -> Fault {
    Fault(text: "non-increasing order, previous: \(previous), current: \(current)")
  }
}
