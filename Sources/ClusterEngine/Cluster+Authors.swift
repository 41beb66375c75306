public import APIServer
import ControlPlane
import NodeRuntime

extension Cluster {
  /// A component that writes, as people call it.
  public struct Component: Hashable, Sendable {
    /// Its name, such as `deployment-controller`; the name is empty for the world's beginning.
    public let name: String
    /// The node it runs on; nil for components of the control plane and clients.
    public let node: String?
  }

  /// Who an author is.
  public func component(_ author: Author) -> Component {
    switch author.role {
    case .nobody: Component(name: "", node: nil)
    case .user: Component(name: "kubectl", node: nil)
    case .client: Component(name: "client", node: nil)
    case .apiServer: Component(name: "API server", node: nil)
    case .scheduler: Component(name: "scheduler", node: nil)
    case .controller(let place):
      Component(name: controlPlane.controllerName(place) ?? "controller", node: nil)
    case .kubelet(let place): Component(name: "kubelet", node: nodes.nodeName(place))
    }
  }
}
