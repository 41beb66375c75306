import ObjectModel

// Models: registry/core/componentstatus, v1.32.

extension APIServer {
  /// What the components of the control plane answer when they are asked how they are, in order of
  /// their names.
  var componentStatuses: [Value] {
    [
      componentStatus("controller-manager"), componentStatus("etcd-0"),
      componentStatus("scheduler", fault: runsScheduler ? nil : Self.schedulerFault),
    ]
  }

  private static let schedulerFault =
    #"Get "https://127.0.0.1:10259/healthz": dial tcp 127.0.0.1:10259: connect: "#
    + "connection refused"

  private func componentStatus(_ name: String, fault: String? = nil) -> Value {
    [
      "apiVersion": "v1", "kind": "ComponentStatus",
      "metadata": ["name": .string(name), "creationTimestamp": .null],
      "conditions": [
        [
          "type": "Healthy", "status": fault == nil ? "True" : "False",
          "message": .string(fault ?? "ok"),
        ]
      ],
    ]
  }
}
