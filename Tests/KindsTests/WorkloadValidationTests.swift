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
    )
  ] as [(ResourceID, String, String, [String])])
func `a changed workload breaks exactly these rules`(
  resource: ResourceID, old: String, new: String, expected: [String]
) throws {
  #expect(try Sample.updateErrors(resource, from: old, to: new) == expected)
}
