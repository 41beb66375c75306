import Glibc
public import ShellLanguage

/// A read-only view of the real folder the program was started in.
///
/// Nothing is ever written; files above 16 MB read as an error, so that a stray core dump cannot
/// fill the memory.
public struct HostFolder: ReadOnlyFileSource, Sendable {
  private static let sizeLimit = 16 << 20
  private let root: String

  /// The folder at the absolute path `root`; nil when it cannot be looked into.
  public init?(_ root: String) {
    guard access(root, R_OK | X_OK) == 0 else { return nil }
    self.root = root
  }

  /// The folder the program was started in.
  public static var current: HostFolder? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return HostFolder(String(cString: path))
  }

  private func full(_ path: String) -> String {
    path.isEmpty ? root : root + "/" + path
  }

  /// What is at a path, without following a link.
  public func entry(at path: String) -> FileStatus? {
    var info = stat()
    // Links are followed, so that a linked manifest can be read; where they lead is not shown.
    guard stat(full(path), &info) == 0 else { return nil }
    let kind: FileKind
    switch info.st_mode & S_IFMT {
    case S_IFDIR: kind = .directory
    case S_IFREG: kind = .file
    default: return nil
    }
    let modified = Int64(info.st_mtim.tv_sec) * 1_000_000_000 + Int64(info.st_mtim.tv_nsec)
    return FileStatus(
      kind: kind, mode: UInt16(info.st_mode & 0o777) | 0o400, owner: 1000, group: 1000,
      modified: modified, size: Int(info.st_size))
  }

  /// The names in a folder.
  public func list(_ path: String) -> [String] {
    guard let folder = opendir(full(path)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// A file's bytes.
  public func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(full(path), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == EACCES ? .permissionDenied : .notFound }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > Self.sizeLimit { throw .tooLarge }
    }
    return bytes
  }
}
