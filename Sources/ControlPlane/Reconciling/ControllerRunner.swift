import APIServer
import Kinds
import ObjectModel
import Simulation

/// Runs the controllers: shows them changes, hands out their work, carries out what they propose.
struct ControllerRunner: Sendable {
  /// Proposed writes that are being carried out over some time.
  private struct Execution: Sendable {
    let controller: Int
    let key: WorkKey
    /// What the work was looked at for.
    let cause: Cause
    var outcome: Outcome
    var results: [WriteResult] = []
    /// How many writes the current batch still has.
    var batchLeft = 1
    var batchSize = 1
    var hasFailed = false
    /// How many times `conclude` has been asked.
    var steps = 0
    /// Whether the writes are done and `conclude` is to be asked next.
    var awaitsConclusion = false
  }

  /// What the writes of one step of a sync take, until the next step begins.
  static let stepTime = Span.milliseconds(2)
  /// The most steps of one sync: more of them would be a controller that never comes to its end.
  static let stepLimit = 64

  /// The least time between two looks at the same key: what a sync takes with its requests.
  static let syncTime = Span.milliseconds(5)

  private var reconcilers: [any Reconciler]
  private var queues: [WorkQueue]
  private var limits: [TokenBucket?]
  /// The earliest wake-up asked for, per controller.
  private var wakes: [Instant?]
  /// When each controller has seen the last change.
  private var deliveries: [Instant]
  /// The controllers that watch each resource.
  private let watchers: [[Int]]
  /// Which changes of pods each controller wants to see.
  private let interests: [PodInterest]
  private var executions: [Int: Execution] = [:]
  /// Work that has asked what pods use, with their uids.
  private(set) var questions: [(key: WorkKey, pods: [String])] = []
  private var nextExecution = 0
  /// How many changes controllers were shown, one for each controller.
  private(set) var deliveryCount = 0
  private var random: RandomStream

  init(
    _ reconcilers: [any Reconciler], resources: Int, limit: TokenBucket?, random: RandomStream
  ) {
    self.reconcilers = reconcilers
    self.random = random
    queues = reconcilers.map { _ in WorkQueue() }
    limits = reconcilers.map { _ in limit }
    wakes = reconcilers.map { _ in nil }
    deliveries = reconcilers.map { _ in Instant(nanoseconds: 0) }
    var watchers = [[Int]](repeating: [], count: resources)
    for (index, reconciler) in reconcilers.enumerated() {
      for resource in reconciler.watched { watchers[resource.index].append(index) }
    }
    self.watchers = watchers
    interests = reconcilers.map(\.podInterest)
  }

  /// Shows a change to the controllers that watch its resource; `pod` says what one of a pod is
  /// about.
  mutating func observe(
    _ change: Change, pod: PodChange?, _ api: inout APIServer,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    let controllers = watchers[change.resource.index]
    guard !controllers.isEmpty else { return }
    let world = api.view
    for controller in controllers {
      if let pod, !pod.concerns(interests[controller]) {
        assert(makesNothingDue(change, controller, world), "a controller wants to see more")
        continue
      }
      deliveryCount += 1
      let items = reconcilers[controller].keys(for: change, in: world)
      guard !items.isEmpty else { continue }
      // Informers deliver a change within one to three milliseconds.
      let latency = Span(nanoseconds: Int64(1_000_000 + random.below(2_000_000)))
      // A watch never overtakes itself.
      let delivered = max(deliveries[controller], api.now + latency)
      deliveries[controller] = delivered
      for item in items { enqueue(item, controller, delivered, change.cause) }
      wake(controller, &agenda)
    }
  }

  /// The name under which a controller is known to the API server.
  func name(_ place: Int) -> String? {
    guard reconcilers.indices.contains(place) else { return nil }
    return reconcilers[place].source.user.name.split(separator: ":").last.map(String.init)
  }

  /// Whether a controller that is not asked about a change would have said nothing: what debug
  /// builds check.
  private func makesNothingDue(_ change: Change, _ controller: Int, _ world: WorldView) -> Bool {
    var copy = reconcilers[controller]
    return copy.keys(for: change, in: world).isEmpty
  }

  /// Takes the questions about what pods use.
  mutating func takeQuestions() -> [(key: WorkKey, pods: [String])] {
    defer { questions = [] }
    return questions
  }

  private mutating func enqueue(
    _ item: WorkItem, _ controller: Int, _ now: Instant, _ cause: Cause
  ) {
    if item.delay == .zero {
      queues[controller].add(item.key, at: now, for: cause)
    } else {
      queues[controller].addLater(item.key, at: now + item.delay, for: cause)
    }
  }

  /// Passes news to every controller.
  mutating func signal(
    _ signal: ControlPlaneSignal, _ now: Instant, _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    for controller in reconcilers.indices {
      for item in reconcilers[controller].keys(for: signal) {
        enqueue(item, controller, now, Cause())
      }
      wake(controller, &agenda)
    }
  }

  /// Works on everything that is due for a controller.
  mutating func work(
    _ controller: Int, _ api: inout APIServer, _ recorder: inout EventRecorder,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    if let wake = wakes[controller], wake <= api.now { wakes[controller] = nil }
    while let (key, cause) = queues[controller].next(by: api.now) {
      let outcome = reconcilers[controller].reconcile(key, in: api.view)
      if outcome.asksForUsage { questions.append((key, outcome.questions)) }
      run(
        Execution(controller: controller, key: key, cause: cause, outcome: outcome), &api,
        &recorder, &agenda)
    }
    wake(controller, &agenda)
  }

  /// Goes on with an execution that had to wait.
  mutating func proceed(
    _ number: Int, _ api: inout APIServer, _ recorder: inout EventRecorder,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    guard let execution = executions.removeValue(forKey: number) else { return }
    executions.letGoOfRoom()
    run(execution, &api, &recorder, &agenda)
    wake(execution.controller, &agenda)
  }

  private mutating func wake(_ controller: Int, _ agenda: inout Agenda<ControlPlane.Event>) {
    guard let time = queues[controller].nextTime else { return }
    if let planned = wakes[controller], planned <= time { return }
    wakes[controller] = time
    agenda.at(time, .work(controller))
  }

  private mutating func run(
    _ execution: consuming Execution, _ api: inout APIServer, _ recorder: inout EventRecorder,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    api.act(as: .controller(execution.controller), for: execution.cause)
    while true {
      if !execution.awaitsConclusion {
        if let resume = writeOn(&execution, &api, &recorder) {
          return suspend(execution, until: resume, &agenda)
        }
        addFurther(&execution, api.now)
        guard execution.outcome.concludes else { break }
        execution.awaitsConclusion = true
        if !execution.outcome.writes.isEmpty {
          return suspend(execution, until: api.now + Self.stepTime, &agenda)
        }
      }
      execution = conclusion(of: execution, api)
    }
    finish(execution, api)
  }

  private mutating func suspend(
    _ execution: Execution, until time: Instant, _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    executions[nextExecution] = execution
    agenda.at(time, .proceed(nextExecution))
    nextExecution += 1
  }

  private mutating func addFurther(_ execution: inout Execution, _ now: Instant) {
    for item in execution.outcome.further {
      enqueue(item, execution.controller, now, execution.cause)
    }
    execution.outcome.further = []
  }

  private mutating func conclusion(of execution: Execution, _ api: APIServer) -> Execution {
    let controller = execution.controller
    let outcome = reconcilers[controller].conclude(
      execution.key, stage: execution.outcome.stage, execution.results, in: api.view)
    var next = Execution(
      controller: controller, key: execution.key, cause: execution.cause, outcome: outcome)
    next.hasFailed = execution.hasFailed || execution.outcome.isFailure
    next.steps = execution.steps + 1
    precondition(next.steps < Self.stepLimit, "a sync of a controller does not end")
    if next.outcome.requeueAfter == nil {
      next.outcome.requeueAfter = execution.outcome.requeueAfter
    }
    return next
  }

  /// Carries out writes; returns when to go on if the rest has to wait.
  private mutating func writeOn(
    _ execution: inout Execution, _ api: inout APIServer, _ recorder: inout EventRecorder
  ) -> Instant? {
    if execution.results.isEmpty {
      let source = reconcilers[execution.controller].source
      for announcement in execution.outcome.announcements {
        announcement.record(&recorder, &api, source, nil)
      }
      execution.outcome.announcements = []
    }
    while execution.results.count < execution.outcome.writes.count {
      let write = execution.outcome.writes[execution.results.count]
      if execution.outcome.pace == .inOrder, execution.hasFailed {
        execution.results.append(.skipped)
        continue
      }
      if execution.outcome.pace == .slowStart, execution.batchLeft == 0 {
        if execution.hasFailed {
          execution.results.append(.skipped)
          continue
        }
        let size = execution.batchSize
        execution.batchSize = size * 2
        execution.batchLeft = size * 2
        return api.now + .milliseconds(3) + Span(nanoseconds: Int64(size) * 50_000)
      }
      if let later = limits[execution.controller]?.take(at: api.now) { return later }
      execution.batchLeft -= 1
      let result = carryOut(write, execution.controller, &api, &recorder)
      if case .failed = result { execution.hasFailed = true }
      execution.results.append(result)
    }
    return nil
  }

  private func carryOut(
    _ write: Write, _ controller: Int, _ api: inout APIServer, _ recorder: inout EventRecorder
  ) -> WriteResult {
    let source = reconcilers[controller].source
    if let announcement = write.announcement { announcement.record(&recorder, &api, source, nil) }
    let response = api.handle(write.request)
    do throws(Status) {
      let object = try response.object()
      if let announcement = write.success {
        announcement.record(&recorder, &api, source, object.string(.metadata, .name))
      }
      return .done
    } catch {
      if write.tolerates(error) {
        return write.tolerance == .anything ? .tolerated(error) : .done
      }
      for announcement in [write.failure, write.secondFailure] {
        announcement?.record(&recorder, &api, source, error.message)
      }
      return .failed(error)
    }
  }

  private mutating func finish(_ execution: Execution, _ api: APIServer) {
    let controller = execution.controller
    let key = execution.key
    let earliest = api.now + Self.syncTime
    queues[controller].done(key, earliest: earliest)
    if execution.hasFailed || execution.outcome.isFailure {
      let delay = queues[controller].backoff(key)
      queues[controller].addLater(key, at: api.now + delay, for: execution.cause)
      return
    }
    queues[controller].forget(key)
    if let span = execution.outcome.requeueAfter {
      queues[controller].addLater(key, at: api.now + span, for: execution.cause)
    }
  }
}

extension Announcement {
  func record(
    _ recorder: inout EventRecorder, _ api: inout APIServer, _ source: EventSource, _ end: String?
  ) {
    let text = completion == .none ? message : message + (end ?? "")
    recorder.record(
      &api, regarding: regarding, type: type, reason: reason, message: text, source: source)
  }
}
