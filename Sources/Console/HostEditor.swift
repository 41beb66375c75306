import Glibc

/// The user's own editor, as `$VISUAL` or `$EDITOR` names it.
enum HostEditor {
  /// Lets the user edit `text`; nil when no editor could be started or it ended with an error.
  ///
  /// The text is laid into a private folder in the host's temporary directory for as long as the
  /// editor runs.
  static func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    var template = Array("/tmp/drydock-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let base = name.split(separator: "/").last.map(String.init) ?? "text"
    let path = folder + "/" + base
    defer {
      unlink(path)
      rmdir(folder)
    }
    guard write(text, to: path), run(path) == 0 else { return nil }
    return read(path)
  }

  private static func run(_ path: String) -> Int32 {
    let names: [String] = ["VISUAL", "EDITOR"]
    let editor = names.lazy
      .compactMap { name in getenv(name).map { String(cString: $0) } }
      .first { !$0.isEmpty }
    var process = pid_t()
    let command = (editor ?? "vi") + " \"$1\""
    let arguments = ["sh", "-c", command, "sh", path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    guard posix_spawn(&process, "/bin/sh", nil, nil, pointers, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return bytes.isEmpty || Glibc.write(descriptor, bytes, bytes.count) == bytes.count
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
