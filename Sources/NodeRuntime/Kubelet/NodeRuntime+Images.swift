import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/images/image_manager.go, v1.32, with serial pulls.

/// How an image pull ended, to be delivered when it does.
public struct PullResult: Sendable {
  let node: Int
  let pod: PodReference
  let container: Int
  let reference: ImageReference
  /// Whether the pod has a secret for the image's registry.
  let hasSecret: Bool
  /// When it was asked for, and when its turn came.
  let askedAt: Instant
  let startedAt: Instant
}

/// Whether a container's image is at hand.
enum ImageOutcome {
  case ready
  case pulling
  case failed
}

extension NodeRuntime {
  mutating func ensureImage(
    _ worker: inout PodWorker, _ index: Int, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) -> ImageOutcome {
    let spec = worker.containers[index].spec
    let fieldPath = worker.containers[index].fieldPath
    let text = spec[.image]?.string ?? ""
    let reference: ImageReference
    do {
      reference = try self.reference(text)
    } catch {
      record(worker, fieldPath: fieldPath, .warning, "InspectFailed", error.message, &api)
      return fail(&worker, index, "InvalidImageName", error.message, &api)
    }
    let policy = spec[.imagePullPolicy]?.string ?? "IfNotPresent"
    let node = worker.node
    if policy != "Always", let place = nodes[node].image(named: reference.text),
      nodes[node].images[place].availableAt <= api.now
    {
      record(
        worker, fieldPath: fieldPath, .normal, "Pulled",
        "Container image \"\(text)\" already present on machine", &api)
      worker.containers[index].image = nodes[node].images[place].image
      return .ready
    }
    if policy == "Never" {
      let message = "Container image \"\(text)\" is not present with pull policy of Never"
      record(worker, fieldPath: fieldPath, .warning, "ErrImageNeverPull", message, &api)
      return fail(&worker, index, "ErrImageNeverPull", message, &api)
    }
    if worker.containers[index].pullBackOff.isWaitingSinceUpdate(now: api.now) {
      let message = "Back-off pulling image \"\(text)\""
      record(worker, fieldPath: fieldPath, .normal, "BackOff", message, &api)
      let previous = worker.containers[index].pullError
      return fail(
        &worker, index, "ImagePullBackOff",
        previous.isEmpty ? message : "\(message): ErrImagePull: \(previous)", &api)
    }
    record(
      worker, fieldPath: fieldPath, .normal, "Pulling", "Pulling image \"\(text)\"", &api)
    return pull(&worker, index, reference, &api, &agenda)
  }

  /// An image name taken apart, once for all containers that use it.
  private mutating func reference(_ text: String) throws(InvalidImageName) -> ImageReference {
    if let known = imageReferences[text] { return known }
    let reference = try ImageReference(text)
    if imageReferences.count == Self.imageReferenceLimit { imageReferences = [:] }
    imageReferences[text] = reference
    return reference
  }

  private static let imageReferenceLimit = 1000

  private mutating func fail(
    _ worker: inout PodWorker, _ index: Int, _ reason: String, _ message: String,
    _ api: inout APIServer
  ) -> ImageOutcome {
    record(
      worker, container: worker.containers[index], .warning, "Failed", "Error: \(reason)", &api)
    worker.setWaiting(index, reason, message)
    return .failed
  }

  private mutating func pull(
    _ worker: inout PodWorker, _ index: Int, _ reference: ImageReference,
    _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) -> ImageOutcome {
    let node = worker.node
    let started = max(api.now, nodes[node].pullsUntil)
    let hasSecret = hasPullSecret(worker, reference, api)
    let result = PullResult(
      node: node, pod: worker.reference, container: index, reference: reference,
      hasSecret: hasSecret, askedAt: api.now, startedAt: started)
    if profile.fixedPull != nil {
      return conclude(result, &worker, &api) ? .ready : .failed
    }
    let answer = profile.registry.resolve(reference, hasSecret: hasSecret)
    let end = started + pullDuration(reference, answer, node: node, at: started)
    nodes[node].pullsUntil = end
    if case .image(let image, let version, let digest) = answer {
      store(reference, image, version, digest, node: node, availableAt: end)
    }
    worker.stage = .pulling(container: index)
    agenda.at(end, .pulled(result))
    return .pulling
  }

  private mutating func pullDuration(
    _ reference: ImageReference, _ answer: ImageRegistry.Answer, node: Int, at start: Instant
  ) -> Span {
    let check = profile.manifestCheck.draw(&jitter)
    guard case .image(let image, _, _) = answer else { return check }
    if let place = nodes[node].image(named: reference.text),
      nodes[node].images[place].availableAt <= start
    {
      return check
    }
    let speed = profile.pullBytesPerSecond * (0.85 + 0.3 * jitter.unit())
    return check + .seconds(Double(image.size) / speed)
  }

  @discardableResult
  private mutating func store(
    _ reference: ImageReference, _ image: ImageDefinition, _ version: String,
    _ digest: String?, node: Int, availableAt: Instant
  ) -> PulledImage {
    let place = nodes[node].image(named: reference.text)
    if let place, nodes[node].images[place].image.definition === image,
      nodes[node].images[place].image.version == version
    {
      return nodes[node].images[place].image
    }
    let digest = digest ?? image.digest(ofVersion: version)
    let pulled = PulledImage(
      definition: image, version: version, name: reference.text,
      imageID: "\(reference.repository)@\(digest)")
    if place != nil { return pulled }
    nodes[node].images.append(
      KubeletNode.StoredImage(
        name: reference.text, image: pulled, size: image.size, availableAt: availableAt))
    nodes[node].hasNewImages = true
    return pulled
  }

  mutating func finishPull(
    _ result: PullResult, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(result.pod) else { return }
    if worker.stage == .pulling(container: result.container) {
      worker.stage = .idle
      continuePull(result, &worker, &api, &agenda)
    }
    workers.put(consume worker)
  }

  private mutating func continuePull(
    _ result: PullResult, _ worker: inout PodWorker, _ api: inout APIServer,
    _ agenda: inout Agenda<Event>
  ) {
    if !conclude(result, &worker, &api) {
      worker.containers[result.container].attemptedPass = worker.pass
    } else {
      watchDisk(result.node, api.now, &agenda)
    }
    sync(&worker, isResuming: true, &api, &agenda)
  }

  /// Notes how a pull ended; false when it failed.
  private mutating func conclude(
    _ result: PullResult, _ worker: inout PodWorker, _ api: inout APIServer
  ) -> Bool {
    let index = result.container
    let text = worker.containers[index].spec[.image]?.string ?? ""
    switch profile.registry.resolve(result.reference, hasSecret: result.hasSecret) {
    case .failure(let error):
      record(
        worker, fieldPath: worker.containers[index].fieldPath, .warning, "Failed",
        "Failed to pull image \"\(text)\": \(error)", &api)
      worker.containers[index].pullError = error
      worker.containers[index].pullBackOff.next(event: api.now, now: api.now)
      _ = fail(&worker, index, "ErrImagePull", error, &api)
      return false
    case .image(let image, let version, let digest):
      worker.containers[index].image = store(
        result.reference, image, version, digest, node: result.node, availableAt: api.now)
      worker.containers[index].isImageReady = true
      worker.containers[index].pullError = ""
      recordPulled(result, worker, text, image.size, &api)
      return true
    }
  }

  private mutating func recordPulled(
    _ result: PullResult, _ worker: borrowing PodWorker, _ text: String, _ size: Int64,
    _ api: inout APIServer
  ) {
    let own = GoDuration.text(profile.fixedPull?.duration ?? api.now - result.startedAt)
    let whole = GoDuration.text(profile.fixedPull?.duration ?? api.now - result.askedAt)
    let bytes = profile.fixedPull?.size ?? size
    record(
      worker, fieldPath: worker.containers[result.container].fieldPath, .normal, "Pulled",
      "Successfully pulled image \"\(text)\" in \(own) (\(whole) including waiting). "
        + "Image size: \(bytes) bytes.", &api)
  }
}
