public import ObjectModel
public import Simulation

/// A Pod read through Kubernetes' names; nothing is copied out of the object.
public struct PodView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The pod's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The pod's namespace.
  public var namespace: String { object.string(.metadata, .namespace) ?? "" }
  /// The pod's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// The labels.
  public var labels: Fields { object.fields(.metadata, .labels) }
  /// Whether deletion has begun.
  public var isTerminating: Bool { object[.metadata, .deletionTimestamp] != nil }
  /// The node it is bound to; empty before that.
  public var nodeName: String { object.string(.spec, .nodeName) ?? "" }
  /// The scheduler that is to place it.
  public var schedulerName: String { object.string(.spec, .schedulerName) ?? "" }
  /// When containers are started again: `Always`, `OnFailure` or `Never`.
  public var restartPolicy: String { object.string(.spec, .restartPolicy) ?? "Always" }
  /// Seconds between the TERM and the KILL signal.
  public var terminationGracePeriodSeconds: Int64 {
    object.int(.spec, .terminationGracePeriodSeconds) ?? 30
  }
  /// Importance among pods.
  public var priority: Int64 { object.int(.spec, .priority) ?? 0 }
  /// Whether it uses the node's own network.
  public var isHostNetwork: Bool { object.bool(.spec, .hostNetwork) == true }
  /// The containers.
  public var containers: [Value] { object.elements(.spec, .containers) }
  /// The init containers.
  public var initContainers: [Value] { object.elements(.spec, .initContainers) }
  /// The ephemeral containers.
  public var ephemeralContainers: [Value] { object.elements(.spec, .ephemeralContainers) }
  /// The volumes.
  public var volumes: [Value] { object.elements(.spec, .volumes) }
  /// The tolerations.
  public var tolerations: [Value] { object.elements(.spec, .tolerations) }

  /// Where the pod is in its life: `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
  public var phase: String { object.string(.status, .phase) ?? "" }
  /// Whether all containers have ended for good.
  public var isTerminal: Bool { phase == "Succeeded" || phase == "Failed" }
  /// Whether it counts as running for a controller: not ended and not being deleted.
  public var isActive: Bool { !isTerminal && !isTerminating }
  /// The first address; empty before there is one.
  public var podIP: String { object.elements(.status, .podIPs).first?.string(.ip) ?? "" }
  /// The conditions.
  public var conditions: [Value] { object.elements(.status, .conditions) }
  /// The states of the containers.
  public var containerStatuses: [Value] { object.elements(.status, .containerStatuses) }
  /// The states of the init containers.
  public var initContainerStatuses: [Value] { object.elements(.status, .initContainerStatuses) }
  /// Whether condition Ready is True.
  public var isReady: Bool { condition("Ready")?.string(.status) == "True" }

  /// The condition of a type; nil when there is none.
  public func condition(_ type: String) -> Value? {
    conditions.first { $0.string(.type) == type }
  }

  /// The owner that controls the pod; nil when there is none.
  public var controller: Value? {
    object.elements(.metadata, .ownerReferences).first { $0.bool(.controller) == true }
  }

  /// What READY, STATUS and RESTARTS say.
  public var summary: PodSummary { PodSummary(self) }
  /// What STATUS shows.
  public var statusText: String { summary.status }

  /// Whether it has been ready for longer than `minReadySeconds` by `now`.
  public func isAvailable(minReadySeconds: Int64, at now: Instant) -> Bool {
    guard let ready = condition("Ready"), ready.string(.status) == "True" else { return false }
    if minReadySeconds == 0 { return true }
    guard let text = ready.string(.lastTransitionTime),
      let since = RFC3339.epochSeconds(text)
    else { return false }
    return Instant(epochSeconds: since + minReadySeconds) < now
  }
}

extension Value {
  /// Whether this container, one of a pod's init containers, keeps running as a sidecar.
  public var isSidecar: Bool { string(.restartPolicy) == "Always" }
}
