import APIServer
import ObjectModel

// Models: pkg/registry/core/persistentvolumeclaim/strategy.go and pkg/api/persistentvolumeclaim,
// v1.32.
enum PersistentVolumeClaimStrategy {
  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    dropDisabledFields(&object)
    normalizeSources(&object)
    object[.status] = [.phase: "Pending"]
  }

  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    if old[.spec, .volumeAttributesClassName] == nil { dropDisabledFields(&new) }
    normalizeSources(&new)
  }

  private static func dropDisabledFields(_ object: inout Value) {
    if object[.spec, .volumeAttributesClassName] != nil {
      object[orEmpty: .spec][.volumeAttributesClassName] = nil
    }
    if !(object.string(.spec, .dataSourceRef, .namespace) ?? "").isEmpty {
      object[orEmpty: .spec][.dataSourceRef] = nil
    }
  }

  /// Sources nothing can serve are dropped, and both fields say the same.
  private static func normalizeSources(_ object: inout Value) {
    let source = object[.spec, .dataSource] ?? .null
    let reference = object[.spec, .dataSourceRef] ?? .null
    if source.isNull, reference.isNull { return }
    if reference.isNull {
      let group = source.string(.apiGroup) ?? ""
      let isClaim = source.string(.kind) == "PersistentVolumeClaim" && group.isEmpty
      let isSnapshot =
        source.string(.kind) == "VolumeSnapshot" && group == "snapshot.storage.k8s.io"
      object[orEmpty: .spec][isClaim || isSnapshot ? .dataSourceRef : .dataSource] =
        isClaim || isSnapshot ? source : nil
    } else if source.isNull {
      object[.spec, .dataSource] = reference
    }
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings: [String] = []
    if object[.metadata, .annotations, VolumeText.classAnnotation] != nil {
      warnings.append(
        "metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; "
          + "use \"storageClassName\" attribute instead")
    }
    return warnings + sizeWarnings(object[.spec] ?? .null, FieldPath("spec"))
  }

  /// Warnings about sizes that are no whole number of bytes.
  static func sizeWarnings(_ spec: Value, _ path: FieldPath) -> [String] {
    [Key.requests, .limits].compactMap { key in
      guard let size = spec[.resources, key, .storage].flatMap(ResourceRules.quantity),
        size.milliValue % 1000 != 0
      else { return nil }
      let place = path.child(.resources, key).key("storage")
      return "\(place): fractional byte value \(GoText.quoted(size.text)) is invalid, must be an"
        + " integer"
    }
  }
}
