import APIServer
import ClusterEngine
import NIOCore
import ObjectModel
import Simulation
import Synchronization

/// Passes what happens in the world on to open watches and streams, and wakes when the next event
/// is due.
///
/// A class that belongs to the service's event loop. It only wakes for somebody: with nobody
/// watching, the world catches up with the clock when the next request comes.
final class StreamHub {
  let live: LiveCluster
  private let loop: any EventLoop
  private var feeds: [WatchFeed.Key: WatchFeed] = [:]
  /// Watches that have not caught up with the others of their kind yet.
  private var behind: [Watcher] = []
  private var streams: [OpenStream] = []
  private var timer: Scheduled<Void>?
  private var isPumpScheduled = false
  private var epoch: Int
  private(set) var watchCount = 0
  private let activity: ServiceActivity

  init(_ live: LiveCluster, _ activity: ServiceActivity, on loop: any EventLoop) {
    self.live = live
    self.activity = activity
    self.loop = loop
    epoch = live.withCurrentCluster { $1 }
  }

  /// How many streams are open.
  var streamCount: Int { streams.count }

  /// Has changes made elsewhere passed on too.
  func start() {
    let pending = PendingFlag()
    let hub = NIOLoopBound(self, eventLoop: loop)
    let loop = loop
    live.observe {
      guard pending.set() else { return }
      loop.execute {
        pending.clear()
        hub.value.pump()
      }
    }
  }

  func stop() {
    live.observe(nil)
    timer?.cancel()
    timer = nil
    for watcher in behind + feeds.values.flatMap(\.members) { watcher.consumer?.finishWatch() }
    for stream in streams {
      live.withCluster { $0.close(stream.id) }
      stream.consumer?.loseStream()
    }
    (behind, feeds, streams, watchCount) = ([], [:], [], 0)
  }

  /// Answers a request in the world as it is now.
  func handle(_ request: APIRequest) -> (response: APIResponse, epoch: Int) {
    let (response, epoch) = live.withCurrentCluster { cluster, epoch in
      (cluster.handle(request), epoch)
    }
    noteActivity()
    schedulePump()
    return (response, epoch)
  }

  private func noteActivity() { activity.note(open: watchCount + streams.count) }

  // MARK: Those who listen

  func add(_ watcher: Watcher) {
    watchCount += 1
    behind.append(watcher)
    pump()
  }

  func remove(_ watcher: Watcher) {
    guard watcher.consumer != nil else { return }
    watcher.consumer = nil
    watchCount -= 1
    if let feed = watcher.feed {
      feed.remove(watcher)
      if feed.members.isEmpty { feeds[feed.key] = nil }
    } else {
      behind.removeAll { $0 === watcher }
    }
    noteActivity()
    schedulePump()
  }

  func add(_ stream: OpenStream) {
    streams.append(stream)
    pump()
  }

  /// Gives a stream up; its command ends.
  func remove(_ stream: OpenStream) {
    guard streams.contains(where: { $0 === stream }) else { return }
    streams.removeAll { $0 === stream }
    stream.consumer = nil
    noteActivity()
    guard stream.epoch == epoch else { return }
    live.withCluster { $0.close(stream.id) }
  }

  /// Acts on the world for a stream that is still of this world.
  func act(_ stream: OpenStream, _ body: (inout Cluster) -> Void) {
    live.withCurrentCluster { cluster, epoch in
      if stream.epoch == epoch { body(&cluster) }
    }
    schedulePump()
  }

  // MARK: The pump

  /// Passes on what has happened, once the work at hand is done.
  func schedulePump() {
    guard !isPumpScheduled, watchCount > 0 || !streams.isEmpty else { return }
    isPumpScheduled = true
    let hub = NIOLoopBound(self, eventLoop: loop)
    loop.execute { hub.value.pump() }
  }

  /// What one look at the world has found.
  private struct Harvest: Sendable {
    var epoch = 0
    var feeds: [[WatchEvent]] = []
    var behind: [(events: [WatchEvent], isCaughtUp: Bool)] = []
    var streams: [[StreamChunk]] = []
  }

  /// At most so many events go to a watch that is behind before others get their turn.
  private static let batch = 500

  func pump() {
    isPumpScheduled = false
    defer {
      noteActivity()
      rearm()
    }
    guard watchCount > 0 || !streams.isEmpty else { return }
    let order = Array(feeds.values)
    let late = behind
    let open = streams
    let harvest = look(order, late, open)
    if harvest.epoch != epoch {
      loseWorld(harvest.epoch)
      return
    }
    behind = []
    for (feed, events) in zip(order, harvest.feeds) where !events.isEmpty {
      behind += feed.deliver(events)
      if feed.members.isEmpty { feeds[feed.key] = nil }
    }
    for (watcher, found) in zip(late, harvest.behind) {
      deliver(found.events, isCaughtUp: found.isCaughtUp, to: watcher)
    }
    for (stream, chunks) in zip(open, harvest.streams) { deliver(chunks, to: stream) }
  }

  private func look(
    _ order: [WatchFeed], _ late: [Watcher], _ open: [OpenStream]
  ) -> Harvest {
    live.withCurrentCluster { cluster, current in
      var harvest = Harvest(epoch: current)
      guard current == epoch else { return harvest }
      for feed in order {
        feed.cursorBefore = feed.cursor
        var events: [WatchEvent] = []
        while let event = cluster.api.nextEvent(&feed.cursor) { events.append(event) }
        harvest.feeds.append(events)
      }
      for watcher in late {
        var events: [WatchEvent] = []
        var isCaughtUp = false
        let limit = watcher.consumer?.canTake == true ? Self.batch : 0
        while events.count < limit, !isCaughtUp {
          if let event = cluster.api.nextEvent(&watcher.cursor) {
            events.append(event)
          } else {
            isCaughtUp = true
          }
        }
        harvest.behind.append((events, isCaughtUp))
      }
      for stream in open {
        var chunks: [StreamChunk] = []
        while chunks.count < Self.batch, stream.consumer?.canTake == true,
          let chunk = cluster.read(stream.id)
        {
          chunks.append(chunk)
          if chunk.isLast { break }
        }
        harvest.streams.append(chunks)
      }
      return harvest
    }
  }

  private func deliver(
    _ events: [WatchEvent], isCaughtUp: Bool, to watcher: Watcher
  ) {
    guard watcher.consumer != nil else { return }
    guard watcher.deliver(events) else {
      watchCount -= 1
      return
    }
    guard isCaughtUp, watcher.mayJoin else {
      behind.append(watcher)
      // More is waiting, and it can be taken.
      if !isCaughtUp, watcher.consumer?.canTake == true { schedulePump() }
      return
    }
    let feed = feeds[watcher.key] ?? WatchFeed(watcher)
    feeds[watcher.key] = feed
    feed.add(watcher)
  }

  private func deliver(_ chunks: [StreamChunk], to stream: OpenStream) {
    for chunk in chunks {
      if chunk.isLast { streams.removeAll { $0 === stream } }
      stream.consumer?.take(chunk)
    }
    if chunks.count == Self.batch { schedulePump() }
  }

  /// Another world was put in place: what was read so far means nothing there.
  private func loseWorld(_ current: Int) {
    epoch = current
    let watchers = behind + feeds.values.flatMap(\.members)
    let open = streams
    (behind, feeds, streams, watchCount) = ([], [:], [], 0)
    for watcher in watchers { watcher.expire() }
    for stream in open {
      // A copy of the stream may have come back with an older world.
      live.withCluster { $0.close(stream.id) }
      stream.consumer?.loseStream()
    }
  }

  /// Wakes when the next event is due, if anybody waits for it.
  private func rearm() {
    timer?.cancel()
    timer = nil
    let bookmark = feeds.values.compactMap(\.cursor.nextBookmark).min()
    guard watchCount > 0 || !streams.isEmpty,
      let delay = live.nanosecondsToNextEvent(or: bookmark)
    else { return }
    let hub = NIOLoopBound(self, eventLoop: loop)
    timer = loop.scheduleTask(in: .nanoseconds(delay)) { hub.value.pump() }
  }
}

/// Whether a pump is on its way to the event loop already.
///
/// A class, because the thread that asks and the loop that answers share it.
private final class PendingFlag: Sendable {
  private let isSet = Mutex(false)

  /// Sets the flag; false when it was set.
  func set() -> Bool {
    isSet.withLock { isSet in
      defer { isSet = true }
      return !isSet
    }
  }

  func clear() {
    isSet.withLock { $0 = false }
  }
}
