// Models: the claims of pkg/controller/statefulset (stateful_pod_control.go and utils), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

extension StatefulSetSync {
  private var templates: [Value] { object[.spec]?["volumeClaimTemplates"]?.elements ?? [] }

  private func claimName(_ template: Value, _ pod: Value) -> String {
    "\(template.objectName)-\(object.objectName)-\(Self.ordinal(of: pod))"
  }

  private func claim(_ template: Value, _ pod: Value) -> Value? {
    volumeClaims.flatMap {
      world.object($0, ObjectKey(object.objectNamespace, claimName(template, pod)))
    }
  }

  /// The pod's volumes, those of its claims first.
  func volumes(of pod: Value) -> Value? {
    let own = templates.map { template -> Value in
      [
        .name: .string(template.objectName),
        .persistentVolumeClaim: [.claimName: .string(claimName(template, pod))],
      ]
    }
    let names = templates.map(\.objectName)
    let others = (pod[.spec]?[.volumes]?.elements ?? []).filter {
      !names.contains($0[.name]?.string ?? "")
    }
    return own.isEmpty && others.isEmpty ? nil : .array(own + others)
  }

  func hasItsVolumes(_ pod: Value) -> Bool {
    let volumes = pod[.spec]?[.volumes]?.elements ?? []
    return templates.allSatisfy { template in
      volumes.contains {
        $0[.name]?.string == template.objectName
          && $0[.persistentVolumeClaim]?[.claimName]?.string == claimName(template, pod)
      }
    }
  }

  /// Adds the creations of the claims that a pod lacks; false when one of its claims is being
  /// deleted, so that the pod has to wait.
  ///
  /// `verb` is what is to be done to the pod, for the event that tells of its failure; nil when none
  /// does.
  func addMissingClaims(of pod: Value, for verb: String?, _ proposal: inout Proposal) -> Bool {
    var faults: [String] = []
    for template in templates {
      guard let claim = claim(template, pod) else {
        if let write = creation(of: template, pod, for: verb) { proposal.writes.append(write) }
        continue
      }
      if claim.isBeingDeleted { faults.append("pvc \(claim.objectName) is being deleted") }
    }
    guard !faults.isEmpty else { return true }
    proposal.isBlocked = true
    let text = faults.count == 1 ? faults[0] : "[\(faults.joined(separator: ", "))]"
    if let verb { proposal.complaints.append(failure(verb, pod, text)) }
    return false
  }

  private func failure(_ verb: String, _ pod: Value, _ error: String) -> Announcement {
    var failure = event(verb, pod, "failed error: \(error)")
    failure.completion = .none
    return failure
  }

  private func creation(of template: Value, _ pod: Value, for verb: String?) -> Write? {
    guard let volumeClaims else { return nil }
    var claim = template
    claim[.apiVersion] = "v1"
    claim[.kind] = "PersistentVolumeClaim"
    claim[.status] = nil
    let name = claimName(template, pod)
    claim[orEmpty: .metadata][.name] = .string(name)
    claim[orEmpty: .metadata][.namespace] = .string(object.objectNamespace)
    for label in object[.spec]?[.selector]?["matchLabels"]?.object ?? Fields() {
      claim[orEmpty: .metadata][orEmpty: .labels][label.key] = label.value
    }
    var write = Write(
      requester.create(world.catalog[volumeClaims], in: object.objectNamespace, claim),
      tolerance: .alreadyExists)
    write.success = Announcement(
      regarding: object, type: .normal, reason: "SuccessfulCreate",
      message:
        "create Claim \(name) Pod \(pod.objectName) in StatefulSet \(object.objectName) success")
    write.failure = Announcement(
      regarding: object, type: .warning, reason: "FailedCreate",
      message: "create Claim \(name) for Pod \(pod.objectName) in StatefulSet "
        + "\(object.objectName) failed error: ", completion: .error)
    // The pod's own failure is told as well.
    write.secondFailure = verb.map { verb in
      event(verb, pod, "failed error: failed to create PVC \(name): ")
    }
    return write
  }

  // MARK: Retention

  private func isDeleted(_ when: Key) -> Bool {
    object[.spec]?["persistentVolumeClaimRetentionPolicy"]?[when]?.string == "Delete"
  }

  private func references(_ claim: Value) -> [Value] {
    claim[.metadata]?[.ownerReferences]?.elements ?? []
  }

  private func isMatch(_ reference: Value, _ object: Value, _ version: String, _ kind: String)
    -> Bool
  {
    reference[.apiVersion]?.string == version && reference[.kind]?.string == kind
      && reference[.name]?.string == object.objectName
  }

  /// Whether a claim still belongs to an earlier pod of the same name.
  private func isStale(_ claim: Value, _ pod: Value) -> Bool {
    references(claim).contains {
      isMatch($0, pod, "v1", "Pod") && $0[.uid]?.string != pod.objectUID
    }
  }

  /// Whether a new pod has to wait until the garbage collector has taken its old claims.
  func isClaimStale(_ pod: Value) -> Bool {
    guard isDeleted("whenScaled") else { return false }
    return templates.contains { template in
      claim(template, pod).map { isStale($0, pod) } ?? false
    }
  }

  /// The owners a claim is to have: the pod once it is scaled down, the set when it goes with it.
  private func wantedOwners(_ pod: Value) -> (set: Bool, pod: Bool) {
    let ordinal = Self.ordinal(of: pod)
    let isScaledDown = ordinal < start || ordinal >= start + replicas
    let podOwns = isDeleted("whenScaled") && isScaledDown
    return (isDeleted("whenDeleted") && !podOwns, podOwns)
  }

  /// The updates that make the owners of a pod's claims follow the retention policy.
  func retentionWrites(_ pod: Value) -> [Write] {
    guard let volumeClaims, !templates.isEmpty else { return [] }
    let wanted = wantedOwners(pod)
    var writes: [Write] = []
    for template in templates {
      guard let claim = claim(template, pod), !isStale(claim, pod) else { continue }
      let references = references(claim)
      let setUID = object.objectUID
      let podUID = pod.objectUID
      let hasSet = references.contains { $0[.uid]?.string == setUID }
      let hasPod = !podUID.isEmpty && references.contains { $0[.uid]?.string == podUID }
      if hasSet == wanted.set, hasPod == wanted.pod { continue }
      let others = references.filter {
        !isMatch($0, object, "apps/v1", "StatefulSet") && !isMatch($0, pod, "v1", "Pod")
      }
      if others.contains(where: { $0[.controller]?.bool == true }) { continue }
      var owners = others
      if wanted.set { owners.append(owner.reference(to: object)) }
      if wanted.pod {
        owners.append(OwnerKind.reference(to: pod, "v1", "Pod"))
      }
      var changed = claim
      changed[orEmpty: .metadata][.ownerReferences] = owners.isEmpty ? nil : .array(owners)
      writes.append(
        Write(requester.update(world.catalog[volumeClaims], claim.objectKey, nil, changed)))
    }
    return writes
  }

  /// Claims of pods to be scaled away follow the policy before the pods go.
  func fixClaims(_ condemned: [Value], _ writes: inout [Write]) -> Bool {
    for pod in condemned { writes += retentionWrites(pod) }
    return false
  }
}
