// Models: syncVolume and reclaimVolume of pkg/controller/volume/persistentvolume, v1.32. Differs: a
// volume is wiped at once, without a pod that does it.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension VolumeBinder {
  func volumeOutcome(_ volume: Value, _ world: WorldView) -> Outcome {
    guard let reference = volume[.spec]?["claimRef"],
      !(reference[.uid]?.string ?? "").isEmpty
    else { return phase(volume, "Available", world) }
    let key = claimKey(of: volume) ?? ObjectKey("", "")
    guard let claim = world.object(claims, key), claim.objectUID == reference[.uid]?.string else {
      return released(volume, world)
    }
    let name = claim[.spec]?["volumeName"]?.string ?? ""
    if name.isEmpty {
      var outcome = Outcome()
      outcome.further = [item(claims, key)]
      return outcome
    }
    if name == volume.objectName { return phase(volume, "Bound", world) }
    // The claim is bound to another volume: free this one if it was bound by this controller.
    var freed = volume
    if volume.annotation(Self.boundByController) != nil {
      freed[orEmpty: .spec]["claimRef"] = nil
      freed[orEmpty: .metadata][orEmpty: .annotations][Self.boundByController] = nil
    } else {
      freed[orEmpty: .spec][orEmpty: "claimRef"][.uid] = nil
    }
    return Outcome(writes: [
      Write(requester.update(world.catalog[volumes], volume.objectKey, nil, freed))
    ])
  }

  private func phase(_ volume: Value, _ phase: String, _ world: WorldView) -> Outcome {
    if volume[.status]?[.phase]?.string == phase { return Outcome() }
    return Outcome(writes: [volumeStatus(volume, phase, nil, nil, world)])
  }

  func volumeStatus(
    _ volume: Value, _ phase: String, _ message: String?, _ event: String?, _ world: WorldView
  ) -> Write {
    var changed = volume
    var status: Value = [.phase: .string(phase)]
    status["lastPhaseTransitionTime"] = .string(
      RFC3339.text(epochSeconds: world.now.epochSeconds))
    status[.message] = message.map { .string($0) }
    changed[.status] = status
    var write = Write(
      requester.update(world.catalog[volumes], volume.objectKey, "status", changed),
      tolerance: .notFound)
    if let event, let message {
      write.success = Announcement(
        regarding: volume, type: .warning, reason: event, message: message)
    }
    return write
  }

  /// A volume whose claim is gone: it is kept, deleted or wiped, as its policy says.
  private func released(_ volume: Value, _ world: WorldView) -> Outcome {
    let phase = volume[.status]?[.phase]?.string
    if phase != "Released", phase != "Failed" {
      return Outcome(writes: [volumeStatus(volume, "Released", nil, nil, world)])
    }
    guard phase == "Released", !volume.isBeingDeleted else { return Outcome() }
    switch volume[.spec]?["persistentVolumeReclaimPolicy"]?.string {
    case "Delete":
      let path = volume[.spec]?[.hostPath]?[.path]?.string
      if let path, path.hasPrefix("/tmp/") {
        let request = requester.delete(world.catalog[volumes], volume.objectKey)
        return Outcome(writes: [Write(request, tolerance: .notFound)])
      }
      // A volume of an external provisioner is deleted by that.
      if volume[.spec]?[.csi] != nil { return Outcome() }
      let message =
        path.map { "host_path deleter only supports /tmp/.+ but received provided \($0)" }
        ?? "error getting deleter volume plugin for volume \"\(volume.objectName)\": "
        + "no deletable volume plugin matched"
      return Outcome(writes: [
        volumeStatus(volume, "Failed", message, "VolumeFailedDelete", world)
      ])
    case "Recycle":
      var wiped = volume
      wiped[orEmpty: .spec]["claimRef"] = nil
      wiped[orEmpty: .metadata][orEmpty: .annotations][Self.boundByController] = nil
      var write = Write(
        requester.update(world.catalog[volumes], volume.objectKey, nil, wiped))
      write.success = Announcement(
        regarding: volume, type: .normal, reason: "VolumeRecycled", message: "Volume recycled")
      return Outcome(writes: [write])
    default: return Outcome()
    }
  }
}
