public import APIServer
import Kinds
import ObjectModel
public import Simulation

extension NodeRuntime {
  /// Takes over a pod that has been running since `startedAt`, without events or start-up work.
  ///
  /// For the pods a world begins with, such as the control plane's. The pod must exist and name a
  /// registered node; its status is written. `address` fixes its IP; nil takes the next free one.
  public mutating func adopt(
    _ key: ObjectKey, startedAt: Instant, address: String? = nil, api: inout APIServer
  ) {
    guard let object = api.view.object(.pods, key), let uid = object[.metadata, .uid]?.string,
      let nodeName = object[.spec, .nodeName]?.string, let node = nodePlaces[nodeName],
      slots[uid] == nil
    else { return }
    var worker = makeWorker(object, key, uid: uid, node: node, for: Cause(), now: startedAt)
    worker.isAdopted = true
    worker.holdsResources = true
    nodes[node].podCount += 1
    nodes[node].usedCPUMillis += worker.cpuMillis
    nodes[node].usedMemoryBytes += worker.memoryBytes
    worker.volumes = (object[.spec, .volumes]?.elements ?? []).map { PodVolume($0) }
    worker.hasSandbox = true
    worker.stage = .idle
    takeAddress(&worker, address)
    for index in worker.containers.indices { adoptContainer(&worker, index, startedAt) }
    slots[uid] = worker.reference.slot
    let now = api.now
    api.now = startedAt
    writeStatus(&worker, &api)
    for index in worker.containers.indices { recordProxyStart(worker, index, &api) }
    api.now = now
    workers.put(worker)
  }

  private mutating func takeAddress(_ worker: inout PodWorker, _ address: String?) {
    if worker.usesHostNetwork {
      worker.address = nodes[worker.node].address
      return
    }
    if let address, let last = address.split(separator: ".").last.flatMap({ Int($0) }) {
      nodes[worker.node].reserve(number: last)
      worker.addressNumber = last
      worker.address = address
    } else if let number = nodes[worker.node].takeNumber() {
      worker.addressNumber = number
      worker.address = nodes[worker.node].podRange + String(number)
    }
    addresses[worker.address] = worker.reference.slot
  }

  private mutating func adoptContainer(
    _ worker: inout PodWorker, _ index: Int, _ startedAt: Instant
  ) {
    var container = worker.containers[index]
    container.run = 1
    // What runs from the start is in order; its probes are not simulated.
    container.probes = []
    container.containerID =
      "containerd://" + SeededHex.text((0..<4).map { _ in identifiers.next() })
    let text = container.spec[.image]?.string ?? ""
    if let reference = try? ImageReference(text) {
      let image = adoptedImage(reference, node: worker.node, startedAt)
      container.image = image
      if container.role == .initial {
        container.state = .exited(
          ExitRecord(
            code: 0, reason: "Completed", message: "", startedAt: startedAt,
            finishedAt: startedAt, containerID: container.containerID))
        container.log.isClosed = true
      } else {
        container.state = .running(since: startedAt)
        container.process = .server(
          makeServer(container, image, 0, image.definition.entrypoint, startedAt))
        container.log.note(
          ContainerLog.Note(image: image, program: 0, part: .start, time: startedAt))
      }
    }
    worker.containers[index] = container
  }

  private mutating func adoptedImage(
    _ reference: ImageReference, node: Int, _ startedAt: Instant
  ) -> PulledImage {
    if let place = nodes[node].image(named: reference.text) {
      return nodes[node].images[place].image
    }
    var definition = BuiltInImages.standIn
    var version = reference.tag
    if case .image(let found, let foundVersion, _) = profile.registry.resolve(
      reference, hasSecret: true),
      !found.programs.isEmpty
    {
      definition = found
      version = foundVersion
    }
    let digest = definition.digest(ofVersion: version)
    let image = PulledImage(
      definition: definition, version: version, name: reference.text,
      imageID: "\(reference.repository)@\(digest)")
    nodes[node].images.append(
      KubeletNode.StoredImage(
        name: reference.text, image: image, size: definition.size, availableAt: startedAt))
    nodes[node].hasNewImages = true
    return image
  }
}
