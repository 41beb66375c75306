import Glibc
import TerminalUI
public import Workstation

/// The real terminal, or the real pipes, of the process.
///
/// A class because the descriptors it stands for exist once.
public final class ConsoleTerminal: WorkstationTerminal {
  /// Whether standard output is a terminal.
  public let isOutputTerminal = Terminal.isTerminal(1)
  /// Whether standard input is a terminal.
  public let isInputTerminal = Terminal.isTerminal(0)
  /// Gets what a piped script still holds, for commands that read standard input.
  var readScript: (() -> ReadResult)?
  private var isRaw = false

  /// The terminal of this process.
  public init() {}

  /// Width in columns.
  public var columns: Int { Terminal.size().columns }
  /// Height in rows.
  public var rows: Int { Terminal.size().rows }

  /// Writes to the process' standard output or standard error.
  public func write(_ bytes: [UInt8], descriptor: Int) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(Int32(descriptor), $0.baseAddress, $0.count)
      }
      if count > 0 { start += count } else if errno != EINTR && errno != EAGAIN { return }
    }
  }

  /// Waits for typed bytes.
  public func read(timeoutMilliseconds: Int) -> Workstation.TerminalInput {
    if let readScript {
      switch readScript() {
      case .line(let line): return .bytes(Array((line + "\n").utf8))
      case .interrupted: return .interrupted
      case .endOfInput, .rejected: return .endOfInput
      }
    }
    var item = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    let ready = poll(&item, 1, Int32(clamping: timeoutMilliseconds))
    if InterruptFlag.isSet, !isRaw {
      InterruptFlag.clear()
      return .interrupted
    }
    guard ready > 0 else { return .nothing }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(0, &bytes, bytes.count)
    if count > 0 { return .bytes(Array(bytes[..<count])) }
    return count == 0 ? .endOfInput : .nothing
  }

  /// Runs `body` with the terminal in raw mode.
  public func withRawMode(_ body: () -> Void) {
    guard let raw = RawTerminal() else { return body() }
    isRaw = true
    body()
    isRaw = false
    _ = consume raw
  }

  /// Opens the user's editor on a copy of the text.
  public func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    HostEditor.edit(text, name: name)
  }
}
