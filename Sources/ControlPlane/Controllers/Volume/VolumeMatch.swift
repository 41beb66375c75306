// Models: pkg/volume/util FindMatchingVolume and checkVolumeSatisfyClaim, v1.32.

import Kinds
import ObjectModel

/// What a claim asks of a volume.
struct VolumeMatch {
  static let betaClass = Key("volume.beta.kubernetes.io/storage-class")

  /// The storage class; empty for none.
  let className: String
  private let size: Quantity
  private let modes: [Value]
  private let volumeMode: String
  private let selector: LabelSelector?

  init(_ claim: Value) {
    let spec = claim[.spec]
    className =
      claim.annotation(Self.betaClass) ?? spec?["storageClassName"]?.string ?? ""
    let text = spec?[.resources]?[.requests]?["storage"]?.string
    size = text.flatMap { Quantity($0) } ?? .zero
    modes = spec?["accessModes"]?.elements ?? []
    volumeMode = spec?["volumeMode"]?.string ?? "Filesystem"
    selector = spec?[.selector] == nil ? nil : claim.specSelector
  }

  private static func className(of volume: Value) -> String {
    volume.annotation(betaClass) ?? volume[.spec]?["storageClassName"]?.string ?? ""
  }

  private static func capacity(_ volume: Value) -> Quantity {
    volume[.spec]?["capacity"]?["storage"]?.string.flatMap { Quantity($0) } ?? .zero
  }

  /// Why a volume asked for by name does not do; nil when it does.
  func mismatch(_ volume: Value) -> String? {
    if Self.capacity(volume) < size { return "requested PV is too small" }
    if Self.className(of: volume) != className { return "storageClassName does not match" }
    if volume[.spec]?["volumeMode"]?.string ?? "Filesystem" != volumeMode {
      return "incompatible volumeMode"
    }
    if !offersModes(volume) { return "incompatible accessMode" }
    return nil
  }

  private func offersModes(_ volume: Value) -> Bool {
    let offered = volume[.spec]?["accessModes"]?.elements ?? []
    return modes.allSatisfy(offered.contains)
  }

  /// The volume to bind: one meant for the claim, else the smallest of those with fewest modes.
  func best(_ volumes: [Value], _ claim: Value) -> Value? {
    let fitting = volumes.filter { volume in
      !volume.isBeingDeleted && offersModes(volume) && Self.capacity(volume) >= size
        && volume[.spec]?["volumeMode"]?.string ?? "Filesystem" == volumeMode
    }
    let meant = fitting.first { volume in
      volume[.spec]?["claimRef"].map { VolumeBinder.means($0, claim) } ?? false
    }
    if let meant { return meant }
    let free = fitting.filter { volume in
      volume[.spec]?["claimRef"] == nil && volume[.status]?[.phase]?.string == "Available"
        && Self.className(of: volume) == className
        && selector.map { $0.matches(volume[.metadata]?[.labels]) } ?? true
    }
    return free.min { left, right in
      let (first, second) = (modeCount(left), modeCount(right))
      if first != second { return first < second }
      let (small, large) = (Self.capacity(left), Self.capacity(right))
      return small == large ? left.objectName < right.objectName : small < large
    }
  }

  private func modeCount(_ volume: Value) -> Int {
    volume[.spec]?["accessModes"]?.elements.count ?? 0
  }
}
