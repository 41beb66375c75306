import ObjectModel
import Simulation

/// What was typed in a lesson, appended line by line, so that a session that was cut off can go on:
/// the same lines at the same simulated times give the same world.
struct SessionJournal {
  struct Entry: Equatable {
    let line: String
    let idle: Span
    let interrupt: Span?
  }

  let path: String

  /// The entries of a journal; a last line cut off by a crash is left out.
  static func entries(_ path: String) -> [Entry] {
    guard let bytes = HostFile.read(path) else { return [] }
    return bytes.split(separator: 0x0a).compactMap { line in
      guard let record = try? JSONParser.parse(Array(line)), let text = record.string("line")
      else { return nil }
      return Entry(
        line: text, idle: Span(nanoseconds: record.int("idle") ?? 0),
        interrupt: record.int("interrupt").map { Span(nanoseconds: $0) })
    }
  }

  func append(_ entry: Entry) {
    var record: Value = ["line": .string(entry.line), "idle": .int(entry.idle.nanoseconds)]
    if let interrupt = entry.interrupt { record["interrupt"] = .int(interrupt.nanoseconds) }
    _ = HostFile.append(path, JSONWriter().bytes(record) + [0x0a])
  }

  static func discard(_ path: String) {
    _ = HostFile.remove(path)
  }
}
