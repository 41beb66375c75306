import APIServer
import ClusterEngine
import KubectlCommands
import ObjectModel
import Simulation
import Workstation

/// What the learner did in a step so far, for checks that look at commands and output.
struct StepRecord {
  /// One kubectl command with its parsed form.
  struct Entry {
    let invocation: KubectlInvocation
    let command: Workstation.RanCommand
    /// What its line showed.
    let shown: String
  }

  var entries: [Entry] = []
}

/// What came of a check.
struct CheckResult {
  let isMet: Bool
  /// Object, field, expected and actual, when it is not met.
  let detail: String
  /// How much simulated time must still pass until it is met.
  var delay = Span.zero
}

/// Holds the conditions of a lesson against a workstation; looking changes nothing.
struct CheckEvaluator {
  let workstation: Workstation
  let record: StepRecord
  /// All checks of the step, for those that refer to each other.
  let checks: [Lesson.Check]
  var wording = CheckWording(language: .english)

  /// Evaluates a check; with `within`, a copy of the world may go on for that long.
  func evaluate(_ check: Lesson.Check) -> CheckResult {
    let now = evaluate(check.condition, in: workstation.session.cluster)
    guard !now.isMet, let within = check.within else { return now }
    var copy = workstation.session.cluster
    let deadline = copy.now + within
    while let next = copy.nextEventTime, next <= deadline {
      let revision = copy.revision
      copy.step()
      guard copy.revision != revision else { continue }
      var later = evaluate(check.condition, in: copy)
      if later.isMet {
        later.delay = copy.now - workstation.session.now
        return later
      }
    }
    return now
  }

  /// Evaluates a condition as of now.
  func evaluate(_ condition: Lesson.Condition, in cluster: Cluster) -> CheckResult {
    switch condition {
    case .assert(let partial): return assert(partial, cluster)
    case .state(let check): return state(check, cluster)
    case .command(let check): return command(check)
    case .output(let source, let text): return output(of: source, text)
    case .anyOf(let conditions):
      let results = conditions.map { evaluate($0, in: cluster) }
      return results.first { $0.isMet } ?? results.first ?? CheckResult(isMet: false, detail: "")
    case .allOf(let conditions):
      let results = conditions.map { evaluate($0, in: cluster) }
      return results.first { !$0.isMet } ?? CheckResult(isMet: true, detail: "")
    }
  }

  // MARK: State

  private func assert(_ partial: Value, _ cluster: Cluster) -> CheckResult {
    let kind = partial.string(.kind) ?? ""
    let name = partial.string(.metadata, .name) ?? ""
    guard
      let object = workstation.object(
        kind: kind, name: name, namespace: partial.string(.metadata, .namespace), in: cluster)
    else {
      return CheckResult(isMet: false, detail: "\(kind) \(name): \(wording.doesNotExist)")
    }
    if let difference = PartialMatch.difference(partial, object, wording) {
      return CheckResult(isMet: false, detail: "\(kind) \(name): \(difference)")
    }
    return CheckResult(isMet: true, detail: "")
  }

  private func state(_ check: Lesson.StateCheck, _ cluster: Cluster) -> CheckResult {
    if let selector = check.selector { return selected(check, selector, cluster) }
    let name = check.name ?? ""
    let subject = "\(check.kind) \(name)"
    let object = workstation.object(
      kind: check.kind, name: name, namespace: check.namespace, in: cluster)
    if check.path.isEmpty, case .exists(let wanted) = check.test {
      return CheckResult(
        isMet: (object != nil) == wanted,
        detail: "\(subject): \(object == nil ? wording.doesNotExist : wording.stillExists)")
    }
    guard let object else {
      return CheckResult(isMet: false, detail: "\(subject): \(wording.doesNotExist)")
    }
    let value = ValuePath.value(of: object, at: check.path)
    return CheckResult(
      isMet: check.test.holds(for: value),
      detail: "\(subject): \(check.path): \(compared(check, value?.plainText))")
  }

  private func selected(
    _ check: Lesson.StateCheck, _ selector: String, _ cluster: Cluster
  ) -> CheckResult {
    let objects = workstation.objects(
      kind: check.kind, namespace: check.namespace, labelSelector: selector, in: cluster)
    let subject = "\(check.kind) with \(selector)"
    if check.path.isEmpty {
      let list = Value.array(objects)
      let isMet: Bool =
        if case .exists(let wanted) = check.test { objects.isEmpty != wanted } else {
          check.test.holds(for: list)
        }
      return CheckResult(
        isMet: isMet, detail: "\(subject): \(compared(check, String(objects.count)))")
    }
    guard !objects.isEmpty else {
      return CheckResult(isMet: false, detail: "\(subject): \(wording.thereIsNone)")
    }
    for object in objects {
      let value = ValuePath.value(of: object, at: check.path)
      guard check.test.holds(for: value) else {
        let name = object.string(.metadata, .name) ?? ""
        return CheckResult(
          isMet: false,
          detail: "\(check.kind) \(name): \(check.path): \(compared(check, value?.plainText))")
      }
    }
    return CheckResult(isMet: true, detail: "")
  }

  private func compared(_ check: Lesson.StateCheck, _ found: String?) -> String {
    wording.difference(wording.expectation(check.test), found: found)
  }

  // MARK: Commands and output

  private func command(_ check: Lesson.CommandCheck) -> CheckResult {
    let isMet = record.entries.contains { matches(check, $0) }
    var wanted = "kubectl \(check.verb)"
    if let kind = check.kind { wanted += " \(kind.lowercased())" }
    if let name = check.name { wanted += " \(name)" }
    for flag in check.flags { wanted += " --\(flag.name)" + (flag.value.map { "=\($0)" } ?? "") }
    return CheckResult(isMet: isMet, detail: wording.notYetRun(wanted))
  }

  func matches(_ check: Lesson.CommandCheck, _ entry: StepRecord.Entry) -> Bool {
    let invocation = entry.invocation
    if let succeeded = check.succeeded, (entry.command.status == 0) != succeeded { return false }
    guard invocation.verb == check.verb else { return false }
    if let kind = check.kind {
      guard let definition = workstation.definition(named: kind),
        invocation.kinds.contains(where: {
          $0.plural == definition.plural && $0.group == definition.group
        })
      else { return false }
    }
    if let name = check.name, !invocation.names.contains(name) { return false }
    if check.name != nil, let namespace = invocation.namespace,
      namespace != workstation.currentNamespace
    {
      return false
    }
    return check.flags.allSatisfy { flag in
      guard let values = invocation.flags[flag.name] else { return false }
      return flag.value.map { values.contains($0) } ?? true
    }
  }

  private func output(of source: String?, _ text: String) -> CheckResult {
    var entries = record.entries
    if let source, let check = checks.first(where: { $0.id == source }),
      case .command(let command) = check.condition
    {
      entries = entries.filter { matches(command, $0) }
    }
    return CheckResult(
      isMet: entries.contains { $0.shown.contains(text) },
      detail: wording.notYetShown(text))
  }
}

extension Lesson.StateCheck.Test {
  /// Whether a value, nil for an absent one, is as expected; quantities compare as quantities.
  func holds(for value: Value?) -> Bool {
    switch self {
    case .exists(let wanted): return (value != nil) == wanted
    case .equal(let wanted): return value.map { Self.same($0, wanted) } ?? false
    case .notEqual(let wanted): return value.map { !Self.same($0, wanted) } ?? true
    case .oneOf(let wanted):
      return value.map { found in wanted.contains { Self.same(found, $0) } } ?? false
    case .atLeast(let least):
      return value.flatMap { Self.order($0, least) }.map { $0 >= 0 } ?? false
    case .atMost(let most):
      return value.flatMap { Self.order($0, most) }.map { $0 <= 0 } ?? false
    case .contains(let text):
      guard let value else { return false }
      if let elements = value.array { return elements.contains { $0.plainText == text } }
      if let fields = value.object { return fields.contains(Key(text)) }
      return value.plainText.contains(text)
    case .matches(let pattern):
      return value.map { TextPattern.matches(pattern, $0.plainText) } ?? false
    case .count(let test):
      let count = value?.array?.count ?? value?.object?.count ?? 0
      return test.holds(for: .int(Int64(count)))
    }
  }

  private static func same(_ left: Value, _ right: Value) -> Bool {
    left == right || order(left, right) == 0 && left.bool == nil && right.bool == nil
  }

  private static func order(_ left: Value, _ right: Value) -> Int? {
    if left.plainText == right.plainText { return 0 }
    guard let left = Quantity(left.plainText), let right = Quantity(right.plainText) else {
      return nil
    }
    return left.compare(to: right)
  }
}
