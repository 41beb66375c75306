import Kinds
import ObjectModel

/// A pod as the scheduler's filters and scores see it, read out of the object once.
struct PodToPlace: Sendable {
  let demand: PodDemand
  let ports: [HostPort]
  let affinity: NodeAffinity
  let tolerations: [Toleration]
  let nodeName: String
  let images: [String]
  let toleratesUnschedulable: Bool
  /// Whether it asks for nothing but CPU, memory and ephemeral storage.
  let isPlain: Bool

  init(_ pod: Value) {
    let spec = pod[.spec] ?? .null
    demand = PodDemand(pod)
    ports = HostPort.of(pod)
    affinity = NodeAffinity(spec)
    tolerations = Toleration.of(pod)
    nodeName = PodState.nodeName(pod)
    let containers = (spec[.initContainers]?.elements ?? []) + (spec[.containers]?.elements ?? [])
    images = containers.map { Self.normalized($0[.image]?.string ?? "") }
    let unschedulable = Taint(key: "node.kubernetes.io/unschedulable", effect: .noSchedule)
    toleratesUnschedulable = tolerations.contains { $0.tolerates(unschedulable) }
    isPlain =
      ports.isEmpty && affinity.isEmpty && nodeName.isEmpty && demand.requested.scalars.isEmpty
  }

  /// An image name with a tag.
  private static func normalized(_ image: String) -> String {
    for byte in image.utf8.reversed() {
      if byte == UInt8(ascii: ":") { return image }
      if byte == UInt8(ascii: "/") { break }
    }
    return image + ":latest"
  }
}
