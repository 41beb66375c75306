// Models: pkg/controller/volume/persistentvolume (pv_controller.go), v1.32. Differs: nothing is
// provisioned inside the cluster, and only claims that wait are looked at every 15 seconds.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Binds claims to volumes, and sees to volumes whose claim is gone.
struct VolumeBinder: Reconciler {
  private enum Stage: Int {
    case bind, end
  }

  static let boundByController = Key("pv.kubernetes.io/bound-by-controller")
  static let bindCompleted = Key("pv.kubernetes.io/bind-completed")
  static let selectedNode = Key("volume.kubernetes.io/selected-node")
  /// How often claims that wait look for a volume.
  static let period = Span.seconds(15 as Int64)

  let claims = ResourceID.persistentVolumeClaims
  let volumes = ResourceID.persistentVolumes
  /// StorageClasses; nil while they are not served.
  let classes: ResourceID?
  let requester = Requester(controller: "persistent-volume-binder")
  let source: EventSource
  let watched: [ResourceID]

  init(_ catalog: Catalog) {
    classes = catalog.resource(apiVersion: "storage.k8s.io/v1", kind: "StorageClass")
    source = EventSource(component: "persistentvolume-controller", user: requester.user)
    watched = [claims, volumes]
  }

  // MARK: What changes mean

  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem] {
    if change.resource == volumes {
      guard let volume = change.new?.value else {
        return claimKey(of: change.old?.value).map { [item(claims, $0)] } ?? []
      }
      return [item(volumes, volume.objectKey)]
    }
    if change.new != nil { return [item(claims, change.key)] }
    guard let name = change.old?.value[.spec]?["volumeName"]?.string, !name.isEmpty else {
      return []
    }
    return [item(volumes, ObjectKey("", name))]
  }

  func item(_ resource: ResourceID, _ key: ObjectKey) -> WorkItem {
    WorkItem(key: WorkKey(resource: resource, object: key))
  }

  func claimKey(of volume: Value?) -> ObjectKey? {
    guard let reference = volume?[.spec]?["claimRef"] else { return nil }
    return ObjectKey(reference[.namespace]?.string ?? "", reference[.name]?.string ?? "")
  }

  // MARK: Looking and proposing

  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome {
    guard let object = world.object(key.resource, key.object) else { return Outcome() }
    if key.resource == volumes { return volumeOutcome(object, world) }
    let isBound = object.annotation(Self.bindCompleted) != nil
    return isBound ? boundClaim(object, world) : unboundClaim(object, world)
  }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome {
    guard !results.contains(where: { $0.failure != nil }),
      let claim = world.object(claims, key.object),
      let name = claim[.spec]?["volumeName"]?.string,
      let volume = world.object(volumes, ObjectKey("", name))
    else { return Outcome() }
    return Outcome(writes: statusWrites(claim, volume, world))
  }

  // MARK: Claims

  private func unboundClaim(_ claim: Value, _ world: WorldView) -> Outcome {
    guard let name = claim[.spec]?["volumeName"]?.string, !name.isEmpty else {
      return search(claim, world)
    }
    guard let volume = world.object(volumes, ObjectKey("", name)) else {
      return pending(claim, nil, world)
    }
    guard let reference = volume[.spec]?["claimRef"] else {
      if let mismatch = VolumeMatch(claim).mismatch(volume) {
        let message = "Cannot bind to requested volume \"\(name)\": \(mismatch)"
        return pending(claim, (.warning, "VolumeMismatch", message), world)
      }
      return bind(claim, to: volume, world)
    }
    if Self.means(reference, claim) { return bind(claim, to: volume, world) }
    return pending(
      claim, (.warning, "FailedBinding", "volume \"\(name)\" already bound to a different claim."),
      world)
  }

  static func means(_ reference: Value, _ claim: Value) -> Bool {
    let uid = reference[.uid]?.string ?? ""
    return reference[.name]?.string == claim.objectName
      && reference[.namespace]?.string == claim.objectNamespace
      && (uid.isEmpty || uid == claim.objectUID)
  }

  private func search(_ claim: Value, _ world: WorldView) -> Outcome {
    let match = VolumeMatch(claim)
    let storageClass = classes.flatMap { world.object($0, ObjectKey("", match.className)) }
    let waits =
      storageClass?["volumeBindingMode"]?.string == "WaitForFirstConsumer"
      && claim.annotation(Self.selectedNode) == nil
    if !waits, let volume = match.best(world.objects(volumes), claim) {
      return bind(claim, to: volume, world)
    }
    if waits {
      return pending(
        claim,
        (
          .normal, "WaitForFirstConsumer",
          "waiting for first consumer to be created before binding"
        ), world)
    }
    if match.className.isEmpty {
      return pending(
        claim,
        (
          .normal, "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set"
        ), world)
    }
    return pending(claim, provisioning(match.className, storageClass), world)
  }

  private func provisioning(
    _ name: String, _ storageClass: Value?
  ) -> (EventType, String, String) {
    guard let provisioner = storageClass?["provisioner"]?.string else {
      return (
        .warning, "ProvisioningFailed", "storageclass.storage.k8s.io \"\(name)\" not found"
      )
    }
    if provisioner.hasPrefix("kubernetes.io/") {
      return (
        .warning, "ProvisioningFailed", "no volume plugin matched name: \(provisioner)"
      )
    }
    return (
      .normal, "ExternalProvisioning",
      "Waiting for a volume to be created either by the external provisioner '\(provisioner)' or "
        + "manually by the system administrator. If volume creation is delayed, please verify "
        + "that the provisioner is running and correctly registered."
    )
  }

  /// A claim that waits; it looks again every 15 seconds.
  private func pending(
    _ claim: Value, _ event: (type: EventType, reason: String, message: String)?,
    _ world: WorldView
  ) -> Outcome {
    var outcome = Outcome()
    if let event {
      outcome.announcements = [
        Announcement(
          regarding: claim, type: event.type, reason: event.reason, message: event.message)
      ]
    }
    if claim[.status]?[.phase]?.string != "Pending" {
      outcome.writes = [claimStatus(claim, [.phase: "Pending"], world)]
    }
    outcome.requeueAfter = Self.period
    return outcome
  }

  private func claimStatus(_ claim: Value, _ status: Value, _ world: WorldView) -> Write {
    var changed = claim
    changed[.status] = status
    return Write(
      requester.update(world.catalog[claims], claim.objectKey, "status", changed),
      tolerance: .notFound)
  }

  private func boundClaim(_ claim: Value, _ world: WorldView) -> Outcome {
    let name = claim[.spec]?["volumeName"]?.string ?? ""
    if name.isEmpty {
      return lost(
        claim, "ClaimLost",
        "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!", world)
    }
    guard let volume = world.object(volumes, ObjectKey("", name)) else {
      return lost(
        claim, "ClaimLost",
        "Bound claim has lost its PersistentVolume. Data on the volume is lost!", world)
    }
    guard let reference = volume[.spec]?["claimRef"] else {
      return bind(claim, to: volume, world)
    }
    if reference[.uid]?.string == claim.objectUID { return bind(claim, to: volume, world) }
    return lost(
      claim, "ClaimMisbound",
      "Two claims are bound to the same volume, this one is bound incorrectly", world)
  }

  private func lost(
    _ claim: Value, _ reason: String, _ message: String, _ world: WorldView
  ) -> Outcome {
    guard claim[.status]?[.phase]?.string != "Lost" else { return Outcome() }
    var write = claimStatus(claim, [.phase: "Lost"], world)
    write.success = Announcement(
      regarding: claim, type: .warning, reason: reason, message: message)
    return Outcome(writes: [write])
  }

  // MARK: Binding

  /// Writes volume and claim so that they mean each other; their states follow.
  private func bind(_ claim: Value, to volume: Value, _ world: WorldView) -> Outcome {
    var outcome = Outcome()
    var newVolume = volume
    let known = volume[.spec]?["claimRef"]
    if !(known.map { $0[.uid]?.string == claim.objectUID } ?? false) {
      newVolume[orEmpty: .spec]["claimRef"] = [
        .apiVersion: "v1", .kind: "PersistentVolumeClaim", .name: .string(claim.objectName),
        .namespace: .string(claim.objectNamespace),
        .resourceVersion: claim[.metadata]?[.resourceVersion] ?? "",
        .uid: .string(claim.objectUID),
      ]
      if known == nil {
        newVolume[orEmpty: .metadata][orEmpty: .annotations][Self.boundByController] = "yes"
      }
    }
    if newVolume != volume {
      outcome.writes.append(
        Write(
          requester.update(world.catalog[volumes], volume.objectKey, nil, newVolume)))
    }
    var newClaim = claim
    if claim[.spec]?["volumeName"]?.string != volume.objectName {
      newClaim[orEmpty: .spec]["volumeName"] = .string(volume.objectName)
      newClaim[orEmpty: .metadata][orEmpty: .annotations][Self.boundByController] = "yes"
    }
    newClaim[orEmpty: .metadata][orEmpty: .annotations][Self.bindCompleted] = "yes"
    if newClaim != claim {
      outcome.writes.append(
        Write(requester.update(world.catalog[claims], claim.objectKey, nil, newClaim)))
    }
    outcome.pace = .inOrder
    outcome.concludes = true
    outcome.stage = Stage.bind.rawValue
    return outcome
  }

  private func statusWrites(_ claim: Value, _ volume: Value, _ world: WorldView) -> [Write] {
    var writes: [Write] = []
    if volume[.status]?[.phase]?.string != "Bound" {
      writes.append(volumeStatus(volume, "Bound", nil, nil, world))
    }
    var status = claim[.status] ?? .emptyObject
    status[.phase] = "Bound"
    status["accessModes"] = volume[.spec]?["accessModes"]
    if status["capacity"] == nil { status["capacity"] = volume[.spec]?["capacity"] }
    if status != claim[.status] { writes.append(claimStatus(claim, status, world)) }
    return writes
  }
}
