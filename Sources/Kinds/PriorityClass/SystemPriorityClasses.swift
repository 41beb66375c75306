public import ObjectModel

// Models: pkg/apis/scheduling/v1/helpers.go, v1.32.

/// The two priority classes every cluster has from the start.
public enum SystemPriorityClasses {
  static let values: [(name: String, value: Int64, description: String)] = [
    (
      "system-node-critical", 2_000_001_000,
      "Used for system critical pods that must not be moved from their current node."
    ),
    (
      "system-cluster-critical", 2_000_000_000,
      "Used for system critical pods that must run in the cluster, but can be moved to another "
        + "node if necessary."
    ),
  ]

  /// The classes as they are created when the API server starts.
  public static let objects: [Value] = values.map { entry -> Value in
    [
      .apiVersion: "scheduling.k8s.io/v1", .kind: "PriorityClass",
      .metadata: [.name: .string(entry.name)], .value: .int(entry.value),
      .description: .string(entry.description),
    ]
  }
}
