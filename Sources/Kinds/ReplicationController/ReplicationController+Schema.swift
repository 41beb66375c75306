// Table file: ReplicationController; one line per field, so it is long by nature.
enum ReplicationControllerSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ReplicationController  Keeps a number of equal pods running; the old forerunner of ReplicaSet and Deployment.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; if it has no labels, those of the pod template are taken over.
      spec ReplicationControllerSpec always @2  How many pods are wanted and what they look like.
      status ReplicationControllerStatus always @3  How many pods there are; only the control plane writes it, and it can lag behind.

    type ReplicationControllerList  What the server answers when you list ReplicationControllers: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ReplicationController] always @2  The ReplicationControllers that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ReplicationControllerList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ReplicationControllerSpec  How many pods are wanted and what they look like.
      minReadySeconds int32 min(0) @4  Seconds a pod must stay ready before it counts as available; 0 by default, meaning at once.
      replicas int32? =1 min(0) @1  Number of pods you want; 1 by default, and 0 is allowed.
      selector map:string defaulted map(atomic) @2  Labels of the pods that belong to it, all of which must match; the template's labels when left out.
      template PodTemplateSpec @3  Pattern for the pods it makes; restartPolicy must be Always. A change only affects pods made later.

    type ReplicationControllerStatus  How many pods there are.
      availableReplicas int32 @5  Number of pods that have been ready for at least minReadySeconds.
      conditions [ReplicationControllerCondition] list(map:type) patch(merge:type) @6  Further facts, such as that pods could not be made.
      fullyLabeledReplicas int32 @2  Number of pods that carry all labels of the template.
      observedGeneration int64 @3  Value of metadata.generation of the spec these numbers belong to.
      readyReplicas int32 @4  Number of pods that are ready.
      replicas* int32 always @1  Number of pods there are, ready or not.

    type ReplicationControllerCondition  One aspect of how a ReplicationController is doing.
      lastTransitionTime Time always @3  When status last changed from one value to another.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change, such as FailedCreate.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(ReplicationControllerConditionType) @1  Name of the aspect, such as ReplicaFailure.
    """#
}
