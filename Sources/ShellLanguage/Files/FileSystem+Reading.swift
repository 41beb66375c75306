extension FileSystem {
  /// What is at a path; throws `notFound` and what resolving the path throws.
  public func status(
    _ path: String, from directory: String = "/", followLinks: Bool = true
  ) throws(FileError) -> FileStatus {
    let parts = try resolve(path, from: directory, followLast: followLinks)
    guard let found = status(parts[...]) else { throw .notFound }
    return found
  }

  /// Whether something is at a path, links followed.
  public func exists(_ path: String, from directory: String = "/") -> Bool {
    (try? status(path, from: directory)) != nil
  }

  /// Whether a folder is at a path, links followed.
  public func isDirectory(_ path: String, from directory: String = "/") -> Bool {
    (try? status(path, from: directory))?.kind == .directory
  }

  /// A file's bytes, shared with the tree and not copied.
  public func read(_ path: String, from directory: String = "/") throws(FileError) -> [UInt8] {
    let parts = try resolve(path, from: directory)
    guard let found = status(parts[...]) else { throw .notFound }
    if found.kind == .directory { throw .isDirectory }
    guard allows(found, 0o4) else { throw .permissionDenied }
    return try bytes(parts)
  }

  /// The names in a folder, sorted.
  public func list(_ path: String, from directory: String = "/") throws(FileError) -> [String] {
    let parts = try resolve(path, from: directory)
    guard let found = status(parts[...]) else { throw .notFound }
    guard found.kind == .directory else { throw .notDirectory }
    guard allows(found, 0o4) else { throw .permissionDenied }
    return names(parts[...])
  }

  /// The absolute path with links, `.` and `..` resolved.
  public func realPath(_ path: String, from directory: String = "/") throws(FileError) -> String {
    "/" + (try resolve(path, from: directory)).joined(separator: "/")
  }

  func bytes(_ parts: [String]) throws(FileError) -> [UInt8] {
    let (layer, rest) = layer(parts[...])
    switch layer {
    case .root: return root.node(rest)?.bytes ?? []
    case .mount(let index): return mounts[index].tree.node(rest)?.bytes ?? []
    case .overlay(let index): return try overlays[index].read(rest)
    }
  }

  func canAccess(_ path: String, from directory: String, _ bits: UInt16) -> Bool {
    guard let found = try? status(path, from: directory) else { return false }
    if userID == 0, bits == 0o1, found.kind == .file { return found.mode & 0o111 != 0 }
    if bits == 0o2, let parts = try? resolve(path, from: directory) {
      return allows(found, bits) && !isReadOnly(layer(parts[...]).layer)
    }
    return allows(found, bits)
  }
}
