// Models: kubectl pkg/cmd/taint, v1.32.

import APIServer
import ObjectModel

/// `kubectl taint`: marks on nodes that keep pods away.
struct TaintCommand {
  static let command = Command(
    name: "taint", group: .cluster, short: "Set or remove taints of nodes",
    long: """
      Set or remove taints of nodes.

        *  A taint has a key, a value and an effect, written key=value:effect.
        *  The key begins with a letter or digit, and may have a DNS name and a slash before it.
        *  The value may be left out.
        *  The effect is NoSchedule, PreferNoSchedule or NoExecute.
        *  Only nodes have taints.
      """,
    examples: """
      # Keep pods away that do not tolerate it
      kubectl taint nodes node-1 dedicated=special-user:NoSchedule

      # Remove the taint of this key and effect, or all of this key
      kubectl taint nodes node-1 dedicated:NoSchedule-
      kubectl taint nodes node-1 dedicated-
      """,
    usage: """
      taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N [options]
      """,
    flags: """
      --all bool  Take every node.
      --allow-missing-template-keys bool =true
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-taint
      -o --output string
      --overwrite bool
      -l --selector string
      --show-managed-fields bool
      --template string
      --validate string =strict bare:strict
      """,
    run: { context throws(CommandError) in try TaintCommand(context: context).run() })

  /// One taint of the line.
  private struct Taint: Equatable {
    let key: String
    let value: String
    let effect: String

    var object: Value {
      var object: Value = ["key": .string(key)]
      if !value.isEmpty { object["value"] = .string(value) }
      object["effect"] = .string(effect)
      return object
    }

    /// `key=value:effect`, as messages say.
    var text: String {
      if effect.isEmpty { return value.isEmpty ? key : "\(key)=\(value):" }
      return value.isEmpty ? "\(key):\(effect)" : "\(key)=\(value):\(effect)"
    }

    func matches(_ object: Value) -> Bool {
      object.string("key") == key && (effect.isEmpty || object.string("effect") == effect)
    }
  }

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context)
    var resources: [String] = []
    var specs: [String] = []
    for word in context.arguments {
      if word.contains("=") || word.contains(":") || word.hasSuffix("-") {
        specs.append(word)
      } else if specs.isEmpty {
        resources.append(word)
      } else {
        throw .text("all resources must be specified before taint changes: \(word)")
      }
    }
    if resources.isEmpty {
      throw .text("one or more resources must be specified as <resource> <name>")
    }
    if specs.isEmpty { throw .text("at least one taint update is required") }
    let (added, removed) = try parse(specs)
    try validate(resources, added, removed)
    let result = try find(resources)
    var errors = result.errors
    for info in result.infos {
      do throws(CommandError) {
        let (node, operation) = try changed(info.object, added, removed)
        let shown = try send(info, node, dryRun)
        // kubectl does not say here that it was a dry run.
        printer.operation = operation
        context.write(try printer.text(shown, title: info.title))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  // MARK: The line

  private func parse(
    _ specs: [String]
  ) throws(CommandError) -> (added: [Taint], removed: [Taint]) {
    var added: [Taint] = []
    var removed: [Taint] = []
    for spec in specs {
      if spec.hasSuffix("-") {
        let taint = try parse(String(spec.dropLast()))
        removed.append(Taint(key: taint.key, value: "", effect: taint.effect))
        continue
      }
      let taint = try parse(spec)
      if taint.effect.isEmpty { throw .usage("invalid taint spec: \(spec)", context) }
      if added.contains(where: { $0.key == taint.key && $0.effect == taint.effect }) {
        throw .usage(
          "duplicated taints with the same key and effect: "
            + "{\(taint.key) \(taint.value) \(taint.effect) <nil>}", context)
      }
      added.append(taint)
    }
    return (added, removed)
  }

  private func parse(_ spec: String) throws(CommandError) -> Taint {
    let parts = spec.parts(by: ":")
    guard parts.count <= 2 else { throw .usage("invalid taint spec: \(spec)", context) }
    var key = parts[0]
    var value = ""
    let effect = parts.count == 2 ? parts[1] : ""
    if parts.count == 2 {
      guard ["NoSchedule", "PreferNoSchedule", "NoExecute"].contains(effect) else {
        throw .usage("invalid taint effect: \(effect), unsupported taint effect", context)
      }
      let pair = parts[0].parts(by: "=")
      guard pair.count <= 2 else { throw .usage("invalid taint spec: \(spec)", context) }
      key = pair[0]
      value = pair.count == 2 ? pair[1] : ""
      let faults = NameRules.labelValue(value)
      if !faults.isEmpty {
        throw .usage(
          "invalid taint spec: \(spec), \(faults.joined(separator: "; "))", context)
      }
    }
    let faults = NameRules.qualifiedName(key)
    if !faults.isEmpty {
      throw .usage("invalid taint spec: \(spec), \(faults.joined(separator: "; "))", context)
    }
    return Taint(key: key, value: value, effect: effect)
  }

  private func validate(
    _ resources: [String], _ added: [Taint], _ removed: [Taint]
  ) throws(CommandError) {
    let type = resources[0].lowercased()
    let resource: APIResource
    do throws(CommandError) {
      resource = try context.discovery().resource(named: type)
    } catch {
      throw .plain("the server doesn't have a resource type \(type.quoted)", code: 1)
    }
    guard resource.kind == "Node" else {
      throw .text("invalid resource type \(type), only node types are supported")
    }
    let both = removed.filter { gone in
      added.contains { $0.key == gone.key && (gone.effect.isEmpty || gone.effect == $0.effect) }
    }
    if !both.isEmpty {
      throw .text(
        "can not both modify and remove the following taint(s) in the same command: "
          + both.map { "\($0.key)=\($0.effect)" }.joined(separator: ", "))
    }
    let hasSelector = !flags.string("selector").isEmpty
    if flags.bool("all"), hasSelector {
      throw .text("setting 'all' parameter with a non empty selector is prohibited")
    }
    if !flags.bool("all"), !hasSelector, resources.count < 2 {
      throw .text(
        "at least one resource name must be specified since 'all' parameter is not set")
    }
  }

  private func find(_ resources: [String]) throws(CommandError) -> ResourceBuilder.Result {
    var builder = try ResourceBuilder(context)
    let selector = flags.string("selector")
    if flags.bool("all") || !selector.isEmpty {
      builder.takeSelectors(label: selector, field: "")
      try builder.take(["nodes"], allowsEmptySelector: true)
    } else {
      try builder.take(names: Array(resources.dropFirst()), of: "node")
    }
    return try builder.result()
  }

  // MARK: One node

  private func changed(
    _ node: Value, _ added: [Taint], _ removed: [Taint]
  ) throws(CommandError) -> (node: Value, operation: String) {
    let old = node.elements(.spec, "taints")
    let isOverwriting = flags.bool("overwrite")
    let name = node.string(.metadata, .name) ?? ""
    if !isOverwriting {
      let present = added.filter { taint in old.contains(where: taint.matches) }.map(\.key)
      if !present.isEmpty {
        throw .text(
          "node \(name) already has \(present.joined(separator: ",")) taint(s) with same "
            + "effect(s) and --overwrite is false")
      }
    }
    var taints = added.map(\.object)
    for taint in old where !added.contains(where: { $0.matches(taint) }) { taints.append(taint) }
    let hasAdded = taints.count != old.count
    var hasRemoved = false
    var faults: [CommandError] = []
    for taint in removed {
      let count = taints.count
      taints.removeAll(where: taint.matches)
      hasRemoved = taints.count != count
      if !hasRemoved { faults.append(.text("taint \(taint.text.quoted) not found")) }
    }
    if let error = CommandError.combined(faults) { throw error }
    var new = node
    new[orEmpty: .spec]["taints"] = taints.isEmpty ? .none : .array(taints)
    let operation =
      hasAdded && hasRemoved || isOverwriting ? "modified" : hasAdded ? "tainted" : "untainted"
    return (new, operation)
  }

  private func send(
    _ info: ObjectInfo, _ node: Value, _ dryRun: DryRun
  ) throws(CommandError) -> Value {
    if dryRun == .client { return node }
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    options.fieldManager = flags.string("field-manager")
    // The whole list is replaced: what StrategicMergePatch would make comes to the same.
    let taints = node[.spec, "taints"] ?? .null
    return try context.object(
      APIRequest(
        .patch, info.target, options: options, body: ["spec": ["taints": taints]],
        patchType: .merge))
  }
}
