import ObjectModel

/// Patches that kubectl puts in by itself: `--overrides`, `patch --local`, dry runs.
struct ClientPatches {
  let context: CommandContext

  /// An object with a strategic merge patch put in.
  func applyStrategic(_ patch: Value, to object: Value) throws(CommandError) -> Value {
    let apiVersion = object.string(.apiVersion) ?? ""
    let kind = object.string(.kind) ?? ""
    guard let type = context.environment.schemaType(of: object) else {
      throw .text(
        "strategic merge patch is not supported for \(apiVersion), Kind=\(kind) locally, try "
          + "--type merge")
    }
    do throws(PatchError) {
      return try StrategicMergePatch.apply(patch, to: object, type: type)
    } catch {
      throw .text(error.message)
    }
  }

  /// An object with a JSON patch put in.
  func applyJSON(_ patch: Value, to object: Value) throws(CommandError) -> Value {
    do throws(PatchError) {
      return try JSONPatch.apply(patch, to: object)
    } catch {
      throw .text(error.message)
    }
  }
}
