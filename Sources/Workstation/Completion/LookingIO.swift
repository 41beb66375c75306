import KubectlCommands
import ShellLanguage

/// The workstation as completion sees it: files to look at, nothing to write to.
///
/// A class because kubectl's machines are; it holds the files only while a completion is sought.
final class LookingIO: KubectlIO {
  var files = FileSystem()
  var folder = "/"
  var environment: [EnvironmentVariable] = []

  func write(_ bytes: [UInt8], to stream: KubectlStream) {}

  func readStandardInput() -> [UInt8] { [] }

  func readLine() -> String? { nil }

  var isInputTerminal: Bool { false }

  var isOutputTerminal: Bool { false }

  var terminalSize: (columns: Int, rows: Int)? { nil }

  func beginRawInput() {}

  func endRawInput() {}

  func readRawInput() -> RawInput { .ended }

  var isInterrupted: Bool { false }

  func readFile(_ path: String) throws(FileFault) -> [UInt8] {
    guard let bytes = try? files.read(path, from: folder) else { throw .missing }
    return bytes
  }

  func listDirectory(_ path: String) throws(FileFault) -> [String] {
    guard let names = try? files.list(path, from: folder) else { throw .missing }
    return names
  }

  func entry(at path: String) -> FileEntry {
    if files.isDirectory(path, from: folder) { return .directory }
    return files.exists(path, from: folder) ? .file : .nothing
  }

  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFault) { throw .denied }

  func removeFile(_ path: String) {}

  func environmentVariable(_ name: String) -> String? {
    environment.last { $0.name == name }?.value
  }

  func runEditor(_ path: String) -> Bool { false }
}
