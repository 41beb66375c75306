import APIServer
import Kinds
import ObjectModel
import Simulation

extension NodeRuntime {
  mutating func observePod(
    _ change: Change, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard let new = change.new else {
      if let old = change.old?.value, let uid = old[.metadata, .uid]?.string {
        forget(uid, old, &api)
      }
      return
    }
    let object = new.value
    guard let nodeName = object[.spec, .nodeName]?.string, !nodeName.isEmpty,
      let uid = object[.metadata, .uid]?.string
    else { return }
    guard let slot = slots[uid] else {
      guard let node = nodePlaces[nodeName] else { return }
      add(object, new.key, uid: uid, node: node, change.cause, &api, &agenda)
      return
    }
    // Its own writes come back to the kubelet as it knows them.
    if workers.hasSeen(object, slot: slot) { return }
    guard var worker = workers.take(slot: slot) else { return }
    update(&worker, object, change.cause, &api, &agenda)
    workers.put(consume worker)
  }

  private mutating func update(
    _ worker: inout PodWorker, _ object: Value, _ cause: Cause, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    let oldGrace = worker.isDeleted ? worker.graceSeconds : nil
    let oldContainers = worker.object[.spec, .containers]
    let oldEphemeral = worker.object[.spec, .ephemeralContainers]
    worker.object = object
    if worker.isDeleted, worker.isAdopted, Self.isStatic(object) {
      // What runs is told by a file of the node; only the object goes.
      if oldGrace == nil { deleteObject(worker, &api) }
      return
    }
    if worker.isDeleted {
      if oldGrace != worker.graceSeconds {
        worker.cause = cause
        terminate(&worker, &api, &agenda)
      }
      return
    }
    if object[.spec, .containers] != oldContainers {
      worker.cause = cause
      replaceImages(&worker, &api, &agenda)
    }
    if object[.spec, .ephemeralContainers] != oldEphemeral {
      worker.cause = cause
      addEphemeral(&worker, &api, &agenda)
    }
  }

  /// Somebody debugs the pod: new ephemeral containers are started.
  private mutating func addEphemeral(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    for spec in worker.object[.spec, .ephemeralContainers]?.elements ?? []
    where worker.container(named: spec[.name]?.string ?? "") == nil {
      worker.containers.append(Container(spec: spec, role: .ephemeral))
      worker.isDirty = true
    }
    if worker.stage == .idle { sync(&worker, &api, &agenda) }
  }

  /// A pod's container image is the one thing of a container that may change: it restarts.
  private mutating func replaceImages(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let specs = worker.object[.spec, .containers]?.elements ?? []
    for spec in specs {
      guard let index = worker.container(named: spec[.name]?.string ?? "") else { continue }
      let hasNewImage = worker.containers[index].spec[.image] != spec[.image]
      worker.containers[index].spec = spec
      guard hasNewImage, worker.containers[index].isRunning else { continue }
      let container = worker.containers[index]
      let restarts = worker.restartPolicy != "Never"
      beginStop(
        &worker, index,
        "Container \(container.name) definition changed\(restarts ? ", will be restarted" : "")",
        graceSeconds: worker.graceSeconds, isForRestart: restarts, &api, &agenda)
    }
  }

  private mutating func add(
    _ object: Value, _ key: ObjectKey, uid: String, node: Int, _ cause: Cause,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    if !staticPods.isEmpty, resumeStatic(object, key, uid: uid, node: node, &api) { return }
    let phase = object[.status, .phase]?.string ?? ""
    if phase == "Succeeded" || phase == "Failed" { return }
    var worker = makeWorker(
      object, key, uid: uid, node: node, for: cause, now: api.now)
    if worker.isDeleted {
      // It was deleted before this node heard of it: nothing runs, nothing has to stop.
      deleteObject(worker, &api)
      return
    }
    slots[uid] = worker.reference.slot
    if let rejection = rejection(of: worker) {
      reject(&worker, rejection, &api)
    } else {
      admit(&worker, &api, &agenda)
    }
    workers.put(consume worker)
  }

  func makeInitialContainers(_ object: Value) -> (containers: [Container], initCount: Int) {
    let initial = object[.spec, .initContainers]?.elements ?? []
    let regular = object[.spec, .containers]?.elements ?? []
    var result: [Container] = []
    result.reserveCapacity(initial.count + regular.count)
    for spec in initial {
      let isSidecar = spec[.restartPolicy]?.string == "Always"
      result.append(Container(spec: spec, role: isSidecar ? .sidecar : .initial))
    }
    for spec in regular { result.append(Container(spec: spec, role: .regular)) }
    return (result, initial.count)
  }

  mutating func makeWorker(
    _ object: Value, _ key: ObjectKey, uid: String, node: Int, for cause: Cause, now: Instant
  ) -> PodWorker {
    let (containers, initCount) = makeInitialContainers(object)
    let usesHostNetwork = object[.spec, .hostNetwork]?.bool == true
    let reference = PodReference(slot: workers.reserve(), serial: nextSerial)
    nextSerial &+= 1
    let hostname =
      usesHostNetwork
      ? nodes[node].name : object[.spec, "hostname"]?.string ?? String(key.name.prefix(63))
    let requests = PodWorker.requests(object)
    return PodWorker(
      uid: uid, key: key, reference: reference, node: node, object: object,
      cause: cause, containers: containers, initCount: initCount,
      regularCount: containers.count - initCount,
      usesHostNetwork: usesHostNetwork,
      hostname: hostname, startTime: timeValue(now), startedAt: now,
      cpuMillis: requests.cpuMillis, memoryBytes: requests.memoryBytes,
      limitsStorage: containers.contains { $0.storageLimit != nil })
  }

  private mutating func admit(
    _ worker: inout PodWorker, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let node = worker.node
    worker.holdsResources = true
    nodes[node].podCount += 1
    nodes[node].usedCPUMillis += worker.cpuMillis
    nodes[node].usedMemoryBytes += worker.memoryBytes
    worker.volumes = (worker.object[.spec, .volumes]?.elements ?? []).map { PodVolume($0) }
    if worker.usesHostNetwork { worker.address = nodes[node].address }
    writeStatus(&worker, &api)
    if let seconds = worker.object[.spec, "activeDeadlineSeconds"]?.int {
      agenda.at(api.now + .seconds(seconds), .deadline(worker.reference))
    }
    schedule(&worker, at: api.now + profile.sandbox.draw(&jitter), &agenda)
  }

  /// Proposes the next sync; one proposed before no longer counts.
  func schedule(_ worker: inout PodWorker, at time: Instant, _ agenda: inout Agenda<Event>) {
    worker.ticket &+= 1
    agenda.at(time, .sync(worker.reference, ticket: worker.ticket))
  }

  /// The pause before a failed sync is tried again: 10 to 15 s.
  mutating func retryDelay() -> Span { .seconds(10 + 5 * jitter.unit()) }

  /// Gives back what a pod that runs no more held on its node.
  mutating func releaseResources(_ worker: inout PodWorker) {
    let node = worker.node
    guard worker.holdsResources else { return }
    worker.holdsResources = false
    nodes[node].podCount -= 1
    nodes[node].usedCPUMillis -= worker.cpuMillis
    nodes[node].usedMemoryBytes -= worker.memoryBytes
    if let number = worker.addressNumber {
      nodes[node].giveBack(number: number)
      addresses[worker.address] = nil
      worker.addressNumber = nil
    }
    worker.hasSandbox = false
  }

  /// The object is gone, perhaps by force: whatever still runs ends without a trace.
  private mutating func forget(_ uid: String, _ object: Value, _ api: inout APIServer) {
    guard let slot = slots.removeValue(forKey: uid), var worker = workers.take(slot: slot)
    else { return }
    let isStatic = worker.isAdopted && worker.usesHostNetwork && Self.isStatic(object)
    releaseResources(&worker)
    defer { if isStatic { renewMirror(object, worker, &api) } }
    endSessions(of: worker.reference)
    workers.release(slot)
  }

  func deleteObject(_ worker: borrowing PodWorker, _ api: inout APIServer) {
    var options = RequestOptions()
    options.gracePeriodSeconds = 0
    options.preconditionUID = worker.uid
    let target = ResourceTarget(
      resource: "pods", namespace: worker.key.namespace, name: worker.key.name)
    api.act(as: .kubelet(worker.node), for: worker.cause)
    // A failure means that somebody else was faster; the next change tells.
    _ = api.handle(
      APIRequest(
        .delete, .resource(target), options: options, user: .node(nodes[worker.node].name)))
  }

  mutating func removePod(_ reference: PodReference, _ api: inout APIServer) {
    guard let worker = workers.take(reference) else { return }
    deleteObject(worker, &api)
    workers.put(worker)
  }
}
