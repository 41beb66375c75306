// Models: kubectl pkg/cmd/set/helper.go CalculatePatches, v1.32.

import APIServer
import ObjectModel

/// What the commands below `kubectl set` have in common: find objects, change them, send patches.
struct ObjectChanges {
  let context: CommandContext
  let dryRun: DryRun
  /// What a refused patch is announced with.
  let failure: String
  /// Whether an object without a change is printed too.
  var printsUnchanged = false
  private var flags: ParsedFlags { context.flags }
  var isLocal: Bool { flags.knows("local") && flags.bool("local") }

  init(_ context: CommandContext, failure: String) throws(CommandError) {
    self.context = context
    self.failure = failure
    dryRun = try DryRun(context)
  }

  /// The fault of names beside `--local`.
  static let localFault = CommandError.text(
    """
    you must specify resources by --filename when --local is set.
    Example resource specifications include:
       '-f rsrc.yaml'
       '--filename=rsrc.json'
    """)

  /// The objects of the line in their typed form.
  func objects(_ resources: [String]) throws(CommandError) -> [ObjectInfo] {
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    if isLocal {
      if !resources.isEmpty { throw Self.localFault }
    } else {
      if flags.knows("selector") {
        builder.takeSelectors(label: flags.string("selector"), field: "")
      }
      try builder.take(
        resources, allowsEmptySelector: flags.knows("all") && flags.bool("all"))
      builder.wantsLatest = true
    }
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    return result.infos.map { info in
      var info = info
      info.object = context.environment.typed(info.object)
      return info
    }
  }

  /// Changes the objects and prints those that changed.
  ///
  /// - Parameter change: the object as it should be.
  func run(
    _ infos: [ObjectInfo],
    change: (ObjectInfo) throws(CommandError) -> Value
  ) throws(CommandError) {
    var printer = try ObjectPrinter(context, operation: context.setOperation + suffix)
    var errors: [CommandError] = []
    for info in infos {
      let changed: Value
      do throws(CommandError) {
        changed = context.recorded(try change(info))
      } catch {
        if case .interrupted = error { throw error }
        if case .several(let inner) = error {
          errors += inner
        } else {
          let name = isLocal ? info.title : "\(info.resource.plural)/\(info.name)"
          errors.append(.text("error: \(name) \(error.message)\n"))
        }
        continue
      }
      if changed == info.object, !printsUnchanged { continue }
      do throws(CommandError) {
        let shown = try send(info, changed)
        context.write(try printer.text(shown, title: info.title, isTyped: true))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private var suffix: String { isLocal && dryRun == .none ? "" : dryRun.suffix }

  private func send(_ info: ObjectInfo, _ changed: Value) throws(CommandError) -> Value {
    if isLocal || dryRun == .client { return changed }
    do throws(CommandError) {
      return try context.patchChange(info, to: changed, isDryRun: dryRun == .server)
    } catch {
      guard case .status(let status) = error, !failure.isEmpty else { throw error }
      throw .text(failure + status.message)
    }
  }
}

extension CommandContext {
  /// The word for what a command below `kubectl set` did.
  fileprivate var setOperation: String {
    switch command.name {
    case "image": "image updated"
    case "env": "env updated"
    case "resources": "resource requirements updated"
    case "selector": "selector updated"
    case "serviceaccount": "serviceaccount updated"
    default: "subjects updated"
    }
  }

  /// Sends the difference between an object and its changed form as a strategic merge patch.
  func patchChange(
    _ info: ObjectInfo, to changed: Value, isDryRun: Bool
  ) throws(CommandError) -> Value {
    let resource = info.resource
    let type = environment.schemaType(
      group: resource.group, version: resource.version, kind: resource.kind)
    var body = MergePatch.create(info.object, changed)
    if let type {
      do throws(PatchError) {
        body = try StrategicMergePatch.createTwoWay(info.object, changed, type: type)
      } catch {
        throw .text(error.message)
      }
    }
    var options = RequestOptions()
    options.isDryRun = isDryRun
    options.fieldManager = flags.knows("field-manager") ? flags.string("field-manager") : ""
    return try object(
      APIRequest(
        .patch, info.target, options: options, body: body,
        patchType: type == nil ? .merge : .strategic))
  }
}
