import Glibc

/// What came from a terminal in raw mode.
public enum TerminalInput: Equatable, Sendable {
  /// Bytes as they were typed.
  case bytes([UInt8])
  /// Nothing, until the time-out.
  case none
  /// The terminal is gone, or the input ended.
  case endOfInput
  /// A signal asked to stop; Ctrl-C itself comes as the byte 3.
  case interrupted
}

/// Raw mode of the terminal for as long as the value lives, for an interactive `kubectl exec`.
///
/// Every key comes as its bytes, Ctrl-C and Ctrl-D too, and nothing is echoed.
public struct RawTerminal: ~Copyable {
  private let input: Int32
  private var before: termios

  /// Switches to raw mode; nil when the descriptor is no terminal.
  public init?(_ input: Int32 = 0) {
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { return nil }
    self.input = input
    before = settings
    fflush(nil)
    TerminalGuard.install(input)
    TerminalGuard.setArmed(true)
    cfmakeraw(&settings)
    tcsetattr(input, TCSADRAIN, &settings)
  }

  deinit {
    var settings = before
    tcsetattr(input, TCSADRAIN, &settings)
    TerminalGuard.setArmed(false)
  }

  /// Waits for typed bytes; a negative time-out waits for ever.
  public func readInput(timeoutMilliseconds: Int) -> TerminalInput {
    var item = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let ready = poll(&item, 1, Int32(clamping: timeoutMilliseconds))
    if InterruptFlag.consume() { return .interrupted }
    if ready <= 0 { return .none }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 { return .bytes(Array(bytes[..<count])) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .none : .endOfInput
  }
}
