extension FileSystem {
  /// The most bytes one file may hold.
  static let fileLimit = 64 << 20

  /// Replaces a file's contents, or makes the file; the folder must exist.
  public mutating func write(
    _ bytes: [UInt8], to path: String, from directory: String = "/", mode: UInt16 = 0o644,
    now: Int64 = 0
  ) throws(FileError) {
    let parts = try resolve(path, from: directory)
    if path.utf8.last == .slash, status(parts[...]) == nil { throw .notDirectory }
    try open(parts, truncate: true, mode: mode, now: now)
    try modify(parts) { (node) throws(FileError) in node.bytes = bytes }
  }

  /// Adds to a file's end, or makes the file.
  public mutating func append(
    _ bytes: [UInt8], to path: String, from directory: String = "/", now: Int64 = 0
  ) throws(FileError) {
    let parts = try resolve(path, from: directory)
    try open(parts, truncate: false, mode: 0o644, now: now)
    try store(bytes, parts, at: nil, now: now)
  }

  /// Makes a folder; with `parents` those above it too, and one that exists is no error.
  public mutating func makeDirectory(
    _ path: String, from directory: String = "/", parents: Bool = false, mode: UInt16 = 0o755,
    now: Int64 = 0
  ) throws(FileError) {
    if parents {
      var prefix = path.utf8.first == .slash ? "" : directory == "/" ? "" : directory
      for name in path.utf8.split(separator: UInt8.slash) {
        prefix += "/" + String(Substring(name))
        guard let found = try? status(prefix, from: directory) else {
          try makeDirectory(prefix, mode: mode, now: now)
          continue
        }
        guard found.kind == .directory else { throw .notDirectory }
      }
      return
    }
    var text = path
    while text.utf8.count > 1, text.utf8.last == .slash { text.removeLast() }
    let parts = try resolve(text, from: directory)
    guard status(parts[...]) == nil else { throw .exists }
    try put(.directory(mode: mode, modified: now), parts)
  }

  /// Makes a symbolic link.
  public mutating func makeLink(
    _ path: String, to target: String, from directory: String = "/", now: Int64 = 0
  ) throws(FileError) {
    let parts = try resolve(path, from: directory, followLast: false)
    guard status(parts[...]) == nil else { throw .exists }
    try put(.symbolicLink(to: target, modified: now), parts)
  }

  /// Removes a file or a link.
  public mutating func remove(_ path: String, from directory: String = "/") throws(FileError) {
    let parts = try resolve(path, from: directory, followLast: false)
    guard let found = status(parts[...]) else { throw .notFound }
    if found.kind == .directory { throw .isDirectory }
    try delete(parts)
  }

  /// Removes an empty folder.
  public mutating func removeDirectory(
    _ path: String, from directory: String = "/"
  ) throws(FileError) {
    let parts = try resolve(path, from: directory, followLast: false)
    guard let found = status(parts[...]) else { throw .notFound }
    guard found.kind == .directory else { throw .notDirectory }
    guard names(parts[...]).isEmpty else { throw .notEmpty }
    try delete(parts)
  }

  /// Moves a file or folder, replacing a file or an empty folder.
  public mutating func rename(
    _ path: String, to target: String, from directory: String = "/"
  ) throws(FileError) {
    let source = try resolve(path, from: directory, followLast: false)
    let goal = try resolve(target, from: directory, followLast: false)
    guard let found = status(source[...]) else { throw .notFound }
    if source == goal { return }
    guard !goal.starts(with: source) else { throw .invalidArgument }
    if target.utf8.last == .slash, found.kind != .directory, status(goal[...]) == nil {
      throw .notDirectory
    }
    if let old = status(goal[...]) {
      if old.kind == .directory {
        guard found.kind == .directory else { throw .isDirectory }
        guard names(goal[...]).isEmpty else { throw .notEmpty }
      } else if found.kind == .directory {
        throw .notDirectory
      }
    }
    let node = try subtree(source, depth: 0)
    try checkWritableParent(source)
    try put(node, goal)
    try delete(source)
  }

  /// Changes permission bits.
  public mutating func setMode(
    _ mode: UInt16, of path: String, from directory: String = "/"
  ) throws(FileError) {
    let parts = try resolve(path, from: directory)
    guard let found = status(parts[...]) else { throw .notFound }
    guard userID == 0 || userID == found.owner else { throw .notPermitted }
    try modify(parts) { (node) throws(FileError) in node.mode = mode }
  }

  /// Changes the time of last modification.
  public mutating func setModified(
    _ time: Int64, of path: String, from directory: String = "/"
  ) throws(FileError) {
    let parts = try resolve(path, from: directory)
    guard let found = status(parts[...]) else { throw .notFound }
    guard userID == 0 || userID == found.owner else { throw .notPermitted }
    try modify(parts) { (node) throws(FileError) in node.modified = time }
  }

  /// Makes sure that a file can be written, and empties it when asked.
  mutating func open(
    _ parts: [String], truncate: Bool, mode: UInt16, now: Int64
  ) throws(FileError) {
    guard let found = status(parts[...]) else {
      try put(.file([], mode: mode, modified: now), parts)
      return
    }
    if found.kind == .directory { throw .isDirectory }
    guard allows(found, 0o2) else { throw .permissionDenied }
    guard !isReadOnly(layer(parts[...]).layer) else { throw .readOnly }
    if truncate, found.kind == .file {
      try modify(parts) { (node) throws(FileError) in
        node.bytes = []
        node.modified = now
      }
    }
  }

  /// Writes into an existing file at an offset, or at its end.
  ///
  /// What no longer fits is lost, as a full disk loses it, and told.
  /// - Returns: the offset behind the last byte written.
  @discardableResult
  mutating func store(
    _ bytes: [UInt8], _ parts: [String], at offset: Int?, now: Int64
  ) throws(FileError) -> Int {
    guard let room = room(parts), room < bytes.count else {
      return try overwrite(bytes, parts, at: offset, now: now)
    }
    try overwrite(Array(bytes.prefix(max(0, room))), parts, at: offset, now: now)
    throw .noSpace
  }

  /// How many bytes still fit beside a file; nil where there is no limit.
  private func room(_ parts: [String]) -> Int? {
    guard case .mount(let index) = layer(parts[...]).layer,
      let capacity = mounts[index].capacity
    else { return nil }
    return capacity - mounts[index].tree.totalBytes
  }

  @discardableResult
  private mutating func overwrite(
    _ bytes: [UInt8], _ parts: [String], at offset: Int?, now: Int64
  ) throws(FileError) -> Int {
    try modify(parts) { (node) throws(FileError) in
      guard node.kind == .file else { return 0 }
      let start = offset ?? node.bytes.count
      guard start + bytes.count <= Self.fileLimit else { throw .tooLarge }
      node.modified = now
      if start == node.bytes.count {
        node.bytes.append(contentsOf: bytes)
      } else {
        if start > node.bytes.count {
          node.bytes.append(contentsOf: repeatElement(0, count: start - node.bytes.count))
        }
        let end = min(node.bytes.count, start + bytes.count)
        node.bytes.replaceSubrange(start..<end, with: bytes)
      }
      return start + bytes.count
    }
  }

  /// Puts a node where there is a writable folder for it.
  mutating func put(_ node: FileNode, _ parts: [String]) throws(FileError) {
    guard let name = parts.last else { throw .exists }
    try checkWritableParent(parts)
    var node = node
    if node.owner == 0 { node.owner = userID }
    if node.group == 0 { node.group = groupID }
    try modify(Array(parts.dropLast())) { (parent) throws(FileError) in
      guard parent.kind == .directory else { throw .notDirectory }
      parent.put(name, node)
    }
  }

  mutating func modify<Result>(
    _ parts: [String], _ body: (inout FileNode) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    let (layer, rest) = layer(parts[...])
    guard !isReadOnly(layer) else { throw .readOnly }
    switch layer {
    case .root: return try root.top.modify(rest, body)
    case .mount(let index): return try mounts[index].tree.top.modify(rest, body)
    case .overlay(let index):
      try overlays[index].copyUp(rest)
      return try overlays[index].upper.top.modify(rest, body)
    }
  }

  private func checkWritableParent(_ parts: [String]) throws(FileError) {
    let parent = parts.dropLast()
    guard let above = status(parent) else { throw .notFound }
    guard above.kind == .directory else { throw .notDirectory }
    guard allows(above, 0o2) else { throw .permissionDenied }
    guard !isReadOnly(layer(parent).layer) else { throw .readOnly }
  }

  private mutating func delete(_ parts: [String]) throws(FileError) {
    guard let name = parts.last else { throw .busy }
    guard !isMountPoint(parts) else { throw .busy }
    try checkWritableParent(parts)
    let (layer, rest) = layer(parts[...])
    switch layer {
    case .root:
      try root.top.modify(rest.dropLast()) { (node) throws(FileError) in _ = node.take(name) }
    case .mount(let index):
      try mounts[index].tree.top.modify(rest.dropLast()) { (node) throws(FileError) in
        _ = node.take(name)
      }
    case .overlay(let index):
      if overlays[index].upper.node(rest.dropLast()) != nil {
        try overlays[index].upper.top.modify(rest.dropLast()) { (node) throws(FileError) in
          _ = node.take(name)
        }
      }
      if overlays[index].lowerStatus(rest) != nil { overlays[index].hide(rest) }
    }
  }

  /// A copy of everything at and below a path; links stay links.
  func subtree(_ parts: [String], depth: Int) throws(FileError) -> FileNode {
    guard depth < 128, let found = status(parts[...]) else { throw .tooManyLinks }
    var node: FileNode
    switch found.kind {
    case .file: node = .file(try bytes(parts), mode: found.mode, modified: found.modified)
    case .symbolicLink:
      node = .symbolicLink(to: found.linkTarget ?? "", modified: found.modified)
    case .device: node = .device(mode: found.mode)
    case .directory:
      node = .directory(mode: found.mode, modified: found.modified)
      for name in names(parts[...]) {
        node.put(name, try subtree(parts + [name], depth: depth + 1))
      }
    }
    node.owner = found.owner
    node.group = found.group
    return node
  }
}
