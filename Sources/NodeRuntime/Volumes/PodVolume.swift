import ObjectModel
import ShellLanguage

/// A volume of a pod with its files, shared by the pod's containers.
struct PodVolume: Sendable {
  let name: String
  let source: Value
  /// nil while nothing has looked at it.
  var tree: FileTree?
  /// Where its files live; `tree` holds those of the pod's own.
  var home = VolumeHome.pod
  /// The bytes an emptyDir may hold; nil for no limit.
  let sizeLimit: Int64?
  /// Whether its content comes from config maps, secrets or the pod, and so cannot be written.
  let isManaged: Bool

  init(_ source: Value) {
    name = source[.name]?.string ?? ""
    self.source = source
    sizeLimit = source["emptyDir"]?["sizeLimit"]?.string.flatMap { Quantity($0) }?.value
    isManaged =
      source["configMap"] != nil || source["secret"] != nil || source["projected"] != nil
      || source["downwardAPI"] != nil
  }

  /// How much a volume in memory holds; writing more fails, while one on disk is only watched.
  var memorySize: Int? {
    guard let sizeLimit, source["emptyDir"]?["medium"]?.string == "Memory" else { return nil }
    return Int(sizeLimit)
  }

  /// The type of a volume that is not simulated; nil for those that are.
  var unsimulatedKind: String? {
    let known = [
      "name", "configMap", "secret", "projected", "downwardAPI", "emptyDir", "hostPath",
      "persistentVolumeClaim", "ephemeral",
    ]
    return source.object?.first { !known.contains($0.key.text) }?.key.text
  }

  /// Whether it is the token volume that every pod gets.
  var isAccessVolume: Bool { name.hasPrefix("kube-api-access-") && source["projected"] != nil }
}
