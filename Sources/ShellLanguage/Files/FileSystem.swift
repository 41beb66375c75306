/// A file tree laid over part of another, such as a pod's volume in a container.
public struct Mount: Sendable {
  /// The absolute path it is seen at.
  public let path: String
  /// The files; the driver moves shared volumes in and out between runs.
  public var tree: FileTree
  /// Whether writes fail with "Read-only file system".
  public var isReadOnly: Bool
  /// How many bytes its files may hold; nil for as many as one likes.
  public let capacity: Int?
  let components: [String]

  /// Lays a tree at a path.
  public init(
    path: String, tree: FileTree, isReadOnly: Bool = false, capacity: Int? = nil
  ) {
    self.capacity = capacity
    self.path = path
    self.tree = tree
    self.isReadOnly = isReadOnly
    components = FileTree.components(path)
  }
}

/// Everything one machine sees under `/`: a root tree, mounts, overlays, and who is asking.
public struct FileSystem: Sendable {
  /// What lies under `/` where nothing is mounted.
  public var root: FileTree
  /// Trees laid over the root; of nested ones the deepest wins.
  public var mounts: [Mount]
  /// Folders over a read-only source.
  public var overlays: [OverlayMount]
  /// Whether the root tree refuses writes (`readOnlyRootFilesystem`).
  public var isRootReadOnly = false
  /// Numeric user whose rights are checked; 0 may do everything.
  public var userID: UInt32 = 0
  /// Numeric group whose rights are checked.
  public var groupID: UInt32 = 0

  /// A root with nothing mounted on it.
  public init(root: FileTree = FileTree(), mounts: [Mount] = [], overlays: [OverlayMount] = []) {
    self.root = root
    self.mounts = mounts
    self.overlays = overlays
  }

  enum Layer: Equatable {
    case root
    case mount(Int)
    case overlay(Int)
  }

  /// Follows links and `..` to the components of the real path.
  ///
  /// The last component need not exist. Throws `notFound`, `notDirectory`, `tooManyLinks` or
  /// `permissionDenied` for what lies above it.
  func resolve(
    _ path: String, from directory: String, followLast: Bool = true
  ) throws(FileError) -> [String] {
    guard !path.isEmpty else { throw .notFound }
    var pending = Self.reversedParts(path)
    var result = path.utf8.first == .slash ? [] : FileTree.components(directory)
    let mustBeDirectory = path.utf8.last == .slash
    var links = 0
    while let name = pending.popLast() {
      if name == "." { continue }
      if name == ".." {
        _ = result.popLast()
        continue
      }
      result.append(name)
      guard let found = status(result[...]) else {
        if let parent = status(result.dropLast()), parent.kind != .directory {
          throw .notDirectory
        }
        if pending.contains(where: { $0 != "." }) { throw .notFound }
        return result
      }
      if found.kind == .symbolicLink, followLast || !pending.isEmpty || mustBeDirectory {
        links += 1
        guard links <= 40 else { throw .tooManyLinks }
        let target = found.linkTarget ?? ""
        if target.utf8.first == .slash { result = [] } else { result.removeLast() }
        pending.append(contentsOf: Self.reversedParts(target))
      } else if found.kind != .directory {
        if !pending.isEmpty || mustBeDirectory { throw .notDirectory }
      } else if !pending.isEmpty, !allows(found, 0o1) {
        throw .permissionDenied
      }
    }
    return result
  }

  private static func reversedParts(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8.slash).reversed().map { String(Substring($0)) }
  }

  func layer(_ path: ArraySlice<String>) -> (layer: Layer, rest: ArraySlice<String>) {
    guard !mounts.isEmpty || !overlays.isEmpty else { return (.root, path) }
    var best = (layer: Layer.root, depth: -1)
    for (index, mount) in mounts.enumerated()
    where mount.components.count > best.depth && path.starts(with: mount.components) {
      best = (.mount(index), mount.components.count)
    }
    for (index, overlay) in overlays.enumerated()
    where overlay.components.count > best.depth && path.starts(with: overlay.components) {
      best = (.overlay(index), overlay.components.count)
    }
    return (best.layer, path.dropFirst(max(0, best.depth)))
  }

  func status(_ path: ArraySlice<String>) -> FileStatus? {
    let (layer, rest) = layer(path)
    let found: FileStatus? =
      switch layer {
      case .root: root.node(rest)?.status
      case .mount(let index): mounts[index].tree.node(rest)?.status
      case .overlay(let index): overlays[index].status(rest)
      }
    if found == nil, path.first == "dev", path.count <= 2 {
      if path.count == 1 { return FileStatus(kind: .directory, mode: 0o755, size: 4096) }
      guard let name = path.last, Self.devices.contains(name) else { return nil }
      return FileStatus(kind: .device, mode: 0o666)
    }
    if found == nil, isAboveMount(path) {
      return FileStatus(kind: .directory, mode: 0o755, size: 4096)
    }
    return found
  }

  /// Devices that every machine has, whether its image lists them or not.
  private static let devices = ["null", "stderr", "stdin", "stdout", "tty"]

  /// Whether something is mounted below a folder that no tree holds.
  private func isAboveMount(_ path: ArraySlice<String>) -> Bool {
    mounts.contains { $0.components.count > path.count && $0.components.starts(with: path) }
      || overlays.contains { $0.components.count > path.count && $0.components.starts(with: path) }
  }

  func names(_ path: ArraySlice<String>) -> [String] {
    let (layer, rest) = layer(path)
    var result: [String] =
      switch layer {
      case .root: root.node(rest)?.names ?? []
      case .mount(let index): mounts[index].tree.node(rest)?.names ?? []
      case .overlay(let index): overlays[index].names(rest)
      }
    let points = mounts.map(\.components) + overlays.map(\.components)
    var isSorted = true
    for point in points where point.count > path.count && point.starts(with: path) {
      let name = point[path.count]
      if !result.contains(name) {
        result.append(name)
        isSorted = false
      }
    }
    return isSorted ? result : result.sorted()
  }

  func allows(_ status: FileStatus, _ bits: UInt16) -> Bool {
    if userID == 0 { return true }
    let shift: UInt16 = status.owner == userID ? 6 : status.group == groupID ? 3 : 0
    return (status.mode >> shift) & bits == bits
  }

  func isReadOnly(_ layer: Layer) -> Bool {
    switch layer {
    case .root: isRootReadOnly
    case .mount(let index): mounts[index].isReadOnly
    case .overlay: false
    }
  }

  func isMountPoint(_ path: [String]) -> Bool {
    path.isEmpty || mounts.contains { $0.components == path }
      || overlays.contains { $0.components == path }
  }
}
