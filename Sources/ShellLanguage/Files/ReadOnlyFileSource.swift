/// Files that can be looked at and never changed: the lower layer of an overlay.
///
/// Paths are relative to the source's own top, without a leading slash; the top is "".
public protocol ReadOnlyFileSource {
  /// What is at a path, without following a link; nil when there is nothing.
  func entry(at path: String) -> FileStatus?
  /// The names in a folder; the order does not matter.
  func list(_ path: String) -> [String]
  /// A file's bytes.
  func read(_ path: String) throws(FileError) -> [UInt8]
}

/// A folder whose files come from a read-only source and whose changes stay in memory.
public struct OverlayMount: Sendable {
  /// The absolute path of the folder.
  public let path: String
  /// What lies below; it is never changed.
  public var lower: any ReadOnlyFileSource & Sendable
  /// The files that were written.
  public var upper: FileTree
  /// Lower paths that were removed or replaced; sorted, relative to the mount.
  public var whiteouts: [String]
  let components: [String]

  /// Lays an empty upper layer over a source.
  public init(path: String, lower: any ReadOnlyFileSource & Sendable, upper: FileTree = FileTree())
  {
    self.path = path
    self.lower = lower
    self.upper = upper
    whiteouts = []
    components = FileTree.components(path)
  }

  func isHidden(_ path: ArraySlice<String>) -> Bool {
    guard !whiteouts.isEmpty else { return false }
    var prefix = ""
    for name in path {
      prefix += prefix.isEmpty ? name : "/" + name
      if whiteoutPosition(prefix).isFound { return true }
    }
    return false
  }

  func status(_ path: ArraySlice<String>) -> FileStatus? {
    if let node = upper.node(path) { return node.status }
    return lowerStatus(path)
  }

  func lowerStatus(_ path: ArraySlice<String>) -> FileStatus? {
    isHidden(path) ? nil : lower.entry(at: path.joined(separator: "/"))
  }

  func read(_ path: ArraySlice<String>) throws(FileError) -> [UInt8] {
    if let node = upper.node(path) { return node.bytes }
    guard !isHidden(path) else { throw .notFound }
    return try lower.read(path.joined(separator: "/"))
  }

  func names(_ path: ArraySlice<String>) -> [String] {
    let above = upper.node(path)
    var result = above?.names ?? []
    let showsLower = !isHidden(path) && lower.entry(at: path.joined(separator: "/")) != nil
    guard showsLower else { return result }
    for name in lower.list(path.joined(separator: "/")) where above?[name] == nil {
      if !isHidden(path + [name]) { result.append(name) }
    }
    return result.sorted()
  }

  mutating func hide(_ path: ArraySlice<String>) {
    let text = path.joined(separator: "/")
    let (index, isFound) = whiteoutPosition(text)
    if !isFound { whiteouts.insert(text, at: index) }
  }

  /// Brings a lower file or folder (one level) into the upper layer.
  mutating func copyUp(_ path: ArraySlice<String>) throws(FileError) {
    guard upper.node(path) == nil else { return }
    if let name = path.last {
      try copyUp(path.dropLast())
      guard let status = lowerStatus(path) else { throw .notFound }
      let node = try copied(status, path)
      try upper.top.modify(path.dropLast()) { (parent) throws(FileError) in
        guard parent.kind == .directory else { throw .notDirectory }
        parent.put(name, node)
      }
    }
  }

  private func copied(
    _ status: FileStatus, _ path: ArraySlice<String>
  ) throws(FileError) -> FileNode {
    var node: FileNode
    switch status.kind {
    case .directory: node = .directory(mode: status.mode, modified: status.modified)
    case .symbolicLink: node = .symbolicLink(to: status.linkTarget ?? "")
    case .device: node = .device(mode: status.mode)
    case .file:
      node = .file(
        try lower.read(path.joined(separator: "/")), mode: status.mode, modified: status.modified)
    }
    node.owner = status.owner
    node.group = status.group
    return node
  }

  private func whiteoutPosition(_ text: String) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = whiteouts.count
    while low < high {
      let middle = (low + high) / 2
      if whiteouts[middle] < text { low = middle + 1 } else { high = middle }
    }
    return (low, low < whiteouts.count && whiteouts[low] == text)
  }
}
