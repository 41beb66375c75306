// Models: kubectl pkg/cmd/apply/apply.go applyOneObject and patcher.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// Applies one object: creates it, or sends what differs.
struct AppliedObject {
  let context: CommandContext
  let dryRun: DryRun
  let deletion: Deletion
  let validation: RequestOptions.FieldValidation
  var printer: ObjectPrinter

  private static let retryLimit = 5

  private var printsOperations: Bool {
    ["", "name"].contains(context.flags.string("output"))
  }

  private var options: RequestOptions {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    options.fieldManager = context.flags.string("field-manager")
    options.fieldValidation = validation
    return options
  }

  /// Applies and reports; the object as it is then.
  mutating func apply(_ info: ObjectInfo) throws(CommandError) -> Value {
    var info = info
    info.object = context.recorded(info.object)
    let generated = info.object.string(.metadata, .generateName) ?? ""
    if info.name.isEmpty, !generated.isEmpty {
      throw .text("from \(generated): cannot use generate name with apply")
    }
    if context.flags.bool("server-side") { return try applyOnServer(info) }
    let modified = LastApplied.annotated(info.object)
    let current: Value
    do throws(CommandError) {
      current = try context.latest(info)
    } catch {
      guard error.isNotFound else {
        throw error.prefixed(
          "retrieving current configuration of:\n\(Self.text(info))\nfrom server for:",
          source: info.source)
      }
      return try create(info, modified)
    }
    if dryRun == .client {
      try report("configured", current, info)
      return current
    }
    return try patch(info, modified, current)
  }

  private mutating func create(
    _ info: ObjectInfo, _ modified: Value
  ) throws(CommandError) -> Value {
    var object = Self.withoutNulls(modified)
    if dryRun != .client {
      do throws(CommandError) {
        object = try context.object(
          APIRequest(
            .create, info.resource.target(info.namespace), options: options, body: object))
      } catch {
        throw error.prefixed("creating", source: info.source)
      }
    }
    try report("created", object, info)
    return object
  }

  private mutating func patch(
    _ info: ObjectInfo, _ modified: Value, _ current: Value
  ) throws(CommandError) -> Value {
    if LastApplied.text(in: current) == nil {
      let program = context.program
      context.complain(
        "Warning: resource \(info.resource.plural)/\(info.name) is missing the "
          + "\(LastApplied.key) annotation which is required by \(program) apply. \(program) "
          + "apply should only be used on resources created declaratively by either \(program) "
          + "create --save-config or \(program) apply. The missing annotation will be patched "
          + "automatically.\n")
    }
    var live = current
    var tries = 0
    while true {
      let making = AppliedPatch(
        context: context, info: info, overwrites: context.flags.bool("overwrite"))
      let patch: Value
      do throws(CommandError) {
        patch = try making.made(from: live, to: modified)
      } catch {
        throw error.prefixed("patching", source: info.source)
          .prefixed("applying patch:\n\nto:\n\(Self.text(info))\nfor:", source: info.source)
      }
      if patch.object?.isEmpty ?? true {
        try report(printsOperations ? "unchanged" : "configured", live, info)
        return live
      }
      do throws(CommandError) {
        let type: APIRequest.PatchType = making.schema == nil ? .merge : .strategic
        let object = try context.object(
          APIRequest(.patch, info.target, options: options, body: patch, patchType: type))
        warnIfDeleting(object, info)
        try report("configured", object, info)
        return object
      } catch {
        guard case .status(let status) = error else { throw error }
        tries += 1
        if status.reason == "Conflict", tries <= Self.retryLimit {
          live = try context.latest(info)
          continue
        }
        if context.flags.bool("force"), ["Conflict", "Invalid"].contains(status.reason) {
          return try replace(info, modified, live)
        }
        let text = JSONWriter(sortsKeys: true).text(patch)
        throw error.prefixed("patching", source: info.source)
          .prefixed("applying patch:\n\(text)\nto:\n\(Self.text(info))\nfor:", source: info.source)
      }
    }
  }

  private mutating func replace(
    _ info: ObjectInfo, _ modified: Value, _ old: Value
  ) throws(CommandError) -> Value {
    var quiet = deletion
    quiet.isQuiet = true
    quiet.waits = true
    try quiet.run([info])
    let object = try context.object(
      APIRequest(
        .create, info.resource.target(info.namespace), options: options, body: modified))
    try report("configured", object, info)
    return object
  }

  private mutating func applyOnServer(_ info: ObjectInfo) throws(CommandError) -> Value {
    var options = options
    let manager = context.flags.string("field-manager")
    options.fieldManager = manager == "kubectl-client-side-apply" ? "kubectl" : manager
    options.parameters = [.init("force", context.flags.bool("force-conflicts") ? "true" : "false")]
    let part = context.flags.string("subresource")
    let target = info.resource.target(
      info.namespace, info.name, subresource: part.isEmpty ? nil : part)
    do throws(CommandError) {
      let object = try context.object(
        APIRequest(.patch, target, options: options, body: info.object, patchType: .apply))
      warnIfDeleting(object, info)
      try report("serverside-applied", object, info)
      return object
    } catch {
      guard case .status(let status) = error, status.reason == "Conflict" else { throw error }
      throw .text(status.message + "\n" + Self.conflictAdvice)
    }
  }

  private static let conflictAdvice = """
    Please review the fields above--they currently have other managers. Here
    are the ways you can resolve this warning:
    * If you intend to manage all of these fields, please re-run the apply
      command with the `--force-conflicts` flag.
    * If you do not intend to manage all of the fields, please edit your
      manifest to remove references to the fields that should keep their
      current managers.
    * You may co-own fields by updating your manifest to match the existing
      value; in this case, you'll become the manager if the other manager(s)
      stop managing the field (remove it from their configuration).
    See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
    """

  private func warnIfDeleting(_ object: Value, _ info: ObjectInfo) {
    if object.string(.metadata, .deletionTimestamp) != nil {
      context.complain(
        "Warning: Detected changes to resource \(info.name) which is currently being deleted.\n")
    }
  }

  private mutating func report(
    _ operation: String, _ object: Value, _ info: ObjectInfo
  ) throws(CommandError) {
    guard printsOperations else { return }
    printer.operation = operation + dryRun.suffix
    context.write(try printer.text(object, title: info.title))
  }

  private static func text(_ info: ObjectInfo) -> String {
    let resource = info.resource
    let place = "\(resource.group)/\(resource.version)"
    return "Resource: \("\(place), Resource=\(resource.plural)".quoted), GroupVersionKind: "
      + "\("\(place), Kind=\(resource.kind)".quoted)\n"
      + "Name: \(info.name.quoted), Namespace: \(info.namespace.quoted)"
  }

  private static func withoutNulls(_ value: Value) -> Value {
    switch value {
    case .object(let fields):
      var kept = Fields()
      for field in fields where !field.value.isNull {
        kept[field.key] = withoutNulls(field.value)
      }
      return .object(kept)
    case .array(let items): return .array(items.map(withoutNulls))
    default: return value
    }
  }
}
