public import ObjectModel

// Models: apimachinery pkg/api/validation/objectmeta.go and core's finalizer names, v1.32.
// Differs: entries of maps are checked in order of their keys, where Go's order varies.

/// The rules that the metadata of every kind obeys.
public enum ObjectMetaValidation {
  /// The most bytes that all annotations together may hold.
  public static let annotationsLimit = 256 * 1024

  private static let path = FieldPath("metadata")
  private static let labelsPath = path.child(.labels)

  /// Broken rules of a new object's metadata, once its name is generated.
  public static func errors(of object: Value, kind: KindDefinition) -> [FieldError] {
    let meta = object[.metadata] ?? .emptyObject
    var errors: [FieldError] = []
    nameErrors(meta, kind, &errors)
    let namespace = meta.string(.namespace) ?? ""
    if kind.isNamespaced {
      if namespace.isEmpty { errors.append(.required(path.child(.namespace))) }
      if !namespace.isEmpty {
        for fault in NameRules.dns1123Label(namespace) {
          errors.append(.invalid(path.child(.namespace), .string(namespace), fault))
        }
      }
    } else if !namespace.isEmpty {
      errors.append(.forbidden(path.child(.namespace), "not allowed on this type"))
    }
    if let generation = meta.int(.generation), generation < 0 {
      errors.append(
        .invalid(
          path.child(.generation), .int(generation), "must be greater than or equal to 0"))
    }
    contentErrors(meta, &errors)
    finalizersErrors(meta.elements(.finalizers), &errors)
    return errors
  }

  /// Broken rules of changed metadata, once what the server keeps has been put back.
  public static func updateErrors(
    new: Value, old: Value, kind: KindDefinition
  ) -> [FieldError] {
    let meta = new[.metadata] ?? .emptyObject
    let before = old[.metadata] ?? .emptyObject
    if meta.isShared(with: before) { return [] }
    var errors: [FieldError] = []
    if before[.deletionTimestamp] != nil { newFinalizerErrors(meta, before, &errors) }
    if (meta.string(.resourceVersion) ?? "").isEmpty {
      errors.append(
        .invalid(path.child(.resourceVersion), "", "must be specified for an update"))
    }
    let generation = meta.int(.generation) ?? 0
    if generation < before.int(.generation) ?? 0 {
      errors.append(
        .invalid(path.child(.generation), .int(generation), "must not be decremented"))
    }
    immutableErrors(meta, before, &errors)
    contentErrors(meta, &errors, before: before)
    for (index, finalizer) in meta.elements(.finalizers).enumerated() {
      standardNameErrors(finalizer.string ?? "", path.child(.finalizers).index(index), &errors)
    }
    return errors
  }

  /// What nobody may change, told for each field in this order.
  private static func immutableErrors(
    _ meta: Value, _ before: Value, _ errors: inout [FieldError]
  ) {
    let areKept =
      meta.hasSame(.name, as: before) && meta.hasSame(.namespace, as: before)
      && meta.hasSame(.uid, as: before) && meta.hasSame(.creationTimestamp, as: before)
      && meta.hasSame(.deletionTimestamp, as: before)
      && meta.hasSame(.deletionGracePeriodSeconds, as: before)
    if areKept { return }
    for key in [Key.name, .namespace, .uid] where meta.string(key) ?? "" != before.string(key) ?? ""
    {
      errors.append(
        .invalid(path.child(key), .string(meta.string(key) ?? ""), "field is immutable"))
    }
    for key in [Key.creationTimestamp, .deletionTimestamp] where meta[key] != before[key] {
      errors.append(
        .invalid(path.child(key), goText: timeText(meta[key]), "field is immutable"))
    }
    let grace = meta[.deletionGracePeriodSeconds]
    if grace != before[.deletionGracePeriodSeconds] {
      errors.append(
        .invalid(path.child(.deletionGracePeriodSeconds), grace ?? .null, "field is immutable"))
    }
  }

  private static func nameErrors(
    _ meta: Value, _ kind: KindDefinition, _ errors: inout [FieldError]
  ) {
    if let prefix = meta.string(.generateName), !prefix.isEmpty {
      for fault in kind.validateName(prefix, true) {
        errors.append(.invalid(path.child(.generateName), .string(prefix), fault))
      }
    }
    let name = meta.string(.name) ?? ""
    if name.isEmpty {
      errors.append(.required(path.child(.name), "name or generateName is required"))
    } else {
      for fault in kind.validateName(name, false) {
        errors.append(.invalid(path.child(.name), .string(name), fault))
      }
    }
  }

  /// What both new and changed metadata must obey; what is as it was `before` does so already.
  private static func contentErrors(
    _ meta: Value, _ errors: inout [FieldError], before: Value = .null
  ) {
    if !meta.hasSame(.labels, as: before) { labelErrors(meta[.labels], labelsPath, &errors) }
    if !meta.hasSame(.annotations, as: before) {
      annotationErrors(meta[.annotations], path.child(.annotations), &errors)
    }
    if !meta.hasSame(.ownerReferences, as: before) {
      ownerErrors(meta.elements(.ownerReferences), path.child(.ownerReferences), &errors)
    }
  }

  /// Broken rules of a map of labels at `path`.
  public static func labelErrors(
    _ labels: Value?, _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    guard let fields = labels?.object, !fields.isEmpty else { return }
    let areGood = fields.allHold { key, slot in
      NameRules.qualifiedName(key.text).isEmpty
        && NameRules.labelValue(slot.pointee.string ?? "").isEmpty
    }
    if areGood { return }
    for (key, value) in fields.sorted {
      for fault in NameRules.qualifiedName(key) {
        errors.append(.invalid(path, .string(key), fault))
      }
      let text = value.string ?? ""
      for fault in NameRules.labelValue(text) {
        errors.append(.invalid(path, .string(text), fault))
      }
    }
  }

  /// Broken rules of a map of annotations at `path`.
  public static func annotationErrors(
    _ annotations: Value?, _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    guard let fields = annotations?.object, !fields.isEmpty else { return }
    var size = 0
    for (key, value) in fields.sorted {
      for fault in NameRules.qualifiedName(key.lowercased()) {
        errors.append(.invalid(path, .string(key), fault))
      }
      size += key.utf8.count + (value.string?.utf8.count ?? 0)
    }
    if size > annotationsLimit { errors.append(.tooLong(path, limit: annotationsLimit)) }
  }

  private static func ownerErrors(
    _ owners: [Value], _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    var controller: String?
    for owner in owners {
      let apiVersion = owner.string(.apiVersion) ?? ""
      let kind = owner.string(.kind) ?? ""
      if apiVersion.isEmpty || apiVersion.hasSuffix("/") {
        errors.append(
          .invalid(path.child(.apiVersion), .string(apiVersion), "version must not be empty"))
      }
      if kind.isEmpty {
        errors.append(.invalid(path.child(.kind), "", "kind must not be empty"))
      }
      if (owner.string(.name) ?? "").isEmpty {
        errors.append(.invalid(path.child(.name), "", "name must not be empty"))
      }
      if (owner.string(.uid) ?? "").isEmpty {
        errors.append(.invalid(path.child(.uid), "", "uid must not be empty"))
      }
      if apiVersion == "v1", kind == "Event" {
        errors.append(
          .invalid(
            path, goText: goText(owner: owner),
            "/v1, Kind=Event is disallowed from being an owner"))
      }
      guard owner.bool("controller") == true else { continue }
      let name = "\(kind)/\(owner.string(.name) ?? "")"
      if let first = controller {
        let list = owners.map(goText(owner:)).joined(separator: ", ")
        errors.append(
          .invalid(
            path, goText: "[]v1.OwnerReference{\(list)}",
            "Only one reference can have Controller set to true. Found \"true\" in references "
              + "for \(first) and \(name)"))
      } else {
        controller = name
      }
    }
  }

  private static func finalizersErrors(_ finalizers: [Value], _ errors: inout [FieldError]) {
    let place = path.child(.finalizers)
    let names = finalizers.map { $0.string ?? "" }
    for name in names {
      for fault in NameRules.qualifiedName(name) {
        errors.append(.invalid(place, .string(name), fault))
      }
    }
    if names.contains("orphan"), names.contains("foregroundDeletion") {
      errors.append(
        .invalid(
          place, goText: GoText.slice(names),
          "finalizer orphan and foregroundDeletion cannot be both set"))
    }
    for (index, name) in names.enumerated() {
      standardNameErrors(name, place.index(index), &errors)
    }
  }

  /// Broken rules of one finalizer in a namespace's spec or an object's metadata.
  public static func finalizerErrors(_ name: String, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for fault in NameRules.qualifiedName(name) {
      errors.append(.invalid(path, .string(name), fault))
    }
    standardNameErrors(name, path, &errors)
    return errors
  }

  private static func standardNameErrors(
    _ name: String, _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    if name.contains("/") || ["kubernetes", "orphan", "foregroundDeletion"].contains(name) {
      return
    }
    errors.append(
      .invalid(
        path, .string(name),
        "name is neither a standard finalizer name nor is it fully qualified"))
  }

  private static func newFinalizerErrors(
    _ meta: Value, _ before: Value, _ errors: inout [FieldError]
  ) {
    let known = before.elements(.finalizers)
    var added: [String] = []
    for finalizer in meta.elements(.finalizers) where !known.contains(finalizer) {
      if let name = finalizer.string, !added.contains(name) { added.append(name) }
    }
    guard !added.isEmpty else { return }
    errors.append(
      .forbidden(
        path.child(.finalizers),
        "no new finalizers can be added if the object is being deleted, "
          + "found new finalizers \(GoText.slice(added.sorted()))"))
  }

  /// A time as Go prints it: `2026-11-23 04:16:51 +0000 UTC`.
  private static func timeText(_ value: Value?) -> String {
    guard let text = value?.string else { return FieldError.goText(.null) }
    return text.dropLast().split(separator: "T").joined(separator: " ") + " +0000 UTC"
  }

  /// An owner as Go prints the struct; pointers print as an address, here always the same.
  private static func goText(owner: Value) -> String {
    func text(_ key: Key) -> String { GoText.quoted(owner.string(key) ?? "") }
    func pointer(_ key: Key) -> String {
      owner[key] == nil ? "(*bool)(nil)" : "(*bool)(0xc000010000)"
    }
    return "v1.OwnerReference{APIVersion:\(text(.apiVersion)), Kind:\(text(.kind)), "
      + "Name:\(text(.name)), UID:\(text(.uid)), Controller:\(pointer("controller")), "
      + "BlockOwnerDeletion:\(pointer("blockOwnerDeletion"))}"
  }
}
