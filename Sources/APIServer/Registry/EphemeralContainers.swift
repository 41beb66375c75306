import ObjectModel

// Models: ValidatePodEphemeralContainersUpdate and podEphemeralContainersStrategy, v1.32.

/// What may be written through a pod's `ephemeralcontainers`: new entries of that list alone.
enum EphemeralContainers {
  private static let field = Key("ephemeralContainers")

  /// Takes over nothing but the list.
  static func prepare(_ new: inout Value, _ old: Value) {
    var kept = old
    kept[orEmpty: .spec][field] = new[.spec, field]
    if let version = new[.metadata, .resourceVersion] {
      kept[orEmpty: .metadata][.resourceVersion] = version
    }
    new = kept
  }

  /// Broken rules of a change of the list.
  static func errors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath("spec").child(field)
    if old[.metadata, .annotations, "kubernetes.io/config.mirror"] != nil {
      return [.forbidden(FieldPath(""), "static pods do not support ephemeral containers")]
    }
    let entries = new.elements(.spec, field)
    var errors: [FieldError] = []
    for entry in old.elements(.spec, field) {
      let name = entry.string(.name) ?? ""
      guard let changed = entries.first(where: { $0.string(.name) == name }) else {
        errors.append(
          .forbidden(path, "existing ephemeral containers \"\(name)\" may not be removed\n"))
        continue
      }
      if changed != entry {
        errors.append(
          .forbidden(path, "existing ephemeral containers \"\(name)\" may not be changed\n"))
      }
    }
    for (index, entry) in entries.enumerated() {
      if (entry.string("image") ?? "").isEmpty {
        errors.append(.required(path.index(index).child("image")))
      }
    }
    return errors
  }
}
