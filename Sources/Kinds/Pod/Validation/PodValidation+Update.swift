import APIServer
import ObjectModel

// Models: ValidatePodUpdate, v1.32. Differs: the difference at the end of the message lists changed
// fields of the manifest where the server prints its own Go structs.
extension PodValidation {
  /// Broken rules of a change to a pod: little but images can change.
  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let path = FieldPath.root.child(.spec)
    // What was valid when it was stored still is.
    if new[.spec]?.isShared(with: old[.spec]) == true,
      new[.metadata, .annotations] == old[.metadata, .annotations]
    {
      return []
    }
    var errors = podErrors(new)
    let newSpec = new[.spec] ?? .emptyObject
    let oldSpec = old[.spec] ?? .emptyObject
    for key in [Key.containers, .initContainers] {
      guard containersAgree(newSpec, oldSpec, key, path, &errors) else { return errors }
    }
    guard deadlineIsGood(newSpec, oldSpec, path, &errors) else { return errors }
    tolerationErrors(newSpec, oldSpec, path.child(.tolerations), &errors)
    gateErrors(newSpec, oldSpec, path.child(.schedulingGates), &errors)
    if agree(newSpec.object ?? Fields(), oldSpec.object ?? Fields()) { return errors }

    var munged = newSpec
    for key in [Key.containers, .initContainers] {
      for (index, container) in oldSpec.elements(key).enumerated() {
        munged[key]?[index][.image] = container[.image]
      }
    }
    for key in [Key.activeDeadlineSeconds, .schedulingGates, .tolerations] {
      munged[key] = oldSpec[key]
    }
    if let before = oldSpec.int(.terminationGracePeriodSeconds), before < 0,
      munged.int(.terminationGracePeriodSeconds) == 1
    {
      munged[.terminationGracePeriodSeconds] = .int(before)
    }
    if !oldSpec.elements(.schedulingGates).isEmpty {
      gatedErrors(&munged, oldSpec, path, &errors)
    }
    if munged != oldSpec {
      let difference = SpecDifference.text(old: oldSpec, new: munged, type: "core.PodSpec")
      errors.append(
        .forbidden(path, "\(updatableText)\n\(difference)"))
    }
    return errors
  }

  /// Whether two specs are plainly the same but for what may change; false says nothing.
  private static func agree(_ new: Fields, _ old: Fields) -> Bool {
    guard new.count == old.count else { return false }
    return new.indices.allSatisfy { index in
      let key = new[keyAt: index]
      switch key {
      case .containers, .initContainers:
        return key == old[keyAt: index]
          && containersAgree(new[valueAt: index], old[valueAt: index])
      case .activeDeadlineSeconds, .tolerations: return key == old[keyAt: index]
      default: return new.hasSameField(at: index, as: old)
      }
    }
  }

  /// Whether two lists of containers are plainly the same but for images.
  private static func containersAgree(_ new: Value, _ old: Value) -> Bool {
    if new.isShared(with: old) { return true }
    let (new, old) = (new.elements, old.elements)
    guard new.count == old.count else { return false }
    return new.indices.allSatisfy { index in
      guard case .object(let after) = new[index], case .object(let before) = old[index],
        after.count == before.count
      else { return false }
      return after.indices.allSatisfy { place in
        if after[keyAt: place] == .image { return before[keyAt: place] == .image }
        return after.hasSameField(at: place, as: before)
      }
    }
  }

  private static let updatableText =
    "pod updates may not change fields other than `spec.containers[*].image`,"
    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
    + "`spec.tolerations` (only additions to existing tolerations),"
    + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"

  /// Containers stay the same number; false ends all further checks.
  private static func containersAgree(
    _ new: Value, _ old: Value, _ key: Key, _ path: FieldPath, _ errors: inout [FieldError]
  ) -> Bool {
    let list = new.elements(key)
    guard list.count == old.elements(key).count else {
      errors.append(
        .forbidden(path.child(key), "pod updates may not add or remove containers"))
      return false
    }
    for (index, container) in list.enumerated() {
      let here = path.child(key).index(index)
      if (container.string(.image) ?? "").isEmpty {
        errors.append(.required(here.child(.image)))
      }
      errors += imageSpaceErrors(container, here)
    }
    return true
  }

  /// The deadline can come or shrink, nothing else; false ends all further checks.
  private static func deadlineIsGood(
    _ new: Value, _ old: Value, _ path: FieldPath, _ errors: inout [FieldError]
  ) -> Bool {
    let place = path.child(.activeDeadlineSeconds)
    guard let seconds = new.int(.activeDeadlineSeconds) else {
      if old.int(.activeDeadlineSeconds) != nil {
        errors.append(
          .invalid(place, .null, "must not update from a positive integer to nil value"))
      }
      return true
    }
    if !(0...2_147_483_647).contains(seconds) {
      errors.append(.invalid(place, .int(seconds), FieldRules.rangeText(0, 2_147_483_647)))
      return false
    }
    if let before = old.int(.activeDeadlineSeconds), before < seconds {
      errors.append(
        .invalid(place, .int(seconds), "must be less than or equal to previous value"))
      return false
    }
    return true
  }

  private static func tolerationErrors(
    _ new: Value, _ old: Value, _ place: FieldPath, _ errors: inout [FieldError]
  ) {
    let list = new.elements(.tolerations)
    if new[.tolerations]?.isShared(with: old[.tolerations]) == true { return }
    for toleration in old.elements(.tolerations) {
      let isKept = list.contains { other in
        var same = toleration
        same[.tolerationSeconds] = other[.tolerationSeconds]
        return same == other
      }
      if !isKept {
        errors.append(
          .forbidden(
            place, "existing toleration can not be modified except its tolerationSeconds"))
        return
      }
    }
    errors += TolerationRules.errors(list, place)
  }

  private static func gateErrors(
    _ new: Value, _ old: Value, _ place: FieldPath, _ errors: inout [FieldError]
  ) {
    let known = old.elements(.schedulingGates).map { $0[.name] }
    for (index, gate) in new.elements(.schedulingGates).enumerated()
    where !known.contains(gate[.name]) {
      errors.append(
        .forbidden(
          place.index(index).child(.name),
          "only deletion is allowed, but found new scheduling gate "
            + "'\(gate.string(.name) ?? "")'"))
    }
  }

  /// A pod held back by gates may get more node selectors and narrower node affinity.
  private static func gatedErrors(
    _ munged: inout Value, _ old: Value, _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    let selector = munged.fields(.nodeSelector)
    for entry in old.fields(.nodeSelector) where selector[entry.key] != entry.value {
      errors.append(
        .invalid(
          path.child(.nodeSelector), goText: FieldRules.goMap(munged[.nodeSelector]),
          "only additions to spec.nodeSelector are allowed (no mutations or deletions)"))
      break
    }
    munged[.nodeSelector] = old[.nodeSelector]
    if old[.affinity, .nodeAffinity] == nil {
      munged[.affinity]?[.nodeAffinity] = nil
      if munged.fields(.affinity).isEmpty, old[.affinity] == nil { munged[.affinity] = nil }
    }
  }
}
