import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

/// A write in a case: method, path, who, body; the path stands below `/api/v1/namespaces/default`
/// unless it begins with a slash.
private struct Step {
  let method: String
  let path: String
  let manager: String
  let body: String
  var type = "application/strategic-merge-patch+json"

  init(_ method: String, _ path: String, _ manager: String, _ body: String, type: String? = nil) {
    self.method = method
    self.path = path
    self.manager = manager
    self.body = body
    self.type = type ?? (method == "PATCH" ? "application/strategic-merge-patch+json" : "")
  }

  var fullPath: String {
    let path = path.hasPrefix("/") ? path : "/api/v1/namespaces/default/" + path
    return manager.contains("/") || manager.isEmpty ? path : path + "?fieldManager=" + manager
  }

  var headers: [WireRequest.Header] {
    (type.isEmpty ? [] : [.init("content-type", type)])
      + (manager.contains("/") ? [.init("user-agent", manager)] : [])
  }
}

/// What writes lead to: the entries of the last answer, one a line.
private struct Case: CustomTestStringConvertible {
  let name: String
  let steps: [Step]
  let entries: String
  var testDescription: String { name }

  static let pod = #"""
    {"metadata": {"name": "p", "labels": {"app": "web"}}, "spec": {"containers": [
      {"name": "c", "image": "nginx", "ports": [{"containerPort": 80}], "args": ["x"]}]}}
    """#

  static let all = [
    Case(
      name: "a created pod",
      steps: [Step("POST", "pods", "kubectl-create", pod)],
      entries: #"""
        kubectl-create Update v1 0 {"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{\#
        "f:containers":{"k:{\"name\":\"c\"}":{".":{},"f:args":{},"f:image":{},\#
        "f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{},\#
        "k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{},\#
        "f:protocol":{}}},"f:resources":{},"f:terminationMessagePath":{},\#
        "f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:enableServiceLinks":{},\#
        "f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},\#
        "f:terminationGracePeriodSeconds":{}}}
        """#),
    Case(
      name: "another manager takes a label, and a status has its own entry",
      steps: [
        Step("POST", "configmaps", "a", #"{"metadata": {"name": "m"}, "data": {"x": "1"}}"#),
        Step("PATCH", "configmaps/m", "b", #"{"metadata": {"labels": {"l": "1", "k": "1"}}}"#),
        Step(
          "PATCH", "configmaps/m", "curl/7.0 (x)",
          #"{"metadata": {"labels": {"l": "2"}}, "data": {"x": "2"}}"#),
      ],
      entries: #"""
        a Update v1 0 {"f:data":{}}
        b Update v1 0 {"f:metadata":{"f:labels":{".":{},"f:k":{}}}}
        curl Update v1 0 {"f:data":{"f:x":{}},"f:metadata":{"f:labels":{"f:l":{}}}}
        """#),
    Case(
      name: "what nobody owns any more is gone, and changes of nothing leave no entry",
      steps: [
        Step("POST", "configmaps", "a", #"{"metadata": {"name": "m"}, "data": {"x": "1"}}"#),
        Step("PATCH", "configmaps/m", "b", #"{"data": {"x": "1"}}"#),
        Step("PATCH", "configmaps/m", "c", #"{"data": {"x": null, "y": "1"}}"#),
      ],
      entries: #"""
        a Update v1 0 {"f:data":{}}
        c Update v1 0 {"f:data":{"f:y":{}}}
        """#),
    Case(
      name: "a status written through its endpoint, by key, as a set and as a whole",
      steps: [
        Step(
          "POST", "/api/v1/nodes", "kubelet/v1.32.0 (linux/amd64)",
          #"""
          {"metadata": {"name": "n", "finalizers": ["x/b", "x/a"]},
           "spec": {"podCIDR": "10.0.0.0/24", "podCIDRs": ["10.0.0.0/24"],
             "taints": [{"key": "k", "effect": "NoSchedule"}]}}
          """#),
        Step(
          "PATCH", "/api/v1/nodes/n/status", "kubelet/v1.32.0 (linux/amd64)",
          #"""
          {"status": {"capacity": {"cpu": "1"}, "conditions": [
             {"type": "Ready", "status": "True"}, {"type": "Odd", "status": "False"}]}}
          """#),
        Step(
          "PATCH", "/api/v1/nodes/n/status", "other",
          #"{"status": {"conditions": [{"type": "Odd", "status": "True"}]}}"#),
      ],
      entries: #"""
        kubelet Update v1 0 {"f:metadata":{"f:finalizers":{".":{},"v:\"x/a\"":{},"v:\"x/b\"":{}}},\#
        "f:spec":{"f:podCIDR":{},"f:podCIDRs":{".":{},"v:\"10.0.0.0/24\"":{}},"f:taints":{}}}
        kubelet Update v1 0 {"f:status":{"f:allocatable":{".":{},"f:cpu":{}},"f:capacity":{".":{},"f:cpu":{}},"f:conditions":{".":{},\#
        "k:{\"type\":\"Odd\"}":{".":{},"f:lastHeartbeatTime":{},"f:lastTransitionTime":{},\#
        "f:type":{}},"k:{\"type\":\"Ready\"}":{".":{},"f:lastHeartbeatTime":{},\#
        "f:lastTransitionTime":{},"f:status":{},"f:type":{}}}}} status
        other Update v1 0 {"f:status":{"f:conditions":{"k:{\"type\":\"Odd\"}":{"f:status":{}}}}} status
        """#),
    Case(
      name: "replicas set through scale have an entry without a time",
      steps: [
        Step(
          "POST", "replicationcontrollers", "kubectl-create",
          #"""
          {"metadata": {"name": "r"}, "spec": {"replicas": 1, "selector": {"a": "b"}, "template":
            {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c",
             "image": "i"}]}}}}
          """#),
        Step(
          "PATCH", "replicationcontrollers/r/scale", "kubectl/v1.32.0",
          #"{"spec": {"replicas": 3}}"#, type: "application/merge-patch+json"),
        Step("PATCH", "replicationcontrollers/r", "l", #"{"metadata": {"labels": {"x": "y"}}}"#),
      ],
      entries: #"""
        kubectl Update v1 - {"f:spec":{"f:replicas":{}}} scale
        kubectl-create Update v1 0 {"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{\#
        "f:selector":{},"f:template":{".":{},"f:metadata":{".":{},"f:creationTimestamp":{},\#
        "f:labels":{".":{},"f:a":{}}},"f:spec":{".":{},"f:containers":{".":{},\#
        "k:{\"name\":\"c\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{},\#
        "f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},\#
        "f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},\#
        "f:terminationGracePeriodSeconds":{}}}}}
        l Update v1 0 {"f:metadata":{"f:labels":{"f:x":{}}}}
        """#),
    Case(
      name: "annotations that come with a status belong to its entry",
      steps: [
        Step(
          "POST", "/apis/apps/v1/namespaces/default/deployments", "a",
          #"""
          {"metadata": {"name": "d"}, "spec": {"replicas": 0, "selector": {"matchLabels": {"a": "b"}},
            "template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [
             {"name": "c", "image": "i"}]}}}}
          """#),
        Step(
          "PATCH", "/apis/apps/v1/namespaces/default/deployments/d/status", "c",
          #"""
          {"metadata": {"labels": {"l": "1"}, "annotations": {"r": "1"}},
           "spec": {"replicas": 3}, "status": {"replicas": 1}}
          """#),
      ],
      entries: #"""
        a Update apps/v1 0 {"f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},\#
        "f:revisionHistoryLimit":{},"f:selector":{},"f:strategy":{"f:rollingUpdate":{".":{},\#
        "f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},"f:template":{"f:metadata":{\#
        "f:labels":{".":{},"f:a":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"c\"}":{".":{},\#
        "f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{},\#
        "f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},\#
        "f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},\#
        "f:terminationGracePeriodSeconds":{}}}}}
        c Update apps/v1 0 {"f:metadata":{"f:annotations":{".":{},"f:r":{}}},"f:status":{\#
        "f:replicas":{}}} status
        """#),
    Case(
      name: "an empty list makes the server forget",
      steps: [
        Step("POST", "configmaps", "a", #"{"metadata": {"name": "m"}, "data": {"x": "1"}}"#),
        Step(
          "PATCH", "configmaps/m", "b", #"{"metadata": {"managedFields": [{}]}}"#,
          type: "application/merge-patch+json"),
        Step("PATCH", "configmaps/m", "c", #"{"data": {"x": "2"}}"#),
      ],
      entries: ""),
    Case(
      name: "entries that are sent along count",
      steps: [
        Step(
          "POST", "configmaps", "a",
          #"""
          {"metadata": {"name": "m", "managedFields": [{"manager": "z", "operation": "Apply",
             "apiVersion": "v1", "time": "2020-01-01T00:00:00Z", "fieldsType": "FieldsV1",
             "fieldsV1": {"f:data": {".": {}, "f:x": {}}}}]}, "data": {"x": "1"}}
          """#),
        Step(
          "PATCH", "configmaps/m", "b",
          #"[{"op": "remove", "path": "/metadata/managedFields/0"}]"#,
          type: "application/json-patch+json"),
      ],
      entries: #"""
        a Update v1 0 {"f:data":{".":{},"f:x":{}}}
        """#),
    Case(
      name: "of more than ten managers the oldest are put together",
      steps: [Step("POST", "configmaps", "a", #"{"metadata": {"name": "m"}, "data": {"x": "1"}}"#)]
        + (0..<11).map {
          Step("PATCH", "configmaps/m", "m\($0)", "{\"data\": {\"k\($0)\": \"1\"}}")
        },
      entries: #"""
        ancient-changes Update v1 0 {"f:data":{".":{},"f:k0":{},"f:k1":{},"f:x":{}}}
        m10 Update v1 0 {"f:data":{"f:k10":{}}}
        m2 Update v1 0 {"f:data":{"f:k2":{}}}
        m3 Update v1 0 {"f:data":{"f:k3":{}}}
        m4 Update v1 0 {"f:data":{"f:k4":{}}}
        m5 Update v1 0 {"f:data":{"f:k5":{}}}
        m6 Update v1 0 {"f:data":{"f:k6":{}}}
        m7 Update v1 0 {"f:data":{"f:k7":{}}}
        m8 Update v1 0 {"f:data":{"f:k8":{}}}
        m9 Update v1 0 {"f:data":{"f:k9":{}}}
        """#),
    Case(
      name: "another version of the same object has its own paths",
      steps: [
        Step(
          "POST", "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", "a",
          #"""
          {"metadata": {"name": "h"}, "spec": {"maxReplicas": 3,
             "scaleTargetRef": {"kind": "Deployment", "name": "d", "apiVersion": "apps/v1"}}}
          """#),
        Step(
          "PATCH", "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/h", "b",
          #"{"spec": {"maxReplicas": 5}}"#),
      ],
      entries: #"""
        a Update autoscaling/v2 0 {"f:spec":{"f:metrics":{},"f:minReplicas":{},\#
        "f:scaleTargetRef":{"f:apiVersion":{},"f:kind":{},"f:name":{}}}}
        b Update autoscaling/v2 0 {"f:spec":{"f:maxReplicas":{}}}
        """#),
  ]

  static func text(_ entries: [Value]) -> String {
    entries.map { entry in
      let seconds = entry.string("time").flatMap(RFC3339.epochSeconds)
      let time = seconds.map { String($0 - Sample.now.epochSeconds) } ?? "-"
      let words = [
        entry.string("manager") ?? "", entry.string("operation") ?? "",
        entry.string(.apiVersion) ?? "", time,
        JSONWriter(sortsKeys: true).text(entry["fieldsV1"] ?? .null),
        entry.string("subresource") ?? "",
      ]
      return words.filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

@Suite struct ManagedFieldsTests {
  @Test(arguments: Case.all)
  fileprivate func `each writer owns what it set`(_ example: Case) throws {
    var world = WireWorld()
    var last = ""
    for step in example.steps {
      let answer = world.send(step.method, step.fullPath, step.body, headers: step.headers)
      #expect((200..<300).contains(answer.response.code), "\(answer.text)")
      last = step.path
      if step.method == "POST" {
        let body = try JSONParser.parse(step.body)
        last += "/" + (body.string(.metadata, .name) ?? "")
      }
    }
    for end in ["/scale", "/status"] where last.hasSuffix(end) { last.removeLast(end.count) }
    let answer = world.send("GET", Step("GET", last, "", "").fullPath)
    let object = try JSONParser.parse(answer.text)
    #expect(Case.text(object.elements(.metadata, .managedFields)) == example.entries)
  }

  @Test
  func `lists, watches and metadata carry them; rows do not, and clients in process do not pay`()
    throws
  {
    var world = WireWorld()
    let path = "/api/v1/namespaces/default/configmaps"
    var watch = world.send("GET", path + "?watch=1")
    let data = #"{"metadata": {"name": "m"}, "data": {"x": "1"}}"#
    _ = world.send("POST", path + "?fieldManager=a", data)
    let mark = #""manager":"a","operation":"Update","apiVersion":"v1""#
    #expect(world.events(&watch).map { $0.contains(mark) } == [true])
    #expect(world.send("GET", path).text.contains(mark))
    for (accept, isThere) in [("Table", false), ("PartialObjectMetadataList", true)] {
      let type = "application/json;as=\(accept);v=v1;g=meta.k8s.io"
      let answer = world.send("GET", path, headers: [.init("accept", type)])
      #expect(answer.text.contains(mark) == isThere, "\(accept): \(answer.text)")
    }
    let objects = world.api.view.objects(try #require(resource("configmaps", world.api)))
    #expect(objects.map { $0[.metadata, .managedFields] } == [nil])
    #expect(world.send("DELETE", path + "/m").response.code == 200)
  }

  @Test func `what a body is warned of comes with a refusal too`() {
    var world = WireWorld()
    let answer = world.send(
      "POST", "/api/v1/namespaces/default/configmaps",
      #"{"metadata": {"name": "Bad"}, "nope": 1}"#)
    #expect(answer.response.code == 422)
    #expect(answer.header("Warning") == [##"299 - "unknown field \"nope\"""##])
  }

  private func resource(_ plural: String, _ api: APIServer) -> ResourceID? {
    api.catalog.resource(group: "", version: "v1", plural: plural)
  }

  /// What is remembered and worked out at the end is what working it out at once gives.
  @Test(arguments: 0..<60)
  func `owners do not depend on when they are worked out`(_ seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed))
    var worlds = [WireWorld(), WireWorld()]
    let node = """
      {"metadata": {"name": "n", "finalizers": ["example.com/keep"]},
        "spec": {"podCIDRs": ["10.0.0.0/24"]}}
      """
    for index in worlds.indices {
      try send(&worlds[index], .create, nil, try JSONParser.parse(node), "start", index == 0)
    }
    // Of an object that is being deleted more is remembered.
    let steps = 12 + seed % 3 * 6
    let deletion = seed % 2 == 0 ? steps : 4 + random.below(4)
    for step in 0..<steps {
      let span = Span.seconds(Int64(random.below(3)))
      for index in worlds.indices where step == deletion {
        try send(&worlds[index], .delete, nil, .emptyObject, "a", index == 0)
      }
      let manager = ["kubelet", "a", "b"][random.below(3)]
      let isStatus = random.below(2) == 0
      let body = isStatus ? Self.status(&random) : Self.metadata(&random)
      for index in worlds.indices {
        worlds[index].api.now = worlds[index].api.now + span
        try send(
          &worlds[index], .patch, isStatus ? "status" : nil, body, manager, index == 0)
      }
    }
    let texts = worlds.indices.map { worlds[$0].send("GET", "/api/v1/nodes/n").text }
    #expect(texts[0].contains("fieldsV1"))
    #expect(texts[0] == texts[1])
  }

  private func send(
    _ world: inout WireWorld, _ verb: APIRequest.Verb, _ subresource: String?, _ body: Value,
    _ manager: String, _ shows: Bool
  ) throws {
    let target = ResourceTarget(
      resource: "nodes", name: verb == .create ? nil : "n", subresource: subresource)
    var request = APIRequest(verb, .resource(target), body: body, patchType: .merge)
    request.options.fieldManager = manager
    request.wantsManagedFields = shows
    _ = try world.api.handle(request).object()
  }

  private static func metadata(_ random: inout RandomStream) -> Value {
    var labels: Value = [:]
    for key in ["x", "y", "z"] where random.below(2) == 0 {
      labels[Key(key)] = random.below(3) == 0 ? .null : .string(String(random.below(3)))
    }
    var body: Value = ["metadata": ["labels": labels]]
    if random.below(4) == 0 { body[orEmpty: .metadata][.annotations] = ["k": "v"] }
    if random.below(4) == 0 { body[orEmpty: .metadata][.labels] = .null }
    if random.below(3) == 0 {
      body[.spec] = ["taints": [["key": "k", "effect": "NoSchedule"]]]
    }
    return body
  }

  private static func status(_ random: inout RandomStream) -> Value {
    var conditions: [Value] = []
    for type in ["Ready", "A", "B"] where random.below(3) > 0 {
      let status = ["True", "False", "Unknown"][random.below(3)]
      conditions.append(["type": .string(type), "status": .string(status)])
    }
    if random.below(2) == 0 { conditions.reverse() }
    var status: Value = ["conditions": random.below(8) == 0 ? .null : .array(conditions)]
    if random.below(2) == 0 {
      status["capacity"] =
        random.below(3) == 0 ? .null : ["cpu": .string(String(1 + random.below(2)))]
    }
    if random.below(2) == 0 {
      status["volumesInUse"] = random.below(3) == 0 ? [] : [.string("v\(random.below(2))")]
    }
    return ["status": status]
  }
}
