// Table file: objects whose describe pages kubectl printed, and what else its pages look at.
enum DescribeObjects {
  static let pod = #"""
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "big", "namespace": "default",
    "uid": "u-big", "labels": {"b": "2", "a": "1"}, "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "x",
    "note": "short", "long": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "multi": "line one\nline two\n"}, "ownerReferences": [{"apiVersion": "apps/v1",
    "kind": "ReplicaSet", "name": "web-1", "uid": "r", "controller": true}],
    "deletionTimestamp": "2026-01-01T00:00:00Z", "deletionGracePeriodSeconds": 30},
    "spec": {"priority": 5, "priorityClassName": "high", "serviceAccountName": "robot",
    "nodeName": "node-1", "nodeSelector": {"disk": "ssd"}, "initContainers": [{"name": "init",
    "image": "busybox:1", "command": ["sh", "-c", "echo a\necho b"], "args": ["x"],
    "restartPolicy": "Always"}], "containers": [{"name": "web", "image": "nginx:1.27",
    "ports": [{"containerPort": 80, "protocol": "TCP"}, {"containerPort": 443,
    "hostPort": 8443, "protocol": "TCP"}], "resources": {"limits": {"cpu": "500m",
    "memory": "128Mi"}, "requests": {"cpu": "0.25", "memory": "64Mi"}}, "livenessProbe": {"httpGet": {"path": "/healthz?x=1 y",
    "port": 8080, "scheme": "HTTP"}, "initialDelaySeconds": 3, "timeoutSeconds": 1,
    "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 3}, "readinessProbe": {"exec": {"command": ["cat",
    "/tmp/x"]}, "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1,
    "failureThreshold": 3}, "startupProbe": {"tcpSocket": {"port": "http"},
    "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1, "failureThreshold": 30},
    "envFrom": [{"configMapRef": {"name": "cm"}}, {"prefix": "S_", "secretRef": {"name": "sec",
    "optional": true}}], "env": [{"name": "PLAIN", "value": "v"}, {"name": "LINES",
    "value": "a\nb"}, {"name": "EMPTY"}, {"name": "NAME", "valueFrom": {"fieldRef": {"apiVersion": "v1",
    "fieldPath": "metadata.name"}}}, {"name": "IP", "valueFrom": {"fieldRef": {"apiVersion": "v1",
    "fieldPath": "status.podIP"}}}, {"name": "CPU", "valueFrom": {"resourceFieldRef": {"resource": "limits.cpu"}}},
    {"name": "MEM", "valueFrom": {"resourceFieldRef": {"resource": "requests.memory",
    "divisor": "1Mi"}}}, {"name": "KEY", "valueFrom": {"configMapKeyRef": {"name": "cm",
    "key": "k"}}}, {"name": "PASS", "valueFrom": {"secretKeyRef": {"name": "sec",
    "key": "p", "optional": true}}}], "volumeMounts": [{"name": "e", "mountPath": "/z"},
    {"name": "c", "mountPath": "/a", "readOnly": true, "subPath": "s"}]}, {"name": "side",
    "image": "x", "readinessProbe": {"grpc": {"port": 90, "service": "s"}},
    "env": [{"name": "NOLIMIT", "valueFrom": {"resourceFieldRef": {"resource": "limits.memory"}}}]}],
    "readinessGates": [{"conditionType": "a/b"}, {"conditionType": "Ready"}],
    "tolerations": [{"operator": "Exists"}, {"key": "k", "operator": "Equal",
    "value": "v", "effect": "NoSchedule"}, {"key": "j", "operator": "Exists",
    "effect": "NoExecute", "tolerationSeconds": 5}], "topologySpreadConstraints": [{"maxSkew": 1,
    "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": {"matchLabels": {"a": "1"}}},
    {"maxSkew": 2, "topologyKey": "host", "whenUnsatisfiable": "ScheduleAnyway"}],
    "volumes": [{"name": "e", "emptyDir": {}}, {"name": "m", "emptyDir": {"medium": "Memory",
    "sizeLimit": "1Gi"}}, {"name": "h", "hostPath": {"path": "/x", "type": "Directory"}},
    {"name": "c", "configMap": {"name": "cm", "optional": true}}, {"name": "s",
    "secret": {"secretName": "sec"}}, {"name": "p", "persistentVolumeClaim": {"claimName": "data"}},
    {"name": "d", "downwardAPI": {"items": [{"path": "labels", "fieldRef": {"fieldPath": "metadata.labels"}},
    {"path": "cpu", "resourceFieldRef": {"containerName": "web", "resource": "limits.cpu"}}]}},
    {"name": "j", "projected": {"sources": [{"secret": {"name": "sec"}}, {"configMap": {"name": "cm"}},
    {"downwardAPI": {}}, {"serviceAccountToken": {"path": "t", "expirationSeconds": 600}}]}},
    {"name": "n", "nfs": {"server": "srv", "path": "/p"}}]}, "status": {"phase": "Running",
    "reason": "Because", "message": "of that", "hostIP": "10.0.0.1", "podIP": "10.244.0.5",
    "podIPs": [{"ip": "10.244.0.5"}, {"ip": "fd00::5"}], "startTime": "2026-01-01T00:00:00Z",
    "qosClass": "Burstable", "nominatedNodeName": "node-2", "conditions": [{"type": "Ready",
    "status": "False"}, {"type": "a/b", "status": "True"}], "initContainerStatuses": [{"name": "init",
    "containerID": "c://0", "image": "b", "imageID": "i0", "ready": true, "restartCount": 0,
    "state": {"running": {"startedAt": "2026-01-01T00:00:01Z"}}}], "containerStatuses": [{"name": "web",
    "containerID": "c://1", "image": "n", "imageID": "i1", "ready": false,
    "restartCount": 4, "state": {"waiting": {"reason": "CrashLoopBackOff",
    "message": "x"}}, "lastState": {"terminated": {"exitCode": 137, "signal": 9,
    "reason": "OOMKilled", "message": "gone", "startedAt": "2026-01-01T00:00:02Z",
    "finishedAt": "2026-01-01T00:00:03Z"}}}]}}
    """#

  static let plainPod = #"""
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "plain", "namespace": "default"},
    "spec": {"containers": [{"name": "c", "image": "i"}]}, "status": {"phase": "Pending"}}
    """#

  static let replicationController = #"""
    {"apiVersion": "v1", "kind": "ReplicationController", "metadata": {"name": "rc",
    "namespace": "default", "uid": "u-rc"}, "spec": {"replicas": 3, "selector": {"app": "x",
    "tier": "y"}, "template": {"metadata": {"labels": {"app": "x", "tier": "y"},
    "annotations": {"n": "o"}}, "spec": {"serviceAccountName": "robot", "containers": [{"name": "a",
    "image": "i"}], "initContainers": [{"name": "b", "image": "j"}], "volumes": [{"name": "e",
    "emptyDir": {}}], "priorityClassName": "high", "tolerations": [{"key": "k",
    "operator": "Exists"}]}}}, "status": {"replicas": 2, "conditions": [{"type": "ReplicaFailure",
    "status": "True", "reason": "FailedCreate"}]}}
    """#

  static let node = #"""
    {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-1", "uid": "u-node",
    "creationTimestamp": "2026-01-01T00:00:00Z", "labels": {"node-role.kubernetes.io/worker": "",
    "zone": "a"}}, "spec": {"podCIDR": "10.244.0.0/24", "podCIDRs": ["10.244.0.0/24"],
    "providerID": "p://1", "unschedulable": true, "taints": [{"key": "z", "effect": "NoSchedule"},
    {"key": "a", "value": "b", "effect": "NoSchedule"}, {"key": "q", "effect": "NoExecute"}]},
    "status": {"capacity": {"cpu": "4", "memory": "8Gi", "ephemeral-storage": "100Gi",
    "pods": "110", "hugepages-2Mi": "0", "example.com/gpu": "2"}, "allocatable": {"cpu": "3800m",
    "memory": "7Gi", "ephemeral-storage": "90Gi", "pods": "110", "hugepages-2Mi": "0",
    "example.com/gpu": "2"}, "conditions": [{"type": "Ready", "status": "True",
    "lastHeartbeatTime": "2026-01-01T00:00:00Z", "lastTransitionTime": "2026-01-01T00:00:00Z",
    "reason": "KubeletReady", "message": "kubelet is posting ready status"}],
    "addresses": [{"type": "InternalIP", "address": "10.0.0.1"}], "nodeInfo": {"machineID": "m",
    "systemUUID": "s", "bootID": "b", "kernelVersion": "k", "osImage": "o",
    "operatingSystem": "linux", "architecture": "amd64", "containerRuntimeVersion": "containerd://1",
    "kubeletVersion": "v1.32.0", "kubeProxyVersion": "v1.32.0"}}}
    """#

  static let configMap = #"""
    {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "cm", "namespace": "default",
    "uid": "u-cm"}, "data": {"a": "one\ntwo"}, "binaryData": {"b": "AAEC"}}
    """#

  static let secret = #"""
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "sec", "namespace": "default",
    "uid": "u-sec"}, "type": "Opaque", "data": {"p": "aGVsbG8="}}
    """#

  static let token = #"""
    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "tok", "namespace": "default",
    "uid": "u-tok", "annotations": {"kubernetes.io/service-account.name": "robot",
    "kubernetes.io/service-account.uid": "u-sa"}}, "type": "kubernetes.io/service-account-token",
    "data": {"token": "aGVsbG8="}}
    """#

  static let serviceAccount = #"""
    {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "robot",
    "namespace": "default", "uid": "u-sa"}, "secrets": [{"name": "sec"}, {"name": "gone"}],
    "imagePullSecrets": [{"name": "pull"}]}
    """#

  static let service = #"""
    {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "default",
    "uid": "u-svc"}, "spec": {"type": "NodePort", "selector": {"app": "x"},
    "clusterIP": "10.96.0.9", "clusterIPs": ["10.96.0.9"], "ipFamilies": ["IPv4"],
    "ipFamilyPolicy": "SingleStack", "externalIPs": ["1.2.3.4"], "sessionAffinity": "None",
    "externalTrafficPolicy": "Cluster", "internalTrafficPolicy": "Cluster",
    "ports": [{"name": "http", "port": 80, "targetPort": 8080, "nodePort": 30080,
    "protocol": "TCP"}, {"name": "dns", "port": 53, "targetPort": "dns", "protocol": "UDP"}]},
    "status": {"loadBalancer": {"ingress": [{"ip": "9.9.9.9", "ipMode": "VIP"},
    {"hostname": "h"}]}}}
    """#

  static let ingress = #"""
    {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "shop",
    "namespace": "default", "uid": "u-ing"}, "spec": {"ingressClassName": "nginx",
    "tls": [{"hosts": ["a.example.com"], "secretName": "sec"}, {"hosts": ["b", "c"]}],
    "rules": [{"host": "a.example.com", "http": {"paths": [{"path": "/", "pathType": "Prefix",
    "backend": {"service": {"name": "gone", "port": {"number": 80}}}}]}}, {"http": {"paths":
    [{"path": "/f", "pathType": "Exact", "backend": {"resource": {"kind": "Bucket",
    "name": "b"}}}]}}]}, "status": {"loadBalancer": {"ingress": [{"ip": "9.9.9.9"},
    {"hostname": "h"}]}}}
    """#

  static let endpoints = #"""
    {"apiVersion": "v1", "kind": "Endpoints", "metadata": {"name": "web", "namespace": "default",
    "uid": "u-ep"}, "subsets": [{"addresses": [{"ip": "10.1.0.1"}, {"ip": "10.1.0.2"}],
    "notReadyAddresses": [{"ip": "10.1.0.3"}], "ports": [{"name": "http", "port": 8080,
    "protocol": "TCP"}, {"port": 1, "protocol": "UDP"}]}, {"notReadyAddresses": [{"ip": "x"}]}]}
    """#

  static let endpointSlice = #"""
    {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "metadata": {"name": "web-1",
    "namespace": "default", "uid": "u-eps", "labels": {"kubernetes.io/service-name": "web"}},
    "addressType": "IPv4", "ports": [{"name": "http", "port": 8080, "protocol": "TCP"},
    {"name": "dns", "port": 53, "protocol": "UDP"}], "endpoints": [{"addresses": ["10.1.0.1"],
    "conditions": {"ready": true}, "nodeName": "n", "targetRef": {"kind": "Pod",
    "name": "p1"}}, {"addresses": ["10.1.0.2"], "conditions": {"ready": false},
    "nodeName": "n", "targetRef": {"kind": "Pod", "name": "p2"}}, {"addresses": ["10.1.0.3"],
    "conditions": {"ready": true}, "nodeName": "n", "targetRef": {"kind": "Pod",
    "name": "p3"}}, {"addresses": ["10.1.0.4"], "conditions": {"ready": true},
    "nodeName": "n", "targetRef": {"kind": "Pod", "name": "p4"}}, {"addresses": ["10.1.0.5"],
    "conditions": {"ready": true}, "nodeName": "n", "targetRef": {"kind": "Pod",
    "name": "p5"}}, {"addresses": ["10.1.0.6"], "conditions": {"ready": true},
    "nodeName": "n", "targetRef": {"kind": "Pod", "name": "p6"}}]}
    """#

  static let namespace = #"""
    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "default",
    "labels": {"kubernetes.io/metadata.name": "default"}, "annotations": {"a": "b"}},
    "status": {"phase": "Terminating", "conditions": [{"type": "NamespaceDeletionContentFailure",
    "status": "False", "lastTransitionTime": "2026-01-01T00:00:00Z", "reason": "ContentDeleted",
    "message": "All content successfully deleted"}]}}
    """#

  static let podTemplate = #"""
    {"apiVersion": "v1", "kind": "PodTemplate", "metadata": {"name": "pt", "namespace": "default",
    "uid": "u-pt", "creationTimestamp": "2026-01-01T00:00:00Z"}, "template": {"metadata": {"creationTimestamp": null,
    "labels": {"app-name": "x", "podIP": "y"}}, "spec": {"containers": [{"name": "a",
    "image": "i", "args": ["x", "y"], "stdin": true}], "terminationGracePeriodSeconds": 30}}}
    """#

  static let lease = #"""
    {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": {"name": "node-1",
    "namespace": "kube-node-lease", "uid": "u-lease"}, "spec": {"holderIdentity": "node-1",
    "leaseDurationSeconds": 40, "renewTime": "2026-01-01T00:00:00.123456Z"}}
    """#

  static let event = #"""
    {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e3", "namespace": "default"},
    "involvedObject": {"kind": "Pod", "namespace": "default", "name": "big",
    "uid": "u-big"}, "type": "Normal", "reason": "Pulled", "message": "Pulled",
    "count": 1, "firstTimestamp": "2026-01-03T00:00:00Z", "lastTimestamp": "2026-01-03T00:00:00Z",
    "source": {"component": "kubelet", "host": "n"}}
    """#

  static let events = #"""
    [{"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e1", "namespace": "default"},
    "involvedObject": {"kind": "Pod", "namespace": "default", "name": "big",
    "uid": "u-big"}, "type": "Normal", "reason": "Scheduled", "message": "Successfully assigned",
    "eventTime": "2026-01-02T00:00:00.000000Z", "firstTimestamp": null, "lastTimestamp": null,
    "reportingComponent": "default-scheduler", "reportingInstance": "x", "source": {}},
    {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e2", "namespace": "default"},
    "involvedObject": {"kind": "Pod", "namespace": "default", "name": "big",
    "uid": "u-big"}, "type": "Warning", "reason": "BackOff", "message": " Back-off \n",
    "count": 7, "firstTimestamp": "2026-01-02T00:00:00Z", "lastTimestamp": "2026-02-02T00:00:00Z",
    "source": {"component": "kubelet", "host": "n"}}, {"apiVersion": "v1",
    "kind": "Event", "metadata": {"name": "e3", "namespace": "default"}, "involvedObject": {"kind": "Pod",
    "namespace": "default", "name": "big", "uid": "u-big"}, "type": "Normal",
    "reason": "Pulled", "message": "Pulled", "count": 1, "firstTimestamp": "2026-01-03T00:00:00Z",
    "lastTimestamp": "2026-01-03T00:00:00Z", "source": {"component": "kubelet",
    "host": "n"}}, {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "e4",
    "namespace": "default"}, "involvedObject": {"kind": "Node", "name": "node-1",
    "uid": "u-node"}, "type": "Normal", "reason": "RegisteredNode", "message": "m",
    "count": 1, "firstTimestamp": "2026-01-03T00:00:00Z", "lastTimestamp": "2026-01-03T00:00:00Z",
    "source": {"component": "node-controller"}}, {"apiVersion": "v1", "kind": "Event",
    "metadata": {"name": "e5", "namespace": "default"}, "involvedObject": {"kind": "Node",
    "name": "node-1", "uid": "node-1"}, "type": "Normal", "reason": "Starting",
    "message": "Starting kubelet.", "series": {"count": 3, "lastObservedTime": "2026-01-03T00:00:00.000000Z"},
    "eventTime": "2026-01-02T00:00:00.000000Z", "firstTimestamp": null, "lastTimestamp": null,
    "source": {"component": "kubelet"}}, {"apiVersion": "v1", "kind": "Event",
    "metadata": {"name": "e6", "namespace": "default"}, "involvedObject": {"kind": "ReplicationController",
    "namespace": "default", "name": "rc", "uid": "u-rc"}, "type": "Normal",
    "reason": "SuccessfulCreate", "message": "Created pod: rc-1", "count": 1,
    "firstTimestamp": "2026-01-03T00:00:00Z", "lastTimestamp": "2026-01-03T00:00:00Z",
    "source": {"component": "replication-controller"}}]
    """#

  static let ownedPods = #"""
    [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "rc-1", "namespace": "default",
    "labels": {"app": "x", "tier": "y"}, "creationTimestamp": "2026-01-01T00:00:00Z",
    "ownerReferences": [{"apiVersion": "v1", "kind": "ReplicationController",
    "name": "rc", "uid": "u-rc", "controller": true}]}, "spec": {"nodeName": "node-1",
    "containers": [{"name": "a", "image": "i", "resources": {"requests": {"cpu": "100m",
    "memory": "100Mi"}, "limits": {"cpu": "1", "memory": "1Gi"}}}]}, "status": {"phase": "Running"}},
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "rc-2", "namespace": "default",
    "labels": {"app": "x", "tier": "y"}, "creationTimestamp": "2026-01-01T00:00:00Z",
    "ownerReferences": [{"apiVersion": "v1", "kind": "ReplicationController",
    "name": "rc", "uid": "u-rc", "controller": true}]}, "spec": {"nodeName": "node-1",
    "containers": [{"name": "a", "image": "i", "resources": {"requests": {"cpu": "100m",
    "memory": "100Mi"}, "limits": {"cpu": "1", "memory": "1Gi"}}}]}, "status": {"phase": "Pending"}},
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "other", "namespace": "default",
    "labels": {"app": "x", "tier": "y"}, "creationTimestamp": "2026-01-01T00:00:00Z",
    "ownerReferences": [{"apiVersion": "v1", "kind": "ReplicationController",
    "name": "rc", "uid": "z", "controller": true}]}, "spec": {"nodeName": "node-1",
    "containers": [{"name": "a", "image": "i", "resources": {"requests": {"cpu": "100m",
    "memory": "100Mi"}, "limits": {"cpu": "1", "memory": "1Gi"}}}]}, "status": {"phase": "Running"}}]
    """#
}
