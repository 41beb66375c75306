import APIServer
import NIOCore
import ObjectModel

/// The connection at the other end of a watch.
protocol WatchConsumer: AnyObject {
  /// Whether it can take more without piling it up.
  var canTake: Bool { get }
  /// Sends lines of events.
  func take(_ lines: ByteBuffer)
  /// Ends the answer.
  func finishWatch()
}

/// One open watch.
///
/// A class, because a watch is one and the same while it waits alone and while it shares a feed.
final class Watcher {
  weak var consumer: (any WatchConsumer)?
  let key: WatchFeed.Key
  /// How far it has read, while it reads alone.
  var cursor: WatchCursor
  var feed: WatchFeed?
  let encoder: EventEncoder
  /// Whether the columns of a table were sent, which only the first event carries.
  private var hasColumns = false

  init(
    _ key: WatchFeed.Key, _ cursor: WatchCursor, _ encoder: EventEncoder,
    _ consumer: any WatchConsumer
  ) {
    self.key = key
    self.cursor = cursor
    self.consumer = consumer
    self.encoder = encoder
  }

  /// Whether its next event may be one that all others get too.
  var mayJoin: Bool { !key.isTable || hasColumns }

  /// Sends events; false when the watch is over with them.
  func deliver(_ events: [WatchEvent]) -> Bool {
    guard !events.isEmpty else { return true }
    var lines = ByteBuffer()
    for event in events {
      encoder.write(event, to: &lines, withColumns: !hasColumns)
      if event.kind == .error {
        consumer?.take(lines)
        finish()
        return false
      }
      if event.kind != .bookmark { hasColumns = true }
    }
    consumer?.take(lines)
    return true
  }

  /// Ends the watch because its world is gone: the client must read everything again.
  func expire() {
    let status = Status.expired("The resourceVersion for the provided watch is too old.")
    _ = deliver([WatchEvent(kind: .error, object: status.value)])
  }

  private func finish() {
    let last = consumer
    consumer = nil
    last?.finishWatch()
  }
}

/// All watches that ask for the same and have read equally far: they share one cursor, and each
/// event is encoded once for all.
///
/// A class, because its watches refer back to it.
final class WatchFeed {
  /// What a watch asks for, and as whom: the same for all of a feed.
  struct Key: Hashable {
    let target: ResourceTarget
    let labels: String
    let fields: String
    let allowsBookmarks: Bool
    let isTable: Bool
    private let representation: EventEncoder.Representation

    /// The key of a watch; nil when the request is about no resource.
    init?(_ exchange: WireExchange) {
      let request = exchange.request
      guard case .resource(let target) = request.target else { return nil }
      self.target = target
      labels = request.options.labelSelector
      fields = request.options.fieldSelector
      allowsBookmarks = request.options.allowWatchBookmarks
      representation = EventEncoder.Representation(exchange)
      if case .table = request.answer { isTable = true } else { isTable = false }
    }
  }

  let key: Key
  var cursor: WatchCursor
  /// Where the cursor was before the events at hand.
  var cursorBefore: WatchCursor
  private let encoder: EventEncoder
  private(set) var members: [Watcher] = []

  /// A feed that begins where `first` has read to.
  init(_ first: Watcher) {
    key = first.key
    cursor = first.cursor
    cursorBefore = first.cursor
    encoder = first.encoder
  }

  func add(_ watcher: Watcher) {
    watcher.feed = self
    members.append(watcher)
  }

  func remove(_ watcher: Watcher) {
    watcher.feed = nil
    members.removeAll { $0 === watcher }
  }

  /// Sends events to all members; those that cannot take them now leave and go on alone from where
  /// the feed was.
  func deliver(_ events: [WatchEvent]) -> [Watcher] {
    var lines = ByteBuffer()
    for event in events { encoder.write(event, to: &lines, withColumns: false) }
    var leaving: [Watcher] = []
    var staying: [Watcher] = []
    staying.reserveCapacity(members.count)
    let isOver = events.last?.kind == .error
    for member in members {
      guard !isOver, let consumer = member.consumer, consumer.canTake else {
        member.feed = nil
        member.cursor = cursorBefore
        leaving.append(member)
        continue
      }
      consumer.take(lines)
      staying.append(member)
    }
    members = staying
    return leaving
  }
}
