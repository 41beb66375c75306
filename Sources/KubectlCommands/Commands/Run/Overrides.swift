// Models: kubectl pkg/cmd/util/override_options.go, v1.32.

import ManifestYAML
import ObjectModel

/// `--overrides`: JSON that is put over a generated object.
struct Overrides {
  let context: CommandContext

  /// The object with the overrides of the line.
  func applied(to object: Value) throws(CommandError) -> Value {
    let text = context.flags.string("overrides")
    if text.isEmpty { return object }
    let type = context.flags.string("override-type")
    guard ["merge", "", "json", "strategic"].contains(type) else {
      throw .text("invalid override type: \(type)")
    }
    let patch: Value
    do throws(JSONError) {
      patch = try JSONParser.parse(text)
    } catch {
      throw .text(type == "json" || type == "strategic" ? error.message : "Invalid JSON Patch")
    }
    let patches = ClientPatches(context: context)
    let changed: Value
    switch type {
    case "json": changed = try patches.applyJSON(patch, to: object)
    case "strategic": changed = try patches.applyStrategic(patch, to: object)
    default: changed = MergePatch.apply(patch, to: object)
    }
    return try typed(changed)
  }

  /// The object as Go's struct of its kind holds it.
  private func typed(_ object: Value) throws(CommandError) -> Value {
    let apiVersion = object.string(.apiVersion) ?? ""
    let kind = object.string(.kind) ?? ""
    guard let type = context.environment.schemaType(of: object) else {
      throw .text(
        "no kind \(kind.quoted) is registered for version \(apiVersion.quoted) in scheme "
          + "\"pkg/scheme/scheme.go:28\"")
    }
    do throws(DecodeError) {
      let decoded = try context.environment.schema.decode(object, as: type, rootName: kind)
      return GoOrder.sorted(decoded.value, type)
    } catch {
      throw .text(error.message)
    }
  }
}
