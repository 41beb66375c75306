public import APIServer
import ControlPlane
import Kinds
import NodeRuntime
import ObjectModel
public import Simulation

/// A whole Kubernetes cluster as one value: copying it forks the world.
///
/// Copies share everything until one side writes, so undo, probes on a copy and look-ahead are
/// plain assignments.
public struct Cluster: Sendable {
  /// Something that is due, by the component that asked for it.
  enum Event: Sendable {
    case control(ControlPlane.Event)
    case node(NodeRuntime.Event)
  }

  /// How many events may happen at one moment before the engine calls it a runaway loop.
  static let momentLimit = 2_000_000

  /// The API server with its store.
  public internal(set) var api: APIServer
  var controlPlane: ControlPlane
  var nodes: NodeRuntime
  var queue = EventQueue<Event>()
  var controlPlaneLeases: [ControlPlaneLease] = []
  /// The last commands of the user.
  public internal(set) var commands = CommandLog()
  /// How many events have happened since the world began.
  public private(set) var eventCount = 0
  /// Set when a moment did not end within its bound; the world stands still from then on.
  public private(set) var isRunaway = false

  /// The time the world has reached.
  public var now: Instant { api.now }

  init(api: APIServer, controlPlane: ControlPlane, nodes: NodeRuntime) {
    self.api = api
    self.controlPlane = controlPlane
    self.nodes = nodes
  }

  /// The revision of the newest write.
  public var revision: Int64 { api.store.revision }

  /// How many changes controllers were shown since the world began, one for each controller.
  public var deliveryCount: Int { controlPlane.deliveryCount }

  /// When the next event is due; nil when nothing will ever happen by itself.
  public var nextEventTime: Instant? { isRunaway ? nil : queue.nextTime }

  /// Answers a request at the API server's door; what follows from it happens as time goes on.
  public mutating func handle(_ request: APIRequest) -> APIResponse {
    var agenda = Agenda<NodeRuntime.Event>()
    let response: APIResponse
    if let proxied = connect(request, agenda: &agenda) {
      response = proxied
    } else if let measured = metrics(for: request) {
      response = api.handle(request, computed: measured)
    } else {
      if readsHeartbeats(request) {
        nodes.materialiseHeartbeats(api: &api)
        renewControlPlaneLeases()
      }
      act(for: request)
      let before = revision
      response = api.handle(request)
      if revision > before { commands.noteWrite() }
    }
    schedule(agenda)
    deliver()
    return response
  }

  /// Lets the world run until `deadline`, which becomes the current time.
  public mutating func run(until deadline: Instant) {
    var moment = 0
    while let next = nextEventTime, next <= deadline {
      moment = next == api.now ? moment + 1 : 0
      if moment > Self.momentLimit {
        isRunaway = true
        break
      }
      step()
    }
    if api.now < deadline { api.now = deadline }
  }

  /// Lets one event happen; false when none waits.
  @discardableResult
  public mutating func step() -> Bool {
    guard !isRunaway, let entry = queue.pop() else { return false }
    if api.now < entry.time { api.now = entry.time }
    eventCount += 1
    switch entry.event {
    case .control(let event):
      var agenda = Agenda<ControlPlane.Event>()
      controlPlane.handle(event, api: &api, agenda: &agenda)
      if controlPlane.asksForUsage { answerUsage(&agenda) }
      schedule(agenda)
    case .node(let event):
      var agenda = Agenda<NodeRuntime.Event>()
      nodes.handle(event, api: &api, agenda: &agenda)
      schedule(agenda)
    }
    deliver()
    return true
  }

  /// Tells controllers what pods use, as the metrics server has measured it.
  private mutating func answerUsage(_ agenda: inout Agenda<ControlPlane.Event>) {
    guard servesMetrics else {
      return controlPlane.answer(api: api, agenda: &agenda, usage: nil)
    }
    let (nodes, now) = (nodes, now)
    controlPlane.answer(api: api, agenda: &agenda) { pod in
      guard let measured = nodes.measurement(ofPodUID: pod, now: now) else { return nil }
      return measured.usage.map { container in
        PodUsageReport.Entry(
          pod: pod, container: container.name, milliCPU: container.milliCPU,
          memory: container.memory, time: measured.time)
      }
    }
  }

  /// Shows new writes to controllers and kubelets.
  mutating func deliver() {
    var changes = api.takeUndelivered()
    while !changes.isEmpty {
      var control = Agenda<ControlPlane.Event>()
      var node = Agenda<NodeRuntime.Event>()
      for change in changes {
        controlPlane.observe(change, api: &api, agenda: &control)
        nodes.observe(change, api: &api, agenda: &node)
      }
      schedule(control)
      schedule(node)
      changes = api.takeUndelivered()
    }
  }

  private mutating func schedule(_ agenda: Agenda<ControlPlane.Event>) {
    for entry in agenda.entries { queue.push(.control(entry.event), at: entry.time, lane: 1) }
  }

  mutating func schedule(_ agenda: Agenda<NodeRuntime.Event>) {
    for entry in agenda.entries { queue.push(.node(entry.event), at: entry.time, lane: 2) }
  }
}
