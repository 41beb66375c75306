// Models: kubectl pkg/cmd/create/create_pdb.go, v1.32.

import ObjectModel

/// `kubectl create poddisruptionbudget`.
struct CreateDisruptionBudget {
  static let command = Command(
    name: "poddisruptionbudget", aliases: ["pdb"], short: "Create a disruption budget for pods",
    long:
      "Create a disruption budget: how many of some pods may be missing when nodes are drained.",
    examples: """
      # At least one pod must be there
      kubectl create poddisruptionbudget web --selector=app=web --min-available=1

      # Half of them
      kubectl create pdb web --selector=app=web --min-available=50%
      """,
    usage: """
      create poddisruptionbudget NAME --selector=SELECTOR --min-available=N \
      [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --max-unavailable string  How many pods may be missing, as a number or percentage.
      --min-available string  How many pods must be there, as a number or percentage.
      --selector string  The labels of the pods; only = and in () with one value.
      """,
    run: { context throws(CommandError) in try CreateDisruptionBudget(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(
      context: context, noun: "poddisruptionbudget",
      failure: "failed to create poddisruptionbudgets: ")
    let name = try generator.name()
    let selector = context.flags.string("selector")
    let most = context.flags.string("max-unavailable")
    let least = context.flags.string("min-available")
    try validate(name, selector, most, least)
    var spec = Value.emptyObject
    if !least.isEmpty { spec["minAvailable"] = Self.amount(least) }
    spec[.selector] = try SelectorText.object(selector)
    if least.isEmpty { spec["maxUnavailable"] = Self.amount(most) }
    var object = Generator.object("PodDisruptionBudget", name, apiVersion: "policy/v1")
    object[.spec] = spec
    object[.status] = [
      "disruptionsAllowed": 0, "currentHealthy": 0, "desiredHealthy": 0, "expectedPods": 0,
    ]
    try generator.finish(object, isNamespaced: true)
  }

  private func validate(
    _ name: String, _ selector: String, _ most: String, _ least: String
  ) throws(CommandError) {
    if name.isEmpty { throw .text("name must be specified") }
    if selector.isEmpty { throw .text("a selector must be specified") }
    if most.isEmpty, least.isEmpty {
      throw .text("one of min-available or max-unavailable must be specified")
    }
    if !most.isEmpty, !least.isEmpty {
      throw .text("min-available and max-unavailable cannot be both specified")
    }
    if !least.isEmpty, !Self.isAmount(least) {
      throw .text("invalid format specified for min-available")
    }
    if !most.isEmpty, !Self.isAmount(most) {
      throw .text("invalid format specified for max-unavailable")
    }
  }

  private static func isAmount(_ text: String) -> Bool {
    let digits = text.dropping(suffix: "%") ?? text
    return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func amount(_ text: String) -> Value {
    Int64(text).map { .int($0) } ?? .string(text)
  }
}

/// Selectors of the command line as objects hold them.
enum SelectorText {
  /// `a=b,c in (d)` as matchLabels and matchExpressions.
  static func object(_ text: String) throws(CommandError) -> Value {
    let selector: LabelSelector
    do throws(SelectorError) {
      selector = try LabelSelector(parsing: text)
    } catch {
      throw .text("couldn't parse the selector string \(text.quoted): \(error.message)")
    }
    var labels = Fields()
    var expressions: [Value] = []
    for requirement in selector.requirements {
      switch requirement.operator.rawValue {
      case "=", "==": labels[requirement.key] = .string(requirement.values.first ?? "")
      case let name:
        if ["gt", "lt"].contains(name) {
          throw .text("\(name.quoted) isn't supported in label selectors")
        }
        guard let written = objectOperators[name] else {
          throw .text("\(name.quoted) is not a valid label selector operator")
        }
        var expression: Value = [
          "key": .string(requirement.key.text), "operator": .string(written),
        ]
        if !requirement.values.isEmpty {
          expression["values"] = .array(requirement.values.sorted().map { .string($0) })
        }
        expressions.append(expression)
      }
    }
    var object = Value.emptyObject
    if !labels.isEmpty { object["matchLabels"] = Generator.sorted(labels) }
    if !expressions.isEmpty { object["matchExpressions"] = .array(expressions) }
    return object
  }

  private static let objectOperators = [
    "in": "In", "notin": "NotIn", "exists": "Exists", "!": "DoesNotExist",
  ]
}
