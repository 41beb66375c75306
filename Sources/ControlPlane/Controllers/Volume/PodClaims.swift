import Kinds
import ObjectModel

extension Value {
  /// The names of the claims that a pod uses, those made for it among them.
  var claimNames: [String] {
    (self[.spec]?[.volumes]?.elements ?? []).compactMap { claimName(of: $0) }
  }

  /// The name of the claim behind a volume of a pod; nil for other volumes.
  func claimName(of volume: Value) -> String? {
    if volume[.ephemeral] != nil { return "\(objectName)-\(volume[.name]?.string ?? "")" }
    return volume[.persistentVolumeClaim]?[.claimName]?.string
  }
}
