import APIServer
import ObjectModel

// Models: ValidateVolumeMounts and ValidateVolumeDevices, v1.32.
extension PodSpecValidator {
  mutating func checkMounts(_ container: Value, _ here: FieldPath) {
    let mounts = container.elements(.volumeMounts)
    let devices = container.elements(.volumeDevices)
    let place = here.child(.volumeMounts)
    var used: [String] = []
    for (index, mount) in mounts.enumerated() {
      let at = place.index(index)
      let name = mount.string(.name) ?? ""
      let mountPath = mount.string(.mountPath) ?? ""
      require(mount, .name, at)
      if !volumes.contains(where: { $0.name == name }) {
        errors.append(.notFound(at.child(.name), .string(name)))
      }
      require(mount, .mountPath, at)
      if used.contains(mountPath) {
        errors.append(.invalid(at.child(.mountPath), .string(mountPath), "must be unique"))
      }
      used.append(mountPath)
      if devices.contains(where: { $0.string(.name) == name }) {
        errors.append(
          .invalid(at.child(.name), .string(name), "must not already exist in volumeDevices"))
      }
      if devices.contains(where: { $0.string(.devicePath) == mountPath }) {
        errors.append(
          .invalid(
            at.child(.mountPath), .string(mountPath),
            "must not already exist as a path in volumeDevices"))
      }
      checkSubPaths(mount, at, place)
      checkPropagation(mount, container, place)
    }
    checkDevices(devices, mounts, here.child(.volumeDevices))
  }

  private mutating func checkSubPaths(_ mount: Value, _ at: FieldPath, _ place: FieldPath) {
    let subPath = mount.string(.subPath) ?? ""
    let expression = mount.string(.subPathExpr) ?? ""
    if !subPath.isEmpty { errors += FieldRules.relativePath(subPath, place.child(.subPath)) }
    guard !expression.isEmpty else { return }
    if !subPath.isEmpty {
      errors.append(
        .invalid(
          at.child(.subPathExpr), .string(expression),
          "subPathExpr and subPath are mutually exclusive"))
    }
    errors += FieldRules.relativePath(expression, place.child(.subPathExpr))
  }

  private mutating func checkPropagation(
    _ mount: Value, _ container: Value, _ place: FieldPath
  ) {
    if let mode = mount.string(.mountPropagation) {
      let at = place.child(.mountPropagation)
      let modes = ["Bidirectional", "HostToContainer", "None"]
      if !modes.contains(mode) {
        errors.append(.notSupported(at, .string(mode), supported: modes))
      }
      if mode == "Bidirectional", container.bool(.securityContext, .privileged) != true {
        errors.append(
          .forbidden(
            at, "Bidirectional mount propagation is available only to privileged containers"))
      }
    }
    guard let mode = mount.string(.recursiveReadOnly), mode != "Disabled" else { return }
    let at = place.child(.recursiveReadOnly)
    guard mode == "Enabled" || mode == "IfPossible" else {
      errors.append(
        .notSupported(at, .string(mode), supported: ["Disabled", "Enabled", "IfPossible"]))
      return
    }
    if mount.bool(.readOnly) != true {
      errors.append(.forbidden(at, "may only be specified when readOnly is true"))
    }
    if mount.string(.mountPropagation) ?? "None" != "None" {
      errors.append(
        .forbidden(at, "may only be specified when mountPropagation is None or not specified"))
    }
  }

  private mutating func checkDevices(
    _ devices: [Value], _ mounts: [Value], _ place: FieldPath
  ) {
    var names: [String] = []
    var paths: [String] = []
    for (index, device) in devices.enumerated() {
      let at = place.index(index)
      let name = device.string(.name) ?? ""
      let path = device.string(.devicePath) ?? ""
      require(device, .name, at)
      func complain(_ key: Key, _ text: String) {
        errors.append(.invalid(at.child(key), device[key] ?? "", text))
      }
      if names.contains(name) { complain(.name, "must be unique") }
      if let volume = volumes.first(where: { $0.name == name })?.source {
        if volume[.persistentVolumeClaim] == nil, volume[.ephemeral] == nil {
          complain(
            .name,
            "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode")
        }
      } else {
        errors.append(.notFound(at.child(.name), .string(name)))
      }
      require(device, .devicePath, at)
      if paths.contains(path) { complain(.devicePath, "must be unique") }
      if !FieldRules.noBacksteps(path, at).isEmpty {
        complain(.devicePath, "can not contain backsteps ('..')")
      } else {
        paths.append(path)
      }
      if mounts.contains(where: { $0.string(.name) == name }) {
        complain(.name, "must not already exist in volumeMounts")
      }
      if mounts.contains(where: { $0.string(.mountPath) == path }) {
        complain(.devicePath, "must not already exist as a path in volumeMounts")
      }
      if !name.isEmpty { names.append(name) }
    }
  }
}
