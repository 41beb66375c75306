import APIServer
import Kinds
import ObjectModel
import Testing

private let meta = #""metadata": {"name": "x", "namespace": "default"}"#

private func job(_ fields: String, policy: String = "Never", labels: String = "") -> String {
  #"{\#(meta), "spec": {\#(fields)\#(fields.isEmpty ? "" : ", ")\#(template(policy, labels))}}"#
}

private func template(_ policy: String = "Never", _ labels: String = "") -> String {
  #""template": {"metadata": {"labels": {\#(labels)}}, "spec": {"restartPolicy": "\#(policy)", "containers": [{"name": "c", "image": "i"}]}}"#
}

private func cronJob(_ fields: String, job: String = template()) -> String {
  #"{\#(meta), "spec": {"jobTemplate": {"spec": {\#(job)}}, \#(fields)}}"#
}

@Test(
  arguments: [
    (.jobs, job(""), []),
    (
      .jobs,
      job(
        #""completions": -1, "parallelism": -1, "backoffLimit": -1, "activeDeadlineSeconds": -1, "completionMode": "Sorted""#,
        policy: "Always"),
      [
        "spec.parallelism: Invalid value: -1: must be greater than or equal to 0",
        "spec.completions: Invalid value: -1: must be greater than or equal to 0",
        "spec.activeDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
        "spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0",
        #"spec.completionMode: Unsupported value: "Sorted": supported values: "NonIndexed", "Indexed""#,
        #"spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never""#,
      ]
    ),
    (
      .jobs, job(#""selector": {"matchLabels": {"a": "b"}}"#, labels: #""a": "b""#),
      [
        #"spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"a":"b", "batch.kubernetes.io/controller-uid":"u1"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: `selector` not auto-generated"#
      ]
    ),
    (
      .jobs, job("", labels: #""job-name": "other""#),
      [
        #"spec.template.metadata.labels[job-name]: Invalid value: map[string]string{"batch.kubernetes.io/controller-uid":"u1", "batch.kubernetes.io/job-name":"x", "controller-uid":"u1", "job-name":"other"}: must be 'x'"#
      ]
    ),
    (
      .jobs, job(#""manualSelector": true"#),
      [
        "spec.selector: Required value",
        "spec.template.metadata.labels: Invalid value: map[string]string{}: `selector` does not match template `labels`",
      ]
    ),
    (
      .jobs,
      job(#""maxFailedIndexes": 2, "managedBy": "me", "ttlSecondsAfterFinished": -5"#),
      [
        "spec.ttlSecondsAfterFinished: Invalid value: -5: must be greater than or equal to 0",
        "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
        #"spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")"#,
        "spec.maxFailedIndexes: Invalid value: 2: requires indexed completion mode",
      ]
    ),
    (
      .jobs,
      job(#""completionMode": "Indexed", "parallelism": 100001"#),
      [
        "spec.completions: Required value: when completion mode is Indexed",
        "spec.parallelism: Invalid value: 100001: must be less than or equal to 100000 when completion mode is Indexed",
      ]
    ),
    (
      .jobs,
      job(
        #""podFailurePolicy": {"rules": [{"action": "FailIndex", "onExitCodes": {"operator": "In", "containerName": "z", "values": [3, 0, 3]}}, {"action": "x", "onPodConditions": [{"type": "DisruptionTarget", "status": "Maybe"}]}, {"action": "Count"}]}, "podReplacementPolicy": "TerminatingOrFailed""#,
        policy: "OnFailure"),
      [
        #"spec.podFailurePolicy.rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set"#,
        #"spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: "z": must be one of the container or initContainer names in the pod template"#,
        "spec.podFailurePolicy.rules[0].onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator",
        "spec.podFailurePolicy.rules[0].onExitCodes.values[2]: Duplicate value: 3",
        "spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: []int32{3, 0, 3}: must be ordered",
        #"spec.podFailurePolicy.rules[1].action: Unsupported value: "x": supported values: "Count", "FailIndex", "FailJob", "Ignore""#,
        #"spec.podFailurePolicy.rules[1].onPodConditions[0].status: Unsupported value: "Maybe": supported values: "False", "True", "Unknown""#,
        "spec.podFailurePolicy.rules[2]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required",
        #"spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed""#,
        #"spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified"#,
      ]
    ),
    (
      .jobs,
      job(
        #""completionMode": "Indexed", "completions": 5, "successPolicy": {"rules": [{"succeededIndexes": "0,2-4", "succeededCount": 5}, {"succeededIndexes": "3-1"}, {"succeededIndexes": "1-2-3"}, {"succeededIndexes": "7"}, {"succeededIndexes": "a"}, {"succeededCount": 9}, {}]}"#
      ),
      [
        "spec.successPolicy.rules[0].succeededCount: Invalid value: 5: must be less than or equal to 4 (the number of indexes in the specified succeededIndexes field)",
        #"spec.successPolicy.rules[1].succeededIndexes: Invalid value: "3-1": error parsing succeededIndexes: non-increasing order, previous: 3, current: 1"#,
        #"spec.successPolicy.rules[2].succeededIndexes: Invalid value: "1-2-3": error parsing succeededIndexes: the fragment "1-2-3" violates the requirement that an index interval can have at most two parts separated by '-'"#,
        #"spec.successPolicy.rules[3].succeededIndexes: Invalid value: "7": error parsing succeededIndexes: too large index: "7""#,
        #"spec.successPolicy.rules[4].succeededIndexes: Invalid value: "a": error parsing succeededIndexes: cannot convert string to integer for index: "a""#,
        "spec.successPolicy.rules[5].succeededCount: Invalid value: 9: must be less than or equal to 5 (the number of specified completions)",
        "spec.successPolicy.rules[6]: Required value: at least one of succeededCount or succeededIndexes must be specified",
      ]
    ),
    (.cronJobs, cronJob(#""schedule": "*/5 * * * *", "timeZone": "Europe/Oslo""#), []),
    (
      .cronJobs, cronJob(#""schedule": "foo", "timeZone": "Europe/Nowhere""#),
      [
        #"spec.schedule: Invalid value: "foo": expected exactly 5 fields, found 1: [foo]"#,
        #"spec.timeZone: Invalid value: "Europe/Nowhere": unknown time zone Europe/Nowhere"#,
      ]
    ),
    (
      .cronJobs,
      cronJob(
        #""schedule": "61 * * * *", "concurrencyPolicy": "Sometimes", "startingDeadlineSeconds": -1, "successfulJobsHistoryLimit": -1, "failedJobsHistoryLimit": -2"#,
        job: template("Always")),
      [
        #"spec.schedule: Invalid value: "61 * * * *": end of range (61) above maximum (59): 61"#,
        "spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
        #"spec.concurrencyPolicy: Unsupported value: "Sometimes": supported values: "Allow", "Forbid", "Replace""#,
        #"spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never""#,
        "spec.successfulJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
        "spec.failedJobsHistoryLimit: Invalid value: -2: must be greater than or equal to 0",
      ]
    ),
    (
      .cronJobs, cronJob(#""schedule": "TZ=UTC 0 * * * *", "timeZone": "Local""#),
      [
        #"spec.schedule: Invalid value: "TZ=UTC 0 * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead"#,
        #"spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones"#,
      ]
    ),
  ] as [(ResourceID, String, [String])])
func `a new job or cron job breaks exactly these rules`(
  resource: ResourceID, json: String, expected: [String]
) throws {
  #expect(try Sample.errors(resource, json) == expected)
}

@Test(
  arguments: [
    (
      job(#""completions": 1"#), job(#""completions": 5"#),
      ["spec.completions: Invalid value: 5: field is immutable"]
    ),
    (job(#""parallelism": 1"#), job(#""parallelism": 5, "backoffLimit": 9"#), []),
    (
      job(#""completionMode": "Indexed", "completions": 2, "parallelism": 2"#),
      job(#""completionMode": "Indexed", "completions": 4, "parallelism": 3"#),
      ["spec.completions: Invalid value: 4: can only be modified in tandem with spec.parallelism"]
    ),
  ] as [(String, String, [String])])
func `a changed job breaks exactly these rules`(
  old: String, new: String, expected: [String]
) throws {
  func stored(_ json: String) throws -> Value {
    var object = try Sample.object(.jobs, json)
    object[orEmpty: .metadata][.uid] = "u1"
    Catalog.standard[.jobs].prepareForCreate(&object)
    return object
  }
  let errors = Catalog.standard[.jobs].validateUpdate(try stored(new), try stored(old))
  #expect(errors.map(\.description) == expected)
}

@Test(
  arguments: [
    (
      .jobs,
      #"{"metadata": {"name": "j"}, "spec": {"completions": 3}, "status": {"succeeded": 1, "startTime": "2026-11-23T04:19:00Z"}}"#,
      "j | Running | 1/3 | 60s | <unknown> |  |  | <none>"
    ),
    (
      .jobs,
      #"{"metadata": {"name": "j"}, "spec": {"parallelism": 3}, "status": {"succeeded": 1, "conditions": [{"type": "Suspended", "status": "False"}, {"type": "Complete", "status": "True"}], "startTime": "2026-11-23T04:19:00Z", "completionTime": "2026-11-23T04:19:02Z"}}"#,
      "j | Complete | 1/1 of 3 | 2s | <unknown> |  |  | <none>"
    ),
    (
      .cronJobs,
      #"{"metadata": {"name": "c"}, "spec": {"schedule": "* * * * *", "suspend": false, "jobTemplate": {"spec": {"template": {"spec": {"containers": [{"name": "a", "image": "b"}]}}}}}, "status": {"active": [{}], "lastScheduleTime": "2026-11-23T04:19:30Z"}}"#,
      "c | * * * * * | <none> | False | 1 | 30s | <unknown> | a | b | <none>"
    ),
    (
      .deployments,
      #"{"metadata": {"name": "d"}, "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "a"}}, "template": {"spec": {"containers": [{"name": "a", "image": "b"}, {"name": "c", "image": "d"}]}}}, "status": {"readyReplicas": 2, "updatedReplicas": 1, "availableReplicas": 2}}"#,
      "d | 2/3 | 1 | 2 | <unknown> | a,c | b,d | app=a"
    ),
    (
      .replicaSets,
      #"{"metadata": {"name": "r"}, "spec": {"replicas": 3, "selector": {"matchExpressions": [{"key": "a", "operator": "In", "values": ["c", "b"]}]}}, "status": {"replicas": 2, "readyReplicas": 1}}"#,
      "r | 3 | 2 | 1 | <unknown> |  |  | a in (b,c)"
    ),
    (
      .daemonSets,
      #"{"metadata": {"name": "d"}, "spec": {"template": {"spec": {"nodeSelector": {"disk": "ssd"}}}}, "status": {"desiredNumberScheduled": 3, "currentNumberScheduled": 3, "numberReady": 2, "updatedNumberScheduled": 1, "numberAvailable": 2}}"#,
      "d | 3 | 3 | 2 | 1 | 2 | disk=ssd | <unknown> |  |  | <none>"
    ),
    (
      .statefulSets,
      #"{"metadata": {"name": "s"}, "spec": {"replicas": 3}, "status": {"readyReplicas": 1}}"#,
      "s | 1/3 | <unknown> |  | "
    ),
    (
      .controllerRevisions,
      #"{"metadata": {"name": "s-1", "ownerReferences": [{"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "s", "controller": true}]}, "revision": 4}"#,
      "s-1 | statefulset.apps/s | 4 | <unknown>"
    ),
    (
      .persistentVolumes,
      #"{"metadata": {"name": "big"}, "spec": {"capacity": {"storage": "5Gi"}, "accessModes": ["ReadOnlyMany", "ReadWriteOnce"], "persistentVolumeReclaimPolicy": "Delete", "claimRef": {"namespace": "default", "name": "c1"}, "volumeMode": "Filesystem"}, "status": {"phase": "Bound"}}"#,
      "big | 5Gi | RWO,ROX | Delete | Bound | default/c1 |  | <unset> |  | <unknown> | Filesystem"
    ),
    (
      .persistentVolumeClaims,
      #"{"metadata": {"name": "c1"}, "spec": {"volumeName": "small"}, "status": {"phase": "Bound", "capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"]}}"#,
      "c1 | Bound | small | 1Gi | RWO |  | <unset> | <unknown> | <unset>"
    ),
    (
      .persistentVolumeClaims,
      #"{"metadata": {"name": "c2", "deletionTimestamp": "2026-11-23T04:19:00Z"}, "spec": {"storageClassName": "fast"}, "status": {"phase": "Pending"}}"#,
      "c2 | Terminating |  |  |  | fast | <unset> | <unknown> | <unset>"
    ),
  ] as [(ResourceID, String, String)])
func `a row of a workload`(resource: ResourceID, json: String, row: String) throws {
  #expect(Sample.row(resource, try Sample.value(json)) == row)
}
