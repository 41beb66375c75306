public import ObjectModel

/// A ReplicaSet read through Kubernetes' names; nothing is copied out of the object.
public struct ReplicaSetView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The set's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The set's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The set's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// The labels.
  public var labels: Fields { object.fields(.metadata, .labels) }
  /// The annotations.
  public var annotations: Fields { object.fields(.metadata, .annotations) }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// When it was made, in RFC 3339; text order is time order.
  public var creationTimestamp: String { object.string(.metadata, .creationTimestamp) ?? "" }
  /// The generation of the spec.
  public var generation: Int64 { object.int(.metadata, .generation) ?? 0 }
  /// Number of pods wanted.
  public var replicas: Int64 { object.int(.spec, .replicas) ?? 1 }
  /// Seconds a pod must be ready before it is available.
  public var minReadySeconds: Int64 { object.int(.spec, .minReadySeconds) ?? 0 }
  /// The LabelSelector.
  public var selector: Value? { object[.spec, .selector] }
  /// The pod template.
  public var template: Value? { object[.spec, .template] }
  /// Number of pods there are.
  public var currentReplicas: Int64 { object.int(.status, .replicas) ?? 0 }
  /// Number of pods that are ready.
  public var readyReplicas: Int64 { object.int(.status, .readyReplicas) ?? 0 }
  /// Number of pods that are available.
  public var availableReplicas: Int64 { object.int(.status, .availableReplicas) ?? 0 }
  /// The generation the status belongs to.
  public var observedGeneration: Int64 { object.int(.status, .observedGeneration) ?? 0 }
  /// The conditions.
  public var conditions: [Value] { object.elements(.status, .conditions) }

  /// The owner that controls the set; nil when there is none.
  public var controller: Value? {
    object.elements(.metadata, .ownerReferences).first { $0.bool(.controller) == true }
  }

  /// The revision its Deployment gave it; 0 when it has none.
  public var revision: Int64 {
    annotations[DeploymentAnnotation.revision]?.string.flatMap { Int64($0) } ?? 0
  }
}
