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

  /// What is asked one after the other, of pods whose specs were admitted before.
  private static let story: [(method: String, path: String, body: String)] = {
    let core = "/api/v1/namespaces/default"
    let many =
      #"{"initContainers": [{"name": "first", "image": "busybox"}], "containers": [{"name": "web", "image": "nginx", "volumeMounts": [{"name": "own", "mountPath": "/own"}]}, {"name": "side", "image": "nginx", "volumeMounts": [{"name": "own", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount"}]}], "volumes": [{"name": "own", "emptyDir": {}}], "tolerations": [{"operator": "Exists"}]}"#
    var asked: [(String, String, String)] = [
      ("POST", core + "/serviceaccounts", #"{"metadata": {"name": "default"}}"#)
    ]
    var count = 0
    func addPods() {
      for metadata in ["", #", "labels": {"x": "y"}"#, #", "annotations": {"x": "y"}"#] {
        for spec in [Self.spec, many, Self.spec, many] {
          count += 1
          let body =
            #"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p\#(count)"\#(metadata)}, "spec": \#(spec)}"#
          asked.append(("POST", pods, body))
        }
      }
    }
    addPods()
    asked.append(
      ("PATCH", core + "/serviceaccounts/default", #"{"imagePullSecrets": [{"name": "key"}]}"#))
    addPods()
    let classes = "/apis/scheduling.k8s.io/v1/priorityclasses"
    asked.append(
      ("POST", classes, #"{"metadata": {"name": "high"}, "value": 7, "globalDefault": true}"#))
    addPods()
    asked.append(("DELETE", classes + "/high", ""))
    addPods()
    asked.append(
      ("PATCH", core + "/serviceaccounts/default", #"{"automountServiceAccountToken": false}"#))
    addPods()
    asked.append(("DELETE", core + "/serviceaccounts/default", ""))
    addPods()
    return asked
  }()

  @Test func `pods whose spec was admitted before become what they would be without that`() {
    var (knowing, forgetting) = (WireWorld(), WireWorld())
    knowing.api.admission = AdmissionPlugin.standard
    var admitted = 0
    for (method, path, body) in Self.story {
      // Setting the plugins forgets what was known.
      forgetting.api.admission = AdmissionPlugin.standard
      let type =
        method == "PATCH" ? "application/merge-patch+json" : "application/json"
      let headers = [WireRequest.Header("Content-Type", type)]
      let known = knowing.send(method, path, body, headers: headers)
      let new = forgetting.send(method, path, body, headers: headers)
      #expect(known.text == new.text)
      #expect(known.response.code == new.response.code)
      if known.response.code == 201, known.text.contains("kube-api-access-") { admitted += 1 }
    }
    #expect(admitted == 48)
  }
}
