// Models: kubectl pkg/cmd/apply/patcher.go patchSimple, v1.32.

import APIServer
import ManifestYAML
import ObjectModel

/// What `kubectl apply` and `kubectl diff` send: the patch that brings a live object to its file.
struct AppliedPatch {
  let context: CommandContext
  let info: ObjectInfo
  /// Whether changes that others made since are overwritten.
  let overwrites: Bool

  /// What the object's kind consists of; nil when the client does not know.
  var schema: SchemaType? {
    let resource = info.resource
    return context.environment.schemaType(
      group: resource.group, version: resource.version, kind: resource.kind)
  }

  /// The patch.
  /// - Throws: why there can be none, with all that it would have been made from.
  func made(from current: Value, to modified: Value) throws(CommandError) -> Value {
    do throws(PatchError) {
      return try difference(current, modified)
    } catch {
      throw fault(error, current, modified)
    }
  }

  private func difference(_ current: Value, _ modified: Value) throws(PatchError) -> Value {
    let original = LastApplied.text(in: current) ?? ""
    guard let type = schema else {
      return try ThreeWayMergePatch.create(
        original: try Self.parsed(original, "Invalid JSON Document"), modified: modified,
        current: current)
    }
    return try StrategicMergePatch.createThreeWay(
      original: try Self.parsed(original, "invalid JSON document"), modified: modified,
      current: current, type: type, overwrite: overwrites)
  }

  /// The fault with the object as it is told in full, with who owns its fields.
  private func fault(
    _ error: PatchError, _ current: Value, _ modified: Value
  ) -> CommandError {
    var error = error
    var request = APIRequest(.get, info.target)
    request.wantsManagedFields = true
    let whole = (try? context.object(request)) ?? current
    do throws(PatchError) {
      _ = try difference(whole, modified)
    } catch let again {
      error = again
    }
    if schema != nil {
      // Each of the two documents that describe the kind is tried, and then kubectl's own types.
      for document in ["openapi v3 spec", "openapi spec"] {
        context.complain(
          "warning: error calculating patch from \(document): \(Self.text(error))\n")
      }
    }
    return explanation(error, whole, modified)
  }

  private func explanation(
    _ error: PatchError, _ current: Value, _ modified: Value
  ) -> CommandError {
    let writer = JSONWriter(sortsKeys: true)
    return .text(
      "creating patch with:\noriginal:\n\(LastApplied.text(in: current) ?? "")\nmodified:\n"
        + "\(writer.text(modified))\n\ncurrent:\n\(writer.text(current))\n\nfor:: "
        + Self.text(error))
  }

  private static func text(_ error: PatchError) -> String {
    guard let conflict = error.conflict else { return error.message }
    return "patch:\n\(YAMLWriter.text(conflict.patch))\nconflicts with changes made from original"
      + " to current:\n\(YAMLWriter.text(conflict.changes))\n"
  }

  /// What was applied last; nothing is an empty object.
  private static func parsed(_ text: String, _ fault: String) throws(PatchError) -> Value {
    if text.isEmpty { return .emptyObject }
    guard let value = try? JSONParser.parse(text) else { throw PatchError(fault) }
    if value.isNull { return .emptyObject }
    guard case .object = value else { throw PatchError(fault) }
    return value
  }
}
