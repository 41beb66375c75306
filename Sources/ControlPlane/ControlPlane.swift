public import APIServer
import Kinds
import ObjectModel
public import Simulation

/// kube-scheduler and kube-controller-manager as one value.
///
/// The engine shows it every write (`observe`) and wakes it when events are due (`handle`); it acts
/// only through requests to the API server, each under the user of the component that sends it.
public struct ControlPlane: Sendable {
  /// What the control plane asks to be woken for; data only, and possibly outdated when it is due.
  public enum Event: Hashable, Sendable {
    /// A controller has work that is due.
    case work(Int)
    /// Writes that had to wait can go on.
    case proceed(Int)
    /// The scheduler has pods to place.
    case schedule
    /// The scheduler's back-offs end.
    case flushQueue
    /// Series of events end.
    case finishSeries
    /// Events have lived for an hour.
    case expireEvents
  }

  private var scheduler: Scheduler?
  private var controllers: ControllerRunner
  private var recorder = EventRecorder()
  private var expiry = EventExpiry()
  /// What the scheduler follows.
  private let watched: [ResourceID]
  /// When the end of an event series is looked for next.
  private var nextSeriesEnd: Instant?

  /// A control plane that has seen nothing yet; `start` shows it the world.
  public init(
    options: ControlPlaneOptions = ControlPlaneOptions(), catalog: Catalog, random: RandomStream
  ) {
    watched = [.pods, .nodes, .services, .persistentVolumeClaims, .persistentVolumes]
    let scheduling = options.limitsClientRates ? TokenBucket(rate: 50, burst: 100) : nil
    scheduler =
      options.runsScheduler
      ? Scheduler(host: options.host, limit: scheduling, random: random.split("scheduler")) : nil
    controllers = ControllerRunner(
      ControllerRegistry.reconcilers(options, catalog: catalog), resources: catalog.kinds.count,
      limit: options.limitsClientRates ? TokenBucket(rate: 20, burst: 30) : nil,
      random: random.split("controllers"))
  }

  /// Shows everything that exists, as the first lists of informers do.
  ///
  /// Only for a store filled before the control plane was there; do not also show those writes.
  /// - Complexity: O(objects)
  public mutating func start(api: inout APIServer, agenda: inout Agenda<Event>) {
    let resources = (0..<api.catalog.kinds.count).map { ResourceID(index: $0) }
    // Nodes first, so that the scheduler knows them before the pods on them.
    let ordered = [ResourceID.nodes] + resources.filter { $0 != .nodes }
    for resource in ordered {
      for object in api.view.objects(resource) {
        let stored = StoredObject(value: object, key: object.objectKey, revision: 0)
        let change = Change(resource: resource, revision: 0, old: nil, new: stored)
        observe(change, api: &api, agenda: &agenda)
      }
    }
  }

  /// A write has happened.
  public mutating func observe(
    _ change: Change, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    if change.resource == .events { expiry.observe(change, api.now, &agenda) }
    let pod = change.resource == .pods ? PodChange(change) : nil
    if watched.contains(change.resource) {
      scheduler?.observe(change, pod: pod, &api, &agenda)
    }
    controllers.observe(change, pod: pod, &api, &agenda)
  }

  /// A kubelet has stopped renewing its lease, which it last did at `last`.
  ///
  /// Leases of living kubelets are renewed only when someone reads them, so silence has to be told.
  public mutating func heartbeatsStopped(
    node: String, last: Instant, api: APIServer, agenda: inout Agenda<Event>
  ) {
    controllers.signal(.heartbeatsStopped(node: node, last: last), api.now, &agenda)
  }

  /// A kubelet renews its lease again.
  public mutating func heartbeatsResumed(
    node: String, api: APIServer, agenda: inout Agenda<Event>
  ) {
    controllers.signal(.heartbeatsResumed(node: node), api.now, &agenda)
  }

  /// The name of the controller at a place, such as `deployment-controller`; nil when there is none.
  public func controllerName(_ place: Int) -> String? { controllers.name(place) }

  /// How many changes controllers were shown since the world began, one for each controller.
  public var deliveryCount: Int { controllers.deliveryCount }

  /// Whether a controller waits to be told what pods use; see `answer`.
  public var asksForUsage: Bool { !controllers.questions.isEmpty }

  /// Tells what pods use to the controllers that wait for it.
  ///
  /// `usage` gives the containers of a pod by its uid, nil for a pod that was not measured; it is
  /// itself nil for a cluster that measures nothing.
  public mutating func answer(
    api: APIServer, agenda: inout Agenda<Event>,
    usage: ((String) -> [PodUsageReport.Entry]?)?
  ) {
    for question in controllers.takeQuestions() {
      let report = PodUsageReport(
        entries: usage.map { usage in question.pods.flatMap { usage($0) ?? [] } })
      controllers.signal(.usage(report, key: question.key), api.now, &agenda)
    }
  }

  /// An event is due.
  public mutating func handle(
    _ event: Event, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    switch event {
    case .work(let controller): controllers.work(controller, &api, &recorder, &agenda)
    case .proceed(let number): controllers.proceed(number, &api, &recorder, &agenda)
    case .schedule: scheduler?.schedule(&api, &recorder, &agenda)
    case .flushQueue: scheduler?.flush(&api, &agenda)
    case .finishSeries:
      nextSeriesEnd = nil
      api.act(as: .scheduler)
      recorder.finishSeries(&api)
    case .expireEvents:
      api.act(as: .apiServer)
      expiry.expire(&api, &agenda)
    }
    if nextSeriesEnd == nil, let end = recorder.nextSeriesEnd {
      nextSeriesEnd = end
      agenda.at(end, .finishSeries)
    }
  }
}
