import ClusterEngine
import Workstation

/// A terminal that shows nothing and gives what a journal says was typed.
///
/// A class like every terminal.
final class ReplayTerminal: WorkstationTerminal {
  private let model: any WorkstationTerminal
  private let clock: ClusterSession
  private var isRaw = false
  var typed = TypedInputQueue()
  var edits: [String] = []

  /// A silent terminal of the same kind and size as `model`.
  init(like model: any WorkstationTerminal, clock: ClusterSession) {
    self.model = model
    self.clock = clock
  }

  var isOutputTerminal: Bool { model.isOutputTerminal }
  var isInputTerminal: Bool { model.isInputTerminal }
  var columns: Int { model.columns }
  var rows: Int { model.rows }

  func write(_ bytes: [UInt8], descriptor: Int) {}

  func read(timeoutMilliseconds: Int) -> KeyInput { typed.next(now: clock.now, isRaw: isRaw) }

  func beginRawMode() { isRaw = true }
  func endRawMode() { isRaw = false }

  func edit(_ text: [UInt8], name: String) -> [UInt8]? {
    edits.isEmpty ? nil : Array(edits.removeFirst().utf8)
  }
}
