import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

/// A namespace with labels of Pod Security.
private struct LabelledNamespace {
  var api = APIServer(
    catalog: .standard, random: RandomStream(seed: 1), now: Sample.now,
    admission: [.taintNodesByCondition, .podSecurity])

  init(_ labels: String) throws {
    let list = labels.split(separator: " ").map { label in
      let parts = label.split(separator: "=")
      return #""pod-security.kubernetes.io/\#(parts[0])": "\#(parts[1])""#
    }
    let body = #"{"metadata": {"name": "n", "labels": {\#(list.joined(separator: ", "))}}}"#
    _ = try api.handle(
      APIRequest(
        .create, .resource(ResourceTarget(resource: "namespaces")), body: try Sample.value(body))
    ).object()
  }

  /// What is said to the sender of a pod: the refusal, or the warnings.
  mutating func answer(_ spec: String, _ metadata: String = "") throws -> String {
    let body = #"{"metadata": {"name": "p"\#(metadata)}, "spec": {\#(spec)}}"#
    let target = ResourceTarget(resource: "pods", namespace: "n")
    let response = api.handle(
      APIRequest(.create, .resource(target), body: try Sample.value(body)))
    guard !response.isSuccess else { return response.warnings.joined(separator: "\n") }
    do {
      _ = try response.object()
      return ""
    } catch {
      return error.message
    }
  }
}

private let plain = #""containers": [{"name": "c", "image": "i"}]"#
private let silent = #"""
  allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "c" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
  """#
private let good = #"""
  "securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
  "containers": [{"name": "c", "image": "i", "securityContext": {
    "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]}}}]
  """#
private let worst = #"""
  "hostNetwork": true, "hostPID": true, "hostIPC": true,
  "securityContext": {"appArmorProfile": {"type": "Unconfined"}, "seccompProfile": {"type": "Unconfined"},
    "seLinuxOptions": {"type": "b_t", "user": "u"}, "sysctls": [{"name": "kernel.msgmax", "value": "1"}, {"name": "net.ipv4.tcp_rmem", "value": "1"}]},
  "volumes": [{"name": "v", "hostPath": {"path": "/"}}, {"name": "w", "hostPath": {"path": "/"}}],
  "initContainers": [{"name": "i", "image": "i", "securityContext": {"privileged": true, "capabilities": {"add": ["SYS_ADMIN"]}}}],
  "containers": [{"name": "c", "image": "i", "ports": [{"containerPort": 90, "hostPort": 90}, {"containerPort": 8000, "hostPort": 8000}],
    "securityContext": {"privileged": true, "capabilities": {"add": ["SYS_ADMIN", "NET_ADMIN", "KILL"]}, "seLinuxOptions": {"type": "a_t", "role": "r"}}}]
  """#

@Test(
  arguments: [
    ("audit=restricted", plain, ""),
    ("warn=restricted", plain, #"would violate PodSecurity "restricted:latest": "# + silent),
    (
      "enforce=restricted warn=baseline", plain,
      #"pods "p" is forbidden: violates PodSecurity "restricted:latest": "# + silent
    ),
    (
      "enforce=restricted enforce-version=v1.20", plain,
      #"""
      pods "p" is forbidden: violates PodSecurity "restricted:v1.20": allowPrivilegeEscalation != false (container "c" must set securityContext.allowPrivilegeEscalation=false), runAsNonRoot != true (pod or container "c" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "c" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
      """#
    ),
    ("enforce=restricted", good, ""),
    ("enforce=baseline", plain, ""),
    (
      "enforce=baseline enforce-version=v1.99", worst,
      #"""
      pods "p" is forbidden: violates PodSecurity "baseline:v1.99": forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined"), non-default capabilities (containers "i", "c" must not include "NET_ADMIN", "SYS_ADMIN" in securityContext.capabilities.add), host namespaces (hostNetwork=true, hostPID=true, hostIPC=true), hostPath volumes (volumes "v", "w"), hostPort (container "c" uses hostPorts 8000, 90), privileged (containers "i", "c" must not set securityContext.privileged=true), seLinuxOptions (pod and container "c" set forbidden securityContext.seLinuxOptions: types "a_t", "b_t"; user may not be set; role may not be set), seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined"), forbidden sysctls (kernel.msgmax)
      """#
    ),
    (
      "enforce=baseline enforce-version=v1.31",
      #""securityContext": {"sysctls": [{"name": "net.ipv4.tcp_rmem", "value": "1"}]}, \#(plain)"#,
      #"pods "p" is forbidden: violates PodSecurity "baseline:v1.31": forbidden sysctls (net.ipv4.tcp_rmem)"#
    ),
    (
      "enforce=restricted",
      #"""
      "securityContext": {"runAsNonRoot": false, "runAsUser": 0, "seccompProfile": {"type": "Localhost", "localhostProfile": "p"}},
      "volumes": [{"name": "v", "hostPath": {"path": "/"}}, {"name": "w", "nfs": {"server": "s", "path": "/"}}, {"name": "x", "emptyDir": {}}],
      "containers": [{"name": "c", "image": "i", "securityContext": {"runAsNonRoot": false, "runAsUser": 0,
        "allowPrivilegeEscalation": false, "seccompProfile": {"type": "Unconfined"}, "capabilities": {"drop": ["ALL"], "add": ["KILL"]}}}]
      """#,
      #"""
      pods "p" is forbidden: violates PodSecurity "restricted:latest": unrestricted capabilities (container "c" must not include "KILL" in securityContext.capabilities.add), restricted volume types (volumes "v", "w" use restricted volume types "hostPath", "nfs"), runAsNonRoot != true (pod and container "c" must not set securityContext.runAsNonRoot=false), runAsUser=0 (pod and container "c" must not set runAsUser=0), seccompProfile (container "c" must not set securityContext.seccompProfile.type to "Unconfined")
      """#
    ),
  ])
func `a namespace takes the pods that its labels allow`(
  labels: String, spec: String, expected: String
) throws {
  var namespace = try LabelledNamespace(labels)
  #expect(try namespace.answer(spec) == expected)
}

@Test func `labels of Pod Security must mean something, and nodes begin with a taint`() throws {
  let refusal = #expect(throws: Status.self) {
    _ = try LabelledNamespace("enforce=most warn-version=1.30 audit-version=v1.01")
  }
  #expect(
    refusal?.message == #"""
      Namespace "n" is invalid: [metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: "most": must be one of privileged, baseline, restricted, metadata.labels[pod-security.kubernetes.io/audit-version]: Invalid value: "v1.01": must be "latest" or "v1.x", metadata.labels[pod-security.kubernetes.io/warn-version]: Invalid value: "1.30": must be "latest" or "v1.x"]
      """#)
  var api = try LabelledNamespace("enforce=baseline").api
  let target = ResourceTarget(resource: "nodes")
  let node = try api.handle(
    APIRequest(.create, .resource(target), body: try Sample.value(#"{"metadata": {"name": "x"}}"#))
  ).object()
  #expect(
    node[.spec, "taints"] == [["key": "node.kubernetes.io/not-ready", "effect": "NoSchedule"]])
}
