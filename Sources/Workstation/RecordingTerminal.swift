public import ClusterEngine
public import Simulation

/// A terminal that passes everything on and keeps what was written, typed and edited.
///
/// A class like every terminal; it stands in front of another one.
public final class RecordingTerminal: WorkstationTerminal {
  private let inner: any WorkstationTerminal
  private let clock: ClusterSession
  private let keepsOutput: Bool
  private var written: [UInt8] = []
  private var typed: [(time: Instant, bytes: [UInt8])] = []
  private var edits: [String] = []
  private static let limit = 1 << 20

  /// A recorder in front of `inner`; what is typed gets its time from `clock`.
  public init(_ inner: any WorkstationTerminal, clock: ClusterSession, keepsOutput: Bool) {
    self.inner = inner
    self.clock = clock
    self.keepsOutput = keepsOutput
  }

  /// Takes what was written since the last call, both streams in order.
  public func takeText() -> String {
    defer { written = [] }
    return String(decoding: written, as: UTF8.self)
  }

  /// Takes what was typed into a command that took `spent` and has just ended.
  public func takeTyped(spent: Span) -> [TypedInput] {
    defer { typed = [] }
    var time = clock.now - spent
    return typed.map { input in
      defer { time = max(time, input.time) }
      return TypedInput(delay: max(.zero, input.time - time), bytes: input.bytes)
    }
  }

  /// Takes the texts that were saved in an editor since the last call.
  public func takeEdits() -> [String] {
    defer { edits = [] }
    return edits
  }

  /// As the inner terminal.
  public var isOutputTerminal: Bool { inner.isOutputTerminal }
  /// As the inner terminal.
  public var isInputTerminal: Bool { inner.isInputTerminal }
  /// As the inner terminal.
  public var isInputScript: Bool { inner.isInputScript }
  /// As the inner terminal.
  public var columns: Int { inner.columns }
  /// As the inner terminal.
  public var rows: Int { inner.rows }

  /// Keeps and passes on.
  public func write(_ bytes: [UInt8], descriptor: Int) {
    if keepsOutput, written.count < Self.limit { written += bytes }
    inner.write(bytes, descriptor: descriptor)
  }

  /// Keeps and passes on.
  public func read(timeoutMilliseconds: Int) -> KeyInput {
    let input = inner.read(timeoutMilliseconds: timeoutMilliseconds)
    if case .bytes(let bytes) = input, typed.count < Self.limit { typed.append((clock.now, bytes)) }
    return input
  }

  /// As the inner terminal.
  public func beginRawMode() { inner.beginRawMode() }

  /// As the inner terminal.
  public func endRawMode() { inner.endRawMode() }

  /// Keeps what was saved.
  public func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    let new = inner.edit(text, name: name)
    if let new { edits.append(String(decoding: new, as: UTF8.self)) }
    return new
  }
}
