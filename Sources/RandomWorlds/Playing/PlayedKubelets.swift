import APIServer
import Kinds
import ObjectModel
import Simulation

/// What all kubelets together have still to do.
struct PlayedKubelets: Sendable {
  /// Something a kubelet does to a pod.
  struct Step: Sendable {
    enum Act: Sendable {
      /// Its containers run and are ready.
      case start
      /// It was deleted: its containers have stopped.
      case stop
      /// Its program ends by itself.
      case finish(succeeds: Bool)
    }

    let key: ObjectKey
    let uid: String
    let act: Act
  }

  var work = EventQueue<Step>()
  /// The nodes that are not heard from.
  var silent: Set<String> = []
  /// Whether images are slow to come at the moment.
  var pullsSlowly = false
  /// How many milliseconds a program runs that comes to its end.
  var runLength = 1000..<6000
  /// Whether the status says since when a pod has been on its node.
  var tellsStart = false
  private var random: RandomStream

  init(random: RandomStream) {
    self.random = random
  }

  /// From now on chance goes another way.
  mutating func reseed(_ seed: UInt64) {
    random = RandomStream(seed: seed).split("kubelets")
  }

  mutating func observe(_ change: Change, _ now: Instant) {
    guard let new = change.new?.value else { return }
    let wasBound = change.old.map { !PodView($0.value).nodeName.isEmpty } ?? false
    let wasDeleted = change.old?.value[.metadata, .deletionTimestamp] != nil
    let pod = PodView(new)
    guard !pod.nodeName.isEmpty, !wasBound || (pod.isTerminating && !wasDeleted) else { return }
    look(at: new, from: now)
  }

  /// A kubelet learns of a pod, or hears of it again.
  mutating func look(at object: Value, from now: Instant) {
    let pod = PodView(object)
    if pod.isTerminating {
      push(.stop, pod, now + span(300, 2500))
    } else if !pod.isTerminal {
      push(.start, pod, now + (pullsSlowly ? span(5_000, 60_000) : span(300, 2000)))
    }
  }

  /// A container of a pod has died; it runs again soon.
  mutating func restart(_ object: Value, from now: Instant) {
    push(.start, PodView(object), now + span(900, 4000))
  }

  private mutating func push(_ act: Step.Act, _ pod: PodView, _ time: Instant) {
    work.push(
      Step(key: ObjectKey(pod.namespace, pod.name), uid: pod.uid, act: act), at: time)
  }

  private mutating func span(_ low: Int, _ high: Int) -> Span {
    .milliseconds(Int64(low + random.below(high - low)))
  }

  mutating func play(_ step: Step, _ api: inout APIServer) {
    guard let object = api.view.object(.pods, step.key) else { return }
    let pod = PodView(object)
    guard pod.uid == step.uid, !silent.contains(pod.nodeName) else { return }
    switch step.act {
    case .start: start(pod, &api)
    case .stop: stop(pod, &api)
    case .finish(let succeeds):
      guard pod.isActive, pod.phase == "Running" else { return }
      end(pod, succeeds: succeeds, &api)
    }
  }

  private mutating func start(_ pod: PodView, _ api: inout APIServer) {
    guard pod.isActive else { return }
    if tellsStart, pod.object[.status, .startTime] == nil {
      let now = Value.string(RFC3339.text(epochSeconds: api.now.epochSeconds))
      Self.patchStatus(pod, ["startTime": now], &api)
    }
    if !pod.isReady { Self.setReady(pod, true, &api) }
    if pod.restartPolicy == "Never" {
      let succeeds = random.below(4) != 0
      let length = span(runLength.lowerBound, runLength.upperBound)
      push(.finish(succeeds: succeeds), pod, api.now + length)
    }
  }

  private func stop(_ pod: PodView, _ api: inout APIServer) {
    guard pod.isTerminating else { return }
    if !pod.isTerminal, !pod.object.elements(.metadata, .finalizers).isEmpty {
      end(pod, succeeds: false, &api)
    }
    var options = RequestOptions()
    options.gracePeriodSeconds = 0
    options.preconditionUID = pod.uid
    let target = ResourceTarget(resource: "pods", namespace: pod.namespace, name: pod.name)
    _ = api.handle(APIRequest(.delete, .resource(target), options: options))
  }

  private func end(_ pod: PodView, succeeds: Bool, _ api: inout APIServer) {
    let now = Value.string(RFC3339.text(epochSeconds: api.now.epochSeconds))
    let terminated: Value = ["exitCode": succeeds ? 0 : 1, "finishedAt": now]
    Self.patchStatus(
      pod,
      [
        "phase": succeeds ? "Succeeded" : "Failed",
        "containerStatuses": [
          [
            "name": "c", "image": "busybox", "imageID": "", "ready": false, "restartCount": 0,
            "state": ["terminated": terminated],
          ]
        ],
        "conditions": [["type": "Ready", "status": "False", "lastTransitionTime": now]],
      ], &api)
  }

  static func setReady(_ pod: PodView, _ isReady: Bool, _ api: inout APIServer) {
    let now = RFC3339.text(epochSeconds: api.now.epochSeconds)
    patchStatus(
      pod,
      [
        "phase": "Running",
        "conditions": [
          [
            "type": "Ready", "status": isReady ? "True" : "False",
            "lastTransitionTime": .string(now),
          ]
        ],
      ], &api)
  }

  private static func patchStatus(_ pod: PodView, _ status: Value, _ api: inout APIServer) {
    let target = ResourceTarget(
      resource: "pods", namespace: pod.namespace, name: pod.name, subresource: "status")
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: ["status": status], patchType: .strategic,
        user: .node(pod.nodeName)))
  }
}
