import APIServer
import Kinds
import ObjectModel
import Testing

@Test(arguments: [
  ("nginx", "Always"), ("nginx:latest", "Always"), ("nginx:1.27", "IfNotPresent"),
  ("localhost:5000/a/b", "Always"), ("localhost:5000/a/b:v1", "IfNotPresent"),
  (
    "a@sha256:0123456789012345678901234567890123456789012345678901234567890123",
    "IfNotPresent"
  ),
  ("NotAName", "IfNotPresent"),
])
func `the pull policy follows the tag`(image: String, policy: String) {
  #expect(PodDefaults.pullPolicy(image) == policy)
}

@Test func `a created pod has the defaults of v1_32`() throws {
  var pod = try Sample.object(
    .pods,
    Sample.pod(
      container: #""ports": [{"containerPort": 80}], "resources": {"limits": {"cpu": "1"}}"#,
      spec: #""hostNetwork": true, "serviceAccountName": "sa", "volumes": [{"name": "v"}]"#))
  Catalog.standard[.pods].prepareForCreate(&pod)
  #expect(
    JSONWriter(sortsKeys: true).text(pod) == """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"default"},\
      "spec":{"containers":[{"image":"i:1","imagePullPolicy":"IfNotPresent","name":"c",\
      "ports":[{"containerPort":80,"hostPort":80,"protocol":"TCP"}],\
      "resources":{"limits":{"cpu":"1"},"requests":{"cpu":"1"}},\
      "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File"}],\
      "dnsPolicy":"ClusterFirst","enableServiceLinks":true,"hostNetwork":true,\
      "restartPolicy":"Always","schedulerName":"default-scheduler","securityContext":{},\
      "serviceAccount":"sa","serviceAccountName":"sa","terminationGracePeriodSeconds":30,\
      "volumes":[{"emptyDir":{},"name":"v"}]},\
      "status":{"phase":"Pending","qosClass":"Burstable"}}
      """)
}

@Test func `a replication controller takes selector and labels from its template`() throws {
  var object = try Sample.object(
    .replicationControllers,
    #"{"metadata": {"name": "rc"}, "spec": {"template": {"metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "i"}]}}}}"#
  )
  Catalog.standard[.replicationControllers].prepareForCreate(&object)
  #expect(object[.spec, .selector] == ["a": "b"])
  #expect(object[.metadata, .labels] == ["a": "b"])
  #expect(object.int(.spec, .replicas) == 1)
  #expect(object.int(.metadata, .generation) == 1)
  #expect(object[.spec, .template, .spec]?["enableServiceLinks"] == nil)
  var changed = object
  changed[.spec, .replicas] = 2
  changed[.status] = ["replicas": 9]
  Catalog.standard[.replicationControllers].prepareForUpdate(&changed, object)
  #expect(changed.int(.metadata, .generation) == 2)
  #expect(changed[.status] == ["replicas": 0])
}

@Test(arguments: [
  (#"{}"#, "BestEffort"), (#"{"requests": {"cpu": "1"}}"#, "Burstable"),
  (#"{"limits": {"cpu": "1", "memory": "1Gi"}}"#, "Burstable"),
  (
    #"{"limits": {"cpu": "1", "memory": "1Gi"}, "requests": {"cpu": "1000m", "memory": "1Gi"}}"#,
    "Guaranteed"
  ),
  (
    #"{"limits": {"cpu": "1", "memory": "1Gi"}, "requests": {"cpu": "1", "memory": "1Mi"}}"#,
    "Burstable"
  ), (#"{"requests": {"cpu": "0"}}"#, "BestEffort"),
])
func `the quality of service follows requests and limits`(
  resources: String, qosClass: String
) throws {
  let pod = try Sample.value(Sample.pod(container: #""resources": \#(resources)"#))
  #expect(PodView(pod).qosClass == qosClass)
}

@Test func `a pod needs what its containers need together or its largest init container`() throws {
  let pod = try Sample.value(
    #"""
    {"spec": {"overhead": {"cpu": "10m"},
      "containers": [{"resources": {"requests": {"cpu": "100m", "memory": "1Mi"}}},
                     {"resources": {"requests": {"cpu": "200m"}}}],
      "initContainers": [
        {"restartPolicy": "Always", "resources": {"requests": {"cpu": "50m"}}},
        {"resources": {"requests": {"cpu": "1", "memory": "1Mi"}}}]}}
    """#)
  let requests = PodView(pod).requests
  #expect(requests["cpu"]?.text == "1060m")
  #expect(requests["memory"]?.text == "1Mi")
}

@Test func `text in a secret becomes base64`() throws {
  let secret = try Sample.object(
    .secrets, #"{"metadata": {"name": "s"}, "stringData": {"a": "hello"}, "data": {"b": "eA=="}}"#)
  #expect(secret[.data] == ["b": "eA==", "a": "aGVsbG8="])
  #expect(secret["stringData"] == nil)
  #expect(secret.string(.type) == "Opaque")
}
