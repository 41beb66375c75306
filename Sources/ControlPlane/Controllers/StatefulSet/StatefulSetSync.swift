// Models: updateStatefulSet, processReplica and processCondemned of pkg/controller/statefulset, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// One look at a StatefulSet and its pods, and the writes that follow from it.
struct StatefulSetSync {
  /// A place among the ordinals: its pod, or the one to be made for it.
  private struct Replica {
    let pod: Value
    var exists: Bool
  }

  /// What a sync comes to.
  struct Proposal {
    /// The writes, in order.
    var writes: [Write] = []
    /// The status that counts the pods as they are before the writes.
    var status = Value.null
    /// Whether something stands in the way, so that the sync has to be tried again.
    var isBlocked = false
    /// What is told of that once the writes are done.
    var complaints: [Announcement] = []
  }

  static let podNameLabel = Key("statefulset.kubernetes.io/pod-name")
  static let podIndexLabel = Key("apps.kubernetes.io/pod-index")

  let object: Value
  let current: Value
  let update: Value
  let world: WorldView
  let owner: OwnerKind
  let requester: Requester
  let volumeClaims: ResourceID?
  private let pods: [Value]

  init(
    _ object: Value, current: Value, update: Value, _ reconciler: StatefulSetReconciler,
    _ world: WorldView
  ) {
    self.object = object
    self.current = current
    self.update = update
    self.world = world
    owner = reconciler.owner
    requester = reconciler.requester
    volumeClaims = reconciler.volumeClaims
    let name = object.objectName
    pods = world.controlled(.pods, by: object.objectUID).filter { Self.parent(of: $0) == name }
  }

  // MARK: Names and numbers

  private static func split(_ name: String) -> (parent: Substring, ordinal: Int)? {
    guard let dash = name.lastIndex(of: "-"), let ordinal = Int(name[dash...].dropFirst()),
      ordinal >= 0
    else { return nil }
    return (name[..<dash], ordinal)
  }

  static func parent(of pod: Value) -> String? { split(pod.objectName).map { String($0.parent) } }
  static func ordinal(of pod: Value) -> Int { split(pod.objectName)?.ordinal ?? -1 }
  static func revision(of pod: Value) -> String {
    pod[.metadata]?[.labels]?[RevisionHistory.revisionHashLabel]?.string ?? ""
  }

  var replicas: Int { Int(object[.spec]?[.replicas]?.int ?? 1) }
  var start: Int { Int(object[.spec]?["ordinals"]?["start"]?.int ?? 0) }
  private var isMonotonic: Bool { object[.spec]?["podManagementPolicy"]?.string != "Parallel" }
  private var minReady: Int64 { object[.spec]?[.minReadySeconds]?.int ?? 0 }
  private var rolling: Value? { object[.spec]?["updateStrategy"]?["rollingUpdate"] }
  private var isOnDelete: Bool {
    object[.spec]?["updateStrategy"]?[.type]?.string == "OnDelete"
  }

  private func isInRange(_ pod: Value) -> Bool {
    let ordinal = Self.ordinal(of: pod)
    return ordinal >= start && ordinal < start + replicas
  }

  private static func isRunningAndReady(_ pod: Value) -> Bool {
    pod[.status]?[.phase]?.string == "Running" && PodState.isReady(pod)
  }

  private static func isHealthy(_ pod: Value) -> Bool {
    isRunningAndReady(pod) && !pod.isBeingDeleted
  }

  private func isAvailable(_ pod: Value) -> Bool {
    PodView(pod).isAvailable(minReadySeconds: minReady, at: world.now)
  }

  // MARK: What to do

  /// The writes, and the status that counts the pods as they are now.
  func proposal() -> Proposal {
    var places = [Replica?](repeating: nil, count: replicas)
    var condemned: [Value] = []
    for pod in pods {
      if isInRange(pod) {
        places[Self.ordinal(of: pod) - start] = Replica(pod: pod, exists: true)
      } else if Self.ordinal(of: pod) >= 0 {
        condemned.append(pod)
      }
    }
    let replicas = places.enumerated().map { index, replica in
      replica ?? Replica(pod: newPod(start + index), exists: false)
    }
    condemned.sort { Self.ordinal(of: $0) > Self.ordinal(of: $1) }
    var proposal = Proposal()
    var deleted = 0
    if !object.isBeingDeleted, !processReplicas(replicas, &proposal),
      !fixClaims(condemned, &proposal.writes),
      !processCondemned(condemned, replicas, &proposal.writes)
    {
      deleted = rollOut(replicas, &proposal.writes)
    }
    proposal.status = status(deleted: deleted)
    return proposal
  }

  /// Goes through the ordinals from the lowest; true when the sync ends with what it found.
  ///
  /// A parallel set takes them in batches of 1, 2, 4...; one with a failure is the last.
  private func processReplicas(_ replicas: [Replica], _ proposal: inout Proposal) -> Bool {
    for (index, replica) in replicas.enumerated() {
      if process(replica, &proposal), isMonotonic { return true }
      let endsBatch = (index + 2).nonzeroBitCount == 1
      if proposal.isBlocked, endsBatch { return true }
    }
    return proposal.isBlocked
  }

  private func process(_ replica: Replica, _ proposal: inout Proposal) -> Bool {
    let pod = replica.pod
    if PodState.isTerminal(pod) {
      if !pod.isBeingDeleted { proposal.writes.append(deletion(of: pod)) }
      return true
    }
    if !replica.exists {
      if isClaimStale(pod) { return true }
      create(pod, &proposal)
      return true
    }
    let isPending = pod[.status]?[.phase]?.string == "Pending"
    if isPending {
      guard addMissingClaims(of: pod, for: nil, &proposal) else { return true }
      proposal.writes += retentionWrites(pod)
    }
    if isMonotonic {
      if pod.isBeingDeleted || !Self.isRunningAndReady(pod) || !isAvailable(pod) { return true }
    }
    return isPending ? false : restoreIdentity(pod, &proposal)
  }

  private func processCondemned(
    _ condemned: [Value], _ replicas: [Replica], _ writes: inout [Write]
  ) -> Bool {
    let ordered = replicas.map(\.pod) + condemned.reversed()
    let firstUnhealthy = ordered.first { !Self.isHealthy($0) }
    for pod in condemned {
      if pod.isBeingDeleted {
        if isMonotonic { return true }
        continue
      }
      let isFirst = firstUnhealthy.map { $0.objectUID == pod.objectUID } ?? false
      if isMonotonic, !isFirst, !Self.isRunningAndReady(pod) || !isAvailable(pod) { return true }
      writes.append(deletion(of: pod))
      if isMonotonic { return true }
    }
    return false
  }

  /// Replaces the last pod of an old revision, once all behind it are well.
  private func rollOut(_ replicas: [Replica], _ writes: inout [Write]) -> Int {
    if isOnDelete { return 0 }
    let partition = Int(rolling?["partition"]?.int ?? 0)
    for (index, replica) in replicas.enumerated().reversed() where index >= partition {
      let pod = replica.pod
      if Self.revision(of: pod) != update.objectName, !pod.isBeingDeleted {
        writes.append(deletion(of: pod))
        return 1
      }
      if !Self.isHealthy(pod) { return 0 }
    }
    return 0
  }

  // MARK: Pods

  private func newPod(_ ordinal: Int) -> Value {
    let usesCurrent =
      rolling.map { ordinal < start + Int($0["partition"]?.int ?? 0) }
      ?? (!isOnDelete && ordinal < start + Int(object[.status]?["currentReplicas"]?.int ?? 0))
    let revision = usesCurrent ? current : update
    var pod = PodControl.pod(
      from: RevisionHistory.template(in: revision), for: object, owner)
    let name = "\(object.objectName)-\(ordinal)"
    pod[orEmpty: .metadata][.name] = .string(name)
    pod[orEmpty: .metadata][.namespace] = .string(object.objectNamespace)
    var labels = pod[.metadata]?[.labels] ?? .emptyObject
    labels[Self.podIndexLabel] = .string(String(ordinal))
    labels[RevisionHistory.revisionHashLabel] = .string(revision.objectName)
    labels[Self.podNameLabel] = .string(name)
    pod[orEmpty: .metadata][.labels] = labels
    pod[orEmpty: .spec][.hostname] = .string(name)
    let service = object[.spec]?["serviceName"]?.string ?? ""
    pod[orEmpty: .spec][.subdomain] = service.isEmpty ? nil : .string(service)
    pod[orEmpty: .spec][.volumes] = volumes(of: pod)
    return pod
  }

  func event(_ verb: String, _ pod: Value, _ outcome: String) -> Announcement {
    let isSuccess = outcome == "successful"
    return Announcement(
      regarding: object, type: isSuccess ? .normal : .warning,
      reason: (isSuccess ? "Successful" : "Failed") + verb.prefix(1).uppercased()
        + verb.dropFirst(),
      message: "\(verb) Pod \(pod.objectName) in StatefulSet \(object.objectName) \(outcome)",
      completion: isSuccess ? .none : .error)
  }

  func told(_ write: Write, _ verb: String, _ pod: Value) -> Write {
    var write = write
    write.success = event(verb, pod, "successful")
    write.failure = event(verb, pod, "failed error: ")
    return write
  }

  private func create(_ pod: Value, _ proposal: inout Proposal) {
    guard addMissingClaims(of: pod, for: "create", &proposal) else { return }
    let create = requester.create(world.catalog[.pods], in: object.objectNamespace, pod)
    proposal.writes.append(told(Write(create), "create", pod))
    proposal.writes += retentionWrites(pod)
  }

  private func deletion(of pod: Value) -> Write {
    told(
      Write(requester.delete(world.catalog[.pods], pod.objectKey), tolerance: .notFound),
      "delete", pod)
  }

  /// Gives a pod back the labels and volumes that make it this ordinal's; true when that fails.
  private func restoreIdentity(_ pod: Value, _ proposal: inout Proposal) -> Bool {
    var changed = pod
    let name = pod.objectName
    if pod[.metadata]?[.labels]?[Self.podNameLabel]?.string != name {
      changed[orEmpty: .metadata][orEmpty: .labels][Self.podNameLabel] = .string(name)
      changed[orEmpty: .metadata][orEmpty: .labels][Self.podIndexLabel] =
        .string(String(Self.ordinal(of: pod)))
    }
    if !hasItsVolumes(pod) {
      changed[orEmpty: .spec][.volumes] = volumes(of: pod)
      guard addMissingClaims(of: pod, for: "update", &proposal) else { return true }
    }
    let retention = retentionWrites(pod)
    proposal.writes += retention
    if changed != pod || !retention.isEmpty {
      let request = requester.update(world.catalog[.pods], pod.objectKey, nil, changed)
      proposal.writes.append(told(Write(request), "update", pod))
    }
    return false
  }

  // MARK: Status

  private func status(deleted: Int) -> Value {
    var counts = (ready: 0, available: 0, current: 0, updated: 0)
    for pod in pods {
      if Self.isRunningAndReady(pod) {
        counts.ready += 1
        if isAvailable(pod) { counts.available += 1 }
      }
      guard !pod.isBeingDeleted else { continue }
      if Self.revision(of: pod) == current.objectName { counts.current += 1 }
      if Self.revision(of: pod) == update.objectName { counts.updated += 1 }
    }
    counts.current -= deleted
    var currentName = current.objectName
    if !isOnDelete, counts.updated == replicas, counts.ready == replicas, pods.count == replicas {
      counts.current = counts.updated
      currentName = update.objectName
    }
    var status: Value = [
      .observedGeneration: object[.metadata]?[.generation] ?? 0,
      .replicas: .int(Int64(pods.count)),
    ]
    func put(_ key: Key, _ count: Int) {
      if count != 0 { status[key] = .int(Int64(count)) }
    }
    put(.readyReplicas, counts.ready)
    put("currentReplicas", counts.current)
    put("updatedReplicas", counts.updated)
    status["currentRevision"] = .string(currentName)
    status["updateRevision"] = .string(update.objectName)
    status["collisionCount"] = .int(object[.status]?["collisionCount"]?.int ?? 0)
    status[.availableReplicas] = .int(Int64(counts.available))
    return status
  }
}
