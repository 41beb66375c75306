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

  /// Lets the world run up to the clock.
  public func catchUp() {
    let due = dueTime
    if due > cluster.now { cluster.run(until: due) }
  }

  /// The time the world has reached.
  public var now: Instant { cluster.now }

  /// Sends a request.
  public func send(_ request: APIRequest) -> APIResponse {
    catchUp()
    return cluster.handle(request)
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
    catchUp()
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
  private func wait<Item: Sendable>(
    until deadline: Instant?, _ look: (inout Cluster) -> Item?
  ) -> Awaited<Item> {
    catchUp()
    let giveUp = cluster.now + patience
    while true {
      if let item = look(&cluster) { return .item(item) }
      if isInterrupted() { return .interrupted }
      if let interruptTime, cluster.now >= interruptTime { return .interrupted }
      if let deadline, cluster.now >= deadline { return .timedOut }
      switch pace {
      case .live: sleepUntilDue(deadline)
      case .stepped, .paused:
        let limit = min(deadline ?? giveUp, interruptTime ?? .distantFuture)
        guard stepTowards(limit) || deadline != nil || interruptTime != nil else {
          return .interrupted
        }
      }
    }
  }

  /// Goes to the next event, or to `limit` when that comes first; false when the limit is reached.
  private func stepTowards(_ limit: Instant) -> Bool {
    if let next = cluster.nextEventTime, next <= limit {
      cluster.step()
      return true
    }
    cluster.run(until: limit)
    return false
  }

  /// Sleeps in real time until the next event is due, at most 50 ms, and catches up.
  private func sleepUntilDue(_ deadline: Instant?) {
    guard case .live(let speed) = pace else { return }
    let next = min(cluster.nextEventTime ?? .distantFuture, deadline ?? .distantFuture)
    let due = dueTime
    if next > due {
      let real = Double((next - due).nanoseconds) / max(speed, 0.001)
      let nanoseconds = Int(min(real, 50_000_000))
      var request = timespec(tv_sec: 0, tv_nsec: nanoseconds)
      nanosleep(&request, nil)
    }
    catchUp()
  }
}
