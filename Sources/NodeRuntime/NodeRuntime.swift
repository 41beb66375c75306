public import APIServer
import Kinds
import ObjectModel
import ShellLanguage
public import Simulation

/// Every node of a cluster: kubelets, container runtime, images, container processes.
///
/// A value: copying it forks all of them. It acts only through `observe`, `handle` and the calls of
/// clients (`connect`, `read`, `write`, `fetch`); between those nothing happens.
public struct NodeRuntime: Sendable {
  /// Something due on a node. Events may come late: what they refer to is checked.
  public enum Event: Sendable {
    /// A pod worker looks at its pod again.
    case sync(PodReference, ticket: UInt32)
    /// An image pull ended.
    case pulled(PullResult)
    /// A container's process has something to do.
    case process(ContainerReference)
    /// A grace period of a container that is being ended may be over.
    case stopTimer(ContainerReference)
    /// A postStart or preStop hook of a container has something to do.
    case hook(ContainerReference)
    /// A probe of a container is due.
    case probe(ProbeReference)
    /// The last step of a pod's deletion.
    case remove(PodReference)
    /// A pod's active deadline is over.
    case deadline(PodReference)
    /// The command of an exec stream has something to do.
    case session(StreamID)
    /// A volume of a pod was over its limit a moment ago.
    case evict(PodReference)
    /// The memory and the disk of a node are looked at.
    case pressure(node: Int)
    /// Images that nobody uses are removed from a node whose disk is full.
    case collectImages(node: Int)
    /// Config maps or secrets behind a pod's volumes changed some time ago.
    case refreshVolumes(PodReference)
  }

  /// How long things take and which images exist.
  public var profile: RuntimeProfile
  var nodes = ChunkedArray<KubeletNode>()
  var nodePlaces: [String: Int] = [:]
  var workers = SlotTable()
  /// Pods by uid.
  var slots = ChunkedDictionary<String, Int32>()
  /// Pods by IP; those of the host network are not in it.
  var addresses = ChunkedDictionary<String, Int32>()
  var sessions: [Session] = []
  var nextStream = 1
  var nextSerial: UInt32 = 1
  var identifiers: RandomStream
  var jitter: RandomStream
  /// Which pod behind a service answers.
  var traffic: RandomStream
  /// How long the last request took the program that answered it; zero when that is not felt.
  var replyCost = Span.zero
  var recorder = EventRecorder()
  var conditions = SharedConditions()
  var timeText: (second: Int64, text: Value) = (.min, .null)
  /// The newest request that a container has answered, for the probe that may have sent it.
  var lastServed: (container: Int, request: ServedRequest)?
  /// The files of persistent volumes, by name.
  var claims: [String: FileTree] = [:]
  /// Static pods whose object in the API is being replaced.
  var staticPods: [ObjectKey: PodWorker] = [:]
  /// Variables for services by namespace, until a service changes.
  var serviceVariables: [String: [EnvironmentVariable]] = [:]
  /// Image names taken apart, by what pods call them.
  var imageReferences: [String: ImageReference] = [:]

  /// Nodes without pods, with random numbers of their own.
  public init(profile: RuntimeProfile, random: RandomStream) {
    self.profile = profile
    identifiers = random.split("containers")
    jitter = random.split("node jitter")
    traffic = random.split("service traffic")
  }

  /// Shows a write to the kubelets.
  public mutating func observe(
    _ change: Change, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    switch change.resource {
    case .pods: observePod(change, &api, &agenda)
    case .nodes: observeNode(change, &api)
    case .services: serviceVariables = [:]
    case .configMaps, .secrets:
      if change.old != nil { observeSource(change, api.now, &agenda) }
    default:
      if change.new == nil, api.catalog[change.resource].kind == "PersistentVolume" {
        claims[change.key.name] = nil
      }
    }
  }

  /// The name of the node at a place in the order of registration; nil when there is none.
  public func nodeName(_ place: Int) -> String? {
    nodes.indices.contains(place) ? nodes[place].name : nil
  }

  /// Does what is due.
  public mutating func handle(
    _ event: Event, api: inout APIServer, agenda: inout Agenda<Event>
  ) {
    switch event {
    case .sync(let reference, let ticket):
      guard var worker = workers.take(reference) else { return }
      if worker.ticket == ticket { continuePod(&worker, &api, &agenda) }
      workers.put(consume worker)
    case .pulled(let result): finishPull(result, &api, &agenda)
    case .process(let reference): wake(reference, &api, &agenda)
    case .stopTimer(let reference): stopTimer(reference, &api, &agenda)
    case .hook(let reference): continueHook(reference, &api, &agenda)
    case .probe(let reference): probe(reference, &api, &agenda)
    case .remove(let reference): removePod(reference, &api)
    case .deadline(let reference): endDeadline(reference, &api, &agenda)
    case .session(let stream): wakeSession(stream, &api, &agenda)
    case .evict(let reference): evict(reference, &api, &agenda)
    case .collectImages(let node): collectImages(node, &api, &agenda)
    case .pressure(let node): lookAtPressure(node, &api, &agenda)
    case .refreshVolumes(let reference): refreshVolumes(reference, api, &agenda)
    }
  }

  /// The current time as Kubernetes writes it, shared by everything written in that second.
  mutating func timeValue(_ now: Instant) -> Value {
    let second = now.epochSeconds
    if timeText.second != second {
      timeText = (second, .string(RFC3339.text(epochSeconds: second)))
    }
    return timeText.text
  }

  mutating func record(
    _ worker: borrowing PodWorker, container: Container, _ type: EventType,
    _ reason: String, _ message: String, _ api: inout APIServer
  ) {
    record(worker, fieldPath: container.fieldPath, type, reason, message, &api)
  }

  /// Records an event about a pod, or about the part of it at `fieldPath`.
  mutating func record(
    _ worker: borrowing PodWorker, fieldPath: String = "", _ type: EventType,
    _ reason: String, _ message: String, _ api: inout APIServer
  ) {
    api.act(as: .kubelet(worker.node), for: worker.cause)
    recorder.record(
      &api, regarding: worker.object, fieldPath: fieldPath, type: type, reason: reason,
      message: message, source: nodes[worker.node].eventSource)
  }
}
