import APIServer
import Kinds
import ObjectModel
import Testing

@Test(
  arguments: [
    (Sample.pod(), []),
    (
      Sample.pod(spec: #""nodeSelector": {"beta.kubernetes.io/os": "linux"}"#),
      [
        #"spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead"#
      ]
    ),
    (
      Sample.pod(container: #""env": [{"name": "A", "value": "1"}, {"name": "A", "value": "2"}]"#),
      [
        #"spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply"#
      ]
    ),
    (
      Sample.pod(
        container: #""env": [{"name": "A", "value": "1"}, {"name": "A", "value": "$(A)2"}]"#), []
    ),
    (
      Sample.pod(container: #""resources": {"limits": {"memory": "100m"}}"#),
      [
        #"spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer"#,
        #"spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer"#,
      ]
    ),
    (
      Sample.pod(
        containers:
          #"[{"name": "a", "image": "i", "ports": [{"containerPort": 80}]}, {"name": "b", "image": "i", "ports": [{"containerPort": 80}]}]"#
      ),
      [
        "spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]"
      ]
    ),
    (
      Sample.pod(spec: #""topologySpreadConstraints": [{"topologyKey": "zone"}]"#),
      [
        "spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod"
      ]
    ),
    (
      #"{"metadata": {"name": "a.b", "namespace": "x"}, "spec": {"containers": []}}"#,
      [
        "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]"
      ]
    ),
  ] as [(String, [String])])
func `a pod that is probably not meant so warns`(json: String, expected: [String]) throws {
  let pod = try Sample.object(.pods, json)
  #expect(Catalog.standard[.pods].warnings(pod) == expected)
}
