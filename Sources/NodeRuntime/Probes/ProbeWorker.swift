import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/prober/worker.go, v1.32.

/// Which probe an event is for; outdated ones are recognised by the ticket.
public struct ProbeReference: Hashable, Sendable {
  let pod: PodReference
  let container: Int32
  let kind: ProbeKind
  let ticket: UInt32
}

/// The kubelet's worker of one probe of a container.
struct ProbeWorker: Sendable {
  enum Result: Sendable { case unknown, success, failure }

  let kind: ProbeKind
  let spec: ProbeSpec
  /// A moment on its clock: it looks at this and every period later.
  var grid = Instant(nanoseconds: 0)
  /// The run of the container that `result` is of; 0 before the first.
  var run: Int32 = 0
  /// What counts: the last answer that was given often enough.
  var result = Result.unknown
  private(set) var last = Result.unknown
  private(set) var streak = 0
  /// It asks no more until the container runs anew.
  var isOnHold = false
  /// Whether it has asked during this run.
  var hasAsked = false
  var ticket: UInt32 = 0
  var isArmed = false
  /// Set while every further answer is known to be the same.
  var steady: SteadyProbe?
  /// The command of an exec probe while it runs, with the time at which it is given up.
  var execution: [ProbeExecution] = []

  init(_ kind: ProbeKind, _ spec: Value) {
    self.kind = kind
    self.spec = ProbeSpec(spec)
  }

  /// A new run of the container begins.
  mutating func begin(run: Int32) {
    self.run = run
    switch kind {
    case .startup: result = .unknown
    case .readiness: result = .failure
    case .liveness: result = .success
    }
    isOnHold = false
    hasAsked = false
    steady = nil
    execution = []
  }

  /// Counts an answer; true when it was given often enough to count.
  mutating func count(_ answer: Result) -> Bool {
    if answer == last {
      streak += 1
    } else {
      last = answer
      streak = 1
    }
    return streak >= (answer == .failure ? spec.failureThreshold : spec.successThreshold)
  }

  mutating func hold() {
    isOnHold = true
    streak = 0
  }

  /// The first moment on its clock that is not before `time`.
  func tick(notBefore time: Instant) -> Instant {
    let behind = (time - grid).nanoseconds
    guard behind > 0 else { return grid }
    let period = spec.period.nanoseconds
    return grid + Span(nanoseconds: (behind + period - 1) / period * period)
  }
}

/// A probe that has come to rest: its ticks need not happen, only what they leave behind.
struct SteadyProbe: Sendable {
  /// The first tick whose traces have not been written yet.
  var next: Instant
  /// Whose server gets the requests; nil when a tick leaves no trace.
  let container: Int?
  /// The request and its answer, for the server's log.
  let request: ServedRequest?
}

/// A request that a server has answered, as its log tells it.
struct ServedRequest: Sendable {
  let exchange: HTTPExchange
  let client: String
  let status: Int
  let size: Int
}

/// The running command of an exec probe.
struct ProbeExecution: Sendable {
  var shell: ShellProcess
  let startedAt: Instant
  var output: [UInt8] = []
}

extension Container {
  /// The probes that a container's spec asks for, in the order in which the kubelet starts them.
  static func probes(_ spec: Value) -> [ProbeWorker] {
    var result: [ProbeWorker] = []
    if let probe = spec["startupProbe"] { result.append(ProbeWorker(.startup, probe)) }
    if let probe = spec["readinessProbe"] { result.append(ProbeWorker(.readiness, probe)) }
    if let probe = spec["livenessProbe"] { result.append(ProbeWorker(.liveness, probe)) }
    return result
  }

  func probe(_ kind: ProbeKind) -> Int? { probes.firstIndex { $0.kind == kind } }

  private func hasPassed(_ kind: ProbeKind) -> Bool {
    guard !probes.isEmpty, let place = probe(kind) else { return true }
    return probes[place].run == run && probes[place].result == .success
  }

  /// Whether it runs and its startup probe, if any, has succeeded.
  var isStarted: Bool { isRunning && hasPassed(.startup) }

  /// Whether it counts as ready: it has started, and its readiness probe says so.
  var isReady: Bool {
    if role == .initial { return exit?.code == 0 }
    return isStarted && hasPassed(.readiness)
  }
}
