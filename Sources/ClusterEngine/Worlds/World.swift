import NodeRuntime
import ObjectModel

/// A cluster as it is before anyone touches it: its nodes, and what runs on them.
public struct World: Sendable {
  /// The name after `--world` and in lessons.
  public let name: String
  /// One sentence on it.
  public let summary: String
  /// The nodes, the control plane's first.
  let nodes: [NodeDefinition]
  /// The node that runs the control plane's own pods; nil when they are not shown.
  let controlPlaneNode: String?
  /// How fast the machines are.
  let profile: RuntimeProfile
  /// Whether there are a scheduler and kubelets, and the admission that counts on them.
  var isControlPlaneOnly = false
  /// Where the address ranges of pods begin, and how many nodes can have one.
  var podRanges = (prefix: "10.244", count: 256)

  /// Where the API server listens, seen or unseen.
  static let serverAddress = "172.18.0.2"

  /// Every world, by name.
  public static let all = [threeNodes, oneNode, bareThree]

  /// The names of all worlds.
  public static var names: [String] { all.map(\.name) }

  /// The world of that name; nil when there is none.
  public static func named(_ name: String) -> World? {
    all.first { $0.name == name }
  }

  /// A tainted control-plane node and three workers: the usual teaching cluster.
  public static let threeNodes = World(
    name: "three-nodes",
    summary: "a control-plane node and the workers node-1, node-2 and node-3",
    nodes: [controlPlane(isTainted: true)] + workers(3, firstNumber: 2),
    controlPlaneNode: "control-plane", profile: .standard)

  /// One node that is everything, as minikube and kind make by default.
  public static let oneNode = World(
    name: "one-node", summary: "a single node that runs the control plane and every pod",
    nodes: [controlPlane(isTainted: false)], controlPlaneNode: "control-plane",
    profile: .standard)

  /// Three plain workers and nothing else.
  public static let bareThree = World(
    name: "bare-3", summary: "three plain nodes, no add-ons, an invisible control plane",
    nodes: workers(3, firstNumber: 1, addressBase: 10), controlPlaneNode: nil,
    profile: .recorded)

  /// Any number of plain workers and nothing else, for measuring; not among the named worlds.
  public static func plain(nodes count: Int) -> World {
    var profile = RuntimeProfile.standard
    profile.recordsStart = false
    var world = World(
      name: "plain-\(count)", summary: "\(count) plain nodes",
      nodes: workers(count, firstNumber: 1), controlPlaneNode: nil, profile: profile)
    if count > world.podRanges.count { world.podRanges = ("10.128", 128 * 256) }
    return world
  }

  /// An API server and controllers without nodes, scheduler and kubelets, as Kubernetes' own tests
  /// of kubectl expect it; not among the named worlds.
  public static let controlPlaneOnly = World(
    name: "control-plane-only", summary: "an API server and controllers, no nodes", nodes: [],
    controlPlaneNode: nil, profile: .recorded, isControlPlaneOnly: true)

  private static func controlPlane(isTainted: Bool) -> NodeDefinition {
    var node = NodeDefinition(
      name: "control-plane", address: serverAddress, number: 1, memory: "8Gi")
    node.labels = [
      ("node-role.kubernetes.io/control-plane", ""),
      ("node.kubernetes.io/exclude-from-external-load-balancers", ""),
    ]
    if isTainted {
      node.taints = [["effect": "NoSchedule", "key": "node-role.kubernetes.io/control-plane"]]
    }
    return node
  }

  private static func workers(
    _ count: Int, firstNumber: Int, addressBase: Int = 1
  ) -> [NodeDefinition] {
    (1...count).map { index in
      let number = firstNumber + index - 1
      let address = addressBase + number
      return NodeDefinition(
        name: "node-\(index)", address: "172.18.\(address / 256).\(address % 256)",
        number: number)
    }
  }
}
