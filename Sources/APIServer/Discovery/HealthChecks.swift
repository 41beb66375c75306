// Models: the health endpoints of kube-apiserver, v1.32: what `?verbose` lists of a healthy server.

/// The pages of `/healthz`, `/livez` and `/readyz`.
enum HealthChecks {
  private static let start = ["ping", "log", "etcd"]
  private static let readiness = ["etcd-readiness", "informer-sync"]
  private static let hooks = [
    "start-apiserver-admission-initializer", "generic-apiserver-start-informers",
    "priority-and-fairness-config-consumer", "priority-and-fairness-filter",
    "storage-object-count-tracker-hook", "start-apiextensions-informers",
    "start-apiextensions-controllers", "crd-informer-synced",
    "start-system-namespaces-controller", "start-cluster-authentication-info-controller",
    "start-kube-apiserver-identity-lease-controller",
    "start-kube-apiserver-identity-lease-garbage-collector",
    "start-legacy-token-tracking-controller", "start-service-ip-repair-controllers",
    "rbac/bootstrap-roles", "scheduling/bootstrap-system-priority-classes",
    "priority-and-fairness-config-producer", "bootstrap-controller",
    "start-kube-aggregator-informers", "apiservice-status-local-available-controller",
    "apiservice-status-remote-available-controller", "apiservice-registration-controller",
    "apiservice-wait-for-first-sync", "apiservice-discovery-controller",
    "kube-apiserver-autoregistration",
  ].map { "poststarthook/\($0)" }
  private static let end = [
    "autoregister-completion", "poststarthook/apiservice-openapi-controller",
    "poststarthook/apiservice-openapiv3-controller",
  ]

  /// Each check of an endpoint on a line, all passed.
  static func text(_ endpoint: String) -> String {
    let isReady = endpoint == "readyz"
    let names = start + (isReady ? readiness : []) + hooks + end + (isReady ? ["shutdown"] : [])
    return names.map { "[+]\($0) ok\n" }.joined() + "\(endpoint) check passed\n"
  }
}
