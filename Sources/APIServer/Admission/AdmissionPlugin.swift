/// An admission plugin, by Kubernetes' name; which ones run is part of a world.
public enum AdmissionPlugin: String, Sendable, CaseIterable {
  case namespaceLifecycle = "NamespaceLifecycle"
  case limitRanger = "LimitRanger"
  case serviceAccount = "ServiceAccount"
  case taintNodesByCondition = "TaintNodesByCondition"
  case podSecurity = "PodSecurity"
  case priority = "Priority"
  case defaultTolerationSeconds = "DefaultTolerationSeconds"
  case resourceQuota = "ResourceQuota"
  case storageObjectInUseProtection = "StorageObjectInUseProtection"
  case persistentVolumeClaimResize = "PersistentVolumeClaimResize"
  case runtimeClass = "RuntimeClass"

  /// The plugins of an ordinary cluster.
  public static let standard = AdmissionPlugin.allCases
}
