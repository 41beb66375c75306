// Table file: Job; one line per field, so it is long by nature.
enum JobSchema {
  static let text = #"""
    package io.k8s.api.batch.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type Job  Runs pods until a given number of them has ended successfully.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; if it has no labels, those of the pod template are taken over.
      spec JobSpec always @2  What is to be run, how often, and how failures are dealt with.
      status JobStatus always @3  How far the Job has got; only the control plane writes it.

    type JobList  What the server answers when you list Jobs: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Job] always @2  The Jobs that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always JobList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type JobSpec  What is to be run, how often, and how failures are dealt with.
      activeDeadlineSeconds int64? min(0) @3  Seconds the Job may take in all, counted from its start; then its pods are stopped and it has failed.
      backoffLimit int32? defaulted min(0) @7  Failed pods put up with before the Job fails; 6 by default, and without limit if backoffLimitPerIndex is set.
      backoffLimitPerIndex int32? min(0) @12  Failed pods put up with for each index before that index fails; only for Indexed Jobs, fixed (beta).
      completionMode string? defaulted enum(Indexed,NonIndexed) go(CompletionMode) @9  NonIndexed (the default) counts successes; Indexed gives each pod a number and needs a success for each. Fixed.
      completions int32? defaulted min(0) @2  Number of pods that must succeed; 1 if parallelism is unset too, else unset means one success ends the Job.
      managedBy string? @15  Controller that runs the Job; unset or kubernetes.io/job-controller is the built-in one. Fixed (beta).
      manualSelector bool? defaulted @5  If true, you choose selector and labels yourself; false by default, when they are made unique for you. Fixed.
      maxFailedIndexes int32? min(0) @13  Failed indexes put up with before the whole Job fails; only with backoffLimitPerIndex (beta).
      parallelism int32? defaulted min(0) @1  Number of pods that may run at the same time; 1 by default, 0 holds the Job.
      podFailurePolicy PodFailurePolicy @11  Rules on what a pod's failure means by its exit code or conditions; needs restartPolicy Never.
      podReplacementPolicy string? defaulted enum(Failed,TerminatingOrFailed) go(PodReplacementPolicy) @14  When a new pod replaces an old one: TerminatingOrFailed (the default) or Failed, which a failure policy demands.
      selector meta.LabelSelector map(atomic) @4  Picks the pods that belong to the Job; normally filled in by the server, and fixed.
      successPolicy SuccessPolicy @16  Rules by which an Indexed Job counts as successful before all its pods have succeeded; fixed (beta).
      suspend bool? defaulted @10  If true, no pods run, and those running are deleted; setting it back resumes the Job. False by default.
      template* core.PodTemplateSpec always @6  Pattern for the pods; restartPolicy must be Never or OnFailure. Fixed, but for a few fields while suspended.
      ttlSecondsAfterFinished int32? min(0) @8  Seconds after its end until the Job is deleted with its pods; never when left out, at once with 0.

    type JobStatus  How far a Job has got.
      active int32 @4  Number of pods pending or running that are not being deleted.
      completedIndexes string @7  Indexes that have succeeded, such as 1,3-5,7; only for Indexed Jobs.
      completionTime Time @3  When the Job ended successfully, in UTC; never set for one that failed.
      conditions [JobCondition] list(atomic) patch(merge:type) @1  Where it stands: Complete, Failed, Suspended, SuccessCriteriaMet or FailureTarget.
      failed int32 @6  Number of pods that have failed; it only grows.
      failedIndexes string? @10  Indexes that have failed, such as 1,3-5,7; only with backoffLimitPerIndex (beta).
      ready int32? @9  Number of active pods that are ready and not being deleted.
      startTime Time @2  When the controller began with the Job, in UTC; reset when it is resumed after a suspension.
      succeeded int32 @5  Number of pods that have succeeded; it only grows, save for Indexed Jobs scaled down.
      terminating int32? @11  Number of pods that are being deleted but have not yet ended (beta).
      uncountedTerminatedPods UncountedTerminatedPods @8  Pods that have ended but are not yet in the counts; bookkeeping of the controller.

    type JobCondition  One aspect of where a Job stands.
      lastProbeTime Time always @3  When this condition was last checked.
      lastTransitionTime Time always @4  When status last changed from one value to another.
      message string @6  Explanation for people of the last change.
      reason string @5  One word for programs on the last change, such as BackoffLimitExceeded.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(JobConditionType) @1  Name of the aspect, such as Complete or Failed.

    type UncountedTerminatedPods  Pods that have ended but are not yet in the counts.
      failed [string] list(set) go(types.UID) @2  UIDs of pods that failed.
      succeeded [string] list(set) go(types.UID) @1  UIDs of pods that succeeded.

    type JobTemplateSpec  The pattern a CronJob makes its Jobs from.
      metadata meta.ObjectMeta always @1  Labels and annotations the new Jobs get.
      spec JobSpec always @2  What each Job made from this template does.

    type PodFailurePolicy  Rules on what a pod's failure means; without a match, it counts towards backoffLimit.
      rules* [PodFailurePolicyRule] list(atomic) always @1  The rules, at most 20; the first that matches decides.

    type PodFailurePolicyRule  One rule: a test, by exit code or by condition, and what follows.
      action* string enum(Count,FailIndex,FailJob,Ignore) always go(PodFailurePolicyAction) @1  What follows: FailJob, FailIndex, Ignore to not count the failure, or Count as usual.
      onExitCodes PodFailurePolicyOnExitCodesRequirement @2  Matches by the exit codes of the containers; set this or onPodConditions.
      onPodConditions [PodFailurePolicyOnPodConditionsPattern] list(atomic) @3  Matches by the pod's conditions, any of the patterns; set this or onExitCodes. At most 20.

    type PodFailurePolicyOnExitCodesRequirement  A test on exit codes of failed containers; exit code 0 is never looked at.
      containerName string? @1  Container to look at; all containers when left out.
      operator* string enum(In,NotIn) always go(PodFailurePolicyOnExitCodesOperator) @2  In matches if a code is among the values, NotIn if a code is not among them.
      values* [int32] list(set) always @3  Exit codes to compare with, in ascending order, from 1 to 255 of them; 0 cannot be used with In.

    type PodFailurePolicyOnPodConditionsPattern  A test on one condition of a pod.
      status* string =True always go(ConditionStatus) @2  Status the condition must have; True by default.
      type* string always go(PodConditionType) @1  Type the condition must have, such as DisruptionTarget.

    type SuccessPolicy  Rules by which a Job may succeed early; the pods still running are then stopped.
      rules* [SuccessPolicyRule] list(atomic) always @1  The rules, from 1 to 20; the first one met ends the Job as successful.

    type SuccessPolicyRule  One way for a Job to succeed early; at least one of the two fields is set.
      succeededCount int32? @2  Number of indexes that must have succeeded, among succeededIndexes if those are given.
      succeededIndexes string? @1  Indexes that must have succeeded, such as 0,2-4; with succeededCount, so many of them suffice.
    """#
}
