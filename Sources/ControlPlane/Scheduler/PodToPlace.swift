import APIServer
import Kinds
import ObjectModel

/// A pod as the scheduler's filters and scores see it, read out of the object once.
struct PodToPlace: Sendable {
  let uid: String
  let namespace: String
  let priority: Int64
  let labels: Fields
  /// The labels of its namespace.
  var namespaceLabels = Fields()
  let demand: PodDemand
  let ports: [HostPort]
  let affinity: NodeAffinity
  let tolerations: [Toleration]
  let nodeName: String
  let images: [String]
  let toleratesUnschedulable: Bool
  /// Whether it has claims or disks, which not every node can give it.
  let needsVolumes: Bool
  var volumes = VolumeNeeds()
  /// What it asks of the pods around it; none or one.
  var terms: [PodTerms]
  /// How its group is to be spread.
  var spread: [SpreadConstraint]
  /// Whether `spread` holds the wishes for pods that say nothing themselves.
  var hasDefaultSpread = false
  /// The pod as it will be counted on its node.
  let placed: PlacedPod
  /// Whether it asks for nothing but CPU, memory and ephemeral storage.
  let isPlain: Bool

  init(_ pod: Value) {
    let spec = pod[.spec] ?? .null
    placed = PlacedPod(pod)
    uid = placed.uid
    namespace = placed.key.namespace
    priority = placed.priority
    terms = placed.terms
    let labels = placed.labels
    self.labels = labels
    spread = (spec[.topologySpreadConstraints]?.elements ?? []).map {
      SpreadConstraint($0, labels: labels)
    }
    demand = PodDemand(pod)
    ports = HostPort.of(pod)
    affinity = NodeAffinity(spec)
    tolerations = Toleration.of(pod)
    nodeName = PodState.nodeName(pod)
    let containers = (spec[.initContainers]?.elements ?? []) + (spec[.containers]?.elements ?? [])
    images = containers.map { Self.normalized($0[.image]?.string ?? "") }
    let unschedulable = Taint(key: "node.kubernetes.io/unschedulable", effect: .noSchedule)
    toleratesUnschedulable = tolerations.contains { $0.tolerates(unschedulable) }
    let needsVolumes = (spec[.volumes]?.elements ?? []).contains {
      $0[.persistentVolumeClaim] != nil || $0[.ephemeral] != nil || VolumeNeeds.namesDisk($0)
    }
    self.needsVolumes = needsVolumes
    isPlain =
      !needsVolumes && ports.isEmpty && affinity.isEmpty && nodeName.isEmpty
      && demand.requested.scalars.isEmpty
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
