/// A terminal that passes everything on and keeps a copy of what was written.
///
/// A class like every terminal; it stands in front of another one.
public final class RecordingTerminal: WorkstationTerminal {
  private let inner: any WorkstationTerminal
  private var copy: [UInt8] = []
  private static let limit = 1 << 20

  /// A recorder in front of `inner`.
  public init(_ inner: any WorkstationTerminal) {
    self.inner = inner
  }

  /// Takes what was written since the last call, both streams in order.
  public func takeText() -> String {
    defer { copy = [] }
    return String(decoding: copy, as: UTF8.self)
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
    if copy.count < Self.limit { copy += bytes }
    inner.write(bytes, descriptor: descriptor)
  }

  /// As the inner terminal.
  public func read(timeoutMilliseconds: Int) -> KeyInput {
    inner.read(timeoutMilliseconds: timeoutMilliseconds)
  }

  /// As the inner terminal.
  public func beginRawMode() { inner.beginRawMode() }

  /// As the inner terminal.
  public func endRawMode() { inner.endRawMode() }

  /// As the inner terminal.
  public func edit(_ text: [UInt8], name: String) -> [UInt8]? { inner.edit(text, name: name) }
}
