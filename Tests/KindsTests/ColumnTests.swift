import APIServer
import Kinds
import ObjectModel
import Testing

private func pod(spec: String = #""containers": [{}, {}]"#, status: String, meta: String = "")
  -> String
{
  #"""
  {"metadata": {"name": "p", "creationTimestamp": "2026-11-23T04:15:00Z"\#(meta)},
   "spec": {\#(spec)}, "status": {\#(status)}}
  """#
}

private let running =
  #"{"name": "a", "ready": true, "restartCount": 3, "state": {"running": {}}}"#

@Test(
  arguments: [
    (
      pod(status: #""phase": "Pending""#),
      "p | 0/2 | Pending | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "Running", "podIPs": [{"ip": "10.244.0.2"}], "containerStatuses": [\#(running), {"restartCount": 3}]"#
      ),
      "p | 1/2 | Running | 6 | 5m | 10.244.0.2 | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "podPhase", "containerStatuses": [\#(running), {"state": {"waiting": {"reason": "ContainerWaitingReason"}}, "restartCount": 3}]"#
      ),
      "p | 1/2 | ContainerWaitingReason | 6 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "podPhase", "containerStatuses": [\#(running), {"state": {"terminated": {"signal": 11}}, "restartCount": 3}]"#
      ),
      "p | 1/2 | Signal:11 | 6 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "podPhase", "containerStatuses": [\#(running), {"state": {"terminated": {"exitCode": 2}}, "restartCount": 3}]"#
      ),
      "p | 1/2 | ExitCode:2 | 6 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "Running", "conditions": [{"type": "Ready", "status": "True"}], "containerStatuses": [\#(running), {"state": {"terminated": {"reason": "Completed"}}}]"#
      ),
      "p | 1/2 | Running | 3 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "Running", "containerStatuses": [\#(running), {"state": {"terminated": {"reason": "Completed"}}}]"#
      ),
      "p | 1/2 | NotReady | 3 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "Running", "containerStatuses": [{"restartCount": 7, "state": {"waiting": {"reason": "CrashLoopBackOff"}}, "lastState": {"terminated": {"finishedAt": "2026-11-23T04:19:48Z"}}}]"#
      ),
      "p | 0/2 | CrashLoopBackOff | 7 (12s ago) | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(status: #""phase": "Running""#, meta: #", "deletionTimestamp": "2026-11-23T04:19:00Z""#),
      "p | 0/2 | Terminating | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status: #""phase": "Succeeded", "reason": "x""#,
        meta: #", "deletionTimestamp": "2026-11-23T04:19:00Z""#),
      "p | 0/2 | x | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status: #""phase": "Running", "reason": "NodeLost""#,
        meta: #", "deletionTimestamp": "2026-11-23T04:19:00Z""#),
      "p | 0/2 | Unknown | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        status:
          #""phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False", "reason": "SchedulingGated"}]"#
      ),
      "p | 0/2 | SchedulingGated | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        spec: #""initContainers": [{"name": "a"}, {"name": "b"}], "containers": [{}]"#,
        status:
          #""phase": "Pending", "initContainerStatuses": [{"name": "a", "state": {"terminated": {"exitCode": 0}}}, {"name": "b", "state": {"running": {}}}]"#
      ),
      "p | 0/1 | Init:1/2 | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        spec: #""initContainers": [{"name": "a"}], "containers": [{}]"#,
        status:
          #""phase": "Pending", "initContainerStatuses": [{"name": "a", "restartCount": 2, "state": {"waiting": {"reason": "CrashLoopBackOff"}}}], "containerStatuses": [{"state": {"waiting": {"reason": "PodInitializing"}}}]"#
      ),
      "p | 0/1 | Init:CrashLoopBackOff | 2 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        spec: #""initContainers": [{"name": "a"}], "containers": [{}]"#,
        status:
          #""phase": "Failed", "initContainerStatuses": [{"name": "a", "state": {"terminated": {"exitCode": 1, "reason": "Error"}}}]"#
      ),
      "p | 0/1 | Init:Error | 0 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        spec: #""initContainers": [{"name": "s", "restartPolicy": "Always"}], "containers": [{}]"#,
        status:
          #""phase": "Running", "initContainerStatuses": [{"name": "s", "started": true, "ready": true, "restartCount": 1, "state": {"running": {}}}], "containerStatuses": [\#(running)]"#
      ),
      "p | 2/2 | Running | 4 | 5m | <none> | <none> | <none> | <none>"
    ),
    (
      pod(
        spec:
          #""nodeName": "n", "containers": [{}], "readinessGates": [{"conditionType": "a"}, {"conditionType": "b"}]"#,
        status:
          #""phase": "Running", "nominatedNodeName": "m", "conditions": [{"type": "a", "status": "True"}]"#
      ),
      "p | 0/1 | Running | 0 | 5m | <none> | n | m | 1/2"
    ),
  ] as [(String, String)])
func `a pod's row`(json: String, row: String) throws {
  #expect(Sample.row(.pods, try Sample.value(json)) == row)
}

@Test(
  arguments: [
    (
      .replicationControllers,
      #"{"metadata": {"name": "rc", "creationTimestamp": "2026-11-23T04:20:00Z"}, "spec": {"replicas": 5, "selector": {"b": "2", "a": "1"}, "template": {"spec": {"containers": [{"name": "x", "image": "i1"}, {"name": "y", "image": "i2"}]}}}, "status": {"replicas": 3, "readyReplicas": 1}}"#,
      "rc | 5 | 3 | 1 | 0s | x,y | i1,i2 | a=1,b=2"
    ),
    (
      .nodes,
      #"{"metadata": {"name": "n", "labels": {"node-role.kubernetes.io/worker": "", "node-role.kubernetes.io/control-plane": ""}}, "spec": {"unschedulable": true}, "status": {"conditions": [{"type": "Ready", "status": "False"}], "addresses": [{"type": "InternalIP", "address": "1.1.1.1"}], "nodeInfo": {"kubeletVersion": "v1.32.0"}}}"#,
      "n | NotReady,SchedulingDisabled | control-plane,worker | <unknown> | v1.32.0 | 1.1.1.1 | <none> | <unknown> | <unknown> | <unknown>"
    ),
    (
      .nodes, #"{"metadata": {"name": "n"}}"#,
      "n | Unknown | <none> | <unknown> |  | <none> | <none> | <unknown> | <unknown> | <unknown>"
    ),
    (
      .events,
      #"{"metadata": {"name": "e"}, "source": {"component": "kubelet", "host": "n"}, "involvedObject": {"kind": "Pod", "name": "p", "fieldPath": "spec.containers{c}"}, "reason": "R", "message": "M\n", "firstTimestamp": "2026-11-23T04:10:00Z", "lastTimestamp": "2026-11-23T04:19:58Z", "count": 6, "type": "Warning"}"#,
      "2s | Warning | R | pod/p | spec.containers{c} | kubelet, n | M | 10m | 6 | e"
    ),
    (
      .events,
      #"{"metadata": {"name": "e"}, "reportingComponent": "default-scheduler", "reportingInstance": "default-scheduler-x", "involvedObject": {"kind": "Pod", "name": "p"}, "eventTime": "2026-11-23T04:19:50.500000Z", "firstTimestamp": null, "lastTimestamp": null, "type": "Normal"}"#,
      "9s | Normal |  | pod/p |  | default-scheduler, default-scheduler-x |  | 9s | 1 | e"
    ),
    (
      .events,
      #"{"metadata": {"name": "e"}, "involvedObject": {"kind": "Pod"}, "eventTime": "2026-11-23T04:10:00.000000Z", "series": {"count": 4, "lastObservedTime": "2026-11-23T04:19:00.000000Z"}}"#,
      "60s |  |  | pod |  |  |  | 10m | 4 | e"
    ),
    (
      .namespaces, #"{"metadata": {"name": "a"}, "status": {"phase": "Active"}}"#,
      "a | Active | <unknown>"
    ),
    (
      .configMaps, #"{"metadata": {"name": "a"}, "data": {"x": "1"}, "binaryData": {"y": ""}}"#,
      "a | 2 | <unknown>"
    ),
    (
      .secrets, #"{"metadata": {"name": "a"}, "type": "Opaque", "data": {"x": "1"}}"#,
      "a | Opaque | 1 | <unknown>"
    ),
    (
      .serviceAccounts, #"{"metadata": {"name": "a"}, "secrets": [{"name": "x"}]}"#,
      "a | 1 | <unknown>"
    ),
    (
      .leases, #"{"metadata": {"name": "a"}, "spec": {"holderIdentity": "h"}}"#, "a | h | <unknown>"
    ),
    (
      .services,
      #"{"metadata": {"name": "a"}, "spec": {"type": "NodePort", "clusterIPs": ["10.0.0.1"], "ports": [{"port": 80, "nodePort": 30080, "protocol": "TCP"}, {"port": 53, "protocol": "UDP"}], "selector": {"a": "b"}}}"#,
      "a | NodePort | 10.0.0.1 | <none> | 80:30080/TCP,53/UDP | <unknown> | a=b"
    ),
    (
      .services, #"{"metadata": {"name": "a"}, "spec": {"type": "LoadBalancer", "ports": []}}"#,
      "a | LoadBalancer | <none> | <pending> | <none> | <unknown> | <none>"
    ),
    (
      .endpoints,
      #"{"metadata": {"name": "a"}, "subsets": [{"addresses": [{"ip": "1.1.1.1"}, {"ip": "fd00::1"}], "ports": [{"port": 80}, {"port": 443}]}]}"#,
      "a | 1.1.1.1:80,[fd00::1]:80,1.1.1.1:443 + 1 more... | <unknown>"
    ),
    (
      .endpointSlices,
      #"{"metadata": {"name": "a"}, "addressType": "IPv4", "ports": [{"port": 80}, {"name": "x"}], "endpoints": [{"addresses": ["1.1.1.1"]}]}"#,
      "a | IPv4 | 80,x | 1.1.1.1 | <unknown>"
    ),
    (
      .endpointSlices, #"{"metadata": {"name": "a"}, "addressType": "IPv4"}"#,
      "a | IPv4 | <unset> | <unset> | <unknown>"
    ),
    (
      .podTemplates,
      #"{"metadata": {"name": "a"}, "template": {"metadata": {"labels": {"l": "m"}}, "spec": {"containers": [{"name": "x", "image": "i1"}]}}}"#,
      "a | x | i1 | l=m"
    ),
  ] as [(ResourceID, String, String)])
func `a row of another kind`(resource: ResourceID, json: String, row: String) throws {
  #expect(Sample.row(resource, try Sample.value(json)) == row)
}

@Test func `every kind has as many cells as columns, and a schema`() throws {
  for kind in Catalog.standard.kinds {
    let cells = kind.row(["metadata": ["name": "x"]], TableContext(now: Sample.now))
    #expect(cells.count == kind.columns.count, "\(kind.qualifiedPlural)")
    #expect(Catalog.standard.schema.type(kind.schemaName) != nil, "\(kind.schemaName)")
  }
}
