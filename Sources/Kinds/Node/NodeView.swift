public import ObjectModel

/// A Node read through Kubernetes' names; nothing is copied out of the object.
public struct NodeView: Sendable {
  /// The whole object.
  public let object: Value

  /// A view of `object`.
  public init(_ object: Value) {
    self.object = object
  }

  /// The node's name.
  public var name: String { object.string(.metadata, .name) ?? "" }
  /// The node's uid.
  public var uid: String { object.string(.metadata, .uid) ?? "" }
  /// The labels.
  public var labels: Fields { object.fields(.metadata, .labels) }
  /// Whether the node is cordoned.
  public var isUnschedulable: Bool { object.bool(.spec, .unschedulable) == true }
  /// The taints.
  public var taints: [Value] { object.elements(.spec, .taints) }
  /// Resources pods may use, as quantities by name.
  public var allocatable: Fields { object.fields(.status, .allocatable) }
  /// All resources, as quantities by name.
  public var capacity: Fields { object.fields(.status, .capacity) }
  /// The conditions.
  public var conditions: [Value] { object.elements(.status, .conditions) }
  /// The range that pod addresses come from; nil before it is assigned.
  public var podCIDR: String? { object.string(.spec, .podCIDR) }

  /// The condition of a type; nil when there is none.
  public func condition(_ type: String) -> Value? {
    conditions.last { $0.string(.type) == type }
  }

  /// Whether condition Ready is True.
  public var isReady: Bool { condition("Ready")?.string(.status) == "True" }

  /// What STATUS shows: `Ready`, `NotReady` or `Unknown`, and whether it is cordoned.
  public var statusText: String {
    var text = "Unknown"
    if let ready = condition("Ready") {
      text = ready.string(.status) == "True" ? "Ready" : "NotReady"
    }
    return isUnschedulable ? "\(text),SchedulingDisabled" : text
  }

  /// The roles its labels give, sorted.
  public var roles: [String] {
    var roles: [String] = []
    let prefix = "node-role.kubernetes.io/"
    for (key, value) in labels.sorted {
      if key.hasPrefix(prefix) {
        roles.append(String(key.dropFirst(prefix.count)))
      } else if key == "kubernetes.io/role" {
        roles.append(value.string ?? "")
      }
    }
    var seen: [String] = []
    for role in roles.sorted() where !role.isEmpty && !seen.contains(role) { seen.append(role) }
    return seen
  }

  /// The first address of a type, such as `InternalIP`; nil when there is none.
  public func address(_ type: String) -> String? {
    object.elements(.status, .addresses).first { $0.string(.type) == type }?.string(.address)
  }

  /// A field of status.nodeInfo; empty when absent.
  public func nodeInfo(_ key: Key) -> String { object.string(.status, .nodeInfo, key) ?? "" }
}
