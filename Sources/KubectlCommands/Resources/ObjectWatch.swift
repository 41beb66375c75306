import APIServer
import ObjectModel
import Simulation

/// A watch as a command waits on it, event by event.
struct ObjectWatch {
  /// Whether it ended because the deadline passed.
  private(set) var hasTimedOut = false
  private let client: any APIClient
  private let deadline: Instant?
  private var cursor: WatchCursor

  /// Watches what a target and its options name, until `deadline` or for ever.
  init(
    _ target: RequestTarget, _ options: RequestOptions, until deadline: Instant?,
    _ context: CommandContext
  ) throws(CommandError) {
    guard
      case .watch(let cursor) = try context.send(
        APIRequest(.watch, target, options: options)
      ).body
    else { throw .text("the server answered no watch") }
    self.cursor = cursor
    self.deadline = deadline
    client = context.client
  }

  /// Watches what becomes of one object after the version that was read.
  init(
    _ info: ObjectInfo, from object: Value, until deadline: Instant?, _ context: CommandContext
  ) throws(CommandError) {
    var options = RequestOptions()
    options.fieldSelector = "metadata.name=\(info.name)"
    options.resourceVersion = object.string(.metadata, .resourceVersion)
    try self.init(info.resource.target(info.namespace), options, until: deadline, context)
  }

  /// The next event; nil when none comes any more.
  mutating func next() throws(CommandError) -> WatchEvent? {
    switch client.next(&cursor, until: deadline) {
    case .item(let event): return event
    case .interrupted: throw .interrupted
    case .timedOut:
      hasTimedOut = true
      return nil
    case .ended: return nil
    }
  }
}

extension WatchEvent {
  /// Whether it tells how the object is now.
  var showsObject: Bool { kind == .added || kind == .modified }
}
