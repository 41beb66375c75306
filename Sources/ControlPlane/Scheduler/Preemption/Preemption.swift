// Models: framework/preemption and plugins/defaultpreemption, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// What came of looking for pods that make room for one of higher priority.
enum PreemptionOutcome: Sendable {
  /// The pods to be removed from a node, the most important first.
  case victims([PlacedPod], place: Int)
  /// Why nothing is removed.
  case message(String)
}

/// A node on which removing some pods would make room.
struct Candidate: Sendable {
  let place: Int
  let victims: [PlacedPod]
  let violations: Int
  let earliestStart: String
}

extension Scheduler {
  /// At least how many nodes are looked at, or a tenth of them when that is more.
  private static let leastCandidates = 100

  /// Finds the node whose least important pods may go for a pod that fits nowhere.
  mutating func preempt(
    for pod: PodToPlace, _ object: Value, _ state: PlacementState, _ diagnosis: Diagnosis,
    _ api: borrowing APIServer
  ) -> PreemptionOutcome {
    if object[.spec]?[.preemptionPolicy]?.string == "Never" {
      return .message("not eligible due to preemptionPolicy=Never.")
    }
    let total = nodes.nodes.count
    if waitsForVictims(pod, object, diagnosis, api) {
      return .message("not eligible due to a terminating pod on the nominated node.")
    }
    var reasons = Diagnosis()
    var candidates: [Candidate] = []
    var looked = 0
    let places = diagnosis.resolvable
    let enough = min(places.count, max(Self.leastCandidates, places.count / 10))
    let budgets = self.budgets(api)
    // Then nothing but the node and the pods on it decides.
    let isRepeatable = pod.isPlain && state.isEmpty && budgets.isEmpty
    if isRepeatable { victimCache.prepare(for: pod, nodes: nodes.nodes.count) }
    let offset = places.count > 1 ? random.below(places.count) : 0
    while looked < places.count, candidates.count < enough {
      let place = places[(offset + looked) % places.count]
      looked += 1
      let found =
        isRepeatable
        ? knownVictims(on: place, for: pod, state, budgets, api)
        : victims(on: place, for: pod, state, budgets, api)
      switch found {
      case .success(let candidate): candidates.append(candidate)
      case .failure(let refusal): for reason in refusal.reasons { reasons.add(reason, 1) }
      }
    }
    guard let best = Self.best(of: candidates) else {
      if total > looked {
        reasons.add("Preemption is not helpful for scheduling", total - looked)
      }
      return .message(reasons.message(nodes: total))
    }
    return .victims(best.victims, place: best.place)
  }

  /// Whether pods that were already removed for it are still ending.
  private func waitsForVictims(
    _ pod: PodToPlace, _ object: Value, _ diagnosis: Diagnosis, _ api: borrowing APIServer
  ) -> Bool {
    guard let name = object[.status]?[.nominatedNodeName]?.string, !name.isEmpty,
      let place = nodes.place(of: name), diagnosis.resolvable.contains(place)
    else { return false }
    return nodes.nodes[place].pods.contains { other in
      guard other.isTerminating, other.priority < pod.priority,
        let object = api.view.object(.pods, other.key)
      else { return false }
      let condition = PodState.condition(object, "DisruptionTarget")
      return condition?[.status]?.string == "True"
        && condition?[.reason]?.string == "PreemptionByScheduler"
    }
  }

  /// Why removing pods from a node does not help.
  struct Refusal: Error {
    let reasons: [String]
  }

  /// The same as `victims`, found out once for all alike pods while nothing changes on the node.
  private mutating func knownVictims(
    on place: Int, for pod: PodToPlace, _ state: PlacementState, _ budgets: [Budget],
    _ api: borrowing APIServer
  ) -> Result<Candidate, Refusal> {
    let version = nodes.versions[place]
    if let known = victimCache.find(place, version) { return known }
    let found = victims(on: place, for: pod, state, budgets, api)
    victimCache.remember(found, place, version)
    return found
  }

  private func victims(
    on place: Int, for pod: PodToPlace, _ state: PlacementState, _ budgets: [Budget],
    _ api: borrowing APIServer
  ) -> Result<Candidate, Refusal> {
    var potential: [(pod: PlacedPod, object: Value, start: String)] = []
    for other in nodes.nodes[place].pods where other.priority < pod.priority {
      let object = api.view.object(.pods, other.key) ?? .null
      potential.append((other, object, object[.status]?[.startTime]?.string ?? "~"))
    }
    guard !potential.isEmpty else {
      return .failure(Refusal(reasons: ["No preemption victims found for incoming pod"]))
    }
    var node = nodes.nodes[place]
    var state = state
    func count(_ entry: (pod: PlacedPod, object: Value, start: String), _ sign: Int64) {
      node.count(entry.pod, PodDemand(entry.object), HostPort.of(entry.object), sign)
      if !state.isEmpty { state.count(entry.pod, place, sign, for: pod) }
    }
    for entry in potential { count(entry, -1) }
    if let rejection = check(pod, node, place, state) {
      return .failure(Refusal(reasons: rejection.reasons))
    }
    potential.sort { left, right in
      left.pod.priority != right.pod.priority
        ? left.pod.priority > right.pod.priority
        : (left.start, left.pod.key.name) < (right.start, right.pod.key.name)
    }
    let violates = Budget.violations(potential.map(\.pod), budgets)
    var victims: [(pod: PlacedPod, object: Value, start: String)] = []
    var violations = 0
    for protected in [true, false] {
      for (index, entry) in potential.enumerated() where violates[index] == protected {
        count(entry, 1)
        guard check(pod, node, place, state) != nil else { continue }
        count(entry, -1)
        victims.append(entry)
        if protected { violations += 1 }
      }
    }
    guard !victims.isEmpty else {
      return .failure(Refusal(reasons: ["No preemption victims found for incoming pod"]))
    }
    victims.sort { left, right in
      left.pod.priority != right.pod.priority
        ? left.pod.priority > right.pod.priority
        : (left.start, left.pod.key.name) < (right.start, right.pod.key.name)
    }
    let highest = victims[0].pod.priority
    let start = victims.filter { $0.pod.priority == highest }.map(\.start).min() ?? ""
    return .success(
      Candidate(
        place: place, victims: victims.map(\.pod), violations: violations, earliestStart: start))
  }

  /// Fewest broken budgets, least important victims, fewest victims, latest start; then the first.
  private static func best(of candidates: [Candidate]) -> Candidate? {
    func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
      if left.violations != right.violations { return left.violations < right.violations }
      let leftTop = left.victims[0].priority
      let rightTop = right.victims[0].priority
      if leftTop != rightTop { return leftTop < rightTop }
      let offset = Int64(Int32.max) + 1
      let leftSum = left.victims.reduce(0) { $0 + $1.priority + offset }
      let rightSum = right.victims.reduce(0) { $0 + $1.priority + offset }
      if leftSum != rightSum { return leftSum < rightSum }
      if left.victims.count != right.victims.count {
        return left.victims.count < right.victims.count
      }
      return left.earliestStart > right.earliestStart
    }
    var best: Candidate?
    for candidate in candidates {
      if let known = best, !precedes(candidate, known) { continue }
      best = candidate
    }
    return best
  }

  // MARK: Budgets

  private func budgets(_ api: borrowing APIServer) -> [Budget] {
    guard
      let resource = api.catalog.resource(
        group: "policy", version: "v1", plural: "poddisruptionbudgets")
    else { return [] }
    return api.view.objects(resource).map { Budget($0) }
  }

  /// What a PodDisruptionBudget still allows.
  private struct Budget {
    let namespace: String
    let selector: LabelSelector
    let disrupted: Fields
    let allowed: Int64

    init(_ object: Value) {
      namespace = object.objectNamespace
      let own = try? LabelSelector(object: object[.spec]?["selector"])
      selector = own.flatMap { $0.isEmpty ? nil : $0 } ?? .nothing
      disrupted = object[.status]?["disruptedPods"]?.object ?? Fields()
      allowed = object[.status]?["disruptionsAllowed"]?.int ?? 0
    }

    /// For each pod, whether removing it and those before it breaks a budget.
    static func violations(_ pods: [PlacedPod], _ budgets: [Budget]) -> [Bool] {
      var left = budgets.map(\.allowed)
      return pods.map { pod in
        var isViolated = false
        for (index, budget) in budgets.enumerated() {
          guard budget.namespace == pod.key.namespace, !pod.labels.isEmpty,
            budget.selector.matches(pod.labels), budget.disrupted[Key(pod.key.name)] == nil
          else { continue }
          left[index] -= 1
          if left[index] < 0 { isViolated = true }
        }
        return isViolated
      }
    }
  }
}

/// What removing pods from each node would come to for one kind of pods.
struct VictimCache: Sendable {
  private struct Entry: Sendable {
    let version: UInt32
    let found: Result<Candidate, Scheduler.Refusal>
  }

  private var priority: Int64 = 0
  private var milliCPU: Int64 = 0
  private var memory: Int64 = 0
  private var ephemeralStorage: Int64 = 0
  private var tolerations: [Toleration] = []
  private var entries: [Entry?] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Forgets what was found for pods that ask for something else.
  mutating func prepare(for pod: PodToPlace, nodes: Int) {
    let demand = pod.demand.requested
    let isSame =
      entries.count == nodes && priority == pod.priority && milliCPU == demand.milliCPU
      && memory == demand.memory && ephemeralStorage == demand.ephemeralStorage
      && tolerations == pod.tolerations
    if isSame { return }
    priority = pod.priority
    milliCPU = demand.milliCPU
    memory = demand.memory
    ephemeralStorage = demand.ephemeralStorage
    tolerations = pod.tolerations
    entries = Array(repeating: nil, count: nodes)
  }

  func find(_ place: Int, _ version: UInt32) -> Result<Candidate, Scheduler.Refusal>? {
    guard let entry = entries[place], entry.version == version else { return nil }
    return entry.found
  }

  mutating func remember(
    _ found: Result<Candidate, Scheduler.Refusal>, _ place: Int, _ version: UInt32
  ) {
    entries[place] = Entry(version: version, found: found)
  }
}
