// Models: kubectl pkg/cmd/create/create_quota.go, v1.32.

import ObjectModel

/// `kubectl create quota`.
struct CreateQuota {
  static let command = Command(
    name: "quota", aliases: ["resourcequota"], short: "Create a quota for a namespace",
    long: "Create a resource quota: hard limits on what a namespace may use in all.",
    examples: """
      # Limits on pods and what they ask for
      kubectl create quota small --hard=pods=4,requests.cpu=1,requests.memory=1Gi

      # Only for pods that ask for nothing
      kubectl create quota loose --hard=pods=10 --scopes=BestEffort
      """,
    usage: """
      create quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] \
      [--dry-run=server|client|none] [options]
      """,
    flags: Generator.flags + """
      --hard string  The limits, as RESOURCE=QUANTITY joined by commas.
      --scopes string  The scopes that objects must have to count, joined by commas.
      """,
    run: { context throws(CommandError) in try CreateQuota(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "quota")
    let name = try generator.name()
    if name.isEmpty { throw .text("name must be specified") }
    var spec = Value.emptyObject
    if let hard = try ResourceAmounts.parse(context.flags.string("hard")) {
      spec["hard"] = .object(hard)
    }
    let scopes = context.flags.string("scopes")
    if !scopes.isEmpty {
      var found: [Value] = []
      for scope in scopes.parts(by: ",") {
        if scope.isEmpty { throw .text("invalid resource quota scope \"\"") }
        found.append(.string(scope))
      }
      spec["scopes"] = .array(found)
    }
    var object = Generator.object("ResourceQuota", name)
    object[.spec] = spec
    object[.status] = .emptyObject
    try generator.finish(object, isNamespaced: true)
  }
}

/// Amounts of resources as flags take them: `cpu=100m,memory=1Gi`.
enum ResourceAmounts {
  /// The amounts by resource, sorted; nil for an empty text.
  static func parse(_ text: String) throws(CommandError) -> Fields? {
    if text.isEmpty { return nil }
    var amounts = Fields()
    for part in text.parts(by: ",") {
      let pair = part.parts(by: "=")
      guard pair.count == 2 else {
        throw .text("Invalid argument syntax \(part), expected <resource>=<value>")
      }
      do throws(QuantityError) {
        amounts[Key(pair[0])] = .string(try Quantity.parse(pair[1]).text)
      } catch {
        throw .text(error.message)
      }
    }
    var sorted = Fields()
    for (key, value) in amounts.sorted { sorted[Key(key)] = value }
    return sorted
  }
}
