import APIServer
import Kinds
import ObjectModel
import Simulation

/// A piece of work of a controller: an object by resource and key.
struct WorkKey: Hashable, Sendable {
  let resource: ResourceID
  let object: ObjectKey
  /// Tells apart several concerns about one object; empty for most controllers.
  var aspect = ""
}

/// A controller: it says which of its work a change concerns, looks at the world and proposes writes.
///
/// It never writes by itself. The world it sees is the store as of now, so it cannot act on stale
/// caches and needs no expectations: what it proposed has happened before it is asked again.
protocol Reconciler: Sendable {
  /// Who the controller is to the API server and in events.
  var source: EventSource { get }
  /// The resources whose changes it wants to see.
  var watched: [ResourceID] { get }

  /// Which changes of pods it wants to see, when it watches them.
  var podInterest: PodInterest { get }

  /// The work that a change makes due; called for changes of watched resources.
  mutating func keys(for change: Change, in world: WorldView) -> [WorkItem]

  /// Looks at one piece of work and proposes what to do.
  mutating func reconcile(_ key: WorkKey, in world: WorldView) -> Outcome

  /// The work that news from outside the API makes due.
  mutating func keys(for signal: ControlPlaneSignal) -> [WorkItem]

  /// Looks at how the proposed writes went; only when the outcome asked for it.
  mutating func conclude(_ key: WorkKey, _ results: [WriteResult], in world: WorldView) -> Outcome

  /// Goes on with a sync of several steps: `stage` is what the last outcome called it.
  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome
}

extension Reconciler {
  var podInterest: PodInterest { .everything }

  mutating func keys(for signal: ControlPlaneSignal) -> [WorkItem] { [] }

  mutating func conclude(
    _ key: WorkKey, _ results: [WriteResult], in world: WorldView
  ) -> Outcome { Outcome() }

  mutating func conclude(
    _ key: WorkKey, stage: Int, _ results: [WriteResult], in world: WorldView
  ) -> Outcome { conclude(key, results, in: world) }
}

/// News that reaches controllers in another way than through objects.
enum ControlPlaneSignal: Sendable {
  /// A kubelet no longer renews its lease; the time is that of its last renewal.
  case heartbeatsStopped(node: String, last: Instant)
  /// It renews its lease again.
  case heartbeatsResumed(node: String)
  /// What pods use, for the work that asked.
  case usage(PodUsageReport, key: WorkKey)
}

/// Work that is due, at once or after a while.
struct WorkItem: Sendable {
  let key: WorkKey
  var delay = Span.zero
}

/// What a reconciler proposes.
struct Outcome: Sendable {
  /// How the writes are carried out.
  enum Pace: Sendable {
    /// One after the other, whatever comes of them.
    case together
    /// One after the other, up to the first failure.
    case inOrder
    /// In batches of 1, 2, 4...; a batch with a failure is the last one.
    case slowStart
  }

  /// Events to be recorded first.
  var announcements: [Announcement] = []
  /// The writes, in order.
  var writes: [Write] = []
  /// How the writes are carried out.
  var pace = Pace.together
  /// Whether `conclude` is to be called with the results.
  var concludes = false
  /// Which step of a sync of several steps this is, for `conclude`.
  var stage = 0
  /// When to look again, although nothing changes.
  var requeueAfter: Span?
  /// Other work that has become due.
  var further: [WorkItem] = []
  /// Whether the work goes on with a signal that tells what the pods in `questions` use.
  var asksForUsage = false
  /// The uids of pods whose use of resources is asked for.
  var questions: [String] = []
  /// Whether this counts as a failure, to be tried again with growing delays.
  var isFailure = false
}

/// One proposed write, with the events that tell of it.
struct Write: Sendable {
  /// Which failures are no reason to try again.
  enum Tolerance: Sendable {
    case nothing
    /// The object is gone.
    case notFound
    /// The object is gone or has changed.
    case staleness
    /// The namespace is being deleted.
    case terminatingNamespace
    /// The object exists already.
    case alreadyExists
    /// Whatever it is: the reconciler looks at the result itself.
    case anything
  }

  let request: APIRequest
  var tolerance = Tolerance.nothing
  /// Recorded before the request is sent.
  var announcement: Announcement?
  /// Recorded when it succeeded.
  var success: Announcement?
  /// Recorded when it failed (but not for tolerated failures).
  var failure: Announcement?
  /// Recorded after that one.
  var secondFailure: Announcement?

  init(_ request: APIRequest, tolerance: Tolerance = .nothing) {
    self.request = request
    self.tolerance = tolerance
  }

  func tolerates(_ status: Status) -> Bool {
    switch tolerance {
    case .nothing: return false
    case .anything: return true
    case .alreadyExists: return status.reason == "AlreadyExists"
    case .notFound: return status.code == 404
    case .staleness: return status.code == 404 || status.code == 409
    case .terminatingNamespace:
      return status.causes.contains { $0.reason == "NamespaceTerminating" }
    }
  }
}

/// An event to be recorded about an object.
struct Announcement: Sendable {
  /// What completes the message.
  enum Completion: Sendable {
    case none
    /// The name of the object answered.
    case name
    /// The message of the failure.
    case error
  }

  let regarding: Value
  let type: EventType
  let reason: String
  let message: String
  var completion = Completion.none
}

/// What came of a write.
enum WriteResult: Sendable {
  /// Done, or failed in a way that was tolerated.
  case done
  case failed(Status)
  /// Failed where anything was tolerated.
  case tolerated(Status)
  /// Not attempted, because an earlier batch failed.
  case skipped

  var failure: Status? {
    switch self {
    case .failed(let status), .tolerated(let status): status
    case .done, .skipped: nil
    }
  }
}
