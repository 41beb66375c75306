import APIServer
import Kinds
import ObjectModel
import Testing

/// Specs that the server has found good before are answered for as those it sees for the first time.
@Suite struct KnownSpecTests {
  private static let pods = "/api/v1/namespaces/default/pods"
  private static let spec =
    #"{"containers": [{"name": "web", "image": "nginx", "resources": {"limits": {"cpu": "1"}}}]}"#

  private func pod(
    _ name: String, _ spec: String = Self.spec, metadata: String = "", rest: String = ""
  ) -> String {
    #"{"metadata": {"name": "\#(name)"\#(metadata)}, "spec": \#(spec)\#(rest)}"#
  }

  /// What a second pod of the same spec is answered, and a pod of a server that knows no spec.
  @Test(arguments: [
    ("b", "", ""), ("B", "", ""), ("b.c", "", ""),
    (String(repeating: "x", count: 64), "", ""),
    ("b", #", "labels": {"x": "-"}"#, ""), ("b", #", "labels": {"x": "y"}"#, ""),
    ("b", #", "annotations": {"controller.kubernetes.io/pod-deletion-cost": "x"}"#, ""),
    ("b", #", "namespace": "other"}"#, ""), ("b", "", #", "status": {"phase": "Running"}"#),
    ("b", "", #", "more": 1"#), ("a", "", ""),
  ])
  func `a known spec changes no answer`(name: String, metadata: String, rest: String) {
    let body = pod(name, metadata: metadata, rest: rest)
    var knowing = WireWorld()
    _ = knowing.send("POST", Self.pods, pod("a"))
    let known = knowing.send("POST", Self.pods, body)
    var other = WireWorld()
    // Drawn alike, but of another spec.
    _ = other.send(
      "POST", Self.pods, pod("a", #"{"containers": [{"name": "web", "image": "busybox"}]}"#))
    let new = other.send("POST", Self.pods, body)
    #expect(known.text == new.text)
    #expect(known.response.code == new.response.code)
    #expect(known.response.headers == new.response.headers)
  }

  @Test func `a limit range is asked about a known spec too`() {
    var world = WireWorld()
    world.api.admission = [.limitRanger]
    let spec = #"{"containers": [{"name": "web", "image": "nginx"}]}"#
    _ = world.send("POST", Self.pods, pod("a", spec))
    _ = world.send(
      "POST", "/api/v1/namespaces/default/limitranges",
      #"{"metadata": {"name": "l"}, "spec": {"limits": [{"type": "Container", "default": {"cpu": "2"}}]}}"#
    )
    let answer = world.send("POST", Self.pods, pod("b", spec))
    let containers = answer.value.elements("spec", "containers")
    #expect(containers.first?["resources"] == ["limits": ["cpu": "2"], "requests": ["cpu": "2"]])
  }
}
