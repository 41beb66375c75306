import Glibc

/// The history's file: UTF-8, one entry a line, a line break written `\n` and a backslash `\\`.
///
/// Several sessions may share it: each appends one command at a time under a lock.
struct HistoryFile {
  let path: String

  /// Reads the newest entries; a missing or unreadable file is an empty history. A file of more
  /// than twice the limit is cut down to it.
  func load(limit: Int) -> [String] {
    var descriptor = open(path, O_RDWR | O_CLOEXEC)
    if descriptor < 0 { descriptor = open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    let bytes = Self.readAll(descriptor)
    var entries: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let entry = Self.unescape(String(decoding: line, as: UTF8.self))
      if entry != entries.last { entries.append(entry) }
    }
    let isLong = entries.count > 2 * limit
    entries = entries.suffix(limit)
    if isLong {
      let text = entries.reduce(into: "") { $0 += Self.escape($1) + "\n" }
      if ftruncate(descriptor, 0) == 0 {
        lseek(descriptor, 0, SEEK_SET)
        Self.write(text, to: descriptor)
      }
    }
    return entries
  }

  /// Adds one entry at the end, making the file and its folders when they are missing.
  func append(_ entry: String) {
    var descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == ENOENT {
      makeFolders()
      descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    Self.write(Self.escape(entry) + "\n", to: descriptor)
  }

  /// Empties the file.
  func clear() {
    truncate(path, 0)
  }

  static func escape(_ entry: String) -> String {
    var result = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func unescape(_ line: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        result.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if folder != "/" { mkdir(folder, 0o700) }
    }
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return [] }
    lseek(descriptor, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got <= 0 { break }
        count += got
      }
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    TerminalOutput.write(text, to: descriptor)
  }
}
