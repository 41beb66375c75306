import KubectlCommands

/// A machine in memory: files, standard input, and what was printed.
final class MemoryIO: KubectlIO {
  var output: [UInt8] = []
  var errors: [UInt8] = []
  var input: [UInt8] = []
  var files: [String: String] = [:]
  var environment = ["HOME": "/home/learner"]
  var isInputTerminal = false
  var isOutputTerminal = false
  var terminalSize: (columns: Int, rows: Int)?
  var isInterrupted = false
  /// What an editor makes of a file.
  var edit: (String) -> String? = { _ in nil }

  func write(_ bytes: [UInt8], to stream: KubectlStream) {
    if stream == .output { output += bytes } else { errors += bytes }
  }

  func readStandardInput() -> [UInt8] {
    defer { input = [] }
    return input
  }

  func readLine() -> String? {
    guard !input.isEmpty else { return nil }
    let end = input.firstIndex(of: 0x0a) ?? input.endIndex
    defer { input.removeSubrange(..<min(end + 1, input.endIndex)) }
    return String(decoding: input[..<end], as: UTF8.self)
  }

  func beginRawInput() {}
  func endRawInput() {}
  func readRawInput() -> RawInput { .nothing }

  func readFile(_ path: String) throws(FileFault) -> [UInt8] {
    guard let text = files[path] else { throw .missing }
    return Array(text.utf8)
  }

  func listDirectory(_ path: String) throws(FileFault) -> [String] {
    let start = path.hasSuffix("/") ? path : path + "/"
    let names = files.keys.filter { $0.hasPrefix(start) || path == "." }
      .map { String($0.dropFirst(path == "." ? 0 : start.count).prefix { $0 != "/" }) }
    return Array(Set(names)).sorted()
  }

  func entry(at path: String) -> FileEntry {
    if files[path] != nil { return .file }
    let start = path.hasSuffix("/") ? path : path + "/"
    return files.keys.contains { $0.hasPrefix(start) } ? .directory : .nothing
  }

  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFault) {
    files[path] = String(decoding: bytes, as: UTF8.self)
  }

  func removeFile(_ path: String) { files[path] = nil }
  func environmentVariable(_ name: String) -> String? { environment[name] }

  func runEditor(_ path: String) -> Bool {
    guard let text = files[path], let changed = edit(text) else { return false }
    files[path] = changed
    return true
  }
}
