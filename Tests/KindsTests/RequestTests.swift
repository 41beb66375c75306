import APIServer
import Encodings
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct RequestTests {
  private static let maps = "/api/v1/namespaces/default/configmaps"

  /// A world with ConfigMaps `m0` to `m4`, written at revisions 3 to 7.
  private func world() -> WireWorld {
    var world = WireWorld()
    for number in 0..<5 {
      _ = world.send("POST", Self.maps, #"{"metadata": {"name": "m\#(number)"}}"#)
    }
    return world
  }

  private func names(_ answer: WireAnswer) -> String {
    answer.value.elements("items").compactMap { $0.string("metadata", "name") }
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("resourceVersion=0", "200 ConfigMapList "), ("resourceVersion=5", "200 ConfigMapList "),
    (
      "resourceVersion=99",
      "504 Timeout: Too large resource version: 99, current: 7"
    ),
    (
      "resourceVersion=x",
      "500 resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax"
    ),
    (
      "resourceVersion=x&limit=1",
      "400 invalid resource version: resourceVersion: Invalid value: \"x\": strconv.ParseUint:"
        + " parsing \"x\": invalid syntax"
    ),
    (
      "resourceVersionMatch=Exact",
      "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
        + " resourceVersionMatch is forbidden unless resourceVersion is provided"
    ),
    (
      "resourceVersionMatch=Exact&resourceVersion=0",
      "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
        + " resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""
    ),
    (
      "resourceVersionMatch=Some&resourceVersion=3",
      "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Unsupported value:"
        + " \"Some\": supported values: \"Exact\", \"NotOlderThan\", \"\""
    ),
    (
      "sendInitialEvents=true",
      "422 ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden:"
        + " sendInitialEvents is forbidden for list"
    ),
    (
      "watch=1&resourceVersionMatch=NotOlderThan",
      "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden:"
        + " resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"
    ),
    (
      "watch=1&resourceVersion=x",
      "500 resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax"
    ),
    (
      "continue=%25",
      "400 invalid continue token: continue key is not valid: illegal base64 data at input byte 0"
    ),
    (
      "continue=eyJ2IjoidjEifQ",
      "400 invalid continue token: continue key is not valid: server does not recognize this"
        + " encoded version v1"
    ),
    (
      "fieldSelector=spec.x%3D1",
      "400 \"spec.x\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
    ),
  ])
  func `versions of lists and watches mean what they mean`(query: String, gist: String) {
    var world = world()
    #expect(world.send("GET", Self.maps + "?" + query).gist == gist)
  }

  @Test func `a list shows how things were`() {
    var world = world()
    _ = world.send("DELETE", Self.maps + "/m1")
    _ = world.send("POST", Self.maps, #"{"metadata": {"name": "m9"}}"#)
    let exact = Self.maps + "?resourceVersionMatch=Exact&resourceVersion="
    #expect(names(world.send("GET", exact + "5")) == "m0 m1 m2")
    #expect(names(world.send("GET", exact + "8")) == "m0 m2 m3 m4")
    #expect(names(world.send("GET", Self.maps)) == "m0 m2 m3 m4 m9")
  }

  @Test func `pages of a list show one moment, until it is forgotten`() throws {
    var world = world()
    let first = world.send("GET", Self.maps + "?limit=2")
    #expect(names(first) == "m0 m1")
    #expect(first.value.int("metadata", "remainingItemCount") == 3)
    let token = try #require(first.value.string("metadata", "continue"))
    let bytes = try #require(
      Base64.decode(token + String(repeating: "=", count: 3 - (token.count + 3) % 4)))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"v":"meta.k8s.io/v1","rv":7,"start":"m1\u0000"}"#)
    _ = world.send("DELETE", Self.maps + "/m3")
    let next = Self.maps + "?limit=2&continue=" + token
    #expect(names(world.send("GET", next)) == "m2 m3")
    #expect(
      world.send("GET", next + "&resourceVersion=7").gist
        == "400 specifying resource version is not allowed when using continue")
    for round in 0..<6000 {
      _ = world.send(
        "PUT", Self.maps + "/m0", #"{"metadata": {"name": "m0"}, "data": {"r": "\#(round)"}}"#)
    }
    let late = world.send("GET", next)
    #expect(late.response.code == 410)
    #expect(
      late.value.string("message")?.hasPrefix("The provided continue parameter is too old") == true)
    let again = try #require(late.value.string("metadata", "continue"))
    #expect(names(world.send("GET", Self.maps + "?limit=9&continue=" + again)) == "m2 m4")
    let exact = Self.maps + "?resourceVersionMatch=Exact&resourceVersion=5"
    #expect(
      world.send("GET", exact).gist
        == "410 The resourceVersion for the provided list is too old.")
    var watch = world.send("GET", Self.maps + "?watch=1&resourceVersion=5")
    let events = world.events(&watch)
    #expect(events.count == 1)
    #expect(events.first?.hasPrefix(#"{"type":"ERROR","object":{"kind":"Status""#) == true)
    #expect(events.first?.contains("too old resource version: 5 (") == true)
  }

  @Test func `a watch begins as asked and tells columns once`() throws {
    var world = world()
    let table = [
      WireRequest.Header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
    ]
    var rows = world.send("GET", Self.maps + "?watch=1&resourceVersion=6", headers: table)
    _ = world.send("DELETE", Self.maps + "/m0")
    let lines = world.events(&rows)
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""columnDefinitions":[{"name":"Name""#))
    #expect(lines[1].hasPrefix(#"{"type":"DELETED","object":{"kind":"Table""#))
    #expect(lines[1].contains(#""columnDefinitions":null"#))
    var initial = world.send(
      "GET",
      Self.maps + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
        + "&allowWatchBookmarks=true&resourceVersion=")
    let events = world.events(&initial)
    #expect(events.count == 5)
    #expect(
      events.last == #"{"type":"BOOKMARK","object":{"kind":"ConfigMap","apiVersion":"v1","#
        + #""metadata":{"resourceVersion":"8","creationTimestamp":null,"annotations":"#
        + #"{"k8s.io/initial-events-end":"true"}}}}"#)
    world.api.now = Instant(epochSeconds: Sample.now.epochSeconds + 61)
    #expect(world.events(&initial).first?.hasPrefix(#"{"type":"BOOKMARK""#) == true)
    #expect(world.events(&initial) == [])
    var metadata = world.send(
      "GET", Self.maps + "?watch=1",
      headers: [.init("Accept", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io")])
    #expect(world.events(&metadata)[0].contains(#""kind":"PartialObjectMetadata""#))
  }

  @Test func `a dry run leaves nothing behind`() throws {
    var world = world()
    let pod =
      #"{"metadata": {"generateName": "p-"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}"#
    let pods = "/api/v1/namespaces/default/pods"
    let before = world.api.store.revision
    let first = world.send("POST", pods + "?dryRun=All", pod)
    let second = world.send("POST", pods + "?dryRun=All", pod)
    #expect(first.response.code == 201)
    #expect(first.text == second.text)
    #expect(first.value.string("metadata", "resourceVersion") == nil)
    let put = world.send(
      "PUT", Self.maps + "/m0?dryRun=All", #"{"metadata": {"name": "m0"}, "data": {"a": "b"}}"#)
    #expect(put.value.string("data", "a") == "b")
    _ = world.send("DELETE", Self.maps + "/m0?dryRun=All")
    _ = world.send("DELETE", Self.maps, #"{"dryRun": ["All"]}"#)
    #expect(world.api.store.revision == before)
    #expect(names(world.send("GET", Self.maps)) == "m0 m1 m2 m3 m4")
    let real = world.send("POST", pods, pod)
    #expect(real.value.string("metadata", "name") == first.value.string("metadata", "name"))
  }

  @Test(arguments: [
    WireCase(
      "DELETE", "/api/v1/namespaces",
      "405 the server does not allow this method on the requested resource"),
    WireCase(
      "PUT", maps + "/a", #"{"metadata": {"name": "b"}}"#,
      "400 the name of the object (b) does not match the name on the URL (a)"),
    WireCase(
      "PUT", maps + "/a", "{}",
      "400 the name of the object (a based on URL) was undeterminable: name must be provided"),
    WireCase(
      "POST", maps, #"{"metadata": {"name": "b", "namespace": "x"}}"#,
      "400 the namespace of the provided object does not match the namespace sent on the request"),
    WireCase(
      "PATCH", maps + "/a", #"{"dada": 1}"#, type: "application/apply-patch+yaml",
      "415 Drydock does not simulate server-side apply yet; use client-side apply"),
    WireCase(
      "GET", "/apis/rbac.authorization.k8s.io/v1/clusterroles",
      "404 Drydock does not simulate roles and role bindings yet"),
    WireCase(
      "GET", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/x",
      "404 customresourcedefinitions.apiextensions.k8s.io \"x\" not found"),
    WireCase(
      "GET", "/api/v1/namespaces/default/pods/p/portforward",
      "501 Drydock does not simulate port forwarding yet"),
    WireCase(
      "GET", "/api/v1/namespaces/default/pods/p/proxy/index.html",
      "501 Drydock does not simulate the proxy to pods, services and nodes"),
    WireCase(
      "PATCH", "/api/v1/namespaces/default/pods/p/resize", "{}",
      type: "application/merge-patch+json", "404 the server could not find the requested resource"),
    WireCase(
      "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{}",
      "422 SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes:"
        + " Invalid value: \"null\": exactly one of nonResourceAttributes or resourceAttributes must be"
        + " specified"),
    WireCase(
      "GET", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      "405 the server does not allow this method on the requested resource"),
  ])
  func `what is not served says so`(call: WireCase) {
    #expect(call.answer().gist == call.gist)
  }

  @Test func `events are seen in both of their forms`() throws {
    var world = WireWorld()
    let old = "/api/v1/namespaces/default/events"
    let new = "/apis/events.k8s.io/v1/namespaces/default/events"
    _ = world.send(
      "POST", old,
      #"{"metadata": {"name": "e"}, "involvedObject": {"kind": "Pod", "name": "p", "namespace":"#
        + #" "default"}, "reason": "Started", "message": "Started container c", "type": "Normal","#
        + #" "count": 2, "source": {"component": "kubelet"}}"#)
    let event = world.send("GET", new + "/e").value
    #expect(event.string("apiVersion") == "events.k8s.io/v1")
    #expect(event.string("note") == "Started container c")
    #expect(event.int("deprecatedCount") == 2)
    #expect(event.string("regarding", "name") == "p")
    #expect(event["involvedObject"] == nil)
    let posted = world.send(
      "POST", new,
      #"{"metadata": {"name": "f"}, "eventTime": "2026-01-02T03:04:05.000006Z", "reason": "Bound","#
        + #" "action": "Binding", "reportingController": "default-scheduler","#
        + #" "reportingInstance": "s-1", "type": "Normal", "note": "hello", "regarding": {"kind":"#
        + #" "Pod", "name": "q", "namespace": "default"}}"#)
    #expect(posted.gist == "201 Event f")
    #expect(posted.value.string("note") == "hello")
    #expect(world.send("GET", old + "/f").value.string("message") == "hello")
    let patch = world.send(
      "PATCH", new + "/f", #"{"note": "again"}"#,
      headers: [.init("Content-Type", "application/merge-patch+json")])
    #expect(patch.value.string("note") == "again")
    let list = world.send("GET", new + "?fieldSelector=regarding.name%3Dq").value
    #expect(list.string("kind") == "EventList")
    #expect(list.string("apiVersion") == "events.k8s.io/v1")
    #expect(list.elements("items").compactMap { $0.string("note") } == ["again"])
    var watch = world.send("GET", new + "?watch=1")
    #expect(world.events(&watch).allSatisfy { $0.contains(#""apiVersion":"events.k8s.io/v1""#) })
    #expect(
      world.send("GET", new + "/none").gist == "404 events.events.k8s.io \"none\" not found")
    #expect(
      world.send(
        "POST", new,
        #"{"metadata": {"name": "g"}, "message": "x", "regarding": {"namespace": "default"}}"#
      ).header("Warning")
        .first == #"299 - "unknown field \"message\"""#)
    let table = world.send(
      "GET", new, headers: [.init("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")])
    #expect(table.value.elements("rows").count >= 2)
  }
}
