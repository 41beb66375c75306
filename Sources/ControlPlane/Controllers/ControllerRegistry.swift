import APIServer
import Kinds

/// Every controller of kube-controller-manager; a new one is a file and a line here.
enum ControllerRegistry {
  /// The controllers that `options` lets run, in the order in which they see a change.
  static func reconcilers(
    _ options: ControlPlaneOptions, catalog: Catalog
  ) -> [any Reconciler] {
    guard options.runsControllers else { return [] }
    let workloads: [(any Reconciler)?] = [
      ReplicaFlavor.replicaSet(catalog).map { ReplicaReconciler($0) },
      DeploymentReconciler(catalog), StatefulSetReconciler(catalog), DaemonSetReconciler(catalog),
      JobReconciler(catalog), TimeToLive(catalog), CronJobReconciler(catalog),
      DisruptionController(catalog), VolumeBinder(catalog), VolumeProtection(),
      HorizontalAutoscaler(catalog), QuotaReconciler(catalog),
    ]
    let all: [any Reconciler] = [
      DefaultServiceAccounts(),
      RootCertificates(certificate: options.rootCertificate),
      TokenSecrets(certificate: options.rootCertificate),
      NamespaceReconciler(catalog: catalog),
      GarbageCollector(catalog: catalog),
      ReplicaReconciler(.replicationController),
      NodeAddresses(prefix: options.clusterCIDRPrefix, limit: options.nodeRangeCount),
      NodeLifecycle(),
      TaintEviction(),
      PodGarbageCollector(),
      KubernetesService(),
    ]
    return (all + workloads.compactMap { $0 }).filter {
      !options.disabledControllers.contains($0.source.component)
    }
  }
}
