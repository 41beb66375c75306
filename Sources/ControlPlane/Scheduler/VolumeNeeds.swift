// Models: plugins volumerestrictions, volumebinding and volumezone, v1.32; what keeps pods with the
// same disk apart is in `VolumeNeeds+Rivals`. Differs: limits of volumes per node (nodevolumelimits)
// come from CSINode objects of nodes with CSI drivers; without such, as here, there are none.

import APIServer
import Kinds
import ObjectModel

/// What a pod's volumes ask of its node.
struct VolumeNeeds: Sendable {
  /// Why no node can do, said before any is looked at; empty when nothing is in the way.
  var problem = ""
  /// What the bound volumes insist on: one list of terms per volume.
  private var affinities: [[NodeSelectorTerm]] = []
  /// Pods that use what one pod alone may use.
  private var rivals: [Rival] = []
  private var zones: [(key: Key, values: [String])] = []
  /// Claims that wait for the pod's node; their volumes to choose from, nil to be provisioned.
  private(set) var delayed: [(claim: ObjectKey, volumes: [Value]?)] = []
  /// What is said when a bound volume does not exist; claims with problems speak first.
  private var missingVolume = ""
  /// The node that was already chosen for such a claim.
  private var selectedNode = ""

  init() {}

  init(_ pod: Value, _ api: borrowing APIServer) {
    let namespace = pod.objectNamespace
    let volumes = pod[.spec]?[.volumes]?.elements ?? []
    let named = volumes.compactMap { $0[.persistentVolumeClaim]?[.claimName]?.string }
    for name in named where Self.claim(ObjectKey(namespace, name), api) == nil {
      problem = "persistentvolumeclaim \"\(name)\" not found"
      return
    }
    rivals = Self.rivals(of: pod, volumes, api)
    var claims: [Value] = []
    for volume in volumes {
      guard let name = pod.claimName(of: volume) else { continue }
      guard let claim = Self.claim(ObjectKey(namespace, name), api) else {
        problem =
          "waiting for ephemeral volume controller to create the persistentvolumeclaim "
          + "\"\(name)\""
        return
      }
      problem = Self.problem(claim)
      if problem.isEmpty, volume[.ephemeral] != nil { problem = Self.problem(claim, madeFor: pod) }
      if !problem.isEmpty { return }
      claims.append(claim)
    }
    for claim in claims where problem.isEmpty { add(claim, api) }
    if problem.isEmpty { problem = missingVolume }
  }

  private static let annotation = Key("volume.kubernetes.io/selected-node")
  private static let bindCompleted = Key("pv.kubernetes.io/bind-completed")

  static func claim(_ key: ObjectKey, _ api: borrowing APIServer) -> Value? {
    api.view.object(.persistentVolumeClaims, key)
  }

  /// Why a claim cannot be used at all; empty when it can.
  private static func problem(_ claim: Value) -> String {
    let name = claim.objectName
    if claim[.status]?[.phase]?.string == "Lost" {
      return "persistentvolumeclaim \"\(name)\" bound to non-existent persistentvolume "
        + "\"\(claim[.spec]?[.volumeName]?.string ?? "")\""
    }
    if claim.isBeingDeleted { return "persistentvolumeclaim \"\(name)\" is being deleted" }
    return ""
  }

  /// Why a claim is not the one that was made for a volume of a pod; empty when it is.
  private static func problem(_ claim: Value, madeFor pod: Value) -> String {
    let owners = claim[.metadata]?[.ownerReferences]?.elements ?? []
    if owners.contains(where: { $0[.controller]?.bool == true && $0[.uid]?.string == pod.objectUID }
    ) {
      return ""
    }
    return "PVC \(claim.objectNamespace)/\(claim.objectName) was not created for pod "
      + "\(pod.objectNamespace)/\(pod.objectName) (pod is not owner)"
  }

  private mutating func add(_ claim: Value, _ api: borrowing APIServer) {
    let volumeName = claim[.spec]?[.volumeName]?.string ?? ""
    if !volumeName.isEmpty, claim.annotation(Self.bindCompleted) != nil {
      if let volume = api.view.object(.persistentVolumes, ObjectKey("", volumeName)) {
        add(volume)
      } else if missingVolume.isEmpty {
        missingVolume = "persistentvolume \"\(volumeName)\" not found"
      }
    } else if volumeName.isEmpty, waitsForPod(claim, api) {
      selectedNode = claim.annotation(Self.annotation) ?? selectedNode
      delayed.append((claim.objectKey, candidates(claim, api)))
    } else {
      problem = "pod has unbound immediate PersistentVolumeClaims"
    }
  }

  private mutating func add(_ volume: Value) {
    let terms = volume[.spec]?[.nodeAffinity]?["required"]?[.nodeSelectorTerms]?.array
    if let terms { affinities.append(terms.map { NodeSelectorTerm($0) }) }
    for key in Self.topologyLabels {
      guard let text = volume.objectLabels[key]?.string else { continue }
      zones.append((key, text.replacing("__", with: ",").split(separator: ",").map(String.init)))
    }
  }

  private static let topologyLabels = [
    Key("failure-domain.beta.kubernetes.io/zone"), Key("failure-domain.beta.kubernetes.io/region"),
    Key.zoneLabel, Key("topology.kubernetes.io/region"),
  ]

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
    _ claim: Value, _ api: borrowing APIServer
  ) -> [Value]? {
    let name = claim[.spec]?["storageClassName"]?.string ?? ""
    let wanted = Self.size(claim[.spec]?[.resources]?[.requests])
    let modes = (claim[.spec]?[.accessModes]?.elements ?? []).compactMap(\.string)
    let volumes = api.view.objects(.persistentVolumes).filter { volume in
      let offered = (volume[.spec]?[.accessModes]?.elements ?? []).compactMap(\.string)
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
    if let rejection = Self.rejection(of: rivals, node) { return rejection }
    var reasons: [String] = []
    if affinities.contains(where: { !$0.contains { Self.matches($0, node) } }) {
      reasons.append("node(s) had volume node affinity conflict")
    }
    let isElsewhere = !selectedNode.isEmpty && selectedNode != node.name
    if isElsewhere || delayed.contains(where: { $0.volumes != nil && volume(for: $0, node) == nil })
    {
      reasons.append("node(s) didn't find available persistent volumes to bind")
    }
    if reasons.isEmpty, isOutsideZones(node) { reasons = ["node(s) had no available volume zone"] }
    if reasons.isEmpty { return nil }
    return Rejection(plugin: .volumeBinding, reasons: reasons, isResolvable: false)
  }

  /// Whether a node that says where it stands does not stand where a volume does.
  private func isOutsideZones(_ node: NodeInfo) -> Bool {
    guard !zones.isEmpty, Self.topologyLabels.contains(where: { node.labels[$0] != nil }) else {
      return false
    }
    return zones.contains { zone in
      let place = Self.topologyLabels.firstIndex(of: zone.key) ?? 0
      let stable = Self.topologyLabels[place % 2 + 2]
      guard let value = (node.labels[zone.key] ?? node.labels[stable])?.string else { return true }
      return !zone.values.contains(value)
    }
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

  /// Tells the claims that wait for it which node was chosen; true when they still have to be bound.
  func choose(_ node: NodeInfo, user: UserInfo, _ api: inout APIServer) -> Bool {
    for entry in delayed {
      if entry.volumes != nil, let volume = volume(for: entry, node) {
        let claim = Self.claim(entry.claim, api)
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
