import Kinds
import ObjectModel
import Testing

private let label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and "
  + "must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex "
  + "used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
private let subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or "
  + "'.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
  + #"for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#

@Test(
  arguments: [
    (Sample.pod(), []),
    (Sample.pod(containers: "[]"), ["spec.containers: Required value"]),
    (Sample.pod(containers: #"[{"name": "c"}]"#), ["spec.containers[0].image: Required value"]),
    (
      Sample.pod(containers: #"[{"image": "i"}]"#), ["spec.containers[0].name: Required value"]
    ),
    (
      Sample.pod(containers: #"[{"name": "C_1", "image": "i"}]"#),
      [#"spec.containers[0].name: Invalid value: "C_1": \#(label)"#]
    ),
    (
      Sample.pod(containers: #"[{"name": "a.b", "image": "i"}]"#),
      [#"spec.containers[0].name: Invalid value: "a.b": must not contain dots"#]
    ),
    (
      Sample.pod(containers: #"[{"name": "a", "image": "i"}, {"name": "a", "image": "i"}]"#),
      [#"spec.containers[1].name: Duplicate value: "a""#]
    ),
    (
      Sample.pod(containers: #"[{"name": "a", "image": " i "}]"#),
      [
        #"spec.containers[0].image: Invalid value: " i ": must not have leading or trailing whitespace"#
      ]
    ),
    (
      Sample.pod(container: #""imagePullPolicy": "Sometimes""#),
      [
        #"spec.containers[0].imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never""#
      ]
    ),
    (
      Sample.pod(container: #""terminationMessagePolicy": "x""#),
      [
        #"spec.containers[0].terminationMessagePolicy: Unsupported value: "x": supported values: "File", "FallbackToLogsOnError""#
      ]
    ),
    (
      Sample.pod(container: #""restartPolicy": "Always""#),
      ["spec.containers[0].restartPolicy: Forbidden: may not be set for non-init containers"]
    ),
    (
      Sample.pod(container: #""ports": [{"containerPort": 0}]"#),
      ["spec.containers[0].ports[0].containerPort: Required value"]
    ),
    (
      Sample.pod(container: #""ports": [{"containerPort": 70000, "protocol": "ICMP"}]"#),
      [
        "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
        #"spec.containers[0].ports[0].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP""#,
      ]
    ),
    (
      Sample.pod(
        container: #""ports": [{"containerPort": 1, "name": "A--much-too-long-name"}]"#),
      [
        #"spec.containers[0].ports[0].name: Invalid value: "A--much-too-long-name": must be no more than 15 characters"#,
        #"spec.containers[0].ports[0].name: Invalid value: "A--much-too-long-name": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"#,
        #"spec.containers[0].ports[0].name: Invalid value: "A--much-too-long-name": must not contain consecutive hyphens"#,
      ]
    ),
    (
      Sample.pod(
        container:
          #""ports": [{"containerPort": 1, "name": "a"}, {"containerPort": 2, "name": "a"}]"#),
      [#"spec.containers[0].ports[1].name: Duplicate value: "a""#]
    ),
    (
      Sample.pod(
        container:
          #""ports": [{"containerPort": 1, "hostPort": 8080}, {"containerPort": 2, "hostPort": 8080}]"#
      ),
      [#"spec.containers[0].ports[1].hostPort: Duplicate value: "TCP//8080""#]
    ),
    (
      Sample.pod(
        container: #""ports": [{"containerPort": 1, "hostPort": 2}]"#, spec: #""hostNetwork": true"#
      ),
      [
        "spec.containers[0].ports[0].hostPort: Invalid value: 2: must match `containerPort` when `hostNetwork` is true"
      ]
    ),
    (
      Sample.pod(container: #""env": [{"name": "a=b"}, {"value": "x"}]"#),
      [
        #"spec.containers[0].env[0].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than '='"#,
        "spec.containers[0].env[1].name: Required value",
      ]
    ),
    (
      Sample.pod(container: #""env": [{"name": "A", "valueFrom": {}}]"#),
      [
        #"spec.containers[0].env[0].valueFrom: Invalid value: "": must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"#
      ]
    ),
    (
      Sample.pod(
        container:
          #""env": [{"name": "A", "value": "x", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}]"#
      ),
      [
        #"spec.containers[0].env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty"#
      ]
    ),
    (
      Sample.pod(
        container:
          #""env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.nope"}}}, {"name": "B", "valueFrom": {"fieldRef": {"fieldPath": "status.phase"}}}]"#
      ),
      [
        #"spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.nope": error converting fieldPath: field label not supported: metadata.nope"#,
        #"spec.containers[0].env[1].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs""#,
      ]
    ),
    (
      Sample.pod(
        container:
          #""env": [{"name": "A", "valueFrom": {"fieldRef": {"fieldPath": "metadata.labels['app']"}}}]"#
      ),
      []
    ),
    (
      Sample.pod(
        container:
          #""env": [{"name": "A", "valueFrom": {"resourceFieldRef": {"resource": "limits.disk"}}}, {"name": "B", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu", "divisor": "1Mi"}}}]"#
      ),
      [
        #"spec.containers[0].env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.disk": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory""#,
        #"spec.containers[0].env[1].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor's values 1m and 1 are supported with the cpu resource"#,
      ]
    ),
    (
      Sample.pod(
        container:
          #""env": [{"name": "A", "valueFrom": {"configMapKeyRef": {"name": "cm", "key": ""}}}]"#),
      ["spec.containers[0].env[0].valueFrom.configMapKeyRef.key: Required value"]
    ),
    (
      Sample.pod(container: #""envFrom": [{}, {"configMapRef": {"name": ""}}]"#),
      [
        #"spec.containers[0].envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`"#,
        "spec.containers[0].envFrom[1].configMapRef.name: Required value",
      ]
    ),
    (
      Sample.pod(container: #""volumeMounts": [{"name": "v", "mountPath": "/x"}]"#),
      [#"spec.containers[0].volumeMounts[0].name: Not found: "v""#]
    ),
    (
      Sample.pod(
        container:
          #""volumeMounts": [{"name": "v", "mountPath": "/x"}, {"name": "v", "mountPath": "/x", "subPath": "../y"}]"#,
        spec: #""volumes": [{"name": "v"}]"#),
      [
        #"spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/x": must be unique"#,
        #"spec.containers[0].volumeMounts.subPath: Invalid value: "../y": must not contain '..'"#,
      ]
    ),
    (
      Sample.pod(container: #""livenessProbe": {}"#),
      ["spec.containers[0].livenessProbe: Required value: must specify a handler type"]
    ),
    (
      Sample.pod(
        container:
          #""livenessProbe": {"exec": {"command": []}, "tcpSocket": {"port": 1}, "successThreshold": 2}"#
      ),
      [
        "spec.containers[0].livenessProbe.exec.command: Required value",
        "spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
        "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
      ]
    ),
    (
      Sample.pod(
        container:
          #""readinessProbe": {"httpGet": {"port": "", "scheme": "FTP"}, "periodSeconds": -1, "terminationGracePeriodSeconds": 3}"#
      ),
      [
        #"spec.containers[0].readinessProbe.httpGet.port: Invalid value: "": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"#,
        #"spec.containers[0].readinessProbe.httpGet.port: Invalid value: "": must contain at least one letter (a-z)"#,
        #"spec.containers[0].readinessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS""#,
        "spec.containers[0].readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
        "spec.containers[0].readinessProbe.terminationGracePeriodSeconds: Invalid value: 3: must not be set for readinessProbes",
      ]
    ),
    (
      Sample.pod(container: #""lifecycle": {"preStop": {"sleep": {"seconds": 60}}}"#),
      [
        "spec.containers[0].lifecycle.preStop.sleep: Invalid value: 60: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep."
      ]
    ),
    (
      Sample.pod(container: #""resources": {"requests": {"cpu": "2"}, "limits": {"cpu": "1"}}"#),
      [
        #"spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1"#
      ]
    ),
    (
      Sample.pod(container: #""resources": {"limits": {"cpu": "-1", "disk": "1"}}"#),
      [
        #"spec.containers[0].resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0"#,
        #"spec.containers[0].resources.limits[disk]: Invalid value: "disk": must be a standard resource type or fully qualified"#,
        #"spec.containers[0].resources.limits[disk]: Invalid value: "disk": must be a standard resource for containers"#,
        #"spec.containers[0].resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0"#,
        #"spec.containers[0].resources.requests[disk]: Invalid value: "disk": must be a standard resource type or fully qualified"#,
        #"spec.containers[0].resources.requests[disk]: Invalid value: "disk": must be a standard resource for containers"#,
      ]
    ),
    (
      Sample.pod(container: #""resources": {"requests": {"example.com/gpu": "1.5"}}"#),
      [
        #"spec.containers[0].resources.requests[example.com/gpu]: Invalid value: "1500m": must be an integer"#,
        "spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources",
      ]
    ),
    (
      Sample.pod(container: #""securityContext": {"runAsUser": -1}"#),
      [
        "spec.containers[0].securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive"
      ]
    ),
    (
      Sample.pod(
        spec:
          #""initContainers": [{"name": "c", "image": "i", "livenessProbe": {"exec": {"command": ["x"]}}}]"#
      ),
      [
        #"spec.initContainers[0].name: Duplicate value: "c""#,
        "spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always",
      ]
    ),
    (
      Sample.pod(
        spec: #""initContainers": [{"name": "i", "image": "i", "restartPolicy": "Never"}]"#),
      [
        #"spec.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always""#
      ]
    ),
    (
      Sample.pod(
        spec: #""ephemeralContainers": [{"name": "e", "image": "i", "targetContainerName": "z"}]"#),
      [
        #"spec.ephemeralContainers[0].targetContainerName: Not found: "z""#,
        "spec.ephemeralContainers: Forbidden: cannot be set on create",
      ]
    ),
    (
      Sample.pod(spec: #""restartPolicy": "Sometimes""#),
      [
        #"spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never""#
      ]
    ),
    (
      Sample.pod(spec: #""dnsPolicy": "x""#),
      [
        #"spec.dnsPolicy: Unsupported value: "x": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None""#
      ]
    ),
    (
      Sample.pod(spec: #""dnsPolicy": "None""#),
      ["spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"]
    ),
    (
      Sample.pod(spec: #""dnsConfig": {"nameservers": ["1.2.3"], "options": [{}]}"#),
      [
        #"spec.dnsConfig.nameservers[0]: Invalid value: "1.2.3": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
        "spec.dnsConfig.options[0]: Required value: must not be empty",
      ]
    ),
    (
      Sample.pod(spec: #""nodeName": "Node_1", "serviceAccountName": "S""#),
      [
        #"spec.serviceAccountName: Invalid value: "S": \#(subdomain)"#,
        #"spec.nodeName: Invalid value: "Node_1": \#(subdomain)"#,
      ]
    ),
    (
      Sample.pod(spec: #""activeDeadlineSeconds": 0"#),
      [
        "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"
      ]
    ),
    (
      Sample.pod(spec: #""hostname": "a.b", "subdomain": "-""#),
      [
        #"spec.hostname: Invalid value: "a.b": must not contain dots"#,
        #"spec.subdomain: Invalid value: "-": \#(label)"#,
      ]
    ),
    (
      Sample.pod(
        spec:
          #""tolerations": [{"value": "x"}, {"key": "a", "operator": "Exists", "value": "b", "tolerationSeconds": 1}, {"key": "a", "operator": "In"}, {"key": "a", "effect": "Never"}]"#
      ),
      [
        #"spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys""#,
        #"spec.tolerations[1].effect: Invalid value: "": effect must be 'NoExecute' when `tolerationSeconds` is set"#,
        #"spec.tolerations[1].operator: Invalid value: "b": value must be empty when `operator` is 'Exists'"#,
        #"spec.tolerations[2].operator: Unsupported value: "In": supported values: "Equal", "Exists""#,
        #"spec.tolerations[3].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute""#,
      ]
    ),
    (
      Sample.pod(spec: #""hostAliases": [{"ip": "x", "hostnames": ["a_b"]}]"#),
      [
        #"spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#,
        #"spec.hostAliases[0].hostnames[0]: Invalid value: "a_b": \#(subdomain)"#,
      ]
    ),
    (
      Sample.pod(spec: #""schedulingGates": [{"name": "a/b"}, {"name": "a/b"}], "nodeName": "n""#),
      [
        #"spec.schedulingGates[1]: Duplicate value: "a/b""#,
        "spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared",
      ]
    ),
    (
      Sample.pod(
        spec:
          #""volumes": [{"name": "v"}, {"name": "v"}, {}, {"name": "V", "emptyDir": {}, "hostPath": {"path": "/x"}}]"#
      ),
      [
        #"spec.volumes[1].name: Duplicate value: "v""#,
        "spec.volumes[2].name: Required value",
        "spec.volumes[3].hostPath: Forbidden: may not specify more than 1 volume type",
        #"spec.volumes[3].name: Invalid value: "V": \#(label)"#,
      ]
    ),
    (
      Sample.pod(
        spec:
          #""volumes": [{"name": "a", "hostPath": {"path": "../x", "type": "Tape"}}, {"name": "b", "secret": {}}, {"name": "c", "configMap": {"name": "m", "items": [{"key": "", "path": "/x"}], "defaultMode": 1000}}, {"name": "d", "persistentVolumeClaim": {"claimName": ""}}]"#
      ),
      [
        #"spec.volumes[0].hostPath.path: Invalid value: "../x": must not contain '..'"#,
        #"spec.volumes[0].hostPath.type: Unsupported value: "Tape": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket""#,
        "spec.volumes[1].secret.secretName: Required value",
        "spec.volumes[2].configMap.defaultMode: Invalid value: 1000: must be a number between 0 and 0777 (octal), both inclusive",
        "spec.volumes[2].configMap.items[0].key: Required value",
        #"spec.volumes[2].configMap.items[0].path: Invalid value: "/x": must be a relative path"#,
        "spec.volumes[3].persistentVolumeClaim.claimName: Required value",
      ]
    ),
    (
      Sample.pod(
        spec:
          #""affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": []}, "preferredDuringSchedulingIgnoredDuringExecution": [{"weight": 101, "preference": {"matchExpressions": [{"key": "a", "operator": "In"}, {"key": "b", "operator": "Like"}]}}]}}"#
      ),
      [
        "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term",
        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 101: must be in the range 1-100",
        "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
        #"spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[1].operator: Invalid value: "Like": not a valid selector operator"#,
      ]
    ),
    (
      Sample.pod(
        spec:
          #""topologySpreadConstraints": [{"maxSkew": 0, "topologyKey": "zone", "whenUnsatisfiable": "Cry", "minDomains": 0}]"#
      ),
      [
        "spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero",
        #"spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Cry": supported values: "DoNotSchedule", "ScheduleAnyway""#,
        "spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: must be greater than zero",
        "spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not Cry",
      ]
    ),
    (
      Sample.pod(spec: #""nodeSelector": {"bad key": "v"}"#),
      [
        #"spec.nodeSelector: Invalid value: "bad key": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"#
      ]
    ),
  ] as [(String, [String])])
func `a new pod breaks exactly these rules`(json: String, expected: [String]) throws {
  #expect(try Sample.errors(.pods, json) == expected)
}

private let others =
  "spec: Forbidden: pod updates may not change fields other than "
  + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
  + "`spec.tolerations` (only additions to existing tolerations),"
  + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)"

@Test(
  arguments: [
    (Sample.pod(), Sample.pod(containers: #"[{"name": "c", "image": "i:2"}]"#), []),
    (Sample.pod(), Sample.pod(spec: #""activeDeadlineSeconds": 5"#), []),
    (
      Sample.pod(spec: #""activeDeadlineSeconds": 5"#),
      Sample.pod(spec: #""activeDeadlineSeconds": 6"#),
      [
        "spec.activeDeadlineSeconds: Invalid value: 6: must be less than or equal to previous value"
      ]
    ),
    (
      Sample.pod(),
      Sample.pod(containers: #"[{"name": "c", "image": "i"}, {"name": "d", "image": "i"}]"#),
      ["spec.containers: Forbidden: pod updates may not add or remove containers"]
    ),
    (
      Sample.pod(spec: #""tolerations": [{"key": "a", "operator": "Exists"}]"#), Sample.pod(),
      [
        "spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds"
      ]
    ),
    (
      Sample.pod(), Sample.pod(spec: #""schedulingGates": [{"name": "g"}]"#),
      [
        "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'g'"
      ]
    ),
    (
      Sample.pod(spec: #""schedulingGates": [{"name": "g"}]"#),
      Sample.pod(spec: #""nodeSelector": {"a": "b"}"#), []
    ),
  ] as [(String, String, [String])])
func `a pod's change breaks exactly these rules`(
  old: String, new: String, expected: [String]
) throws {
  #expect(try Sample.updateErrors(.pods, from: old, to: new) == expected)
}

@Test func `other changes of a pod are refused with what differs`() throws {
  let errors = try Sample.updateErrors(
    .pods, from: Sample.pod(), to: Sample.pod(spec: #""hostNetwork": true"#))
  #expect(errors.count == 1)
  #expect(errors.first?.hasPrefix(others + "\n  core.PodSpec{\n") == true)
  #expect(errors.first?.contains("HostNetwork: true,") == true)
}
