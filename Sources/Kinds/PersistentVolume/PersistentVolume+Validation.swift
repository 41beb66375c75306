import APIServer
import ObjectModel

// Models: ValidatePersistentVolumeSpec and ValidatePersistentVolumeUpdate, v1.32. Differs: of the
// sources that only real storage can serve no more than their number is checked.
enum PersistentVolumeValidation {
  /// Every source in the order in which upstream looks for them, as messages name it.
  private static let sources: [(key: Key, name: String)] = [
    (.hostPath, "hostPath"), (.gcePersistentDisk, "gcePersistentDisk"),
    (.awsElasticBlockStore, "awsElasticBlockStore"), (.glusterfs, "glusterfs"),
    (.flocker, "flocker"), (.nfs, "nfs"), (.rbd, "rbd"), (.quobyte, "quobyte"),
    (.cephfs, "cephFS"), (.iscsi, "iscsi"), (.cinder, "cinder"), (.fc, "fc"),
    (.flexVolume, "flexVolume"), (.azureFile, "azureFile"), (.vsphereVolume, "vsphereVolume"),
    (.photonPersistentDisk, "photonPersistentDisk"), (.portworxVolume, "portworxVolume"),
    (.azureDisk, "azureDisk"), (.scaleIO, "scaleIO"), (.local, "local"),
    (.storageos, "storageos"), (.csi, "csi"),
  ]
  private static let policies = ["Delete", "Recycle", "Retain"]

  @Sendable
  static func errors(_ object: Value) -> [FieldError] {
    let path = FieldPath("spec")
    let spec = object[.spec] ?? .emptyObject
    var errors: [FieldError] = []
    let modes = spec.elements(.accessModes)
    if modes.isEmpty { errors.append(.required(path.child(.accessModes))) }
    errors += VolumeRules.accessModeErrors(modes, path.child(.accessModes))
    errors += capacityErrors(spec, path.child(.capacity))
    let policy = spec.string(.persistentVolumeReclaimPolicy) ?? ""
    if !policy.isEmpty, !policies.contains(policy) {
      errors.append(
        .notSupported(
          path.child(.persistentVolumeReclaimPolicy), .string(policy), supported: policies))
    }
    errors += affinityErrors(spec, path.child(.nodeAffinity)) + sourceErrors(spec, path)
    let hostPath = spec.string(.hostPath, .path) ?? ""
    if !hostPath.isEmpty, hostPath.allSatisfy({ $0 == "/" }), policy == "Recycle" {
      errors.append(
        .forbidden(
          path.child(.persistentVolumeReclaimPolicy),
          "may not be 'recycle' for a hostPath mount of '/'"))
    }
    errors += VolumeRules.classNameErrors(spec, .storageClassName, path)
    return errors + VolumeRules.volumeModeErrors(spec, path)
  }

  private static func capacityErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let capacity = spec.fields(.capacity)
    var errors: [FieldError] = []
    if capacity.isEmpty { errors.append(.required(path)) }
    if !capacity.contains(.storage) || capacity.count > 1 {
      errors.append(
        FieldError(
          .notSupported, path.text, value: ResourceRules.goList(spec[.capacity]),
          "supported values: \"storage\""))
    }
    for (name, size) in capacity.sorted {
      errors += VolumeRules.basicErrors(size, path.key(name))
      errors += VolumeRules.positiveErrors(size, path.key(name))
    }
    return errors
  }

  private static func affinityErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    guard let affinity = spec[.nodeAffinity], !affinity.isNull else { return [] }
    guard let required = affinity[.required], !required.isNull else {
      return [.required(path.child(.required), "must specify required node constraints")]
    }
    var validator = PodSpecValidator(.null, path, podName: nil)
    validator.checkNodeSelector(required, path.child(.required), checksValues: false)
    return validator.errors
  }

  private static func sourceErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    var errors: [FieldError] = []
    var count = 0
    for (key, name) in sources {
      guard let source = spec[key], !source.isNull else { continue }
      count += 1
      if count > 1 {
        errors.append(
          .forbidden(path.child(Key(name)), "may not specify more than 1 volume type"))
      } else {
        errors += sourceErrors(source, key, spec, path)
      }
    }
    if count == 0 { errors.append(.required(path, "must specify a volume type")) }
    return errors
  }

  private static func sourceErrors(
    _ source: Value, _ key: Key, _ spec: Value, _ path: FieldPath
  ) -> [FieldError] {
    let place = path.child(key)
    var validator = PodSpecValidator(.null, path, podName: nil)
    switch key {
    case .hostPath: validator.checkHostPath(source, place)
    case .nfs: validator.checkNFS(source, place)
    case .csi:
      validator.require(source, .driver, place)
      validator.require(source, .volumeHandle, place)
    case .local:
      let directory = source.string(.path) ?? ""
      validator.errors +=
        directory.isEmpty
        ? [.required(place.child(.path))] : FieldRules.noBacksteps(directory, place.child(.path))
      if spec[.nodeAffinity] == nil {
        validator.errors.append(
          .required(path.child(.nodeAffinity), "Local volume requires node affinity"))
      }
    default: break
    }
    return validator.errors
  }

  @Sendable
  static func updateErrors(_ new: Value, _ old: Value) -> [FieldError] {
    var errors = Self.errors(new)
    let after = source(of: new)
    let before = source(of: old)
    if !after.semanticallyEquals(before) {
      let difference = SpecDifference.text(
        old: before, new: after, type: "core.PersistentVolumeSource")
      errors.append(
        .forbidden(
          FieldPath("spec").child("persistentvolumesource"),
          "spec.persistentvolumesource is immutable after creation\n\(difference)"))
    }
    errors += VolumeRules.modeChangeErrors(new, old)
    if let affinity = old[.spec, .nodeAffinity], !affinity.isNull,
      !affinity.semanticallyEquals(new[.spec, .nodeAffinity])
    {
      errors.append(
        .invalid(
          "nodeAffinity", new[.spec, .nodeAffinity] ?? .null,
          "field is immutable, except for updating from beta label to GA"))
    }
    return errors + VolumeRules.attributesClassErrors(new, old)
  }

  private static func source(of object: Value) -> Value {
    var source = Value.emptyObject
    for (key, _) in sources {
      if let value = object[.spec, key], !value.isNull { source[key] = value }
    }
    return source
  }
}
