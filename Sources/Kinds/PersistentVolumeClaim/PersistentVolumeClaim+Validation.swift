import APIServer
import ObjectModel

// Models: ValidatePersistentVolumeClaimSpec and ValidatePersistentVolumeClaimUpdate, v1.32.
enum PersistentVolumeClaimValidation {
  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    specErrors(object[.spec] ?? .emptyObject, FieldPath("spec"))
  }

  /// Broken rules of a claim's spec at `path`.
  static func specErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    let modes = spec.elements(.accessModes)
    if modes.isEmpty {
      errors.append(
        .required(path.child(.accessModes), "at least 1 access mode is required"))
    }
    errors += FieldRules.labelSelector(spec[.selector], path.child(.selector))
    errors += VolumeRules.accessModeErrors(modes, path.child(.accessModes))
    let place = path.child(.resources).key("storage")
    if let size = spec[.resources, .requests, .storage] {
      errors += VolumeRules.positiveErrors(size, place)
    } else {
      errors.append(.required(place))
    }
    errors += VolumeRules.classNameErrors(spec, .storageClassName, path)
    errors += VolumeRules.volumeModeErrors(spec, path)
    return errors + sourceErrors(spec, path)
  }

  private static func sourceErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    for key in [Key.dataSource, .dataSourceRef] {
      guard let source = spec[key], !source.isNull else { continue }
      let place = path.child(key)
      for part in [Key.name, .kind] where (source.string(part) ?? "").isEmpty {
        errors.append(.required(place.child(part)))
      }
      let group = source.string(.apiGroup) ?? ""
      let kind = source.string(.kind) ?? ""
      if group.isEmpty {
        if kind != "PersistentVolumeClaim" {
          errors.append(
            .invalid(
              place, .string(kind),
              "must be 'PersistentVolumeClaim' when referencing the default apiGroup"))
        }
      } else {
        errors += FieldRules.subdomain(group, place.child(.apiGroup))
      }
    }
    return errors
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors = Self.errors(new)
    var after = new[.spec] ?? .emptyObject
    var before = old[.spec] ?? .emptyObject
    let isBound = new.string(.status, .phase) == "Bound"
    if (before.string(.volumeName) ?? "").isEmpty { before[.volumeName] = after[.volumeName] }
    if before[.storageClassName] == nil,
      old[.metadata, .annotations, VolumeText.classAnnotation] == nil
    {
      after[.storageClassName] = nil
    }
    let oldSize = old.value(at: [.spec, .resources, .requests, .storage])
    let newSize = new.value(at: [.spec, .resources, .requests, .storage])
    if isBound, after[.resources, .requests] != nil {
      after[.resources, .requests, .storage] = oldSize
    }
    if isBound, after[.volumeAttributesClassName] != nil {
      after[.volumeAttributesClassName] = before[.volumeAttributesClassName]
    }
    if !after.semanticallyEquals(before) {
      let difference = SpecDifference.text(
        old: before, new: after, type: "core.PersistentVolumeClaimSpec")
      errors.append(
        .forbidden(
          FieldPath("spec"),
          "spec is immutable after creation except resources.requests and "
            + "volumeAttributesClassName for bound claims\n\(difference)"))
    }
    errors += shrinkErrors(newSize, oldSize, old[.status, .capacity, .storage])
    return errors + VolumeRules.modeChangeErrors(new, old)
      + VolumeRules.attributesClassErrors(new, old)
  }

  private static func shrinkErrors(
    _ new: Value?, _ old: Value?, _ capacity: Value?
  ) -> [FieldError] {
    let size = new.flatMap(ResourceRules.quantity) ?? .zero
    guard size < old.flatMap(ResourceRules.quantity) ?? .zero,
      size <= capacity.flatMap(ResourceRules.quantity) ?? .zero
    else { return [] }
    return [
      .forbidden(
        FieldPath("spec").child(.resources, .requests).child(.storage),
        "field can not be less than status.capacity")
    ]
  }

  static func statusErrors(_ object: Value) -> [FieldError] {
    let path = FieldPath("status").child(.capacity)
    return object.fields(.status, .capacity).sorted.flatMap { name, size in
      VolumeRules.basicErrors(size, path.key(name))
    }
  }
}
