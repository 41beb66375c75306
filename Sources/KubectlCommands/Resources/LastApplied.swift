import ObjectModel

/// The annotation in which `kubectl apply` remembers what was applied.
enum LastApplied {
  /// Its name.
  static let key = Key("kubectl.kubernetes.io/last-applied-configuration")

  /// What the annotation would say of an object.
  static func text(for object: Value) -> String {
    JSONWriter(sortsKeys: true).text(stripped(object)) + "\n"
  }

  /// An object without the annotation, but with annotations, be they empty: what merges start from.
  static func stripped(_ object: Value) -> Value {
    var copy = object
    if copy[.metadata]?[.annotations]?[key] != nil {
      copy[.metadata]?[.annotations]?[key] = nil
    } else if copy[.metadata]?[.annotations] == nil {
      copy[orEmpty: .metadata][.annotations] = .emptyObject
    }
    return copy
  }

  /// An object that remembers itself.
  static func annotated(_ object: Value) -> Value {
    var copy = object
    let text = text(for: object)
    copy[orEmpty: .metadata][orEmpty: .annotations][key] = .string(text)
    return copy
  }

  /// An object of kubectl's own making that remembers itself, in the order of its Go type.
  static func annotatedTyped(_ object: Value) -> Value {
    var copy = object
    var annotations = object.fields(.metadata, .annotations)
    annotations[key] = .string(JSONWriter().text(object) + "\n")
    copy[orEmpty: .metadata][.annotations] = .object(annotations)
    return copy
  }

  /// What an object remembers; nil when it was not applied.
  static func text(in object: Value) -> String? {
    object[.metadata, .annotations, key]?.string
  }
}
