import APIServer
import Kinds
import ObjectModel
import Testing

private let meta = #""metadata": {"name": "x", "namespace": "default"}"#
private let selector = #""selector": {"matchLabels": {"app": "a"}}"#
private let template =
  #""template": {"metadata": {"labels": {"app": "a"}}, "spec": {"containers": [{"name": "c", "image": "i"}]}}"#
private let percent =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or "
  + "'93%', regex used for validation is '[0-9]+%')"

@Test(
  arguments: [
    (.deployments, #"{\#(meta), "spec": {\#(selector), \#(template)}}"#, []),
    (
      .deployments, #"{\#(meta), "spec": {\#(template)}}"#,
      [
        "spec.selector: Required value",
        #"spec.template.metadata.labels: Invalid value: map[string]string{"app":"a"}: `selector` does not match template `labels`"#,
      ]
    ),
    (
      .deployments, #"{\#(meta), "spec": {"selector": {}, \#(template)}}"#,
      [
        "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for deployment"
      ]
    ),
    (
      .deployments,
      #"{\#(meta), "spec": {"selector": {"matchExpressions": [{"key": "app", "operator": "Foo", "values": ["a"]}]}, \#(template)}}"#,
      [
        #"spec.selector.matchExpressions[0].operator: Invalid value: "Foo": not a valid selector operator"#,
        #"spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement{v1.LabelSelectorRequirement{Key:"app", Operator:"Foo", Values:[]string{"a"}}}}: invalid label selector"#,
      ]
    ),
    (
      .deployments,
      #"{\#(meta), "spec": {"replicas": -1, "minReadySeconds": -2, "revisionHistoryLimit": -3, "progressDeadlineSeconds": -4, \#(selector), \#(template), "strategy": {"rollingUpdate": {"maxSurge": 0, "maxUnavailable": "0%"}}}}"#,
      [
        "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
        #"spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"0%"}: may not be 0 when `maxSurge` is 0"#,
        "spec.minReadySeconds: Invalid value: -2: must be greater than or equal to 0",
        "spec.revisionHistoryLimit: Invalid value: -3: must be greater than or equal to 0",
        "spec.progressDeadlineSeconds: Invalid value: -4: must be greater than or equal to 0",
        "spec.progressDeadlineSeconds: Invalid value: -4: must be greater than minReadySeconds",
      ]
    ),
    (
      .deployments,
      #"{\#(meta), "spec": {"minReadySeconds": 600, \#(selector), \#(template), "strategy": {"rollingUpdate": {"maxSurge": "x", "maxUnavailable": "101%"}}}}"#,
      [
        #"spec.strategy.rollingUpdate.maxSurge: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"x"}: \#(percent)"#,
        #"spec.strategy.rollingUpdate.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"101%"}: must not be greater than 100%"#,
        "spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds",
      ]
    ),
    (
      .deployments,
      #"{\#(meta), "spec": {\#(selector), \#(template), "strategy": {"type": "Recreate", "rollingUpdate": {"maxSurge": 1}}}}"#,
      [
        "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"
      ]
    ),
    (
      .deployments,
      #"{\#(meta), "spec": {\#(selector), \#(template), "strategy": {"type": "Blue"}}}"#,
      [
        #"spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"Blue", RollingUpdate:(*apps.RollingUpdateDeployment)(nil)}: supported values: "Recreate", "RollingUpdate""#
      ]
    ),
    (
      .replicaSets,
      #"{\#(meta), "spec": {"replicas": -1, \#(selector), "template": {"metadata": {"labels": {"app": "b"}}, "spec": {"restartPolicy": "Never", "activeDeadlineSeconds": 5, "containers": []}}}}"#,
      [
        "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
        #"spec.template.metadata.labels: Invalid value: map[string]string{"app":"b"}: `selector` does not match template `labels`"#,
        "spec.template.spec.containers: Required value",
        #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#,
        "spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported",
      ]
    ),
    (
      .daemonSets,
      #"{\#(meta), "spec": {"updateStrategy": {"rollingUpdate": {"maxSurge": 1, "maxUnavailable": 2}}, "selector": {}, \#(template)}}"#,
      [
        "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: empty selector is invalid for daemonset",
        "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: intstr.IntOrString{Type:0, IntVal:1, StrVal:\"\"}: may not be set when maxUnavailable is non-zero",
      ]
    ),
    (
      .daemonSets,
      #"{\#(meta), "spec": {"minReadySeconds": -1, "updateStrategy": {"rollingUpdate": {"maxUnavailable": 0}}, \#(selector), \#(template)}}"#,
      [
        "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
        "spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0",
      ]
    ),
    (
      .daemonSets,
      #"{\#(meta), "spec": {"updateStrategy": {"type": "x"}, \#(selector), \#(template)}}"#,
      [
        #"spec.updateStrategy: Unsupported value: apps.DaemonSetUpdateStrategy{Type:"x", RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}: supported values: "RollingUpdate", "OnDelete""#
      ]
    ),
    (
      .statefulSets,
      #"{\#(meta), "spec": {"replicas": -1, "podManagementPolicy": "Random", "updateStrategy": {"type": "Recreate"}, "selector": {"matchLabels": {"app": "bad"}}, "template": {"metadata": {"labels": {"app": "other"}}, "spec": {"restartPolicy": "OnFailure", "containers": [{"name": "a", "image": "nginx"}]}}}}"#,
      [
        #"spec.podManagementPolicy: Invalid value: "Random": must be 'OrderedReady' or 'Parallel'"#,
        #"spec.updateStrategy: Invalid value: apps.StatefulSetUpdateStrategy{Type:"Recreate", RollingUpdate:(*apps.RollingUpdateStatefulSetStrategy)(nil)}: must be 'RollingUpdate' or 'OnDelete'"#,
        "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
        #"spec.template.metadata.labels: Invalid value: map[string]string{"app":"other"}: `selector` does not match template `labels`"#,
        #"spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always""#,
      ]
    ),
    (
      .statefulSets,
      #"{\#(meta), "spec": {"ordinals": {"start": -1}, "persistentVolumeClaimRetentionPolicy": {"whenDeleted": "Keep"}, "updateStrategy": {"type": "OnDelete", "rollingUpdate": {"partition": 2}}, \#(selector), \#(template)}}"#,
      [
        "spec.updateStrategy.rollingUpdate: Invalid value: apps.RollingUpdateStatefulSetStrategy{Partition:2, MaxUnavailable:(*intstr.IntOrString)(nil)}: only allowed for updateStrategy 'RollingUpdate'",
        #"spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Unsupported value: "Keep": supported values: "Retain", "Delete""#,
        "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0",
      ]
    ),
    (
      .controllerRevisions, #"{\#(meta), "revision": -1, "data": []}"#,
      [
        "revision: Invalid value: -1: must be greater than or equal to 0",
        "data: Required value: data must be a valid JSON object",
      ]
    ),
    (
      .persistentVolumes,
      #"{"metadata": {"name": "x"}, "spec": {"accessModes": ["ReadWriteSometimes"], "hostPath": {"path": "../x"}, "nfs": {"server": "a", "path": "b"}}}"#,
      [
        #"spec.accessModes: Unsupported value: "ReadWriteSometimes": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod""#,
        "spec.capacity: Required value",
        #"spec.capacity: Unsupported value: core.ResourceList(nil): supported values: "storage""#,
        #"spec.hostPath.path: Invalid value: "../x": must not contain '..'"#,
        "spec.nfs: Forbidden: may not specify more than 1 volume type",
      ]
    ),
    (
      .persistentVolumes,
      #"{"metadata": {"name": "x"}, "spec": {"capacity": {"storage": "0"}, "accessModes": ["ReadWriteOnce"], "local": {"path": "/mnt/x"}}}"#,
      [
        #"spec.capacity[storage]: Invalid value: "0": must be greater than zero"#,
        "spec.nodeAffinity: Required value: Local volume requires node affinity",
      ]
    ),
    (
      .persistentVolumes,
      #"{"metadata": {"name": "x"}, "spec": {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce", "ReadWriteOncePod"], "persistentVolumeReclaimPolicy": "Keep"}}"#,
      [
        "spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes",
        #"spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain""#,
        "spec: Required value: must specify a volume type",
      ]
    ),
    (
      .persistentVolumeClaims,
      #"{\#(meta), "spec": {"accessModes": [], "resources": {"requests": {"storage": "-1Gi"}}}}"#,
      [
        "spec.accessModes: Required value: at least 1 access mode is required",
        #"spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero"#,
      ]
    ),
    (
      .persistentVolumeClaims,
      #"{\#(meta), "spec": {"accessModes": ["ReadWriteOnce"], "volumeMode": "Tape"}}"#,
      [
        "spec.resources[storage]: Required value",
        #"spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem""#,
      ]
    ),
  ] as [(ResourceID, String, [String])])
func `a new workload breaks exactly these rules`(
  resource: ResourceID, json: String, expected: [String]
) throws {
  #expect(try Sample.errors(resource, json) == expected)
}

@Test(
  arguments: [
    (
      .replicaSets, #"{\#(meta), "spec": {\#(selector), \#(template)}}"#,
      #"{\#(meta), "spec": {"selector": {"matchLabels": {"app": "x"}}, \#(template)}}"#,
      [
        #"spec.template.metadata.labels: Invalid value: map[string]string{"app":"a"}: `selector` does not match template `labels`"#,
        #"spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"x"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"#,
      ]
    ),
    (
      .statefulSets, #"{\#(meta), "spec": {"serviceName": "db", \#(selector), \#(template)}}"#,
      #"{\#(meta), "spec": {"serviceName": "other", "replicas": 3, \#(selector), \#(template)}}"#,
      [
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
      ]
    ),
    (
      .controllerRevisions, #"{\#(meta), "revision": 1, "data": {"a": 1}}"#,
      #"{\#(meta), "revision": 2, "data": {"a": 2}}"#,
      [#"data: Invalid value: {"a":2}: field is immutable"#]
    ),
  ] as [(ResourceID, String, String, [String])])
func `a changed workload breaks exactly these rules`(
  resource: ResourceID, old: String, new: String, expected: [String]
) throws {
  #expect(try Sample.updateErrors(resource, from: old, to: new) == expected)
}
