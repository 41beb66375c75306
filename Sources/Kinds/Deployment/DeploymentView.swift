public import ObjectModel

/// A Deployment read through Kubernetes' names; nothing is copied out of the object.
public struct DeploymentView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The deployment's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The deployment's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The deployment's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// The annotations.
  public var annotations: Fields { object.fields(.metadata, .annotations) }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// The generation of the spec.
  public var generation: Int64 { object.int(.metadata, .generation) ?? 0 }
  /// Number of pods wanted.
  public var replicas: Int64 { object.int(.spec, .replicas) ?? 1 }
  /// The LabelSelector.
  public var selector: Value? { object[.spec, .selector] }
  /// The pod template.
  public var template: Value? { object[.spec, .template] }
  /// `RollingUpdate` or `Recreate`.
  public var strategyType: String { object.string(.spec, .strategy, .type) ?? "RollingUpdate" }
  /// How many pods there may be above the wanted number: a number or a percentage.
  public var maxSurge: Value? { object.value(at: [.spec, .strategy, .rollingUpdate, .maxSurge]) }
  /// How many pods may be missing from the wanted number: a number or a percentage.
  public var maxUnavailable: Value? {
    object.value(at: [.spec, .strategy, .rollingUpdate, .maxUnavailable])
  }
  /// Seconds a pod must be ready before it is available.
  public var minReadySeconds: Int64 { object.int(.spec, .minReadySeconds) ?? 0 }
  /// Number of old replica sets kept.
  public var revisionHistoryLimit: Int64 { object.int(.spec, .revisionHistoryLimit) ?? 10 }
  /// Seconds without progress after which a rollout has failed; nil for never.
  public var progressDeadlineSeconds: Int64? { object.int(.spec, .progressDeadlineSeconds) }
  /// Whether changes of the template start no rollout.
  public var isPaused: Bool { object.bool(.spec, .paused) == true }
  /// The generation the status belongs to.
  public var observedGeneration: Int64 { object.int(.status, .observedGeneration) ?? 0 }
  /// How often a name for a new replica set was taken; nil before the first time.
  public var collisionCount: Int64? { object.int(.status, .collisionCount) }
  /// The conditions.
  public var conditions: [Value] { object.elements(.status, .conditions) }

  /// The condition of a type; nil when there is none.
  public func condition(_ type: String) -> Value? {
    conditions.first { $0.string(.type) == type }
  }

  /// The oldest of `sets` made from the present template; nil when there is none.
  public func newReplicaSet(among sets: [Value]) -> Value? {
    var oldest: Value?
    for set in sets where PodTemplateHash.isSame(set[.spec, .template], template) {
      guard let found = oldest else {
        oldest = set
        continue
      }
      let left = ReplicaSetView(set)
      let right = ReplicaSetView(found)
      if (left.creationTimestamp, left.name) < (right.creationTimestamp, right.name) {
        oldest = set
      }
    }
    return oldest
  }
}

/// The annotations with which deployments and their replica sets keep the history of rollouts.
public enum DeploymentAnnotation {
  /// The number of the rollout.
  public static let revision = Key("deployment.kubernetes.io/revision")
  /// Earlier numbers of the same template, comma separated.
  public static let revisionHistory = Key("deployment.kubernetes.io/revision-history")
  /// How many pods the deployment wants, noted on its replica sets.
  public static let desiredReplicas = Key("deployment.kubernetes.io/desired-replicas")
  /// How many pods a rollout may have at most, noted on its replica sets.
  public static let maxReplicas = Key("deployment.kubernetes.io/max-replicas")
  /// What caused a rollout, as kubectl notes it.
  public static let changeCause = Key("kubernetes.io/change-cause")
  /// What apply notes; it is not copied to replica sets.
  public static let lastApplied = Key("kubectl.kubernetes.io/last-applied-configuration")
}
