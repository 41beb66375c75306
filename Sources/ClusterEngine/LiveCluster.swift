import Glibc
public import Simulation
import Synchronization

/// The one owner of a world and its clock, for all threads that use it.
///
/// A class because it is that owner: the prompt's thread and the service's threads take turns
/// behind its lock. It runs nothing by itself; who serves the world asks when the next event is due.
public final class LiveCluster: Sendable {
  /// How simulated time passes.
  public enum Pace: Hashable, Sendable {
    /// Only by waiting: a wait jumps to the next event at once. Pipes, transcripts and tests.
    case stepped
    /// With real time, `speed` simulated seconds to the second.
    case live(speed: Double)
    /// Not at all, but for `:wait`.
    case paused
  }

  private struct State: Sendable {
    var cluster: Cluster
    var pace: Pace
    var anchor: (real: Int64, simulated: Instant)
    /// Counts the worlds that were put in place of another.
    var epoch = 0
    /// How far `catchUpExactly` went since the last `catchUp`.
    var unreported = Span.zero
    var observer: (@Sendable () -> Void)?

    /// Where the simulated clock should stand.
    var dueTime: Instant {
      guard case .live(let speed) = pace else { return cluster.now }
      let elapsed = Double(LiveCluster.realNanoseconds - anchor.real) * speed
      return anchor.simulated + Span(nanoseconds: Int64(elapsed))
    }

    mutating func reanchor() {
      anchor = (LiveCluster.realNanoseconds, cluster.now)
    }
  }

  private let state: Mutex<State>

  /// The owner of `cluster`.
  public init(cluster: Cluster, pace: Pace) {
    state = Mutex(
      State(cluster: cluster, pace: pace, anchor: (Self.realNanoseconds, cluster.now)))
  }

  static var realNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// A copy of the world as it is now.
  public var cluster: Cluster { state.withLock { $0.cluster } }

  /// The time the world has reached.
  public var now: Instant { state.withLock { $0.cluster.now } }

  /// How time passes.
  public var pace: Pace { state.withLock { $0.pace } }

  /// Where the clock should stand, which the world may not have reached yet.
  var dueTime: Instant { state.withLock { $0.dueTime } }

  /// Acts on the world as it stands; nobody else does meanwhile.
  public func withCluster<Result: Sendable>(_ body: (inout Cluster) -> Result) -> Result {
    change { body(&$0.cluster) }
  }

  /// Lets the world catch up with the clock and acts on it then.
  ///
  /// - Parameter body: gets the world and the number of the world, which grows when another world
  ///   is put in its place: what was read from the old one means nothing in the new.
  public func withCurrentCluster<Result: Sendable>(
    _ body: (_ cluster: inout Cluster, _ epoch: Int) -> Result
  ) -> Result {
    state.withLock { state in
      let missing = state.dueTime - state.cluster.now
      if missing > .zero {
        state.cluster.run(until: state.cluster.now + missing)
        state.unreported = state.unreported + missing
      }
      return body(&state.cluster, state.epoch)
    }
  }

  /// Real nanoseconds until the next event is due, or until `moment` if that is sooner; nil when
  /// neither will come by itself.
  public func nanosecondsToNextEvent(or moment: Instant? = nil) -> Int64? {
    state.withLock { state in
      guard case .live(let speed) = state.pace,
        let next = [state.cluster.nextEventTime, moment].compactMap(\.self).min()
      else { return nil }
      let missing = Double((next - state.dueTime).nanoseconds) / speed
      // Rounded up, so that the event is due when the time is over.
      return missing <= 0 ? 0 : Int64(min(missing, 1e18)) + 1
    }
  }

  /// Has `observer` called after each change that is not made by `withCurrentCluster`; nil: nobody.
  ///
  /// It is called on the thread of the change and must return at once.
  public func observe(_ observer: (@Sendable () -> Void)?) {
    state.withLock { $0.observer = observer }
  }

  private func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
    let (result, observer) = state.withLock { state in (body(&state), state.observer) }
    observer?()
    return result
  }

  /// Changes how time passes from now on.
  func setPace(_ new: Pace) {
    change { state in
      state.pace = new
      state.reanchor()
    }
  }

  /// Replaces the world; time goes on from the new world's clock.
  func replace(_ new: Cluster) {
    change { state in
      state.cluster = new
      state.epoch += 1
      state.reanchor()
    }
  }

  /// Jumps over a span of simulated time at once, whatever the pace.
  func advance(_ span: Span) {
    change { state in
      state.cluster.run(until: state.cluster.now + span)
      state.reanchor()
    }
  }

  /// Lets the world run up to the clock, in whole units of `quantum`.
  /// - Returns: how far the world went on since the last call.
  func catchUp(quantum: Span) -> Span {
    change { state in
      let before = state.unreported
      state.unreported = .zero
      let behind = state.dueTime - state.cluster.now
      let quanta = behind.nanoseconds / quantum.nanoseconds
      guard quanta > 0 else { return before }
      let span = quantum * quanta
      state.cluster.run(until: state.cluster.now + span)
      return before + span
    }
  }
}
