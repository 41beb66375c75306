import Glibc

/// Files of the host that course authors and the program itself own: lessons, transcripts,
/// progress. Never reached by commands a learner or a lesson runs.
public enum HostFile {
  private static let sizeLimit = 16 << 20

  /// A file's bytes; nil when it cannot be read or is larger than 16 MB.
  public static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0, bytes.count + count <= sizeLimit else { return nil }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// The names in a folder, sorted; none when it cannot be read.
  public static func list(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Replaces a file as a whole, so that a crash leaves the old or the new one; false on failure.
  public static func replace(_ path: String, with bytes: [UInt8]) -> Bool {
    let temporary = path + ".new"
    guard write(bytes, to: temporary, flags: O_WRONLY | O_CREAT | O_TRUNC) else { return false }
    return rename(temporary, path) == 0
  }

  /// Adds to a file's end and waits until it is on disk; false on failure.
  public static func append(_ path: String, _ bytes: [UInt8]) -> Bool {
    write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_APPEND)
  }

  /// Ends a last line that a crash has cut off, so that what is added begins a line of its own.
  static func mendLastLine(_ path: String) {
    guard let last = read(path)?.last, last != 0x0a else { return }
    _ = append(path, [0x0a])
  }

  /// An environment variable of the process; nil when it is not set.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Removes a file; false on failure.
  public static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  private static func write(_ bytes: [UInt8], to path: String, flags: Int32) -> Bool {
    let descriptor = open(path, flags | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return false }
      start += count
    }
    return fsync(descriptor) == 0
  }
}
