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

  /// The checks of an endpoint, in order.
  static func names(_ endpoint: String) -> [String] {
    let isReady = endpoint == "readyz"
    return start + (isReady ? readiness : []) + hooks + end + (isReady ? ["shutdown"] : [])
  }

  /// Each check of an endpoint on a line, all passed.
  static func text(_ endpoint: String, excluding excluded: [String] = []) -> String {
    let names = names(endpoint)
    var text = names.map { name in
      excluded.contains(name) ? "[+]\(name) excluded: ok\n" : "[+]\(name) ok\n"
    }.joined()
    let unknown = excluded.filter { !names.contains($0) }
    if !unknown.isEmpty {
      let list = unknown.map { "\"\($0)\"" }.joined(separator: ", ")
      text += "warn: some health checks cannot be excluded: no matches for \(list)\n"
    }
    return text + "\(endpoint) check passed\n"
  }
}
