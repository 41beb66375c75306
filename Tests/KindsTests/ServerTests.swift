import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

/// An API server with the standard kinds and namespace `default`.
private func server() throws -> APIServer {
  var api = APIServer(
    catalog: .standard, random: RandomStream(seed: 1), now: Sample.now, admission: [])
  let target = ResourceTarget(resource: "namespaces")
  let body: Value = ["metadata": ["name": "default"]]
  _ = try api.handle(APIRequest(.create, .resource(target), body: body)).object()
  return api
}

private func target(_ resource: String, _ name: String? = nil) -> RequestTarget {
  .resource(ResourceTarget(resource: resource, namespace: "default", name: name))
}

@Test func `a pod goes through the door with its rules, defaults and indexes`() throws {
  var api = try server()
  let body = try Sample.value(
    #"""
    {"apiVersion": "v1", "kind": "Pod",
     "metadata": {"name": "p", "ownerReferences": [
       {"apiVersion": "v1", "kind": "ReplicationController", "name": "a", "uid": "u1",
        "controller": true},
       {"apiVersion": "v1", "kind": "ConfigMap", "name": "b", "uid": "u2"}]},
     "spec": {"nodeName": "n", "containers": [{"name": "c", "image": "i"}]}}
    """#)
  let pod = try api.handle(APIRequest(.create, target("pods"), body: body)).object()
  #expect(pod.string(.status, .phase) == "Pending")
  #expect(pod[.spec, .containers]?[0].string(.imagePullPolicy) == "Always")
  let view = api.view
  for uid in ["u1", "u2"] {
    #expect(view.objects(.pods, index: .owner, equals: uid).count == 1)
  }
  #expect(view.objects(.pods, index: .owner, equals: "").isEmpty)
  #expect(view.objects(.pods, index: .nodeName, equals: "n").count == 1)
}

@Test func `a broken pod is refused in the server's words`() throws {
  var api = try server()
  let body = try Sample.value(
    #"""
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "Bad"},
     "spec": {"containers": [], "restartPolicy": "x"}}
    """#)
  let response = api.handle(APIRequest(.create, target("pods"), body: body))
  guard case .value(let status) = response.body else {
    Issue.record("the answer is no object")
    return
  }
  #expect(response.code == 422)
  #expect(
    status.string(.message) == #"""
      Pod "Bad" is invalid: [metadata.name: Invalid value: "Bad": a lowercase RFC 1123 subdomain \#
      must consist of lower case alphanumeric characters, '-' or '.', and must start and end with \#
      an alphanumeric character (e.g. 'example.com', regex used for validation is \#
      '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'), \#
      spec.containers: Required value, spec.restartPolicy: Unsupported value: "x": supported \#
      values: "Always", "OnFailure", "Never"]
      """#)
}

@Test(arguments: ["v1", "v2"])
func `a refused write is told its warnings in every version`(version: String) throws {
  var api = try server()
  let body = try Sample.value(
    #"""
    {"apiVersion": "autoscaling/\#(version)", "kind": "HorizontalPodAutoscaler",
     "metadata": {"name": "h"}, "spec": {"bogus": 1, "maxReplicas": 0,
     "scaleTargetRef": {"kind": "Deployment", "name": "d", "apiVersion": "apps/v1"}}}
    """#)
  let target = ResourceTarget(
    group: "autoscaling", version: version, resource: "horizontalpodautoscalers",
    namespace: "default")
  var options = RequestOptions()
  options.fieldValidation = .warn
  let response = api.handle(
    APIRequest(.create, .resource(target), options: options, body: body))
  #expect(response.code == 422)
  #expect(response.warnings == [#"unknown field "spec.bogus""#])
}
