// Models: kubectl pkg/cmd/wait, v1.32.

import APIServer
import Formats
import ObjectModel
import Simulation

/// `kubectl wait`: until objects are as they should be.
struct WaitCommand {
  static let command = Command(
    name: "wait", suggestedFor: ["list", "ps"], group: .advanced,
    short: "Wait until objects are as they should be",
    long: """
      Wait until objects are as they should be.

       A condition is looked for among the conditions of an object's status; any field can be \
      compared with jsonpath. "create" and "delete" wait until objects come into being and go.

       What was waited for is printed; -o changes how.
      """,
    examples: """
      # Until a pod is ready
      kubectl wait --for=condition=Ready pod/web

      # Until a field has a value
      kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web

      # Until a pod is gone, at most a minute
      kubectl wait --for=delete pod/web --timeout=60s
      """,
    usage: """
      wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) \
      [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]] [options]
      """,
    flags: """
      --all bool
      -A --all-namespaces bool
      --allow-missing-template-keys bool =true
      --field-selector string
      -f --filename list
      --for string  What to wait for: create, delete, condition=NAME[=VALUE] or \
      jsonpath='{PATH}'[=VALUE]. A condition's value is true by default.
      --local bool
      -o --output string
      -R --recursive bool =true
      -l --selector string
      --show-managed-fields bool
      --template string
      --timeout duration =30s  How long to wait before giving up; 0 looks once, negative waits a \
      week.
      """,
    run: { context throws(CommandError) in try WaitCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    var printer = try ObjectPrinter(context, operation: "condition met")
    let goal = try WaitGoal(flags.string("for"))
    var timeout = flags.duration("timeout")
    if timeout < .zero { timeout = .seconds(Int64(168 * 3600)) }
    let deadline = context.client.now + timeout
    let result = try find(goal, deadline)
    var errors = result.errors
    if case .deletion = goal { errors.removeAll(where: \.isNotFound) }
    for info in result.infos {
      do throws(CommandError) {
        let object = try wait(info, goal, timeout, deadline)
        context.write(try printer.text(object, title: info.title))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
    if case .deletion = goal { return }
    if result.infos.isEmpty { throw .text("no matching resources found") }
  }

  private func find(
    _ goal: WaitGoal, _ deadline: Instant
  ) throws(CommandError) -> ResourceBuilder.Result {
    while true {
      var builder = try ResourceBuilder(context)
      builder.files = FilenameOptions(flags)
      builder.allNamespaces = flags.bool("all-namespaces")
      builder.takeSelectors(
        label: flags.string("selector"), field: flags.string("field-selector"))
      try builder.take(context.arguments, allowsEmptySelector: flags.bool("all"))
      builder.wantsLatest = true
      let result = try builder.result()
      guard case .creation = goal,
        let error = CommandError.combined(result.errors), error.isNotFound
      else { return result }
      if context.client.now >= deadline { throw .text("timed out waiting for the condition") }
      try context.sleep(.milliseconds(500))
    }
  }

  private func wait(
    _ info: ObjectInfo, _ goal: WaitGoal, _ timeout: Span, _ deadline: Instant
  ) throws(CommandError) -> Value {
    if info.name.isEmpty { throw .text("resource name must be provided") }
    if case .creation = goal { return info.object }
    if case .deletion = goal {
      if timeout == .zero {
        do throws(CommandError) {
          _ = try context.object(APIRequest(.get, info.target))
        } catch {
          if error.isNotFound { return info.object }
          throw error
        }
        throw .text("condition not met for \(info.resource.plural)/\(info.name)")
      }
      try DeletionWait(context: context).run(info, uid: nil, until: deadline)
      return info.object
    }
    let object = try context.object(APIRequest(.get, info.target))
    if try goal.isReached(by: object) { return object }
    if timeout == .zero {
      throw .text("condition not met for \(info.resource.plural)/\(info.name)")
    }
    return try follow(info, object, goal, deadline)
  }

  private func follow(
    _ info: ObjectInfo, _ object: Value, _ goal: WaitGoal, _ deadline: Instant
  ) throws(CommandError) -> Value {
    var watch = try ObjectWatch(info, from: object, until: deadline, context)
    while let event = try watch.next() {
      if event.kind == .deleted {
        throw .status(.notFound(info.resource.plural, group: info.resource.group, info.name))
      }
      if event.showsObject, try goal.isReached(by: event.object) { return event.object }
    }
    throw watch.hasTimedOut
      ? DeletionWait.timeout(info) : .text("watch closed before UntilWithoutRetry timeout")
  }
}

/// What `kubectl wait` waits for.
enum WaitGoal: Sendable {
  case creation
  case deletion
  case condition(name: String, status: String)
  case field(JSONPath, value: String)

  /// Reads `--for`.
  init(_ text: String) throws(CommandError) {
    if text.lowercased() == "delete" {
      self = .deletion
    } else if text.lowercased() == "create" {
      self = .creation
    } else if text.hasPrefix("condition=") {
      let parts = String(text.dropFirst(10)).cut(at: "=")
      self = .condition(name: parts.head, status: parts.tail ?? "true")
    } else if text.hasPrefix("jsonpath=") {
      self = try Self.field(String(text.dropFirst(9)))
    } else {
      throw .text("unrecognized condition: \(text.quoted)")
    }
  }

  private static func field(_ text: String) throws(CommandError) -> WaitGoal {
    let format =
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or "
      + "--for=jsonpath='{.status.readyReplicas}'"
    var parts: [String] = [""]
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      if character != "=" {
        parts[parts.count - 1].append(character)
      } else if rest.first == "=" {
        rest.removeFirst()
        parts[parts.count - 1] += "=="
      } else {
        parts.append("")
      }
    }
    guard parts.count <= 2 else { throw .text(format) }
    if parts[0].isEmpty { throw .text("jsonpath expression cannot be empty") }
    let path = try RelaxedPath.parse(parts[0])
    guard parts.count == 2 else { return .field(path, value: "") }
    var value = parts[1][...]
    while let first = value.first, "'\"".contains(first) { value = value.dropFirst() }
    while let last = value.last, "'\"".contains(last) { value = value.dropLast() }
    if value.isEmpty {
      throw .text(
        "jsonpath wait has to have a value after equal sign, like "
          + "--for=jsonpath='{.status.readyReplicas}'=3")
    }
    return .field(path, value: String(value))
  }

  /// Whether an object is as it should be.
  func isReached(by object: Value) throws(CommandError) -> Bool {
    switch self {
    case .creation: return true
    case .deletion: return false
    case .condition(let name, let status): return Self.holds(name, status, object)
    case .field(let path, let value): return try Self.matches(path, value, object)
    }
  }

  private static func holds(_ name: String, _ status: String, _ object: Value) -> Bool {
    let condition = object.elements(.status, "conditions").first {
      ($0.string("type") ?? "").lowercased() == name.lowercased()
    }
    guard let condition else { return false }
    let observed =
      condition.int("observedGeneration") ?? object.int(.status, "observedGeneration")
    if let generation = object.int(.metadata, .generation), let observed, observed < generation {
      return false
    }
    return (condition.string(.status) ?? "").lowercased() == status.lowercased()
  }

  private static func matches(
    _ path: JSONPath, _ value: String, _ object: Value
  ) throws(CommandError) -> Bool {
    let results: [[Value]]
    do throws(JSONPathError) {
      results = try path.results(object)
    } catch {
      throw .text(error.message)
    }
    guard let first = results.first, let found = first.first else { return false }
    if results.count > 1 {
      throw .text("given jsonpath expression matches more than one list")
    }
    if first.count > 1 { throw .text("given jsonpath expression matches more than one value") }
    if value.isEmpty { return true }
    if found.object != nil || found.array != nil {
      throw .text("jsonpath leads to a nested object or list which is not supported")
    }
    return GoText.plain(found).trimmed == value.trimmed
  }
}
