// Models: plugins volumerestrictions (ReadWriteOncePod), volumebinding and volumezone, v1.32.
// Differs: limits of volumes per node need CSI drivers, which are not simulated.

import APIServer
import Kinds
import ObjectModel

/// What a pod's claims ask of its node.
struct VolumeNeeds: Sendable {
  /// Why no node can do, said before any is looked at; empty when nothing is in the way.
  var problem = ""
  /// What the bound volumes insist on: one list of terms per volume.
  private var affinities: [[NodeSelectorTerm]] = []
  private var isVolumeMissing = false
  /// Whether another pod uses a claim that only one pod may use.
  private var isTaken = false
  private var zones: [(key: Key, values: [String])] = []
  /// Claims that wait for the pod's node; their volumes to choose from, nil to be provisioned.
  private(set) var delayed: [(claim: ObjectKey, volumes: [Value]?)] = []
  /// The node that was already chosen for such a claim.
  private var selectedNode = ""

  var isEmpty: Bool {
    affinities.isEmpty && !isVolumeMissing && zones.isEmpty && delayed.isEmpty && !isTaken
  }

  init() {}

  init(_ pod: Value, _ api: borrowing APIServer) {
    let namespace = pod.objectNamespace
    for volume in pod[.spec]?["volumes"]?.elements ?? [] {
      var name = volume["persistentVolumeClaim"]?["claimName"]?.string ?? ""
      if volume["ephemeral"] != nil { name = "\(pod.objectName)-\(volume[.name]?.string ?? "")" }
      guard !name.isEmpty else { continue }
      add(ObjectKey(namespace, name), api)
      if !isTaken { isTaken = Self.isTaken(ObjectKey(namespace, name), by: pod, api) }
      if !problem.isEmpty { return }
    }
  }

  /// Whether a claim for one pod alone is used by a pod other than `pod` that has a node.
  private static func isTaken(
    _ key: ObjectKey, by pod: Value, _ api: borrowing APIServer
  ) -> Bool {
    let kind = api.catalog.resource(group: "", version: "v1", plural: "persistentvolumeclaims")
    let modes = kind.flatMap { api.view.object($0, key) }?[.spec]?["accessModes"]?.elements ?? []
    guard modes.contains("ReadWriteOncePod") else { return false }
    return api.view.objects(.pods, namespace: key.namespace).contains { other in
      let phase = other[.status]?[.phase]?.string
      return other.objectUID != pod.objectUID && !PodState.nodeName(other).isEmpty
        && phase != "Succeeded" && phase != "Failed"
        && (other[.spec]?["volumes"]?.elements ?? []).contains {
          $0["persistentVolumeClaim"]?["claimName"]?.string == key.name
        }
    }
  }

  private static let annotation = Key("volume.kubernetes.io/selected-node")

  private mutating func add(_ key: ObjectKey, _ api: borrowing APIServer) {
    let kind = api.catalog.resource(group: "", version: "v1", plural: "persistentvolumeclaims")
    guard let kind, let claim = api.view.object(kind, key) else {
      problem = "persistentvolumeclaim \"\(key.name)\" not found"
      return
    }
    if claim.isBeingDeleted {
      problem = "persistentvolumeclaim \"\(key.name)\" is being deleted"
      return
    }
    let volumeName = claim[.spec]?["volumeName"]?.string ?? ""
    if claim[.status]?[.phase]?.string == "Lost" {
      problem =
        "persistentvolumeclaim \"\(key.name)\" bound to non-existent persistentvolume "
        + "\"\(volumeName)\""
      return
    }
    let volumes = api.catalog.resource(group: "", version: "v1", plural: "persistentvolumes")
    if claim[.status]?[.phase]?.string == "Bound" {
      let volume = volumes.flatMap { api.view.object($0, ObjectKey("", volumeName)) }
      add(volume)
    } else if waitsForPod(claim, api) {
      selectedNode = claim[.metadata]?[.annotations]?[Self.annotation]?.string ?? selectedNode
      delayed.append((key, candidates(claim, volumes, api)))
    } else {
      problem = "pod has unbound immediate PersistentVolumeClaims"
    }
  }

  private mutating func add(_ volume: Value?) {
    guard let volume else {
      isVolumeMissing = true
      return
    }
    let terms = volume[.spec]?[.nodeAffinity]?["required"]?[.nodeSelectorTerms]?.array
    if let terms { affinities.append(terms.map { NodeSelectorTerm($0) }) }
    for key in [Key.zoneLabel, Key("topology.kubernetes.io/region")] {
      guard let text = volume.objectLabels[key]?.string else { continue }
      zones.append((key, text.replacing("__", with: ",").split(separator: ",").map(String.init)))
    }
  }

  private func storageClass(_ claim: Value, _ api: borrowing APIServer) -> Value? {
    guard let name = claim[.spec]?["storageClassName"]?.string,
      let kind = api.catalog.resource(
        group: "storage.k8s.io", version: "v1", plural: "storageclasses")
    else { return nil }
    return api.view.object(kind, ObjectKey("", name))
  }

  private func waitsForPod(_ claim: Value, _ api: borrowing APIServer) -> Bool {
    storageClass(claim, api)?["volumeBindingMode"]?.string == "WaitForFirstConsumer"
  }

  /// The free volumes a claim could take; nil when one will be made for it.
  private func candidates(
    _ claim: Value, _ kind: ResourceID?, _ api: borrowing APIServer
  ) -> [Value]? {
    let name = claim[.spec]?["storageClassName"]?.string ?? ""
    let wanted = Self.size(claim[.spec]?[.resources]?[.requests])
    let modes = (claim[.spec]?["accessModes"]?.elements ?? []).compactMap(\.string)
    let volumes = (kind.map { api.view.objects($0) } ?? []).filter { volume in
      let offered = (volume[.spec]?["accessModes"]?.elements ?? []).compactMap(\.string)
      return volume[.status]?[.phase]?.string == "Available"
        && (volume[.spec]?["storageClassName"]?.string ?? "") == name
        && Self.size(volume[.spec]?["capacity"]) >= wanted && modes.allSatisfy(offered.contains)
    }
    let provisioner = storageClass(claim, api)?["provisioner"]?.string ?? ""
    if volumes.isEmpty, provisioner != "kubernetes.io/no-provisioner" { return nil }
    return volumes.sorted { Self.size($0[.spec]?["capacity"]) < Self.size($1[.spec]?["capacity"]) }
  }

  private static func size(_ list: Value?) -> Int64 {
    list?["storage"].flatMap { $0.string ?? $0.int.map { String($0) } }
      .flatMap { Quantity($0)?.value } ?? 0
  }

  /// Why a node does not do; nil when it does.
  func rejection(_ node: NodeInfo) -> Rejection? {
    if isTaken {
      return Rejection(
        plugin: .volumeRestrictions,
        reasons: [
          "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access "
            + "mode"
        ], isResolvable: true)
    }
    if isVolumeMissing {
      return refuse("node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)")
    }
    for terms in affinities where !terms.contains(where: { Self.matches($0, node) }) {
      return refuse("node(s) had volume node affinity conflict")
    }
    if !selectedNode.isEmpty, selectedNode != node.name {
      return refuse("node(s) didn't find available persistent volumes to bind")
    }
    for entry in delayed where entry.volumes != nil && volume(for: entry, node) == nil {
      return refuse("node(s) didn't find available persistent volumes to bind")
    }
    for zone in zones {
      guard let value = node.labels[zone.key]?.string, !zone.values.contains(value) else {
        continue
      }
      return Rejection(
        plugin: .volumeBinding, reasons: ["node(s) had no available volume zone"],
        isResolvable: false)
    }
    return nil
  }

  private func volume(
    for entry: (claim: ObjectKey, volumes: [Value]?), _ node: NodeInfo
  ) -> Value? {
    entry.volumes?.first { volume in
      guard let terms = volume[.spec]?[.nodeAffinity]?["required"]?[.nodeSelectorTerms]?.array
      else { return true }
      return terms.contains { Self.matches(NodeSelectorTerm($0), node) }
    }
  }

  private static func matches(_ term: NodeSelectorTerm, _ node: NodeInfo) -> Bool {
    term.matches(name: node.name, labels: node.labels)
  }

  private func refuse(_ reason: String) -> Rejection {
    Rejection(plugin: .volumeBinding, reasons: [reason], isResolvable: false)
  }

  /// Tells the claims that wait for it which node was chosen; true when they still have to be bound.
  func choose(_ node: NodeInfo, user: UserInfo, _ api: inout APIServer) -> Bool {
    for entry in delayed {
      if entry.volumes != nil, let volume = volume(for: entry, node) {
        let claim = api.catalog.resource(
          group: "", version: "v1", plural: "persistentvolumeclaims"
        ).flatMap { api.view.object($0, entry.claim) }
        let reference: Value = [
          .apiVersion: "v1", .kind: "PersistentVolumeClaim", .name: .string(entry.claim.name),
          .namespace: .string(entry.claim.namespace), .uid: .string(claim?.objectUID ?? ""),
        ]
        let target = ResourceTarget(resource: "persistentvolumes", name: volume.objectName)
        patch(target, [.spec: ["claimRef": reference]], user, &api)
      } else {
        let target = ResourceTarget(
          resource: "persistentvolumeclaims", namespace: entry.claim.namespace,
          name: entry.claim.name)
        let body: Value = [
          .metadata: [.annotations: [Self.annotation: .string(node.name)]]
        ]
        patch(target, body, user, &api)
      }
    }
    return !delayed.isEmpty
  }

  private func patch(
    _ target: ResourceTarget, _ body: Value, _ user: UserInfo, _ api: inout APIServer
  ) {
    // A failure is seen when the claim is looked at again.
    _ = api.handle(
      APIRequest(.patch, .resource(target), body: body, patchType: .merge, user: user))
  }
}
