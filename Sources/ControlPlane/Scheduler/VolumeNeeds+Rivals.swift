// Models: plugin volumerestrictions, v1.32: claims of one pod alone, and disks that are named in pods.

import APIServer
import Kinds
import ObjectModel

extension VolumeNeeds {
  /// A pod on a node that uses what another pod wants for itself.
  struct Rival: Sendable {
    let uid: String
    let node: String
    /// Whether it bars its own node only, for a disk; a claim of one pod alone bars them all.
    let isLocal: Bool
  }

  /// The pods on nodes that stand in the way of a pod with the given volumes.
  static func rivals(
    of pod: Value, _ volumes: [Value], _ api: borrowing APIServer
  ) -> [Rival] {
    var rivals: [Rival] = []
    let claims = volumes.compactMap { $0[.persistentVolumeClaim]?[.claimName]?.string }
      .filter { name in
        let claim = claim(ObjectKey(pod.objectNamespace, name), api)
        return claim?[.spec]?[.accessModes]?.elements.contains("ReadWriteOncePod") ?? false
      }
    if !claims.isEmpty {
      rivals += takers(of: pod, api.view.objects(.pods, namespace: pod.objectNamespace), false) {
        claims.contains($0[.persistentVolumeClaim]?[.claimName]?.string ?? "")
      }
    }
    let disks = volumes.filter(namesDisk)
    if !disks.isEmpty {
      rivals += takers(of: pod, api.view.objects(.pods), true) { other in
        disks.contains { isConflict($0, other) }
      }
    }
    return rivals
  }

  private static func takers(
    of pod: Value, _ pods: [Value], _ isLocal: Bool, uses: (Value) -> Bool
  ) -> [Rival] {
    pods.compactMap { other in
      let node = PodState.nodeName(other)
      guard !node.isEmpty, !PodState.isTerminal(other), other.objectUID != pod.objectUID,
        other[.spec]?[.volumes]?.elements.contains(where: uses) ?? false
      else { return nil }
      return Rival(uid: other.objectUID, node: node, isLocal: isLocal)
    }
  }

  /// Whether a volume names a disk of a sort that pods cannot freely share.
  static func namesDisk(_ volume: Value) -> Bool {
    volume[.gcePersistentDisk] != nil || volume[.awsElasticBlockStore] != nil
      || volume[.iscsi] != nil || volume[.rbd] != nil
  }

  /// Whether two volumes are one disk that is not only read.
  private static func isConflict(_ one: Value, _ other: Value) -> Bool {
    func isSame(_ kind: Key, _ names: [Key], canBeRead: Bool = true) -> Bool {
      guard let mine = one[kind], let theirs = other[kind],
        names.allSatisfy({ mine[$0] == theirs[$0] })
      else { return false }
      let isOnlyRead = mine[.readOnly]?.bool == true && theirs[.readOnly]?.bool == true
      return !(canBeRead && isOnlyRead)
    }
    if isSame(.gcePersistentDisk, ["pdName"]) || isSame(.iscsi, ["iqn"])
      || isSame(.awsElasticBlockStore, ["volumeID"], canBeRead: false)
    {
      return true
    }
    let monitors = other[.rbd]?["monitors"]?.elements ?? []
    return isSame(.rbd, ["pool", "image"])
      && (one[.rbd]?["monitors"]?.elements.contains(where: monitors.contains) ?? false)
  }

  /// Why the pods on a node, and those elsewhere, bar it; nil when they do not.
  static func rejection(of rivals: [Rival], _ node: NodeInfo) -> Rejection? {
    for isLocal in [true, false] {
      let isBarred = rivals.contains { rival in
        guard rival.isLocal == isLocal else { return false }
        // Pods are taken off a node to see whether that would help.
        return rival.node == node.name
          ? node.pods.contains { $0.uid == rival.uid } : !isLocal
      }
      guard isBarred else { continue }
      let reason =
        isLocal
        ? "node(s) had no available disk"
        : "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access "
          + "mode"
      return Rejection(plugin: .volumeRestrictions, reasons: [reason], isResolvable: true)
    }
    return nil
  }
}
