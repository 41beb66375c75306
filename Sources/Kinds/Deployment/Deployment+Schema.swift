// Table file: Deployment; one line per field, so it is long by nature.
enum DeploymentSchema {
  static let text = #"""
    package io.k8s.api.apps.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type Deployment  Keeps a number of equal pods running and replaces them step by step when their template changes.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec DeploymentSpec always @2  How many pods are wanted, what they look like, and how they are replaced.
      status DeploymentStatus always @3  How far the Deployment has got; only the control plane writes it.

    type DeploymentList  What the server answers when you list Deployments: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Deployment] always @2  The Deployments that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always DeploymentList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type DeploymentSpec  How many pods are wanted, what they look like, and how they are replaced.
      minReadySeconds int32 min(0) @5  Seconds a pod must stay ready before it counts as available; 0 by default, meaning at once.
      paused bool @7  If true, changes of the template start no rollout; kubectl rollout pause sets it. False by default.
      progressDeadlineSeconds int32? =600 min(1) @9  Seconds without progress after which a rollout is reported as failed; 600 by default, more than minReadySeconds.
      replicas int32? =1 min(0) @1  Number of pods you want; 1 by default, and 0 is allowed.
      revisionHistoryLimit int32? =10 min(0) @6  Number of old ReplicaSets kept for a rollback; 10 by default.
      selector* meta.LabelSelector map(atomic) @2  Picks the pods that belong to it; must match the template's labels and cannot change later.
      strategy DeploymentStrategy patch(retainKeys) always @4  How old pods are replaced by new ones.
      template* core.PodTemplateSpec always @3  Pattern for the pods; any change to it starts a rollout. restartPolicy must be Always.

    type DeploymentStrategy  How old pods are replaced by new ones.
      rollingUpdate RollingUpdateDeployment defaulted @2  How fast a rolling update goes; only allowed with type RollingUpdate.
      type string =RollingUpdate enum(Recreate,RollingUpdate) go(DeploymentStrategyType) @1  RollingUpdate (the default) replaces bit by bit, Recreate stops all old pods before new ones start.

    type RollingUpdateDeployment  How fast a rolling update goes; not both values may be 0.
      maxSurge IntOrString =25% @2  How many pods there may be above the wanted number, as number or percentage rounded up; 25% by default.
      maxUnavailable IntOrString =25% @1  How many pods may be missing from the wanted number, as number or percentage rounded down; 25% by default.

    type DeploymentStatus  How far a Deployment has got.
      availableReplicas int32 @4  Number of pods that have been ready for at least minReadySeconds.
      collisionCount int32? @8  How often a name for a new ReplicaSet was already taken; goes into the hash of the next one.
      conditions [DeploymentCondition] list(map:type) patch(merge:type) @6  Where it stands: Available, Progressing and ReplicaFailure.
      observedGeneration int64 @1  Value of metadata.generation of the spec these numbers belong to.
      readyReplicas int32 @7  Number of pods that are ready.
      replicas int32 @2  Number of pods there are, old and new, that are not going away.
      unavailableReplicas int32 @5  Number of pods still missing or not yet available for the Deployment to be complete.
      updatedReplicas int32 @3  Number of pods made from the present template.

    type DeploymentCondition  One aspect of where a Deployment stands.
      lastTransitionTime Time always @7  When status last changed from one value to another.
      lastUpdateTime Time always @6  When this condition was last written, even if status stayed the same.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change, such as NewReplicaSetAvailable.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(DeploymentConditionType) @1  Name of the aspect: Available, Progressing or ReplicaFailure.
    """#
}
