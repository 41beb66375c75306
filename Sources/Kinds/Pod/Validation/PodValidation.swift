public import APIServer
public import ObjectModel

// Models: ValidatePodCreate, ValidatePodTemplateSpec and ValidatePodStatusUpdate, v1.32. Differs:
// windows pods, seccomp and AppArmor annotations and exotic volume types are not checked.

/// Rules of pods, and of the pod templates in other kinds.
public enum PodValidation {
  /// Broken rules of a new pod.
  @Sendable
  public static func errors(_ object: Value) -> [FieldError] {
    var errors = podErrors(object)
    let path = FieldPath.root.child(.spec)
    if !object.elements(.spec, .ephemeralContainers).isEmpty {
      errors.append(.forbidden(path.child(.ephemeralContainers), "cannot be set on create"))
    }
    let nodeName = object.string(.spec, .nodeName) ?? ""
    if !nodeName.isEmpty, !object.elements(.spec, .schedulingGates).isEmpty {
      errors.append(
        .forbidden(
          path.child(.nodeName), "cannot be set until all schedulingGates have been cleared"))
    }
    return errors
  }

  /// Broken rules that hold for a pod at any time, apart from its metadata.
  static func podErrors(_ object: Value) -> [FieldError] {
    let path = FieldPath.root.child(.spec)
    let spec = object[.spec] ?? .emptyObject
    var errors: [FieldError] = []
    deletionCostErrors(object[.metadata, .annotations], &errors)
    var validator = PodSpecValidator(spec, path, podName: object.string(.metadata, .name))
    validator.check()
    errors += validator.errors
    if (spec.string(.serviceAccountName) ?? "").isEmpty {
      errors += tokenErrors(spec, path.child(.volumes))
    }
    for key in [Key.containers, .initContainers] {
      for (index, container) in spec.elements(key).enumerated() {
        errors += imageSpaceErrors(container, path.child(key).index(index))
      }
    }
    return errors
  }

  /// Broken rules of a template at `path`.
  public static func templateErrors(_ template: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    let meta = template[.metadata]
    ObjectMetaValidation.labelErrors(meta?[.labels], path.child(.labels), &errors)
    ObjectMetaValidation.annotationErrors(
      meta?[.annotations], path.child(.annotations), &errors)
    let place = path.child(.spec)
    var validator = PodSpecValidator(template[.spec] ?? .emptyObject, place, podName: nil)
    validator.isTemplate = true
    validator.check()
    errors += validator.errors
    if !template.elements(.spec, .ephemeralContainers).isEmpty {
      errors.append(
        .forbidden(
          place.child(.ephemeralContainers), "ephemeral containers not allowed in pod template"))
    }
    return errors
  }

  /// Broken rules of a change through `/status`.
  @Sendable
  static func statusUpdateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors: [FieldError] = []
    let system = ["PodScheduled", "Ready", "Initialized"]
    for (index, condition) in new.elements(.status, .conditions).enumerated() {
      let type = condition.string(.type) ?? ""
      if system.contains(type) { continue }
      let path = FieldPath("metadata").child(.conditions).index(index).child("Type")
      errors += FieldRules.qualifiedName(type, path)
    }
    let path = FieldPath("status")
    let nominated = new.string(.status, .nominatedNodeName) ?? ""
    if !nominated.isEmpty, nominated != old.string(.status, .nominatedNodeName) {
      errors += FieldRules.subdomain(nominated, path.child(.nominatedNodeName))
    }
    let qosClass = new.string(.status, .qosClass) ?? ""
    if qosClass != old.string(.status, .qosClass) ?? "" {
      errors.append(
        .invalid(path.child(.qosClass), .string(qosClass), "field is immutable"))
    }
    let policy = PodView(old).restartPolicy
    for key in [Key.containerStatuses, .initContainerStatuses, .ephemeralContainerStatuses] {
      errors += transitionErrors(
        new.elements(.status, key), old.elements(.status, key), path.child(key),
        restartPolicy: key == .ephemeralContainerStatuses ? "Never" : policy,
        sidecars: key == .initContainerStatuses ? PodView(old).initContainers : [])
    }
    for (index, address) in new.elements(.status, .podIPs).enumerated() {
      errors += FieldRules.address(
        address.string(.ip) ?? "", path.child(.podIPs).index(index))
    }
    return errors
  }

  /// Ended containers that may not start again must stay ended.
  private static func transitionErrors(
    _ new: [Value], _ old: [Value], _ path: FieldPath, restartPolicy: String, sidecars: [Value]
  ) -> [FieldError] {
    if restartPolicy == "Always" { return [] }
    var errors: [FieldError] = []
    for (index, status) in old.enumerated() {
      guard let terminated = status[.state, .terminated] else { continue }
      if terminated.int(.exitCode) ?? 0 != 0, restartPolicy == "OnFailure" { continue }
      if sidecars.contains(where: { $0[.name] == status[.name] && $0.isSidecar }) { continue }
      for other in new
      where other[.name] == status[.name] && other[.state, .terminated] == nil {
        errors.append(
          .forbidden(
            path.index(index).child(.state), "may not be transitioned to non-terminated state"))
      }
    }
    return errors
  }

  private static func deletionCostErrors(_ annotations: Value?, _ errors: inout [FieldError]) {
    let key: Key = "controller.kubernetes.io/pod-deletion-cost"
    guard let text = annotations?.string(key), !text.isEmpty else { return }
    let isGood = Int32(text) != nil && !text.hasPrefix("+") && (text == "0" || !text.hasPrefix("0"))
    if !isGood {
      errors.append(
        .invalid(
          FieldPath("metadata").child(.annotations).key(key.text), .string(text),
          "must be a 32bit integer"))
    }
  }

  private static func tokenErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for (index, volume) in spec.elements(.volumes).enumerated() {
      for (number, source) in volume.elements(.projected, .sources).enumerated()
      where source[.serviceAccountToken] != nil {
        errors.append(
          .forbidden(
            path.index(index).child(.projected, .sources).index(number)
              .child(.serviceAccountToken),
            "must not be specified when serviceAccountName is not set"))
      }
    }
    return errors
  }

  static func imageSpaceErrors(_ container: Value, _ path: FieldPath) -> [FieldError] {
    let image = container.string(.image) ?? ""
    return EventColumns.trimmed(image) == image
      ? []
      : [
        .invalid(
          path.child(.image), .string(image), "must not have leading or trailing whitespace")
      ]
  }
}
