import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct OpenAPITests {
  /// All values of `$ref` below a value.
  private func references(_ value: Value) -> [String] {
    switch value {
    case .object(let fields):
      fields.flatMap { field in
        if field.key == "$ref", let text = field.value.string { return [text] }
        return references(field.value)
      }
    case .array(let elements): elements.flatMap(references)
    default: []
    }
  }

  @Test func `every document of version 3 is whole`() throws {
    var world = WireWorld()
    let index = world.send("GET", "/openapi/v3").value
    let paths = index.fields("paths")
    #expect(paths.contains("api/v1"))
    #expect(paths.contains("apis/authentication.k8s.io/v1"))
    for entry in paths {
      let link = try #require(entry.value.string("serverRelativeURL"))
      let answer = world.send("GET", link)
      #expect(answer.header("Cache-Control") == ["public, immutable"])
      #expect(answer.header("Content-Type") == ["application/json"])
      let document = answer.value
      let schemas = document.fields("components", "schemas")
      let prefix = "#/components/schemas/"
      for reference in Set(references(document)).sorted() {
        #expect(schemas.contains(Key(String(reference.dropFirst(prefix.count)))), "\(reference)")
      }
      #expect(!document.fields("paths").isEmpty, "\(entry.key)")
      #expect(world.send("GET", link).bytes == answer.bytes)
    }
  }

  @Test func `a path says what it takes and answers`() throws {
    var world = WireWorld()
    let document = world.send("GET", "/openapi/v3/api/v1").value
    let path = "/api/v1/namespaces/{namespace}/pods/{name}"
    let patch = try #require(document["paths", Key(path), "patch"])
    #expect(patch.string("operationId") == "patchCoreV1NamespacedPod")
    #expect(patch.string("x-kubernetes-action") == "patch")
    #expect(
      patch["x-kubernetes-group-version-kind"] == ["group": "", "kind": "Pod", "version": "v1"])
    #expect(
      patch.elements("parameters").compactMap { $0.string("name") } == [
        "dryRun", "fieldManager", "fieldValidation", "force",
      ])
    #expect(
      patch.fields("requestBody", "content").map(\.key.text) == [
        "application/apply-patch+yaml", "application/json-patch+json",
        "application/merge-patch+json", "application/strategic-merge-patch+json",
      ])
    let schema = try #require(
      document["components", "schemas", "io.k8s.api.core.v1.PodSpec"]?["properties"])
    #expect(schema["containers"]?.string("x-kubernetes-patch-merge-key") == "name")
    #expect(schema["containers"]?.string("x-kubernetes-patch-strategy") == "merge")
    #expect(schema["containers"]?.string("x-kubernetes-list-type") == "map")
    #expect(schema["containers"]?["x-kubernetes-list-map-keys"] == ["name"])
    #expect(
      schema["containers"]?["items"]?["allOf"]
        == [["$ref": "#/components/schemas/io.k8s.api.core.v1.Container"]])
    #expect(schema["restartPolicy"]?["enum"] == ["Always", "Never", "OnFailure"])
    let watches = [
      "/api/v1/watch/namespaces/{namespace}/pods/{name}": "watchCoreV1NamespacedPod",
      "/api/v1/watch/namespaces/{namespace}/pods": "watchCoreV1NamespacedPodList",
      "/api/v1/watch/pods": "watchCoreV1PodListForAllNamespaces",
      "/api/v1/watch/nodes/{name}": "watchCoreV1Node", "/api/v1/watch/nodes": "watchCoreV1NodeList",
    ]
    for (path, id) in watches {
      #expect(document["paths", Key(path), "get"]?.string("operationId") == id)
    }
    let profile = document["components", "schemas", "io.k8s.api.core.v1.SeccompProfile"]
    #expect(profile?.elements("x-kubernetes-unions").count == 1)
  }

  @Test func `version 2 is one document in two forms`() throws {
    var world = WireWorld()
    let document = world.send("GET", "/openapi/v2").value
    let definitions = document.fields("definitions")
    for reference in Set(references(document)).sorted() {
      #expect(definitions.contains(Key(String(reference.dropFirst("#/definitions/".count)))))
    }
    let type = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"
    let message = world.send("GET", "/openapi/v2", headers: [.init("Accept", type)])
    #expect(message.bytes.starts(with: Array("\u{a}\u{3}2.0".utf8)))
    #expect(
      message.header("Content-Type") == [
        "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"
      ])
    #expect(
      world.send("GET", "/openapi/v3/api/v1", headers: [.init("Accept", "text/html")]).gist
        == "406 only the following media types are accepted: application/json")
  }
}

@Suite struct DiscoveryTests {
  static let aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
  static let beta = "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList"

  @Test(arguments: [
    ("", "application/json", "APIGroupList v1"),
    ("application/json", "application/json", "APIGroupList v1"),
    (
      "\(aggregated),\(beta),application/json", aggregated,
      "APIGroupDiscoveryList apidiscovery.k8s.io/v2"
    ),
    ("\(beta),application/json", beta, "APIGroupDiscoveryList apidiscovery.k8s.io/v2beta1"),
  ])
  func `discovery comes in the form asked for`(accept: String, type: String, gist: String) {
    var world = WireWorld()
    let answer = world.send(
      "GET", "/apis", headers: accept.isEmpty ? [] : [.init("Accept", accept)])
    #expect(answer.header("Content-Type") == [type])
    let value = answer.value
    #expect("\(value.string("kind") ?? "") \(value.string("apiVersion") ?? "")" == gist)
  }

  @Test func `old lists name versions, groups and resources`() {
    var world = WireWorld()
    #expect(
      world.send("GET", "/api/").text
        == #"{"kind":"APIVersions","versions":["v1"],"serverAddressByClientCIDRs":"#
        + #"[{"clientCIDR":"0.0.0.0/0","serverAddress":"10.0.0.1:6443"}]}"# + "\n")
    #expect(
      world.send("GET", "/apis/coordination.k8s.io").text
        == #"{"kind":"APIGroup","apiVersion":"v1","name":"coordination.k8s.io","versions":"#
        + #"[{"groupVersion":"coordination.k8s.io/v1","version":"v1"}],"preferredVersion":"#
        + #"{"groupVersion":"coordination.k8s.io/v1","version":"v1"}}"# + "\n")
    #expect(
      world.send("GET", "/apis/authentication.k8s.io/v1").text
        == #"{"kind":"APIResourceList","apiVersion":"v1","groupVersion":"#
        + #""authentication.k8s.io/v1","resources":[{"name":"selfsubjectreviews","singularName":"#
        + #""selfsubjectreview","namespaced":false,"kind":"SelfSubjectReview","verbs":["create"]},"#
        + #"{"name":"tokenreviews","singularName":"tokenreview","namespaced":false,"kind":"#
        + #""TokenReview","verbs":["create"]}]}"# + "\n")
    let core = world.send("GET", "/api/v1").value
    #expect(core.string("groupVersion") == "v1")
    #expect(
      core.elements("resources").compactMap { $0.string("name") }.filter { $0.hasPrefix("b") }
        == ["bindings"])
  }

  @Test(arguments: [
    ("/healthz/ping", "200 ok "), ("/healthz/nope", "404 404 page not found\n "),
    ("/logs/", "501 Drydock does not simulate /logs"),
    ("/apis/nope", "404 404 page not found\n "), ("/apis/apps/v9", "404 404 page not found\n "),
    ("/openapi/v3/apis/nope/v1", "404 404 page not found\n "),
  ])
  func `other paths say what they are`(path: String, gist: String) {
    var world = WireWorld()
    #expect(world.send("GET", path).gist == gist)
  }
}
