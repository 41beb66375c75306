public import APIServer

/// Whether an event is as expected or wants attention.
public enum EventType: String, Hashable, Sendable {
  case normal = "Normal"
  case warning = "Warning"
}

/// Who reports an event: a component, and the node it runs on if it belongs to one.
public struct EventSource: Hashable, Sendable {
  /// The component's name, such as `kubelet` or `replication-controller`.
  public let component: String
  /// The node; empty for components of the control plane.
  public let host: String
  /// Who the API server sees writing the event.
  public let user: UserInfo

  /// A source; without `user` it is the kubelet of `host`, or `system:COMPONENT`.
  public init(component: String, host: String = "", user: UserInfo? = nil) {
    self.component = component
    self.host = host
    self.user = user ?? (host.isEmpty ? .system(component) : .node(host))
  }
}
