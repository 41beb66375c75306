import ObjectModel

/// What a learner has done, as an append-only file of JSON lines; each record is on disk before
/// the next step begins.
public struct LessonProgress: Sendable {
  /// What happened to a step.
  public enum Event: String, Sendable {
    case started, skipped, assisted, passed, finished

    /// Which of two events of a step counts.
    var rank: Int {
      switch self {
      case .started: 0
      case .skipped: 1
      case .assisted: 2
      case .passed, .finished: 3
      }
    }
  }

  private let path: String?
  /// The strongest event of each step, by `lesson/step`.
  public private(set) var steps: [String: Event] = [:]
  /// The lessons that were finished.
  public private(set) var finished: Set<String> = []

  /// The progress kept at `path`; nil keeps it in memory only.
  public init(path: String?) {
    self.path = path
    guard let path, let bytes = HostFile.read(path) else { return }
    HostFile.mendLastLine(path)
    for line in bytes.split(separator: 0x0a) {
      // A line cut off by a crash is no JSON; all others still count.
      guard let record = try? JSONParser.parse(Array(line)) else { continue }
      note(record)
    }
  }

  private mutating func note(_ record: Value) {
    guard let lesson = record.string("lesson"), let step = record.string("step"),
      let event = record.string("event").flatMap(Event.init)
    else { return }
    if event == .finished {
      finished.insert(lesson)
    } else if event.rank >= steps["\(lesson)/\(step)"]?.rank ?? 0 {
      steps["\(lesson)/\(step)"] = event
    }
  }

  /// Records an event.
  ///
  /// - Parameters:
  ///   - hash: the hash of the step's content, so that later edits can be told.
  ///   - time: real time as RFC 3339.
  public mutating func record(
    _ event: Event, lesson: String, step: String, hash: String, seed: UInt64, time: String
  ) {
    let record: Value = [
      "time": .string(time), "lesson": .string(lesson), "step": .string(step),
      "hash": .string(hash), "seed": .int(Int64(bitPattern: seed)),
      "event": .string(event.rawValue),
    ]
    note(record)
    guard let path else { return }
    _ = HostFile.append(path, JSONWriter().bytes(record) + [0x0a])
  }
}
