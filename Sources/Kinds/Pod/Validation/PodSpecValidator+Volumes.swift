import APIServer
import ObjectModel

// Models: ValidateVolumes, v1.32. Differs: of the
// sources that only real storage can serve no more than their number is checked.
extension PodSpecValidator {
  /// Every source in the order in which upstream looks for them.
  private static let sources: [Key] = [
    .emptyDir, .hostPath, .gitRepo, .gcePersistentDisk, .awsElasticBlockStore, .secret, .nfs,
    .iscsi, .glusterfs, .flocker, .persistentVolumeClaim, .rbd, .cinder, .cephfs, .quobyte,
    .downwardAPI, .fc, .flexVolume, .configMap, .azureFile, .vsphereVolume,
    .photonPersistentDisk, .portworxVolume, .azureDisk, .storageos, .projected, .scaleIO, .csi,
    .ephemeral, .image,
  ]
  private static let volumeFields = [
    "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace",
    "metadata.uid",
  ]

  mutating func checkVolumes() {
    let list = spec.elements(.volumes)
    let place = path.child(.volumes)
    var claims: [String] = []
    if let podName, !podName.isEmpty {
      for volume in list where volume[.ephemeral] != nil {
        claims.append("\(podName)-\(volume.string(.name) ?? "")")
      }
    }
    for (index, volume) in list.enumerated() {
      let here = place.index(index)
      let before = errors.count
      checkSource(volume, here)
      let name = volume.string(.name) ?? ""
      if name.isEmpty {
        errors.append(.required(here.child(.name)))
      } else {
        errors += FieldRules.label(name, here.child(.name))
      }
      if volumes.contains(where: { $0.name == name }) {
        errors.append(.duplicate(here.child(.name), .string(name)))
      }
      if errors.count == before { volumes.append((name, volume)) }
      if let claim = volume.string(.persistentVolumeClaim, .claimName), claims.contains(claim) {
        errors.append(
          .invalid(
            here.child(.persistentVolumeClaim, .claimName), .string(claim),
            "must not reference a PVC that gets created for an ephemeral volume"))
      }
    }
  }

  private mutating func checkSource(_ volume: Value, _ here: FieldPath) {
    var count = 0
    for key in Self.sources {
      guard let source = volume[key], !source.isNull else { continue }
      count += 1
      if count > 1 {
        errors.append(
          .forbidden(here.child(key), "may not specify more than 1 volume type"))
      } else {
        checkSource(source, key, here.child(key))
      }
    }
    if count == 0 { errors.append(.required(here, "must specify a volume type")) }
  }

  private mutating func checkSource(_ source: Value, _ key: Key, _ place: FieldPath) {
    switch key {
    case .emptyDir:
      if let limit = source[.sizeLimit].flatMap(ResourceRules.quantity), limit.sign < 0 {
        errors.append(
          .forbidden(
            place.child(.sizeLimit), "SizeLimit field must be a valid resource quantity"))
      }
    case .hostPath: checkHostPath(source, place)
    case .secret: checkItems(source, .secretName, place)
    case .configMap: checkItems(source, .name, place)
    case .persistentVolumeClaim: require(source, .claimName, place)
    case .nfs: checkNFS(source, place)
    case .downwardAPI:
      errors += FieldRules.fileMode(source, .defaultMode, place)
      for file in source.elements(.items) { checkFile(file, place) }
    case .projected:
      // What the server itself mounts into nearly every pod.
      if source.isShared(with: APIServer.tokenProjection) { return }
      errors += FieldRules.fileMode(source, .defaultMode, place)
      checkProjections(source, place)
    case .ephemeral:
      if source[.volumeClaimTemplate] == nil {
        errors.append(.required(place.child(.volumeClaimTemplate)))
      }
    case .csi: require(source, .driver, place)
    default: break
    }
  }

  mutating func require(_ source: Value, _ key: Key, _ place: FieldPath) {
    if (source.string(key) ?? "").isEmpty { errors.append(.required(place.child(key))) }
  }

  mutating func checkHostPath(_ source: Value, _ place: FieldPath) {
    let path = source.string(.path) ?? ""
    if path.isEmpty {
      errors.append(.required(place.child(.path)))
      return
    }
    errors += FieldRules.noBacksteps(path, place.child(.path))
    let types = [
      "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate",
      "Socket",
    ]
    if let type = source.string(.type), !types.contains(type) {
      errors.append(.notSupported(place.child(.type), .string(type), supported: types))
    }
  }

  mutating func checkNFS(_ source: Value, _ place: FieldPath) {
    require(source, .server, place)
    require(source, .path, place)
    let path = source.string(.path) ?? ""
    if !path.hasPrefix("/") {
      errors.append(.invalid(place.child(.path), .string(path), "must be an absolute path"))
    }
  }

  private mutating func checkItems(_ source: Value, _ nameKey: Key, _ place: FieldPath) {
    require(source, nameKey, place)
    errors += FieldRules.fileMode(source, .defaultMode, place)
    for (index, item) in source.elements(.items).enumerated() {
      checkItem(item, place.child(.items).index(index))
    }
  }

  private mutating func checkItem(_ item: Value, _ place: FieldPath) {
    require(item, .key, place)
    require(item, .path, place)
    errors += FieldRules.ownPath(item.string(.path) ?? "", place.child(.path))
    errors += FieldRules.fileMode(item, .mode, place)
  }

  private mutating func checkFile(_ file: Value, _ place: FieldPath) {
    require(file, .path, place)
    errors += FieldRules.ownPath(file.string(.path) ?? "", place.child(.path))
    if let field = file[.fieldRef] {
      checkFieldReference(field, of: Self.volumeFields, place.child(.fieldRef))
      if file[.resourceFieldRef] != nil {
        errors.append(
          .invalid(
            place, "resource",
            "fieldRef and resourceFieldRef can not be specified simultaneously"))
      }
    } else if let resource = file[.resourceFieldRef] {
      checkResourceReference(resource, place.child(.resourceFieldRef), isVolume: true)
    } else {
      errors.append(.required(place, "one of fieldRef and resourceFieldRef is required"))
    }
    errors += FieldRules.fileMode(file, .mode, place)
  }

  private mutating func checkProjections(_ projected: Value, _ place: FieldPath) {
    var paths: [String] = []
    for (index, source) in projected.elements(.sources).enumerated() {
      let here = place.child(.sources).index(index)
      var count = 0
      for key in [Key.secret, .configMap] {
        guard let part = source[key] else { continue }
        count += 1
        require(part, .name, here.child(key))
        for (number, item) in part.elements(.items).enumerated() {
          checkItem(item, here.child(key, .items).index(number))
          claim(item, part[.name] ?? "", place, &paths)
        }
      }
      if let part = source[.downwardAPI] {
        count += 1
        for file in part.elements(.items) {
          checkFile(file, here.child(.downwardAPI))
          claim(file, file[.path] ?? "", place, &paths)
        }
      }
      if let token = source[.serviceAccountToken] {
        count += 1
        checkToken(token, here.child(.serviceAccountToken), place)
      }
      if count > 1 {
        errors.append(
          .forbidden(here, "may not specify more than 1 volume type per source"))
      }
    }
  }

  /// Two sources of one volume cannot write the same file.
  private mutating func claim(
    _ item: Value, _ culprit: Value, _ place: FieldPath, _ paths: inout [String]
  ) {
    let path = item.string(.path) ?? ""
    if path.isEmpty { return }
    if paths.contains(path) {
      errors.append(.invalid(place, culprit, "conflicting duplicate paths"))
    } else {
      paths.append(path)
    }
  }

  private mutating func checkToken(_ token: Value, _ here: FieldPath, _ place: FieldPath) {
    let seconds = token.int(.expirationSeconds) ?? 3600
    if seconds < 600 {
      errors.append(
        .invalid(
          here.child(.expirationSeconds), .int(seconds),
          "may not specify a duration less than 10 minutes"))
    }
    if seconds > 1 << 32 {
      errors.append(
        .invalid(
          here.child(.expirationSeconds), .int(seconds),
          "may not specify a duration larger than 2^32 seconds"))
    }
    let path = token.string(.path) ?? ""
    if path.isEmpty {
      errors.append(.required(place.child(.path)))
    } else {
      errors += FieldRules.ownPath(path, place.child(.path))
    }
  }
}
