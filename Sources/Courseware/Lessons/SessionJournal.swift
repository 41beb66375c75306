import ObjectModel
import Simulation
import Workstation

/// What was typed in a lesson, appended line by line, so that a session that was cut off can go on:
/// the same lines at the same simulated times give the same world.
struct SessionJournal {
  struct Entry: Equatable {
    let line: String
    /// Simulated time that went by before the line.
    let idle: Span
    /// When in the line Ctrl-C was pressed.
    var interrupt: Span?
    /// What was typed into the line's commands.
    var typed: [TypedInput] = []
    /// The texts that were saved in an editor.
    var edits: [String] = []
    /// How long the line took; only kept when something was typed into it.
    var spent: Span?
  }

  let path: String

  /// A journal that is appended to; a new one begins with the seed of its world.
  init(path: String, seed: UInt64) {
    self.path = path
    if HostFile.read(path) == nil {
      write(["seed": .int(Int64(bitPattern: seed))])
    } else {
      HostFile.mendLastLine(path)
    }
  }

  /// The seed of a journal's world; nil when there is no journal.
  static func seed(_ path: String) -> UInt64? {
    records(path).first?.int("seed").map { UInt64(bitPattern: $0) }
  }

  /// The entries of a journal; a last line cut off by a crash is left out.
  static func entries(_ path: String) -> [Entry] {
    records(path).compactMap { record in
      guard let line = record.string("line") else { return nil }
      return Entry(
        line: line, idle: Span(nanoseconds: record.int("idle") ?? 0),
        interrupt: record.int("interrupt").map { Span(nanoseconds: $0) },
        typed: record.elements("typed").map { input in
          TypedInput(
            delay: Span(nanoseconds: input.int("after") ?? 0),
            bytes: Array((input.string("text") ?? "").utf8))
        },
        edits: record.elements("edits").compactMap(\.string),
        spent: record.int("spent").map { Span(nanoseconds: $0) })
    }
  }

  private static func records(_ path: String) -> [Value] {
    guard let bytes = HostFile.read(path) else { return [] }
    return bytes.split(separator: 0x0a).compactMap { try? JSONParser.parse(Array($0)) }
  }

  func append(_ entry: Entry) {
    var record: Value = ["line": .string(entry.line), "idle": .int(entry.idle.nanoseconds)]
    if let interrupt = entry.interrupt { record["interrupt"] = .int(interrupt.nanoseconds) }
    if !entry.typed.isEmpty {
      record["typed"] = .array(
        entry.typed.map { input in
          [
            "after": .int(input.delay.nanoseconds),
            "text": .string(String(decoding: input.bytes, as: UTF8.self)),
          ]
        })
    }
    if !entry.edits.isEmpty { record["edits"] = .array(entry.edits.map { .string($0) }) }
    if let spent = entry.spent { record["spent"] = .int(spent.nanoseconds) }
    write(record)
  }

  private func write(_ record: Value) {
    _ = HostFile.append(path, JSONWriter().bytes(record) + [0x0a])
  }

  static func discard(_ path: String) {
    _ = HostFile.remove(path)
  }
}
