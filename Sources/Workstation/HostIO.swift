import ClusterEngine
import KubectlCommands
import ShellLanguage
import Simulation

/// kubectl's view of the workstation while one command runs.
///
/// A class because kubectl writes through it into the running shell.
final class HostIO: KubectlIO {
  private let command: HostCommand
  private let host: ShellHost
  private var workstation: Workstation { host.workstation }
  private var pendingLines: [UInt8]?
  /// What was written to standard output, up to a limit.
  private(set) var copy: [UInt8] = []
  private static let copyLimit = 1 << 20

  init(_ command: HostCommand, _ host: ShellHost) {
    self.command = command
    self.host = host
  }

  func write(_ bytes: [UInt8], to stream: KubectlStream) {
    if stream == .output, copy.count < Self.copyLimit { copy += bytes }
    host.write(bytes, command, descriptor: stream == .output ? 1 : 2)
  }

  func readStandardInput() -> [UInt8] {
    defer { pendingLines = nil }
    if let pendingLines { return pendingLines }
    // The lines of a script are commands, no manifest, so a bare `-f -` finds nothing there.
    if command.input == .inherited, workstation.terminal.isInputScript { return [] }
    return host.readInput(of: command)
  }

  func readLine() -> String? {
    var bytes = pendingLines ?? host.readInput(of: command)
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex(of: 0x0a) ?? bytes.endIndex
    let line = String(decoding: bytes[..<end], as: UTF8.self)
    bytes.removeFirst(min(end + 1, bytes.count))
    pendingLines = bytes
    return line
  }

  var isInputTerminal: Bool {
    command.input == .inherited && workstation.terminal.isInputTerminal
  }

  var isOutputTerminal: Bool {
    command.isOutputInherited && workstation.terminal.isOutputTerminal
  }

  var terminalSize: (columns: Int, rows: Int)? {
    let terminal = workstation.terminal
    return terminal.isOutputTerminal ? (terminal.columns, terminal.rows) : nil
  }

  func beginRawInput() { workstation.terminal.beginRawMode() }

  func endRawInput() { workstation.terminal.endRawMode() }

  func readRawInput() -> RawInput {
    switch workstation.terminal.read(timeoutMilliseconds: 0) {
    case .bytes(let bytes): .bytes(bytes)
    case .nothing: .nothing
    case .interrupted: .bytes([3])
    case .endOfInput: .ended
    }
  }

  var isInterrupted: Bool {
    workstation.isInterrupted() || host.machine.isReaderClosed(command.id, descriptor: 1)
  }

  func readFile(_ path: String) throws(FileFault) -> [UInt8] {
    do throws(FileError) {
      return try workstation.files.read(path, from: command.workingDirectory)
    } catch {
      throw Self.fault(error)
    }
  }

  func listDirectory(_ path: String) throws(FileFault) -> [String] {
    do throws(FileError) {
      return try workstation.files.list(path, from: command.workingDirectory)
    } catch {
      throw Self.fault(error)
    }
  }

  func entry(at path: String) -> FileEntry {
    let folder = command.workingDirectory
    if workstation.files.isDirectory(path, from: folder) { return .directory }
    return workstation.files.exists(path, from: folder) ? .file : .nothing
  }

  func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileFault) {
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        try workstation.files.makeDirectory(
          String(path[..<slash]), from: command.workingDirectory, parents: true)
      }
      try workstation.files.write(
        bytes, to: path, from: command.workingDirectory,
        now: workstation.session.now.nanoseconds)
    } catch {
      throw Self.fault(error)
    }
  }

  func removeFile(_ path: String) {
    try? workstation.files.remove(path, from: command.workingDirectory)
  }

  func environmentVariable(_ name: String) -> String? {
    command.environment.first { $0.name == name }?.value
  }

  /// A program of the sandbox that stands in for an editor, such as `sed -i`, works on the file
  /// there; for any other editor the user's own is opened.
  func runEditor(_ path: String) -> Bool {
    let names = ["KUBE_EDITOR", "EDITOR"].lazy.compactMap { self.environmentVariable($0) }
    if let editor = names.first(where: { !$0.isEmpty }),
      let word = editor.split(separator: " ").first, workstation.isCommand(String(word))
    {
      let inner = ShellHost(
        workstation.machineCopy(running: "\(editor) \(path)", as: command), on: workstation
      ) { [host, command] chunk in
        host.write(chunk.bytes, command, descriptor: chunk.descriptor)
      }
      return inner.drive() == 0
    }
    guard let old = try? readFile(path),
      let new = workstation.terminal.edit(old, name: path)
    else { return false }
    return (try? writeFile(path, new)) != nil
  }

  /// Go's words for a file problem, in lower case.
  private static func fault(_ error: FileError) -> FileFault {
    FileFault(error.message.prefix(1).lowercased() + error.message.dropFirst())
  }
}
