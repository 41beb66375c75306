import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: pkg/kubelet/eviction, v1.32, with the default thresholds memory.available<100Mi and
// imagefs.available<15%; nodefs.available<10% means the same disk and is never met first. Differs:
// a node is looked at every 10 s only while a program of it takes more, its images take much, or
// there is pressure; nothing ever runs short of inodes or process ids.

/// How short of memory and disk a node is.
struct NodePressure: Sendable {
  /// Whether the next look is already in the queue.
  var isWatched = false
  var memory = Shortage()
  var disk = Shortage()
  /// Whether the next removal of images is already in the queue.
  var collectsImages = false
  /// Whether the last one freed too little.
  var hasCollectedTooLittle = false

  /// The conditions that hold, as a refused pod is told them.
  var conditions: [String] {
    (memory.hasCondition ? [StarvedResource.memory.condition] : [])
      + (disk.hasCondition ? [StarvedResource.disk.condition] : [])
  }

  subscript(resource: StarvedResource) -> Shortage {
    get { resource == .memory ? memory : disk }
    set { if resource == .memory { memory = newValue } else { disk = newValue } }
  }
}

/// How long a node has had too little of something.
struct Shortage: Sendable {
  /// Whether the node's condition says so.
  var hasCondition = false
  /// When that was last found.
  var lastMet = Instant(nanoseconds: 0)
}

/// What a node can run short of, in a kubelet's words.
enum StarvedResource: Sendable {
  case memory, disk

  var name: String { self == .memory ? "memory" : "ephemeral-storage" }
  var condition: String { self == .memory ? "MemoryPressure" : "DiskPressure" }

  /// What the node's condition and its event say.
  func words(isShort: Bool) -> (reason: String, message: String, event: String) {
    switch (self, isShort) {
    case (.memory, true):
      (
        "KubeletHasInsufficientMemory", "kubelet has insufficient memory available",
        "NodeHasInsufficientMemory"
      )
    case (.memory, false):
      (
        "KubeletHasSufficientMemory", "kubelet has sufficient memory available",
        "NodeHasSufficientMemory"
      )
    case (.disk, true):
      ("KubeletHasDiskPressure", "kubelet has disk pressure", "NodeHasDiskPressure")
    case (.disk, false):
      ("KubeletHasNoDiskPressure", "kubelet has no disk pressure", "NodeHasNoDiskPressure")
    }
  }
}

extension NodeRuntime {
  /// How much memory has to be left.
  private static let threshold: Int64 = 100 << 20
  /// How often a node is looked at.
  static let monitoringPeriod = Span.seconds(10 as Int64)
  /// How long a condition outlives its cause.
  private static let transitionPeriod = Span.minutes(5)
  /// Programs that take less than this do not make a node short of memory by themselves.
  private static let noticeable: Int64 = 200 << 20

  /// A program has started: from now on the node is looked at when it takes much.
  mutating func watchPressure(
    node: Int, _ process: ContainerProcess, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard !nodes[node].pressure.isWatched, process.servers.contains(where: Self.isHungry)
    else { return }
    watchPressure(node, now, &agenda)
  }

  /// From now on a node is looked at.
  mutating func watchPressure(_ place: Int, _ now: Instant, _ agenda: inout Agenda<Event>) {
    guard !nodes[place].pressure.isWatched else { return }
    nodes[place].pressure.isWatched = true
    let period = Self.monitoringPeriod.nanoseconds
    agenda.at(
      Instant(nanoseconds: (now.nanoseconds / period + 1) * period), .pressure(node: place))
  }

  private static func isHungry(_ server: ServerProcess) -> Bool {
    switch server.definition.behaviour {
    case .memoryHog, .diskHog: true
    default: max(server.definition.memory, server.takenMemory) >= noticeable
    }
  }

  /// Looks at a node's memory and disk: conditions, and the eviction of one pod.
  mutating func lookAtPressure(
    _ place: Int, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    let used = usage(ofNode: nodes[place].name, now: api.now)?.memory ?? 0
    let memory = max(0, nodes[place].capacityMemoryBytes - used)
    let disk = diskSpace(place, api.now)
    note(.memory, isShort: memory < Self.threshold, place, &api)
    note(.disk, isShort: disk.isShort, place, &api)
    if evictOverfull(place, &api, &agenda) {
      // Whether that was enough is seen at the next look.
    } else if memory < Self.threshold {
      recordReclaiming(.memory, place, &api)
      let threshold = Self.binary(Self.threshold)
      evictHungriest(.memory, place, (threshold, "\(memory >> 10)Ki"), &api, &agenda)
    } else if disk.isShort {
      recordReclaiming(.disk, place, &api)
      removeImages(place, atLeast: .max, api.now)
      if diskSpace(place, api.now).isShort {
        let threshold = Self.binary(disk.threshold)
        evictHungriest(.disk, place, (threshold, Self.binary(disk.available)), &api, &agenda)
      }
    }
    planImageCollection(place, disk, api.now, &agenda)
    let pressure = nodes[place].pressure
    if !pressure.conditions.isEmpty || isGrowing(place, disk, api.now) {
      agenda.at(api.now + Self.monitoringPeriod, .pressure(node: place))
    } else {
      nodes[place].pressure.isWatched = false
    }
  }

  /// Notes whether a node is short of something now; its condition follows, at last later.
  private mutating func note(
    _ resource: StarvedResource, isShort: Bool, _ place: Int, _ api: inout APIServer
  ) {
    let before = nodes[place].pressure[resource]
    if isShort {
      nodes[place].pressure[resource].lastMet = api.now
      if !before.hasCondition { setPressure(resource, place, true, &api) }
    } else if before.hasCondition, api.now - before.lastMet >= Self.transitionPeriod {
      setPressure(resource, place, false, &api)
    }
  }

  private mutating func recordReclaiming(
    _ resource: StarvedResource, _ place: Int, _ api: inout APIServer
  ) {
    recordNode(
      place, .warning, "EvictionThresholdMet", "Attempting to reclaim \(resource.name)", &api)
  }

  /// Whether a program of the node will take more than it does now.
  private func isGrowing(_ place: Int, _ disk: DiskSpace, _ now: Instant) -> Bool {
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place else { continue }
      for container in worker.containers where container.isRunning {
        for server in container.process.servers {
          switch server.definition.behaviour {
          case .memoryHog(_, let most):
            if most == 0 || server.memoryBytes(now) < most { return true }
          case .diskHog(_, let most):
            if most == 0 ? disk.available > 0 : server.diskBytes(now) < most { return true }
          default: break
          }
        }
      }
    }
    return false
  }

  /// Writes the node's condition, as the kubelet does with its next report.
  private mutating func setPressure(
    _ resource: StarvedResource, _ place: Int, _ isShort: Bool, _ api: inout APIServer
  ) {
    nodes[place].pressure[resource].hasCondition = isShort
    let name = nodes[place].name
    guard let object = api.view.object(.nodes, ObjectKey("", name)) else { return }
    let now = timeValue(api.now)
    let words = resource.words(isShort: isShort)
    let conditions = object.elements(.status, .conditions).map { condition -> Value in
      guard condition.string(.type) == resource.condition else { return condition }
      return [
        .lastHeartbeatTime: now, .lastTransitionTime: now, .message: .string(words.message),
        .reason: .string(words.reason), .status: isShort ? "True" : "False",
        .type: .string(resource.condition),
      ]
    }
    api.act(as: .kubelet(place))
    let target = ResourceTarget(resource: "nodes", name: name, subresource: "status")
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: [.status: [.conditions: .array(conditions)]],
        patchType: .merge, user: nodes[place].user))
    recordNodeStatus(place, words.event, &api)
  }
}
