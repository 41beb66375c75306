import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct EventRecorderTests {
  private static let kubelet = EventSource(component: "kubelet", host: "node-1")

  private static func world() -> (api: APIServer, pod: Value) {
    var api = APIServer(
      catalog: .standard, random: RandomStream(seed: 1),
      now: Instant(epochSeconds: 1_900_000_000), admission: [])
    let target = ResourceTarget(resource: "namespaces")
    let namespace: Value = ["metadata": ["name": "default"]]
    _ = api.handle(APIRequest(.create, .resource(target), body: namespace))
    let pod: Value = [
      "apiVersion": "v1", "kind": "Pod",
      "metadata": [
        "name": "web", "namespace": "default", "uid": "11111111-2222-3333-4444-555555555555",
        "resourceVersion": "7",
      ],
    ]
    return (api, pod)
  }

  private static func texts(_ api: APIServer) -> [String] {
    api.view.objects(.events).map { event in
      let count = event.int("count") ?? event.int("series", "count") ?? 1
      return "\(event.string("type") ?? "") \(event.string("reason") ?? "")"
        + " \(event.string("message") ?? "") x\(count)"
    }
  }

  @Test func `an event carries what client-go writes`() throws {
    var (api, pod) = Self.world()
    var recorder = EventRecorder()
    recorder.record(
      &api, regarding: pod, fieldPath: "spec.containers{web}", type: .normal, reason: "Started",
      message: "Started container web", source: Self.kubelet)
    var event = try #require(api.view.objects(.events).first)
    event[orEmpty: .metadata][.uid] = nil
    event[orEmpty: .metadata][.resourceVersion] = nil
    event[orEmpty: .metadata][.managedFields] = nil
    #expect(
      JSONWriter(indent: 1, sortsKeys: true).text(event) == """
        {
         "apiVersion": "v1",
         "count": 1,
         "eventTime": null,
         "firstTimestamp": "2030-03-17T17:46:40Z",
         "involvedObject": {
          "apiVersion": "v1",
          "fieldPath": "spec.containers{web}",
          "kind": "Pod",
          "name": "web",
          "namespace": "default",
          "resourceVersion": "7",
          "uid": "11111111-2222-3333-4444-555555555555"
         },
         "kind": "Event",
         "lastTimestamp": "2030-03-17T17:46:40Z",
         "message": "Started container web",
         "metadata": {
          "creationTimestamp": "2030-03-17T17:46:40Z",
          "name": "web.1a5e27eef13e0000",
          "namespace": "default"
         },
         "reason": "Started",
         "reportingComponent": "kubelet",
         "reportingInstance": "node-1",
         "source": {
          "component": "kubelet",
          "host": "node-1"
         },
         "type": "Normal"
        }
        """)
  }

  @Test func `the scheduler's events have an eventTime and open a series when they repeat`() throws
  {
    var (api, pod) = Self.world()
    var recorder = EventRecorder()
    let source = EventSource(
      component: "default-scheduler", host: "control-plane", user: .system("kube-scheduler"))
    for _ in 0..<3 {
      recorder.recordV1(
        &api, regarding: pod, type: .warning, reason: "FailedScheduling", action: "Scheduling",
        message: "0/1 nodes are available", source: source)
      api.now = api.now + .milliseconds(5000)
    }
    #expect(Self.texts(api) == ["Warning FailedScheduling 0/1 nodes are available x2"])
    api.now = try #require(recorder.nextSeriesEnd)
    recorder.finishSeries(&api)
    #expect(recorder.nextSeriesEnd == nil)
    var event = try #require(api.view.objects(.events).first)
    event[orEmpty: .metadata][.uid] = nil
    event[orEmpty: .metadata][.resourceVersion] = nil
    event[orEmpty: .metadata][.managedFields] = nil
    #expect(
      JSONWriter(indent: 1, sortsKeys: true).text(event) == """
        {
         "action": "Scheduling",
         "apiVersion": "v1",
         "eventTime": "2030-03-17T17:46:40.000000Z",
         "firstTimestamp": null,
         "involvedObject": {
          "apiVersion": "v1",
          "kind": "Pod",
          "name": "web",
          "namespace": "default",
          "resourceVersion": "7",
          "uid": "11111111-2222-3333-4444-555555555555"
         },
         "kind": "Event",
         "lastTimestamp": null,
         "message": "0/1 nodes are available",
         "metadata": {
          "creationTimestamp": "2030-03-17T17:46:40Z",
          "name": "web.1a5e27eef13e0000",
          "namespace": "default"
         },
         "reason": "FailedScheduling",
         "reportingComponent": "default-scheduler",
         "reportingInstance": "default-scheduler-control-plane",
         "series": {
          "count": 3,
          "lastObservedTime": "2030-03-17T17:46:50.000000Z"
         },
         "source": {},
         "type": "Warning"
        }
        """)
  }

  /// What is recorded at which second, and what `kubectl get events` then has to show.
  struct Flow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [(second: Int64, message: String)]
    let expected: [String]
  }

  static let flows: [Flow] = [
    Flow(
      testDescription: "the same event again raises its count",
      entries: [(0, "Back-off"), (10, "Back-off"), (20, "Back-off")],
      expected: ["Warning BackOff Back-off x3"]),
    Flow(
      testDescription: "from the tenth different message on they are combined",
      entries: (0..<13).map { (Int64($0), "Created pod: p\($0)") },
      expected: (0..<9).map { "Warning BackOff Created pod: p\($0) x1" } + [
        "Warning BackOff (combined from similar events): Created pod: p12 x4"
      ]),
    Flow(
      testDescription: "after ten quiet minutes messages count afresh",
      entries: (0..<9).map { (Int64($0), "m\($0)") } + [(700, "m9")],
      expected: (0..<10).map { "Warning BackOff m\($0) x1" }),
    Flow(
      testDescription: "after a burst of 25, one more comes every five minutes",
      entries: (0..<30).map { (Int64($0), "same") } + [(400, "same")],
      expected: ["Warning BackOff same x31"]),
    Flow(
      testDescription: "a flood is cut at 25",
      entries: (0..<40).map { _ in (0, "same") },
      expected: ["Warning BackOff same x25"]),
  ]

  @Test(arguments: flows) func `repeats are counted, combined and limited`(_ flow: Flow) {
    var (api, pod) = Self.world()
    var recorder = EventRecorder()
    let start = api.now
    for entry in flow.entries {
      api.now = start + .seconds(entry.second)
      recorder.record(
        &api, regarding: pod, type: .warning, reason: "BackOff", message: entry.message,
        source: Self.kubelet)
    }
    #expect(Self.texts(api) == flow.expected)
  }

  @Test func `an event that is gone is written again with its count`() {
    var (api, pod) = Self.world()
    var recorder = EventRecorder()
    for _ in 0..<2 {
      recorder.record(
        &api, regarding: pod, type: .normal, reason: "Pulled", message: "m", source: Self.kubelet)
      let name = api.view.objects(.events).first?.string("metadata", "name") ?? ""
      let target = ResourceTarget(resource: "events", namespace: "default", name: name)
      _ = api.handle(APIRequest(.delete, .resource(target)))
    }
    recorder.record(
      &api, regarding: pod, type: .normal, reason: "Pulled", message: "m", source: Self.kubelet)
    #expect(Self.texts(api) == ["Normal Pulled m x3"])
  }

  @Test func `events about the same object at the same moment have ascending names`() {
    var (api, pod) = Self.world()
    var recorder = EventRecorder()
    for number in 0..<3 {
      recorder.record(
        &api, regarding: pod, type: .normal, reason: "R\(number)", message: "m",
        source: Self.kubelet)
    }
    #expect(Self.texts(api) == ["Normal R0 m x1", "Normal R1 m x1", "Normal R2 m x1"])
  }
}
