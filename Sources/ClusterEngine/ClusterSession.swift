public import APIServer
import Glibc
import ObjectModel
public import Simulation

/// One learner's connection to a cluster of their own, with its clock.
///
/// A class because it is the one owner of a changing world: kubectl, the clock words and the
/// lessons all act on it. Time is lazy: nothing runs between commands; each request first catches
/// up with the clock.
public final class ClusterSession: APIClient {
  /// How simulated time passes.
  public typealias Pace = LiveCluster.Pace

  /// The world with its clock, which a service may use too.
  public let live: LiveCluster
  /// A copy of the world as it is now.
  public var cluster: Cluster { live.cluster }
  /// How time passes.
  public var pace: Pace { live.pace }
  /// When a simulated Ctrl-C falls; waiting ends there. For transcripts.
  public var interruptTime: Instant?
  /// Whether the user has pressed Ctrl-C; asked while waiting.
  public var isInterrupted: @Sendable () -> Bool = { false }
  /// The smallest step of idle time; whole seconds when a session is recorded.
  public var idleQuantum = Span.milliseconds(1)
  /// How long a wait without deadline goes on in stepped time when nothing arrives.
  public var steppedPatience = Span.minutes(10)
  /// `steppedPatience` in stepped time, where no Ctrl-C can end a wait; nil otherwise.
  public var patience: Span? { pace == .stepped ? steppedPatience : nil }

  /// A session with `cluster`.
  public init(cluster: Cluster, pace: Pace) {
    live = LiveCluster(cluster: cluster, pace: pace)
  }

  /// Changes how time passes from now on.
  public func setPace(_ new: Pace) {
    catchUp()
    live.setPace(new)
  }

  /// Does something in stepped time, so that nobody waits for it; then time goes on as before.
  public func inSteppedTime<Result>(_ body: () -> Result) -> Result {
    let before = pace
    live.setPace(.stepped)
    defer { live.setPace(before) }
    return body()
  }

  /// Replaces the world, as undo does; time goes on from the new world's clock.
  public func replace(_ new: Cluster) {
    live.replace(new)
  }

  /// Jumps over a span of simulated time at once, whatever the pace.
  public func advance(_ span: Span) {
    live.advance(span)
  }

  /// Lets the world run up to the clock, in whole units of `idleQuantum`.
  ///
  /// Called between commands. Waits inside a command stop at events, never between them, so a
  /// session is wholly determined by its lines and the spans returned here.
  /// - Returns: how far the world went on.
  @discardableResult
  public func catchUp() -> Span {
    live.catchUp(quantum: idleQuantum)
  }

  /// The time the world has reached.
  public var now: Instant { live.now }

  /// Acts on the world as it stands.
  public func withCluster<Result: Sendable>(_ body: (inout Cluster) -> Result) -> Result {
    live.withCluster(body)
  }

  /// Sends a request.
  public func send(_ request: APIRequest) -> APIResponse {
    live.withCluster { $0.handle(request) }
  }

  /// Waits for the next event of a watch.
  public func next(_ watch: inout WatchCursor, until deadline: Instant?) -> Awaited<WatchEvent> {
    wait(until: deadline) { cluster in cluster.api.nextEvent(&watch) }
  }

  /// Waits for the next piece of a stream.
  public func read(_ stream: StreamID, until deadline: Instant?) -> Awaited<StreamChunk> {
    wait(until: deadline) { cluster in cluster.read(stream) }
  }

  /// Sends bytes to a stream's standard input.
  public func write(_ stream: StreamID, _ bytes: [UInt8]) {
    live.withCluster { $0.write(stream, bytes) }
  }

  /// Ends a stream's standard input.
  public func closeInput(_ stream: StreamID) {
    live.withCluster { $0.closeInput(stream) }
  }

  /// Tells a stream the size of the terminal.
  public func resize(_ stream: StreamID, columns: Int, rows: Int) {
    live.withCluster { $0.resize(stream, columns: columns, rows: rows) }
  }

  /// Gives a stream up.
  public func close(_ stream: StreamID) {
    live.withCluster { $0.close(stream) }
  }

  /// Lets time pass; false when interrupted.
  public func sleep(_ span: Span) -> Bool {
    let outcome: Awaited<Never> = wait(until: now + span) { _ in nil }
    if case .interrupted = outcome { return false }
    return true
  }

  /// Runs the world until `look` finds something, the deadline passes or the user interrupts.
  ///
  /// In live time each step is held back until it is due; what happens is the same at any pace.
  private func wait<Item: Sendable>(
    until deadline: Instant?, _ look: (inout Cluster) -> Item?
  ) -> Awaited<Item> {
    let giveUp = patience.map { now + $0 }
    while true {
      if let item = live.withCluster({ look(&$0) }) { return .item(item) }
      if isInterrupted() { return .interrupted }
      if let interruptTime, now >= interruptTime { return .interrupted }
      if let deadline, now >= deadline { return .timedOut }
      var limit = min(deadline ?? .distantFuture, interruptTime ?? .distantFuture)
      if limit == .distantFuture, let giveUp {
        guard now < giveUp else { return .interrupted }
        limit = giveUp
      }
      advance(towards: limit)
    }
  }

  /// Lets the next event happen, or goes to `limit` when that comes first; in live time only once
  /// it is due, or after a short sleep not at all.
  private func advance(towards limit: Instant) {
    let next = live.withCluster { min($0.nextEventTime ?? .distantFuture, limit) }
    if case .live(let speed) = pace, !isDue(next, speed) { return }
    live.withCluster { cluster in
      // A service may have let it happen meanwhile; what comes later is not due yet.
      if let event = cluster.nextEventTime, event <= next {
        cluster.step()
      } else if next == limit, limit < .distantFuture {
        cluster.run(until: limit)
      }
    }
  }

  /// Whether a moment has come in live time; sleeps up to 50 ms when it has not.
  private func isDue(_ time: Instant, _ speed: Double) -> Bool {
    let missing = time - live.dueTime
    guard missing > .zero else { return true }
    let real = min(Double(missing.nanoseconds) / max(speed, 0.001), 50_000_000)
    var request = timespec(tv_sec: 0, tv_nsec: Int(real))
    nanosleep(&request, nil)
    return live.dueTime >= time
  }
}
