import APIServer
import ObjectModel

// Models: pkg/registry/core/persistentvolume/strategy.go and pkg/api/persistentvolume, v1.32.
// Differs: who changes the phase also writes when it changed, as the controller does.
enum PersistentVolumeStrategy {
  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    dropDisabledFields(&object)
    var status: Value = [.phase: "Pending"]
    if let now = object[.metadata, .creationTimestamp] { status[.lastPhaseTransitionTime] = now }
    object[.status] = status
  }

  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    if old[.spec, .volumeAttributesClassName] == nil { dropDisabledFields(&new) }
  }

  @Sendable
  static func prepareForStatusUpdate(_ new: inout Value, _ old: Value) {
    new[.spec] = old[.spec]
    if new[.status, .lastPhaseTransitionTime] == nil,
      new.string(.status, .phase) == old.string(.status, .phase),
      let time = old[.status, .lastPhaseTransitionTime]
    {
      new[.status, .lastPhaseTransitionTime] = time
    }
  }

  private static func dropDisabledFields(_ object: inout Value) {
    if object[.spec, .volumeAttributesClassName] != nil {
      object[orEmpty: .spec][.volumeAttributesClassName] = nil
    }
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings: [String] = []
    let notes = FieldPath("metadata").child(.annotations)
    let old = [
      ("storage-class", #"deprecated since v1.8; use "storageClassName" attribute instead"#),
      ("mount-options", #"deprecated since v1.31; use "mountOptions" attribute instead"#),
    ]
    for (name, text) in old {
      let key = "volume.beta.kubernetes.io/\(name)"
      if object[.metadata, .annotations, Key(key)] != nil {
        warnings.append("\(notes.key(key)): \(text)")
      }
    }
    if object.string(.spec, .persistentVolumeReclaimPolicy) == "Recycle" {
      warnings.append(
        "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, "
          + "the recommended approach is to use dynamic provisioning.")
    }
    return warnings + pluginWarnings(object[.spec] ?? .null)
  }

  private static func pluginWarnings(_ spec: Value) -> [String] {
    let plugins: [(Key, String, String)] = [
      (.cephfs, "cephfs", "v1.28, non-functional in v1.31+"),
      (.photonPersistentDisk, "photonPersistentDisk", "v1.11, non-functional in v1.16+"),
      (.scaleIO, "scaleIO", "v1.16, non-functional in v1.22+"),
      (.storageos, "storageOS", "v1.22, non-functional in v1.25+"),
      (.glusterfs, "glusterfs", "v1.25, non-functional in v1.26+"),
      (.rbd, "rbd", "v1.28, non-functional in v1.31+"),
    ]
    return plugins.filter { spec[$0.0]?.object != nil }
      .map { "spec.\($0.1): deprecated in \($0.2)" }
  }
}
