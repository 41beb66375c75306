import APIServer
import Kinds
import ObjectModel
import Simulation

/// People and faults work on claims and volumes, on a StatefulSet that has claims, and on pods that
/// use others.
struct ClaimWorld: RandomWorld {
  static let finalizer: Value = "example.com/backup"

  var cluster: PlayedCluster
  var random: RandomStream
  var fault: String?
  var deeds: [String] = []
  /// Whether the set exists.
  var exists = false
  var replicas = 0
  let isOrdered: Bool
  /// How many claims each of its pods has.
  let templates: Int
  var retention: (deleted: String, scaled: String)
  /// Whether the set has never asked for the deletion of a claim.
  var alwaysRetains: Bool
  /// When a claim was last lost or began to go.
  var lastLoss: Instant
  private var version = 27
  private var volumeCount = 0
  private var claimCount = 0
  private var podCount = 0

  init(_ seed: UInt64, _ base: PlayedCluster) {
    cluster = base
    cluster.kubelets.reseed(seed)
    random = RandomStream(seed: seed).split("claims")
    isOrdered = random.below(2) == 0
    templates = random.below(4) == 0 ? 2 : 1
    let policies = ["Retain", "Retain", "Delete"]
    retention = (policies[random.below(3)], policies[random.below(3)])
    alwaysRetains = retention == ("Retain", "Retain")
    lastLoss = base.api.now
  }

  var story: String {
    let claims = cluster.api.view.objects(.persistentVolumeClaims).map {
      "\($0.name) \($0.string("status", "phase") ?? "")"
        + ($0.string("spec", "volumeName").map { " \($0)" } ?? "")
    }
    let volumes = cluster.api.view.objects(.persistentVolumes).map {
      "\($0.name) \($0.string("status", "phase") ?? "")"
    }
    let pods = cluster.pods.map { "\(PodView($0).name) \(PodView($0).statusText)" }
    return "\(isOrdered ? "ordered" : "parallel") x\(replicas) with \(templates) claims, "
      + "\(retention), \(deeds.joined(separator: ", ")), claims \(claims), volumes \(volumes), "
      + "pods \(pods)"
  }

  mutating func live() {
    for _ in 0..<(2 + random.below(4)) { addVolume() }
    for _ in 0..<10 {
      act()
      run(for: pause())
      if fault != nil { return }
    }
    settle()
  }

  private func key(_ name: String) -> ObjectKey { ObjectKey("default", name) }

  // MARK: What happens

  private mutating func act() {
    switch random.below(26) {
    case 0, 1, 2: addVolume()
    case 3, 4: removeVolume()
    case 5, 6: freeVolumes()
    case 7, 8, 9: exists ? scale() : createSet()
    case 10: exists ? deleteSet() : createSet()
    case 11: exists ? changeImage() : createSet()
    case 12: exists ? changeRetention() : createSet()
    case 13, 14: killPod()
    case 15, 16, 17: deleteClaim()
    case 18: holdClaim()
    case 19: releaseClaims()
    case 20, 21: addClaim()
    case 22: addPod()
    default: hurtNode()
    }
  }

  private mutating func addVolume() {
    volumeCount += 1
    let name = "pv-\(volumeCount)"
    let modes: [Value] = [
      ["ReadWriteOnce"], ["ReadWriteOnce"], ["ReadWriteOnce", "ReadWriteMany"], ["ReadWriteMany"],
    ]
    let policy = ["Retain", "Retain", "Delete", "Recycle"][random.below(4)]
    let folder = random.below(3) == 0 ? "/srv" : "/tmp"
    var spec: Value = [
      "capacity": ["storage": .string("\(1 + random.below(3))Gi")],
      "accessModes": modes[random.below(modes.count)],
      "persistentVolumeReclaimPolicy": .string(policy),
      "hostPath": ["path": .string("\(folder)/\(name)")],
    ]
    deeds.append("add \(name), \(policy)")
    if random.below(6) == 0 {
      let claim = "data-web-\(random.below(3))"
      deeds.append("for \(claim)")
      spec["claimRef"] = ["namespace": "default", "name": .string(claim)]
    }
    let response = cluster.add(
      .persistentVolumes, ["metadata": ["name": .string(name)], "spec": spec])
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
  }

  private mutating func removeVolume() {
    let volumes = cluster.api.view.objects(.persistentVolumes)
    guard !volumes.isEmpty else { return }
    let name = volumes[random.below(volumes.count)].name
    deeds.append("delete \(name)")
    cluster.remove(.persistentVolumes, ObjectKey("", name))
  }

  /// Lets claims use again what others have left, as an administrator does.
  private mutating func freeVolumes() {
    for volume in cluster.api.view.objects(.persistentVolumes)
    where volume.string("status", "phase") == "Released" {
      deeds.append("free \(volume.name)")
      cluster.patch(
        .persistentVolumes, ObjectKey("", volume.name), ["spec": ["claimRef": .null]])
    }
  }

  private var retentionValue: Value {
    ["whenDeleted": .string(retention.deleted), "whenScaled": .string(retention.scaled)]
  }

  private mutating func createSet() {
    exists = true
    version = 27
    replicas = 1 + random.below(3)
    alwaysRetains = retention == ("Retain", "Retain")
    deeds.append("create x\(replicas)")
    let claims = ["data", "logs"].prefix(templates).map { name -> Value in
      [
        "metadata": ["name": .string(name)],
        "spec": [
          "accessModes": ["ReadWriteOnce"],
          "resources": ["requests": ["storage": name == "data" ? "2Gi" : "1Gi"]],
        ],
      ]
    }
    let spec: Value = [
      "replicas": .int(Int64(replicas)), "serviceName": "web",
      "podManagementPolicy": isOrdered ? "OrderedReady" : "Parallel",
      "persistentVolumeClaimRetentionPolicy": retentionValue,
      "selector": ["matchLabels": ["app": "web"]],
      "template": [
        "metadata": ["labels": ["app": "web"]],
        "spec": ["containers": [["name": "c", "image": "nginx:1.27"]]],
      ],
      "volumeClaimTemplates": .array(claims),
    ]
    let response = cluster.add(.statefulSets, ["metadata": ["name": "web"], "spec": spec])
    if !response.isSuccess { fault = "it cannot be created: \(response)" }
  }

  private mutating func change(_ spec: Value) {
    cluster.patch(.statefulSets, Self.key, ["spec": spec])
  }

  private mutating func scale() {
    replicas = random.below(5)
    deeds.append("scale to \(replicas)")
    change(["replicas": .int(Int64(replicas))])
  }

  private mutating func changeImage() {
    version += 1
    deeds.append("image \(version)")
    let image = Value.string("nginx:1.\(version)")
    change(["template": ["spec": ["containers": [["name": "c", "image": image]]]]])
  }

  private mutating func changeRetention() {
    let policies = ["Retain", "Delete"]
    retention = (policies[random.below(2)], policies[random.below(2)])
    if retention != ("Retain", "Retain") { alwaysRetains = false }
    deeds.append("\(retention)")
    change(["persistentVolumeClaimRetentionPolicy": retentionValue])
  }

  private mutating func deleteSet() {
    let propagation = random.below(2) == 0 ? "Background" : "Foreground"
    deeds.append("delete, \(propagation)")
    cluster.remove(.statefulSets, Self.key, propagation: propagation)
    exists = false
    for number in 1...Self.nodeCount { cluster.regain("node-\(number)") }
    // With the foreground it waits for the claims that are to go with it.
    releaseClaims()
    run(for: .minutes(3))
    if fault == nil { partPodsFromClaims() }
  }

  /// Takes the finalizer from each pod that waits for its claim to go, which waits for the pod to go.
  ///
  /// With the foreground upstream leaves a scaled-down pod and the claim it owns like that for ever:
  /// the claim blocks its owner (updateClaimOwnerRefForSetAndPod of stateful_set_utils.go), and counts as
  /// used as long as the pod is there, be it at its end (podUsesPVC of pvc_protection_controller.go).
  private mutating func partPodsFromClaims() {
    for object in cluster.pods {
      let pod = PodView(object)
      let isBlocked = Self.claims(of: pod).contains { name in
        let claim = cluster.object(.persistentVolumeClaims, key(name)) ?? .null
        return claim[.metadata, .deletionTimestamp] != nil
          && claim.elements("metadata", "ownerReferences").contains { $0.string("uid") == pod.uid }
      }
      guard isBlocked, pod.isTerminal, !pod.nodeName.isEmpty,
        object.elements("metadata", "finalizers") == ["foregroundDeletion"]
      else { continue }
      deeds.append("part \(pod.name) from its claim")
      cluster.patch(.pods, key(pod.name), ["metadata": ["finalizers": .null]])
      run(for: .minutes(1))
    }
  }

  private mutating func killPod() {
    let pods = cluster.pods.map { PodView($0) }.filter(\.isActive)
    guard !pods.isEmpty else { return }
    let name = pods[random.below(pods.count)].name
    deeds.append("delete \(name)")
    cluster.remove(.pods, key(name))
  }

  // MARK: Claims

  private mutating func anyClaim() -> String? {
    let claims = cluster.api.view.objects(.persistentVolumeClaims)
    return claims.isEmpty ? nil : claims[random.below(claims.count)].name
  }

  /// Deletes a claim, often with the pod that uses it, so that it goes.
  private mutating func deleteClaim() {
    guard let name = anyClaim() else { return }
    deeds.append("delete \(name)")
    cluster.remove(.persistentVolumeClaims, key(name))
    guard random.below(3) != 0 else { return }
    for pod in cluster.pods.map({ PodView($0) }) where Self.claims(of: pod).contains(name) {
      deeds.append("and \(pod.name)")
      cluster.remove(.pods, key(pod.name))
    }
  }

  private mutating func holdClaim() {
    guard let name = anyClaim(),
      let claim = cluster.object(.persistentVolumeClaims, key(name)),
      claim[.metadata, .deletionTimestamp] == nil
    else { return }
    deeds.append("hold \(name)")
    let finalizers = claim.elements("metadata", "finalizers").filter { $0 != Self.finalizer }
    cluster.patch(
      .persistentVolumeClaims, key(name),
      ["metadata": ["finalizers": .array(finalizers + [Self.finalizer])]])
  }

  private mutating func releaseClaims() {
    for claim in cluster.api.view.objects(.persistentVolumeClaims) {
      let finalizers = claim.elements("metadata", "finalizers")
      guard finalizers.contains(Self.finalizer) else { continue }
      deeds.append("release \(claim.name)")
      cluster.patch(
        .persistentVolumeClaims, key(claim.name),
        ["metadata": ["finalizers": .array(finalizers.filter { $0 != Self.finalizer })]])
    }
  }

  /// A claim of nobody's, sometimes for a certain volume.
  private mutating func addClaim() {
    claimCount += 1
    let name = "free-\(claimCount)"
    var spec: Value = [
      "accessModes": [random.below(4) == 0 ? "ReadWriteMany" : "ReadWriteOnce"],
      "resources": ["requests": ["storage": .string("\(1 + random.below(3))Gi")]],
    ]
    deeds.append("add \(name)")
    if random.below(4) == 0 {
      let volume = "pv-\(1 + random.below(volumeCount + 1))"
      deeds.append("for \(volume)")
      spec["volumeName"] = .string(volume)
    }
    cluster.add(
      .persistentVolumeClaims, ["metadata": ["name": .string(name)], "spec": spec])
    if random.below(2) == 0 { addPod() }
  }

  /// A pod of nobody's that uses a claim which may not be there.
  private mutating func addPod() {
    podCount += 1
    let claim = "free-\(1 + random.below(claimCount + 1))"
    deeds.append("pod for \(claim)")
    cluster.add(
      .pods,
      [
        "metadata": ["name": .string("user-\(podCount)")],
        "spec": [
          "containers": [["name": "c", "image": "nginx:1.27"]],
          "volumes": [
            ["name": "data", "persistentVolumeClaim": ["claimName": .string(claim)]]
          ],
        ],
      ])
  }

  // MARK: Rest

  /// Takes all faults away, waits and looks at what is left.
  private mutating func settle() {
    mendNodes()
    releaseClaims()
    run(for: .minutes(3))
    // Upstream ends a sync before the claim of an earlier pod without trying again (processReplica in
    // stateful_set_control.go): only the next thing that happens to the set gets it going.
    if exists {
      cluster.patch(.statefulSets, Self.key, ["metadata": ["annotations": ["seen": "again"]]])
    }
    rest()
  }
}
