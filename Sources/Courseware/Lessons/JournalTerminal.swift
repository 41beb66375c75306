import Workstation

/// A terminal that passes everything on and keeps what was typed into commands, for the journal.
///
/// A class like every terminal; it stands in front of another one.
final class JournalTerminal: WorkstationTerminal {
  let inner: any WorkstationTerminal
  private var typed: [UInt8] = []
  private var edits: [String] = []

  init(_ inner: any WorkstationTerminal) {
    self.inner = inner
  }

  /// Takes what was typed and edited since the last call.
  func take() -> (typed: String, edits: [String]) {
    defer {
      typed = []
      edits = []
    }
    return (String(decoding: typed, as: UTF8.self), edits)
  }

  var isOutputTerminal: Bool { inner.isOutputTerminal }
  var isInputTerminal: Bool { inner.isInputTerminal }
  var columns: Int { inner.columns }
  var rows: Int { inner.rows }

  func write(_ bytes: [UInt8], descriptor: Int) {
    inner.write(bytes, descriptor: descriptor)
  }

  func read(timeoutMilliseconds: Int) -> KeyInput {
    let input = inner.read(timeoutMilliseconds: timeoutMilliseconds)
    if case .bytes(let bytes) = input { typed += bytes }
    return input
  }

  func beginRawMode() { inner.beginRawMode() }
  func endRawMode() { inner.endRawMode() }

  func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    let new = inner.edit(text, name: name)
    if let new { edits.append(String(decoding: new, as: UTF8.self)) }
    return new
  }
}

/// A terminal that shows nothing and gives what a journal says was typed.
final class ReplayTerminal: WorkstationTerminal {
  private let model: any WorkstationTerminal
  var typed: [UInt8] = []
  var edits: [String] = []

  /// A silent terminal of the same kind and size as `model`.
  init(like model: any WorkstationTerminal) {
    self.model = model
  }

  var isOutputTerminal: Bool { model.isOutputTerminal }
  var isInputTerminal: Bool { model.isInputTerminal }
  var columns: Int { model.columns }
  var rows: Int { model.rows }

  func write(_ bytes: [UInt8], descriptor: Int) {}

  func read(timeoutMilliseconds: Int) -> KeyInput {
    guard !typed.isEmpty else { return .endOfInput }
    defer { typed = [] }
    return .bytes(typed)
  }

  func beginRawMode() {}
  func endRawMode() {}

  func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    edits.isEmpty ? nil : Array(edits.removeFirst().utf8)
  }
}
