public import ClusterEngine

/// What a workstation's terminal gave when it was read.
public enum KeyInput: Sendable {
  /// Bytes that were typed.
  case bytes([UInt8])
  /// Nothing was typed in time.
  case nothing
  /// Ctrl-D on an empty line, or the end of a pipe.
  case endOfInput
  /// Ctrl-C.
  case interrupted
}

/// The screen and keyboard of a workstation: a real terminal, a pipe, a transcript or a test.
///
/// A class because a terminal has identity: what is written to it stays written.
public protocol WorkstationTerminal: AnyObject {
  /// Whether standard output is a terminal.
  var isOutputTerminal: Bool { get }
  /// Whether standard input is a terminal.
  var isInputTerminal: Bool { get }
  /// Whether standard input is the script that the commands themselves come from.
  var isInputScript: Bool { get }
  /// Width in columns.
  var columns: Int { get }
  /// Height in rows.
  var rows: Int { get }

  /// Shows bytes of standard output (1) or standard error (2).
  func write(_ bytes: [UInt8], descriptor: Int)

  /// Waits up to `timeoutMilliseconds` for typed bytes.
  func read(timeoutMilliseconds: Int) -> KeyInput

  /// Passes on every key as it is typed, unechoed, until `endRawMode`.
  func beginRawMode()

  /// Gives the terminal back to the line editor.
  func endRawMode()

  /// Lets the user edit a text in their editor; nil when it could not be started.
  func edit(_ text: [UInt8], name: String) -> [UInt8]?
}

extension WorkstationTerminal {
  /// No script.
  public var isInputScript: Bool { false }
}

/// A terminal that only collects what is written: for transcripts, lessons and tests.
public final class CollectingTerminal: WorkstationTerminal {
  /// Everything written so far, in order.
  public private(set) var chunks: [(descriptor: Int, bytes: [UInt8])] = []
  /// Bytes that reads will give, before the end of input.
  public var pendingInput: [UInt8] = []
  /// What is typed into a command that has the terminal; such a command finds one to read from.
  public private(set) var typed = TypedInputQueue()
  private var clock: ClusterSession?
  private var isRaw = false
  /// Width in columns.
  public var columns = 80
  /// Height in rows.
  public var rows = 24
  /// Stands in for the user's editor: gets a name and a text, gives the new text.
  public var editor: ((String, [UInt8]) -> [UInt8]?)?

  /// An empty collector.
  public init() {}

  /// No terminal.
  public var isOutputTerminal: Bool { false }
  /// Only while something is typed.
  public var isInputTerminal: Bool { clock != nil }

  /// Types into the commands that follow, each input when `clock` says that its time has come;
  /// until `endTyping`.
  public func beginTyping(_ inputs: [TypedInput], clock: ClusterSession) {
    typed = TypedInputQueue(inputs, start: clock.now)
    self.clock = clock
  }

  /// Takes the keyboard away again.
  public func endTyping() {
    typed = TypedInputQueue()
    clock = nil
  }

  /// Collects bytes.
  public func write(_ bytes: [UInt8], descriptor: Int) {
    if let last = chunks.indices.last, chunks[last].descriptor == descriptor {
      chunks[last].bytes += bytes
    } else {
      chunks.append((descriptor, bytes))
    }
  }

  /// Gives what is typed when its time has come, or the pending input, then the end.
  public func read(timeoutMilliseconds: Int) -> KeyInput {
    if let clock, !typed.isEmpty { return typed.next(now: clock.now, isRaw: isRaw) }
    guard !pendingInput.isEmpty else { return .endOfInput }
    let bytes = pendingInput
    pendingInput = []
    return .bytes(bytes)
  }

  /// From now on what is typed waits for its time.
  public func beginRawMode() { isRaw = true }
  /// Gives lines at once again.
  public func endRawMode() { isRaw = false }

  /// Asks `editor`.
  public func edit(_ text: [UInt8], name: String) -> [UInt8]? { editor?(name, text) }

  /// Takes everything written, both streams in order, as text.
  public func takeText() -> String {
    let bytes = chunks.flatMap(\.bytes)
    chunks = []
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Takes what was written, the two streams apart.
  public func takeStreams() -> (output: String, error: String) {
    let output = chunks.filter { $0.descriptor == 1 }.flatMap(\.bytes)
    let error = chunks.filter { $0.descriptor != 1 }.flatMap(\.bytes)
    chunks = []
    return (String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
  }
}
