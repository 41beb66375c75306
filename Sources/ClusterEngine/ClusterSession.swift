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
  public enum Pace: Hashable, Sendable {
    /// Only by waiting: a wait jumps to the next event at once. Pipes, transcripts and tests.
    case stepped
    /// With real time, `speed` simulated seconds to the second.
    case live(speed: Double)
    /// Not at all, but for `:wait`.
    case paused
  }

  /// The world.
  public var cluster: Cluster
  /// How time passes.
  public private(set) var pace: Pace
  /// When a simulated Ctrl-C falls; waiting ends there. For transcripts.
  public var interruptTime: Instant?
  /// Whether the user has pressed Ctrl-C; asked while waiting.
  public var isInterrupted: @Sendable () -> Bool = { false }
  /// The smallest step of idle time; whole seconds when a session is recorded.
  public var idleQuantum = Span.milliseconds(1)
  /// How long a wait without deadline goes on in stepped time when nothing arrives.
  public var patience = Span.minutes(10)
  private var anchor: (real: Int64, simulated: Instant)

  /// A session with `cluster`.
  public init(cluster: Cluster, pace: Pace) {
    self.cluster = cluster
    self.pace = pace
    anchor = (Self.realNanoseconds, cluster.now)
  }

  private static var realNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Changes how time passes from now on.
  public func setPace(_ new: Pace) {
    catchUp()
    pace = new
    reanchor()
  }

  /// Does something in stepped time, so that nobody waits for it; then time goes on as before.
  public func inSteppedTime<Result>(_ body: () -> Result) -> Result {
    let before = pace
    pace = .stepped
    defer {
      pace = before
      reanchor()
    }
    return body()
  }

  /// Replaces the world, as undo does; time goes on from the new world's clock.
  public func replace(_ new: Cluster) {
    cluster = new
    reanchor()
  }

  /// Jumps over a span of simulated time at once, whatever the pace.
  public func advance(_ span: Span) {
    cluster.run(until: cluster.now + span)
    reanchor()
  }

  private func reanchor() {
    anchor = (Self.realNanoseconds, cluster.now)
  }

  /// Where the simulated clock should stand.
  private var dueTime: Instant {
    guard case .live(let speed) = pace else { return cluster.now }
    let elapsed = Double(Self.realNanoseconds - anchor.real) * speed
    return anchor.simulated + Span(nanoseconds: Int64(elapsed))
  }

  /// Lets the world run up to the clock, in whole units of `idleQuantum`.
  ///
  /// Called between commands. Waits inside a command stop at events, never between them, so a
  /// session is wholly determined by its lines and the spans returned here.
  /// - Returns: how far the world went on.
  @discardableResult
  public func catchUp() -> Span {
    let behind = dueTime - cluster.now
    let quanta = behind.nanoseconds / idleQuantum.nanoseconds
    guard quanta > 0 else { return .zero }
    let span = idleQuantum * quanta
    cluster.run(until: cluster.now + span)
    return span
  }

  /// The time the world has reached.
  public var now: Instant { cluster.now }

  /// Sends a request.
  public func send(_ request: APIRequest) -> APIResponse {
    cluster.handle(request)
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
    cluster.write(stream, bytes)
  }

  /// Ends a stream's standard input.
  public func closeInput(_ stream: StreamID) {
    cluster.closeInput(stream)
  }

  /// Tells a stream the size of the terminal.
  public func resize(_ stream: StreamID, columns: Int, rows: Int) {
    cluster.resize(stream, columns: columns, rows: rows)
  }

  /// Gives a stream up.
  public func close(_ stream: StreamID) {
    cluster.close(stream)
  }

  /// Lets time pass; false when interrupted.
  public func sleep(_ span: Span) -> Bool {
    let outcome: Awaited<Never> = wait(until: cluster.now + span) { _ in nil }
    if case .interrupted = outcome { return false }
    return true
  }

  /// Runs the world until `look` finds something, the deadline passes or the user interrupts.
  ///
  /// In live time each step is held back until it is due; what happens is the same at any pace.
  private func wait<Item: Sendable>(
    until deadline: Instant?, _ look: (inout Cluster) -> Item?
  ) -> Awaited<Item> {
    let giveUp = cluster.now + patience
    while true {
      if let item = look(&cluster) { return .item(item) }
      if isInterrupted() { return .interrupted }
      if let interruptTime, cluster.now >= interruptTime { return .interrupted }
      if let deadline, cluster.now >= deadline { return .timedOut }
      var limit = min(deadline ?? .distantFuture, interruptTime ?? .distantFuture)
      if limit == .distantFuture, pace == .stepped {
        guard cluster.now < giveUp else { return .interrupted }
        limit = giveUp
      }
      advance(towards: limit)
    }
  }

  /// Lets the next event happen, or goes to `limit` when that comes first; in live time only once
  /// it is due, or after a short sleep not at all.
  private func advance(towards limit: Instant) {
    let next = min(cluster.nextEventTime ?? .distantFuture, limit)
    if case .live(let speed) = pace, !isDue(next, speed) { return }
    if let event = cluster.nextEventTime, event <= limit {
      cluster.step()
    } else if limit < .distantFuture {
      cluster.run(until: limit)
    }
  }

  /// Whether a moment has come in live time; sleeps up to 50 ms when it has not.
  private func isDue(_ time: Instant, _ speed: Double) -> Bool {
    let missing = time - dueTime
    guard missing > .zero else { return true }
    let real = min(Double(missing.nanoseconds) / max(speed, 0.001), 50_000_000)
    var request = timespec(tv_sec: 0, tv_nsec: Int(real))
    nanosleep(&request, nil)
    return dueTime >= time
  }
}
