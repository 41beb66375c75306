/// An in-memory file tree that copies on write: a copy shares everything until one side changes.
///
/// Paths are literal here (`..` is resolved, links are not followed); `FileSystem` adds links,
/// mounts and permissions. The top node may be a plain file, which is how one file is mounted.
public struct FileTree: Sendable, Equatable {
  /// The top of the tree.
  public var top: FileNode

  /// An empty directory with mode 755, or the given node.
  public init(top: FileNode = .directory()) {
    self.top = top
  }

  /// Splits a path into its components, with `.` and `..` resolved by text.
  public static func components(_ path: String) -> [String] {
    var result: [String] = []
    for part in path.utf8.split(separator: UInt8.slash) {
      let name = String(Substring(part))
      if name == "." { continue }
      if name == ".." {
        _ = result.popLast()
      } else {
        result.append(name)
      }
    }
    return result
  }

  /// The node at a path, or nil.
  public subscript(path: String) -> FileNode? { node(Self.components(path)[...]) }

  func node(_ path: ArraySlice<String>) -> FileNode? {
    var current = top
    for name in path {
      guard let next = current[name] else { return nil }
      current = next
    }
    return current
  }

  /// Puts a node at a path and makes the folders above it.
  ///
  /// Throws `notDirectory` when something above is a file.
  public mutating func put(_ node: FileNode, at path: String) throws(FileError) {
    let parts = Self.components(path)
    guard let name = parts.last else {
      top = node
      return
    }
    try makeDirectories(parts.dropLast(), modified: node.modified)
    try top.modify(parts.dropLast()) { (parent) throws(FileError) in
      guard parent.kind == .directory else { throw .notDirectory }
      parent.put(name, node)
    }
  }

  /// Writes a file and makes the folders above it; the short way to build an image.
  public mutating func write(
    _ text: String, to path: String, mode: UInt16 = 0o644, modified: Int64 = 0
  ) throws(FileError) {
    try put(.file(Array(text.utf8), mode: mode, modified: modified), at: path)
  }

  /// Makes a folder and those above it; one that exists is left alone.
  public mutating func makeDirectory(
    _ path: String, mode: UInt16 = 0o755, modified: Int64 = 0
  ) throws(FileError) {
    try makeDirectories(Self.components(path)[...], mode: mode, modified: modified)
  }

  /// Removes a file, a link or a whole folder.
  public mutating func remove(_ path: String) throws(FileError) {
    let parts = Self.components(path)
    guard let name = parts.last else { throw .busy }
    try top.modify(parts.dropLast()) { (parent) throws(FileError) in
      guard parent.take(name) != nil else { throw .notFound }
    }
  }

  /// The number of bytes in all files, as `du` and ephemeral-storage limits count them.
  ///
  /// - Complexity: O(nodes).
  public var totalBytes: Int { Self.total(top, depth: 0) }

  private static func total(_ node: FileNode, depth: Int) -> Int {
    guard depth < 256 else { return 0 }
    return node.entries.reduce(node.bytes.count) { $0 + total($1.node, depth: depth + 1) }
  }

  mutating func makeDirectories(
    _ parts: ArraySlice<String>, mode: UInt16 = 0o755, modified: Int64
  ) throws(FileError) {
    var done = 0
    for name in parts {
      let parent = parts.prefix(done)
      try top.modify(parent) { (node) throws(FileError) in
        guard node.kind == .directory else { throw .notDirectory }
        if node[name] == nil { node.put(name, .directory(mode: mode, modified: modified)) }
      }
      done += 1
    }
  }
}
