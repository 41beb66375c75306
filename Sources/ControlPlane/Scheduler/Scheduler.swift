// Models: pkg/scheduler (schedule_one.go, eventhandlers.go), v1.32. Differs: binding is part of
// the cycle, and pods are placed in small groups at one moment.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// kube-scheduler: finds a node for each pod that has none.
struct Scheduler: Sendable {
  static let name = "default-scheduler"
  /// Up to how many nodes all are looked at and scored.
  static let minFeasible = 100
  /// How many pods are placed at one moment.
  static let groupSize = 16
  /// How long placing one pod takes.
  static let cycleTime = Span(nanoseconds: 700_000)

  var nodes = NodeCache()
  var queue = SchedulingQueue()
  let source: EventSource
  /// Where the search for feasible nodes starts next.
  private var start = 0
  var random: RandomStream
  /// Pods for which room was made on a node.
  var nominations = Nominations()
  /// What removing pods would come to, as long as nothing changes.
  var victimCache = VictimCache()
  /// The services with a selector.
  var services: [(key: ObjectKey, selector: LabelSelector)] = []
  private var limit: TokenBucket?
  /// The earliest try and flush asked for.
  private var nextTry: Instant?
  private var nextFlush: Instant?

  init(host: String, limit: TokenBucket?, random: RandomStream) {
    source = EventSource(component: Self.name, host: host, user: .system("kube-scheduler"))
    self.limit = limit
    self.random = random
  }

  // MARK: What happens around it

  /// What of a pod's changes makes a difference for placing it or others.
  private static let interest = PodInterest(aspects: [.labels, .deletion, .spec, .phase])

  mutating func observe(
    _ change: Change, pod: PodChange?, _ api: inout APIServer,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    switch change.resource {
    case .pods:
      if pod?.concerns(Self.interest) ?? true {
        observePod(change, api)
      } else if !victimCache.isEmpty, let object = change.new?.value {
        nodes.touch(PodState.nodeName(object))
      }
    case .nodes: observeNode(change, api)
    case .services: return observeService(change)
    default: queue.move(now: api.now, for: change.cause) { $0.rejectedBy.contains(.volumeBinding) }
    }
    plan(api.now + Span(nanoseconds: Int64(1_000_000 + random.below(1_500_000))), &agenda)
  }

  private mutating func observePod(_ change: Change, _ api: APIServer) {
    nodes.observe(change)
    guard let new = change.new else {
      let uid = change.old?.uid ?? ""
      queue.remove(uid)
      withdraw(uid)
      helpPods(after: change, api)
      return
    }
    let pod = new.value
    guard PodState.nodeName(pod).isEmpty, !PodState.isTerminal(pod) else {
      queue.remove(pod.objectUID)
      withdraw(pod.objectUID)
      if PodState.isTerminal(pod) {
        helpPods(after: change, api)
      } else {
        helpNeighbours(of: pod, change, api)
      }
      return
    }
    guard pod[.spec]?[.schedulerName]?.string == Self.name, !pod.isBeingDeleted,
      pod[.spec]?[.schedulingGates]?.elements.isEmpty ?? true
    else { return }
    if let old = change.old, queue.contains(old.uid) {
      moveUpdated(pod, from: old.value, change)
    } else if change.old == nil || hadGates(change.old?.value) {
      queue.add(
        QueuedPod(
          key: new.key, uid: pod.objectUID, priority: pod[.spec]?[.priority]?.int ?? 0,
          cause: change.cause))
    }
  }

  private func hadGates(_ pod: Value?) -> Bool {
    !(pod?[.spec]?[.schedulingGates]?.elements.isEmpty ?? true)
  }

  /// A waiting pod itself has changed: new tolerations may help it.
  private mutating func moveUpdated(_ pod: Value, from old: Value, _ change: Change) {
    guard pod[.spec]?[.tolerations] != old[.spec]?[.tolerations] else { return }
    let uid = pod.objectUID
    queue.move(now: change.origin.time, for: change.cause) {
      $0.uid == uid && $0.rejectedBy.contains(.taintToleration)
    }
  }

  /// A pod has left its node: what lacked room or ports there may fit now.
  private mutating func helpPods(after change: Change, _ api: APIServer) {
    guard let old = change.old?.value, !PodState.nodeName(old).isEmpty, !PodState.isTerminal(old),
      !queue.unschedulable.isEmpty
    else { return }
    let freed: FilterSet = [.nodeResourcesFit, .nodePorts, .volumeRestrictions]
    let around: FilterSet = [.interPodAffinity, .podTopologySpread]
    let gone = PlacedPod(old)
    queue.move(now: api.now, for: change.cause) { waiting in
      if !waiting.rejectedBy.isDisjoint(with: freed) { return true }
      guard !waiting.rejectedBy.isDisjoint(with: around),
        let pod = api.view.object(.pods, waiting.key)
      else { return false }
      return Self.concerns(gone, PlacedPod(pod), pod)
    }
  }

  /// A pod has come to a node, or has other labels there: pods that want it near may fit now.
  private mutating func helpNeighbours(of pod: Value, _ change: Change, _ api: APIServer) {
    let old = change.old?.value
    guard !queue.unschedulable.isEmpty,
      old.map({ PodState.nodeName($0).isEmpty || $0.objectLabels != pod.objectLabels }) ?? true
    else { return }
    let around: FilterSet = [.interPodAffinity, .podTopologySpread]
    let placed = PlacedPod(pod)
    queue.move(now: api.now, for: change.cause) { waiting in
      guard !waiting.rejectedBy.isDisjoint(with: around),
        let object = api.view.object(.pods, waiting.key)
      else { return false }
      return Self.concerns(placed, PlacedPod(object), object)
    }
  }

  /// Whether a placed pod matters to the affinity or spreading of one that waits.
  private static func concerns(_ placed: PlacedPod, _ waiting: PlacedPod, _ pod: Value) -> Bool {
    func isMeant(_ term: AffinityTerm, _ other: PlacedPod) -> Bool {
      term.namespaceSelector != nil
        || term.matches(
          other.labels, namespace: other.key.namespace, namespaceLabels: Fields())
    }
    let own = waiting.terms.first
    if ((own?.required ?? []) + (own?.requiredAnti ?? [])).contains(where: { isMeant($0, placed) })
      || (placed.terms.first?.requiredAnti ?? []).contains(where: { isMeant($0, waiting) })
    {
      return true
    }
    guard waiting.key.namespace == placed.key.namespace else { return false }
    return (pod[.spec]?[.topologySpreadConstraints]?.elements ?? []).contains {
      SpreadConstraint($0, labels: waiting.labels).selector.matches(placed.labels)
    }
  }

  private mutating func observeNode(_ change: Change, _ api: APIServer) {
    guard let node = change.new?.value else {
      nodes.removeNode(change.key.name)
      victimCache = VictimCache()
      return
    }
    let before = nodes.place(of: change.key.name).map { nodes.nodes[$0] }
    nodes.setNode(node)
    if !nominations.isEmpty {
      nodes.setPromise(change.key.name, Promise(nominations.on(change.key.name)))
    }
    guard !queue.unschedulable.isEmpty, let place = nodes.place(of: change.key.name) else {
      return
    }
    let info = nodes.nodes[place]
    let touched = Self.touched(by: info, before)
    guard !touched.isEmpty else { return }
    queue.move(now: api.now, for: change.cause) { waiting in
      let relevant = waiting.rejectedBy.intersection(touched)
      guard !relevant.isEmpty, let pod = api.view.object(.pods, waiting.key) else { return false }
      return Filters.anyPasses(relevant, PodToPlace(pod), on: info)
    }
  }

  /// Which plugins may judge differently now that a node is as it is.
  private static func touched(by node: NodeInfo, _ before: NodeInfo?) -> FilterSet {
    guard let before else {
      return [
        .nodeUnschedulable, .nodeName, .taintToleration, .nodeAffinity, .nodePorts,
        .nodeResourcesFit, .volumeBinding, .podTopologySpread, .interPodAffinity,
      ]
    }
    var touched: FilterSet = []
    if before.isUnschedulable != node.isUnschedulable { touched.insert(.nodeUnschedulable) }
    if before.taints != node.taints { touched.insert(.taintToleration) }
    if before.labels != node.labels {
      touched.formUnion([.nodeAffinity, .volumeBinding, .podTopologySpread, .interPodAffinity])
    }
    let old = before.allocatable
    let new = node.allocatable
    if old.milliCPU != new.milliCPU || old.memory != new.memory
      || old.ephemeralStorage != new.ephemeralStorage || before.podLimit != node.podLimit
      || old.scalars.map(\.amount) != new.scalars.map(\.amount)
    {
      touched.insert(.nodeResourcesFit)
    }
    return touched
  }

  // MARK: Its loop

  /// Asks for the wake-ups that its queues need.
  private mutating func plan(_ time: Instant, _ agenda: inout Agenda<ControlPlane.Event>) {
    if queue.hasActive, nextTry.map({ $0 > time }) ?? true {
      nextTry = time
      agenda.at(time, .schedule)
    }
    let ends = [queue.nextBackoffEnd, queue.nextFlush].compactMap { $0 }
    if let end = ends.min(), nextFlush.map({ $0 > end }) ?? true {
      nextFlush = end
      agenda.at(end, .flushQueue)
    }
  }

  mutating func flush(_ api: inout APIServer, _ agenda: inout Agenda<ControlPlane.Event>) {
    if let due = nextFlush, due <= api.now { nextFlush = nil }
    queue.flush(now: api.now)
    plan(api.now, &agenda)
  }

  /// Places the next few pods.
  mutating func schedule(
    _ api: inout APIServer, _ recorder: inout EventRecorder,
    _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    guard let due = nextTry, due <= api.now else { return }
    nextTry = nil
    var count: Int64 = 0
    var next = api.now
    while count < Self.groupSize, queue.hasActive {
      if let later = limit?.take(at: api.now) {
        next = later
        break
      }
      guard let waiting = queue.next() else { break }
      count += 1
      place(waiting, &api, &recorder)
    }
    plan(max(next, api.now + Self.cycleTime * max(1, count)), &agenda)
  }

  private mutating func place(
    _ waiting: QueuedPod, _ api: inout APIServer, _ recorder: inout EventRecorder
  ) {
    guard let pod = api.view.object(.pods, waiting.key), pod.objectUID == waiting.uid,
      PodState.nodeName(pod).isEmpty, !pod.isBeingDeleted
    else { return }
    api.act(as: .scheduler, for: waiting.cause)
    var waiting = waiting
    waiting.attempts += 1
    waiting.lastTried = api.now
    var wanted = PodToPlace(pod)
    guard !nodes.nodes.isEmpty else {
      waiting.rejectedBy = []
      fail(waiting, pod, "no nodes available to schedule pods", &api, &recorder)
      return
    }
    complete(&wanted, pod, api)
    if wanted.needsVolumes { wanted.volumes = VolumeNeeds(pod, api) }
    let state = PlacementState(wanted, &nodes)
    var diagnosis = Diagnosis()
    let feasible = findFeasible(for: wanted, pod, state, &diagnosis)
    if let place = choose(among: feasible, for: wanted) {
      if wanted.volumes.choose(nodes.nodes[place], user: source.user, &api) {
        // The claims have to be bound first; the pod is placed when they are.
        waiting.rejectedBy = .volumeBinding
        return queue.failed(waiting)
      }
      return bind(waiting, pod, wanted, to: place, &api, &recorder)
    }
    waiting.rejectedBy = diagnosis.plugins
    giveUp(waiting, pod, wanted, state, diagnosis, &api, &recorder)
  }

  /// No node does: room is made by removing others, or the reasons are told.
  private mutating func giveUp(
    _ waiting: QueuedPod, _ pod: Value, _ wanted: PodToPlace, _ state: PlacementState,
    _ diagnosis: Diagnosis, _ api: inout APIServer, _ recorder: inout EventRecorder
  ) {
    var message = diagnosis.message(nodes: nodes.nodes.count)
    switch preempt(for: wanted, pod, state, diagnosis, api) {
    case .message(let text):
      message += " preemption: \(text)"
      let hadNode = !(pod[.status]?[.nominatedNodeName]?.string ?? "").isEmpty
      // While victims end, the node stays promised; otherwise nothing is.
      let keeps = text.hasPrefix("not eligible")
      if hadNode, !keeps { withdraw(wanted.uid) }
      fail(
        waiting, pod, message, nominated: hadNode && !keeps ? .some(nil) : nil, &api, &recorder)
    case .victims(let victims, let place):
      let name = nodes.nodes[place].name
      remove(victims, from: place, for: wanted, waiting.key, &api, &recorder)
      fail(waiting, pod, message, nominated: .some(name), &api, &recorder)
    }
  }

  // MARK: Finding a node

  /// The node that was promised to the pod, else the nodes that pass all filters.
  private mutating func findFeasible(
    for pod: PodToPlace, _ object: Value, _ state: PlacementState, _ diagnosis: inout Diagnosis
  ) -> [Int] {
    if !pod.volumes.problem.isEmpty {
      diagnosis.preFilterMessage = pod.volumes.problem
      diagnosis.blame(.volumeBinding)
      return []
    }
    if let name = object[.status]?[.nominatedNodeName]?.string, let place = nodes.place(of: name),
      rejection(of: pod, place, state) == nil
    {
      return [place]
    }
    if let names = pod.affinity.names {
      return feasibleNodes(named: names, for: pod, state, &diagnosis)
    }
    return feasibleNodes(for: pod, state, &diagnosis)
  }

  /// Why a pod cannot go to a node, be it for the pods there or for those it is promised to.
  private func rejection(
    of pod: PodToPlace, _ place: Int, _ state: PlacementState
  ) -> Rejection? {
    if !nominations.isEmpty {
      let rivals = self.rivals(of: pod, place)
      if !rivals.isEmpty {
        var node = nodes.nodes[place]
        var state = state
        for rival in rivals {
          node.count(rival.pod.placed, rival.pod.demand, rival.pod.ports, 1)
          if !state.isEmpty { state.count(rival.pod.placed, place, 1, for: pod) }
        }
        if let rejection = check(pod, node, place, state) { return rejection }
      }
    }
    return check(pod, nodes.nodes[place], place, state)
  }

  /// The pods to which a node is promised and which matter as much as `pod`.
  private func rivals(of pod: PodToPlace, _ place: Int) -> [Nomination] {
    guard nodes.numbers[place].isPromised else { return [] }
    return nominations.on(nodes.nodes[place].name).filter {
      $0.pod.priority >= pod.priority && $0.pod.uid != pod.uid
    }
  }

  /// What a plain node lacks for a plain pod, besides what it is promised to.
  ///
  /// `isOwn`: whether it is promised to the pod itself, among others.
  private func lacks(_ pod: PodToPlace, _ place: Int, isOwn: Bool) -> NodeNumbers.Lacks {
    var node = nodes.numbers[place]
    if !isOwn, nodes.promises[place].leastPriority >= pod.priority {
      node.count(nodes.promises[place])
    } else {
      for rival in rivals(of: pod, place) { node.count(rival.pod.demand.requested) }
    }
    return node.lacks(
      pod.demand.requested.milliCPU, pod.demand.requested.memory,
      pod.demand.requested.ephemeralStorage)
  }

  /// All filters in their order.
  func check(
    _ pod: PodToPlace, _ node: NodeInfo, _ place: Int, _ state: PlacementState
  ) -> Rejection? {
    if let rejection = Filters.rejection(of: pod, on: node) { return rejection }
    if pod.needsVolumes, let rejection = pod.volumes.rejection(node) { return rejection }
    return state.isEmpty ? nil : state.rejection(place)
  }

  /// The nodes that pass all filters; looks at enough of them, from a rotating start.
  private mutating func feasibleNodes(
    for pod: PodToPlace, _ state: PlacementState, _ diagnosis: inout Diagnosis
  ) -> [Int] {
    let count = nodes.nodes.count
    let enough = Self.feasibleLimit(nodes: count)
    let numbers = nodes.numbers
    let milliCPU = pod.demand.requested.milliCPU
    let memory = pod.demand.requested.memory
    let ephemeralStorage = pod.demand.requested.ephemeralStorage
    let isPlain = pod.isPlain
    let isAlone = state.isEmpty
    let promised = nominations.node(of: pod.uid).flatMap { nodes.place(of: $0) }
    var feasible: [Int] = []
    var processed = 0
    while processed < count, feasible.count < enough {
      let place = (start + processed) % count
      let node = numbers[place]
      if isPlain, node.isPlain, isAlone || !node.isPromised {
        // Only numbers decide, and after them the pods around the node.
        let lacks =
          node.isPromised
          ? self.lacks(pod, place, isOwn: place == promised)
          : node.lacks(milliCPU, memory, ephemeralStorage)
        if !lacks.isEmpty {
          diagnosis.add(lacks, place)
        } else if !isAlone, let rejection = state.rejection(place) {
          diagnosis.add(rejection, place)
        } else {
          feasible.append(place)
        }
      } else if let rejection = rejection(of: pod, place, state) {
        diagnosis.add(rejection, place)
      } else {
        feasible.append(place)
      }
      processed += 1
    }
    start = (start + processed) % count
    return feasible
  }

  /// The nodes named by required terms on `metadata.name` that pass all filters.
  private func feasibleNodes(
    named names: [String], for pod: PodToPlace, _ state: PlacementState,
    _ diagnosis: inout Diagnosis
  ) -> [Int] {
    if names.isEmpty {
      diagnosis.preFilterMessage = "pod affinity terms conflict"
      diagnosis.blame(.nodeAffinity)
      return []
    }
    var feasible: [Int] = []
    var others = nodes.nodes.count
    for name in names {
      guard let place = nodes.place(of: name) else { continue }
      others -= 1
      if let rejection = rejection(of: pod, place, state) {
        diagnosis.add(rejection, place)
      } else {
        feasible.append(place)
      }
    }
    if others > 0 {
      diagnosis.blame(.nodeAffinity)
      diagnosis.add("node(s) didn't satisfy plugin(s) [NodeAffinity]", others)
    }
    return feasible
  }

  /// percentageOfNodesToScore: 50 % less a percent per 125 nodes, at least 5 % and 100 nodes.
  static func feasibleLimit(nodes count: Int) -> Int {
    guard count >= minFeasible else { return count }
    return max(minFeasible, count * max(5, 50 - count / 125) / 100)
  }

  /// The best node; among equals, chance decides.
  private mutating func choose(among feasible: [Int], for pod: PodToPlace) -> Int? {
    guard feasible.count > 1 else { return feasible.first }
    let scores = Scores.totals(of: pod, on: feasible, in: &nodes)
    var best = 0
    var equals = 1
    for slot in 1..<feasible.count {
      if scores[slot] > scores[best] {
        best = slot
        equals = 1
      } else if scores[slot] == scores[best] {
        equals += 1
        if random.below(equals) == 0 { best = slot }
      }
    }
    return feasible[best]
  }
}
