/// What a node of a file tree is.
public enum FileKind: UInt8, Sendable {
  case file
  case directory
  case symbolicLink
  /// A character device such as `/dev/null`; it holds no bytes.
  case device
}

/// What `stat` tells about a file.
public struct FileStatus: Sendable, Equatable {
  /// File, directory, symbolic link or device.
  public var kind: FileKind
  /// Permission bits, such as `0o644`.
  public var mode: UInt16
  /// Numeric user that owns it.
  public var owner: UInt32
  /// Numeric group that owns it.
  public var group: UInt32
  /// Last modification, in nanoseconds since the Unix epoch.
  public var modified: Int64
  /// Bytes in a file, or in a link's target.
  public var size: Int
  /// Where a symbolic link points; nil for everything else.
  public var linkTarget: String?

  /// Makes a status; `ReadOnlyFileSource` implementations use it.
  public init(
    kind: FileKind, mode: UInt16, owner: UInt32 = 0, group: UInt32 = 0, modified: Int64 = 0,
    size: Int = 0, linkTarget: String? = nil
  ) {
    self.kind = kind
    self.mode = mode
    self.owner = owner
    self.group = group
    self.modified = modified
    self.size = size
    self.linkTarget = linkTarget
  }
}

/// One file, directory or link: a value that shares its contents with its copies.
public struct FileNode: Sendable, Equatable {
  struct Entry: Sendable, Equatable {
    var name: String
    var node: FileNode
  }

  /// What the node is.
  public let kind: FileKind
  /// Permission bits.
  public var mode: UInt16
  /// Numeric user that owns it.
  public var owner: UInt32
  /// Numeric group that owns it.
  public var group: UInt32
  /// Last modification, in nanoseconds since the Unix epoch.
  public var modified: Int64
  /// A file's contents, or a link's target.
  public var bytes: [UInt8]
  /// A directory's entries, sorted by name.
  var entries: [Entry]

  private init(kind: FileKind, mode: UInt16, modified: Int64, bytes: [UInt8]) {
    self.kind = kind
    self.mode = mode
    owner = 0
    group = 0
    self.modified = modified
    self.bytes = bytes
    entries = []
  }

  /// A file with these contents.
  public static func file(
    _ bytes: [UInt8], mode: UInt16 = 0o644, modified: Int64 = 0
  ) -> FileNode {
    FileNode(kind: .file, mode: mode, modified: modified, bytes: bytes)
  }

  /// An empty directory.
  public static func directory(mode: UInt16 = 0o755, modified: Int64 = 0) -> FileNode {
    FileNode(kind: .directory, mode: mode, modified: modified, bytes: [])
  }

  /// A symbolic link.
  public static func symbolicLink(to target: String, modified: Int64 = 0) -> FileNode {
    FileNode(kind: .symbolicLink, mode: 0o777, modified: modified, bytes: Array(target.utf8))
  }

  /// A character device.
  public static func device(mode: UInt16 = 0o666) -> FileNode {
    FileNode(kind: .device, mode: mode, modified: 0, bytes: [])
  }

  /// The names in a directory, sorted.
  public var names: [String] { entries.map(\.name) }

  /// What `stat` tells.
  public var status: FileStatus {
    FileStatus(
      kind: kind, mode: mode, owner: owner, group: group, modified: modified,
      size: kind == .directory ? 4096 : bytes.count,
      linkTarget: kind == .symbolicLink ? String(decoding: bytes, as: UTF8.self) : nil)
  }

  /// The entry of a directory with this name.
  ///
  /// - Complexity: O(log entries).
  public subscript(name: String) -> FileNode? {
    let (index, isFound) = position(of: name)
    return isFound ? entries[index].node : nil
  }

  func position(of name: String) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return (low, low < entries.count && entries[low].name == name)
  }

  mutating func put(_ name: String, _ node: FileNode) {
    let (index, isFound) = position(of: name)
    if isFound {
      entries[index].node = node
    } else {
      entries.insert(Entry(name: name, node: node), at: index)
    }
  }

  mutating func take(_ name: String) -> FileNode? {
    let (index, isFound) = position(of: name)
    return isFound ? entries.remove(at: index).node : nil
  }

  /// Changes the node at a path below this one in place, so that nothing else is copied.
  mutating func modify<Result>(
    _ path: ArraySlice<String>, _ body: (inout FileNode) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    guard let first = path.first else { return try body(&self) }
    guard kind == .directory else { throw .notDirectory }
    let (index, isFound) = position(of: first)
    guard isFound else { throw .notFound }
    return try entries[index].node.modify(path.dropFirst(), body)
  }
}
