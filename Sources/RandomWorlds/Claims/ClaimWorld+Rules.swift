import APIServer
import Kinds
import ObjectModel
import Simulation

/// What must hold in the world of claims and volumes.
extension ClaimWorld {
  private static let boundByController = Key("pv.kubernetes.io/bound-by-controller")

  mutating func check() {
    for change in cluster.takeChanges() {
      switch change.resource {
      case .pods: checkPod(change)
      case .persistentVolumeClaims: checkClaim(change)
      case .persistentVolumes: checkVolume(change)
      default: break
      }
    }
  }

  static func claims(of pod: PodView) -> [String] {
    pod.volumes.compactMap { $0.string("persistentVolumeClaim", "claimName") }
  }

  private static func isDeleted(_ object: Value?) -> Bool {
    object?[.metadata, .deletionTimestamp] != nil
  }

  private func claim(_ name: String) -> Value? {
    cluster.object(.persistentVolumeClaims, ObjectKey("default", name))
  }

  private func volume(_ name: String) -> Value? {
    cluster.object(.persistentVolumes, ObjectKey("", name))
  }

  private static func phase(_ object: Value) -> String { object.string("status", "phase") ?? "" }
  private static func uid(_ object: Value) -> String { object.string("metadata", "uid") ?? "" }

  // MARK: Single changes

  /// A set makes a pod only when its claims are there to stay.
  private mutating func checkPod(_ change: Change) {
    guard change.old == nil, let new = change.new?.value else { return }
    let pod = PodView(new)
    guard pod.controller != nil, cluster.api.now - lastLoss > .seconds(1 as Int64) else { return }
    let names = Self.claims(of: pod)
    if names.count != templates { fault = "\(pod.name) has the claims \(names)" }
    for name in names {
      guard let claim = claim(name) else {
        fault = "\(pod.name) is made without \(name)"
        continue
      }
      if Self.isDeleted(claim) { fault = "\(pod.name) is made while \(name) is being deleted" }
    }
  }

  private mutating func checkClaim(_ change: Change) {
    let old = change.old?.value
    let name = change.key.name
    let begins = Self.isDeleted(change.new?.value) && !Self.isDeleted(old)
    let isGone = change.new == nil
    if begins || isGone { lastLoss = cluster.api.now }
    if begins || isGone && !Self.isDeleted(old), alwaysRetains, !name.hasPrefix("free-"),
      let controller = cluster.controller(of: change)
    {
      fault = "\(controller) deletes \(name), which is to be kept"
    }
    guard let new = change.new?.value else { return checkUse(name) }
    let before = old?.string("spec", "volumeName") ?? ""
    let after = new.string("spec", "volumeName") ?? ""
    if !before.isEmpty, before != after { fault = "\(name) goes from \(before) to \(after)" }
    if Self.phase(new) == "Bound", old.map({ Self.phase($0) != "Bound" }) ?? true {
      checkBinding(new, after)
    }
  }

  /// A claim stays as long as a pod on a node uses it.
  private mutating func checkUse(_ name: String) {
    let user = cluster.pods.map { PodView($0) }.first {
      !$0.nodeName.isEmpty && Self.claims(of: $0).contains(name)
    }
    if let user { fault = "\(name) is gone while \(user.name) uses it" }
  }

  /// A claim and its volume mean each other, and nobody else means the volume.
  private mutating func checkBinding(_ claim: Value, _ volumeName: String) {
    let name = claim.name
    guard let volume = volume(volumeName) else {
      fault = "\(name) is bound to \(volumeName), which is not there"
      return
    }
    if volume.string("spec", "claimRef", "uid") != Self.uid(claim) {
      fault = "\(name) is bound to \(volumeName), which is another's"
    }
    let twin = cluster.api.view.objects(.persistentVolumeClaims).first {
      Self.phase($0) == "Bound" && $0.string("spec", "volumeName") == volumeName
        && Self.uid($0) != Self.uid(claim)
    }
    if let twin { fault = "\(name) and \(twin.name) are both bound to \(volumeName)" }
    // A claim and a volume that people have meant for each other are not compared.
    let isMeant = [claim, volume].allSatisfy {
      $0[.metadata, .annotations]?[Self.boundByController] == nil
    }
    if !isMeant, !Self.fits(volume, claim) { fault = "\(volumeName) does not do for \(name)" }
  }

  private static func fits(_ volume: Value, _ claim: Value) -> Bool {
    let offered = volume.elements("spec", "accessModes")
    let size = claim["spec"]?["resources"]?["requests"]?.string("storage") ?? ""
    guard let wanted = Quantity(size),
      let capacity = volume.string("spec", "capacity", "storage").flatMap({ Quantity($0) })
    else { return false }
    return capacity >= wanted
      && claim.elements("spec", "accessModes").allSatisfy(offered.contains)
  }

  private mutating func checkVolume(_ change: Change) {
    guard let old = change.old?.value else { return }
    let name = change.key.name
    guard let new = change.new?.value else {
      let user = cluster.api.view.objects(.persistentVolumeClaims).first {
        Self.phase($0) == "Bound" && $0.string("spec", "volumeName") == name
          && Self.uid($0) == old.string("spec", "claimRef", "uid")
      }
      if let user { fault = "\(name) is gone while \(user.name) is bound to it" }
      return
    }
    let before = old.string("spec", "claimRef", "uid") ?? ""
    let after = new.string("spec", "claimRef", "uid") ?? ""
    if !before.isEmpty, !after.isEmpty, before != after {
      fault = "\(name) passes from one claim to another"
    }
  }

  // MARK: The end

  mutating func checkEnd() {
    checkLeftovers()
    checkClaims()
    checkVolumes()
    if fault == nil { checkPods() }
  }

  private mutating func checkClaims() {
    let pods = cluster.pods.map { PodView($0) }
    let volumes = cluster.api.view.objects(.persistentVolumes)
    for claim in cluster.api.view.objects(.persistentVolumeClaims) {
      let name = claim.name
      if Self.isDeleted(claim) {
        let isUsed = pods.contains {
          !$0.nodeName.isEmpty && Self.claims(of: $0).contains(name)
        }
        if !isUsed { fault = "\(name) never goes" }
      } else if Self.phase(claim) == "Pending" {
        let named = claim.string("spec", "volumeName")
        let free = volumes.first {
          Self.phase($0) == "Available" && !Self.isDeleted($0) && Self.isFree($0, for: claim)
            && Self.fits($0, claim) && (named == nil || $0.name == named)
        }
        if let free { fault = "\(name) waits although \(free.name) would do" }
      }
    }
  }

  private static func isFree(_ volume: Value, for claim: Value) -> Bool {
    guard let reference = volume["spec"]?["claimRef"] else { return true }
    return reference.string("name") == claim.name
  }

  private mutating func checkVolumes() {
    for volume in cluster.api.view.objects(.persistentVolumes) {
      let phase = Self.phase(volume)
      let uid = volume.string("spec", "claimRef", "uid") ?? ""
      let claim = claim(volume.string("spec", "claimRef", "name") ?? "")
      let isUsed = claim.map { Self.uid($0) == uid && !uid.isEmpty } ?? false
      let expected =
        uid.isEmpty ? ["Available"] : isUsed ? ["Bound"] : ["Released", "Failed"]
      if !expected.contains(phase) {
        fault = "\(volume.name) is \(phase), not \(expected[0])"
      }
      if Self.isDeleted(volume), phase != "Bound" { fault = "\(volume.name) never goes" }
    }
  }

  /// All pods are there and ready but those that wait for a claim.
  private mutating func checkPods() {
    let pods = cluster.pods.map { PodView($0) }.filter { !$0.isTerminal }
    for pod in pods where !pod.isReady && !waits(Self.claims(of: pod)) {
      fault = "\(pod.name) is not ready, with all that it needs"
    }
    guard exists else {
      if let pod = pods.first(where: { $0.controller != nil }) { fault = "\(pod.name) is left" }
      return
    }
    let names = ["data", "logs"].prefix(templates)
    for ordinal in 0..<replicas {
      let pod = pods.first { $0.name == "web-\(ordinal)" }
      if pod == nil, !names.contains(where: { Self.isDeleted(claim("\($0)-web-\(ordinal)")) }) {
        fault = "web-\(ordinal) is missing"
      }
      // An ordered set goes no further, be it up or down.
      if isOrdered, pod?.isReady != true { return }
    }
    let owned = pods.filter { $0.controller != nil }
    if owned.count > replicas, !isStuck(owned) {
      fault = "\(owned.count) pods of \(replicas)"
    }
  }

  /// Whether an ordered set can never remove the last of its pods.
  ///
  /// It removes one that is not ready only if all below it are: of two that wait for their claims
  /// neither goes. (Upstream: processCondemned of stateful_set_control.go, which blocks before a pod
  /// that is not ready unless it is the first unhealthy one, counted from the lowest ordinal.)
  private func isStuck(_ owned: [PodView]) -> Bool {
    func ordinal(_ pod: PodView) -> Int {
      pod.name.split(separator: "-").last.flatMap { Int($0) } ?? -1
    }
    guard isOrdered, let last = owned.max(by: { ordinal($0) < ordinal($1) }) else { return false }
    return !last.isReady && owned.count { !$0.isReady } > 1
  }

  /// Whether one of these claims is not there for good.
  private func waits(_ names: [String]) -> Bool {
    names.contains { name in
      guard let claim = claim(name) else { return true }
      return Self.phase(claim) != "Bound" || Self.isDeleted(claim)
    }
  }
}
