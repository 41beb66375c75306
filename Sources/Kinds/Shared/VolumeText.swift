import ObjectModel

// Models: pkg/apis/core/v1/helper for storage, v1.32.

/// Texts about volumes and claims that tables and describe pages share.
enum VolumeText {
  /// The annotation that named the class before there was a field.
  static let classAnnotation = Key("volume.beta.kubernetes.io/storage-class")

  /// The storage class of a claim or a volume; empty when there is none.
  static func className(ofClaim claim: Value) -> String {
    claim.string(.metadata, .annotations, classAnnotation)
      ?? claim.string(.spec, .storageClassName) ?? ""
  }

  /// Access modes in their short form: `RWO,ROX`.
  static func accessModes(_ modes: [Value]) -> String {
    let short = [
      ("ReadWriteOnce", "RWO"), ("ReadOnlyMany", "ROX"), ("ReadWriteMany", "RWX"),
      ("ReadWriteOncePod", "RWOP"),
    ]
    return short.filter { modes.contains(.string($0.0)) }.map(\.1).joined(separator: ",")
  }

  /// `[a b]`
  static func bracketed(_ texts: [Value]) -> String {
    "[\(texts.compactMap(\.string).joined(separator: " "))]"
  }

  /// The phase, or since when the object is being deleted.
  static func status(_ object: Value, age: (Value?) -> String) -> String {
    if let deleted = object[.metadata, .deletionTimestamp], !deleted.isNull {
      return "Terminating (lasts \(age(deleted)))"
    }
    return object.string(.status, .phase) ?? ""
  }
}
