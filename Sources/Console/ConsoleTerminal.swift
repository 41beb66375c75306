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
  /// Whether commands and what they read come from the same pipe.
  public var isInputScript: Bool { readScript != nil }
  private var raw: RawMode?

  /// The terminal of this process.
  public init() {}

  /// Width in columns.
  public var columns: Int { Terminal.size().columns }
  /// Height in rows.
  public var rows: Int { Terminal.size().rows }

  /// Writes to the process' standard output or standard error.
  public func write(_ bytes: [UInt8], descriptor: Int) {
    Self.write(bytes, to: Int32(descriptor))
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 { start += count } else if errno != EINTR && errno != EAGAIN { return }
    }
  }

  /// Waits for typed bytes.
  public func read(timeoutMilliseconds: Int) -> KeyInput {
    if let readScript {
      switch readScript() {
      case .line(let line): return .bytes(Array((line + "\n").utf8))
      case .interrupted: return .interrupted
      case .endOfInput, .rejected: return .endOfInput
      }
    }
    var item = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    let ready = poll(&item, 1, Int32(clamping: timeoutMilliseconds))
    if InterruptFlag.isSet, raw == nil {
      InterruptFlag.clear()
      // The terminal has shown ^C; what follows begins on a line of its own.
      write([0x0a], descriptor: 1)
      return .interrupted
    }
    guard ready > 0 else { return .nothing }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(0, &bytes, bytes.count)
    if count > 0 { return .bytes(Array(bytes[..<count])) }
    return count == 0 ? .endOfInput : .nothing
  }

  /// Switches to raw mode.
  public func beginRawMode() {
    raw = RawMode()
  }

  /// Switches back.
  public func endRawMode() {
    raw = nil
  }

  /// Opens the user's editor on a copy of the text.
  public func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    HostEditor.edit(text, name: name)
  }
}

/// Holds the terminal in raw mode for as long as it lives; a class, because raw mode must end
/// exactly once.
private final class RawMode {
  private let terminal: RawTerminal

  init?() {
    guard let terminal = RawTerminal() else { return nil }
    self.terminal = terminal
  }
}
