import APIServer
import Encodings
import Kinds
import ObjectModel
import ShellLanguage

// Models: pkg/volume/{configmap,secret,projected,downwardapi,emptydir}, v1.32.

/// A file of a volume; without a mode it has the volume's.
struct VolumeFile: Sendable {
  let path: String
  let bytes: [UInt8]
  let mode: UInt16?
}

/// Fills the volumes of a pod with files.
struct VolumeBuilder {
  let view: WorldView
  let downward: DownwardAPI
  let namespace: String
  /// Seconds since the epoch that files are dated with, in nanoseconds.
  var now: Int64

  /// The files of a volume; throws the text of the FailedMount event.
  func tree(_ volume: PodVolume) throws(ContainerConfigError) -> FileTree {
    var files: [VolumeFile] = []
    let source = volume.source
    if let map = source["configMap"] {
      files = try configMapFiles(map, name: map[.name]?.string ?? "")
    } else if let secret = source["secret"] {
      files = try secretFiles(secret, name: secret["secretName"]?.string ?? "")
    } else if let items = source["downwardAPI"] {
      files = try downwardFiles(items)
    } else if let projected = source["projected"] {
      for part in projected["sources"]?.elements ?? [] { files += try projectedFiles(part) }
    } else {
      return FileTree(top: .directory(mode: 0o777, modified: now))
    }
    let shared = source.object?.first { $0.value["defaultMode"] != nil }?.value["defaultMode"]?.int
    return linked(files, mode: UInt16(clamping: shared ?? 0o644))
  }

  private static func mode(_ item: Value) -> UInt16? {
    item["mode"]?.int.map { UInt16(clamping: $0) }
  }

  private func configMapFiles(
    _ source: Value, name: String
  ) throws(ContainerConfigError) -> [VolumeFile] {
    guard let map = view.object(.configMaps, ObjectKey(namespace, name)) else {
      if source["optional"]?.bool == true { return [] }
      throw .noConfigMap(name)
    }
    var content = map.fields(.data).sorted.map { ($0.key, Array(($0.value.string ?? "").utf8)) }
    content += map.fields("binaryData").sorted.map {
      ($0.key, Base64.decode($0.value.string ?? "") ?? [])
    }
    return try select(content, source, "configmap")
  }

  private func secretFiles(
    _ source: Value, name: String
  ) throws(ContainerConfigError) -> [VolumeFile] {
    guard let secret = view.object(.secrets, ObjectKey(namespace, name)) else {
      if source["optional"]?.bool == true { return [] }
      throw .noSecret(name)
    }
    let content = secret.fields(.data).sorted.map {
      ($0.key, Base64.decode($0.value.string ?? "") ?? [])
    }
    return try select(content, source, "secret")
  }

  private func select(
    _ content: [(String, [UInt8])], _ source: Value, _ kind: String
  ) throws(ContainerConfigError) -> [VolumeFile] {
    guard let items = source["items"]?.elements, !items.isEmpty else {
      return content.map { VolumeFile(path: $0.0, bytes: $0.1, mode: nil) }
    }
    var result: [VolumeFile] = []
    for item in items {
      let key = item[.key]?.string ?? ""
      guard let found = content.first(where: { $0.0 == key }) else {
        if source["optional"]?.bool == true { continue }
        throw ContainerConfigError(
          "\(kind) references non-existent \(kind == "secret" ? "secret" : "config") key: \(key)")
      }
      result.append(
        VolumeFile(path: item["path"]?.string ?? key, bytes: found.1, mode: Self.mode(item)))
    }
    return result
  }

  private func downwardFiles(
    _ source: Value
  ) throws(ContainerConfigError) -> [VolumeFile] {
    var result: [VolumeFile] = []
    for item in source["items"]?.elements ?? [] {
      var text = ""
      if let reference = item["fieldRef"] {
        text = try downward.field(reference["fieldPath"]?.string ?? "")
      } else if let reference = item["resourceFieldRef"] {
        text = try downward.resource(reference)
      }
      result.append(
        VolumeFile(
          path: item["path"]?.string ?? "", bytes: Array(text.utf8), mode: Self.mode(item)))
    }
    return result
  }

  private func projectedFiles(
    _ part: Value
  ) throws(ContainerConfigError) -> [VolumeFile] {
    if let map = part["configMap"] {
      return try configMapFiles(map, name: map[.name]?.string ?? "")
    }
    if let secret = part["secret"] {
      return try secretFiles(secret, name: secret[.name]?.string ?? "")
    }
    if let items = part["downwardAPI"] { return try downwardFiles(items) }
    guard let token = part["serviceAccountToken"] else { return [] }
    let account = downward.pod[.spec, "serviceAccountName"]?.string ?? "default"
    let subject = "system:serviceaccount:\(namespace):\(account)"
    let text =
      "simulated-token.\(SeededHex.text(subject)).\(downward.pod[.metadata, .uid]?.string ?? "")"
    return [
      VolumeFile(path: token["path"]?.string ?? "token", bytes: Array(text.utf8), mode: nil)
    ]
  }

  /// The files behind `..data`, as the kubelet's atomic writer lays them out.
  private func linked(_ files: [VolumeFile], mode: UInt16) -> FileTree {
    var tree = FileTree(top: .directory(mode: 0o777, modified: now))
    let folder = ".." + VolumeBuilder.stamp(now)
    // Names come from validated items, so that nothing can be in the way.
    try? tree.makeDirectory(folder, modified: now)
    try? tree.put(.symbolicLink(to: folder, modified: now), at: "..data")
    for file in files {
      try? tree.put(
        .file(file.bytes, mode: file.mode ?? mode, modified: now), at: "\(folder)/\(file.path)")
      let top = String(file.path.prefix { $0 != "/" })
      if tree[top] == nil {
        try? tree.put(.symbolicLink(to: "..data/\(top)", modified: now), at: top)
      }
    }
    return tree
  }

  private static func stamp(_ now: Int64) -> String {
    let digits = RFC3339.text(epochSeconds: now / 1_000_000_000).filter(\.isNumber)
    let date = digits.prefix(8)
    let time = digits.dropFirst(8)
    return "\(date.prefix(4))_\(date.dropFirst(4).prefix(2))_\(date.suffix(2))_"
      + "\(time.prefix(2))_\(time.dropFirst(2).prefix(2))_\(time.suffix(2)).\(now / 1000 % 1_000_000)"
  }
}
