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
    let patch: Value
    do throws(YAMLError) {
      patch = try YAMLReader.value(text)
    } catch {
      throw .text(
        "Invalid JSON Patch: \(error.message)".replacing("Invalid JSON Patch: ", by: ""))
    }
    switch context.flags.string("override-type") {
    case "merge", "": return MergePatch.apply(patch, to: object)
    case "json": return try ClientPatches(context: context).applyJSON(patch, to: object)
    case "strategic":
      return try ClientPatches(context: context).applyStrategic(patch, to: object)
    case let type: throw .text("invalid override type: \(type)")
    }
  }
}
