import ObjectModel
import ShellLanguage

/// A volume of a pod with its files, shared by the pod's containers.
struct PodVolume: Sendable {
  let name: String
  let source: Value
  /// nil while nothing has looked at it.
  var tree: FileTree?
  /// Whether its content comes from config maps, secrets or the pod, and so cannot be written.
  let isManaged: Bool

  init(_ source: Value) {
    name = source[.name]?.string ?? ""
    self.source = source
    isManaged =
      source["configMap"] != nil || source["secret"] != nil || source["projected"] != nil
      || source["downwardAPI"] != nil
  }

  /// Whether it is the token volume that every pod gets.
  var isAccessVolume: Bool { name.hasPrefix("kube-api-access-") && source["projected"] != nil }
}
