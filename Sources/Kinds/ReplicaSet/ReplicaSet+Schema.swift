// Table file: ReplicaSet; one line per field, so it is long by nature.
enum ReplicaSetSchema {
  static let text = #"""
    package io.k8s.api.apps.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type ReplicaSet  Keeps a number of equal pods running; normally made and scaled by a Deployment.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Bookkeeping of the object; for a set of a Deployment, the label pod-template-hash tells which template.
      spec ReplicaSetSpec always @2  How many pods are wanted and what they look like.
      status ReplicaSetStatus always @3  How many pods there are; only the control plane writes it, and it can lag behind.

    type ReplicaSetList  What the server answers when you list ReplicaSets: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ReplicaSet] always @2  The ReplicaSets that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ReplicaSetList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ReplicaSetSpec  How many pods are wanted and what they look like.
      minReadySeconds int32 min(0) @4  Seconds a pod must stay ready before it counts as available; 0 by default, meaning at once.
      replicas int32? =1 min(0) @1  Number of pods you want; 1 by default, and 0 is allowed.
      selector* meta.LabelSelector map(atomic) @2  Picks the pods that belong to it; must match the template's labels and cannot change later.
      template core.PodTemplateSpec always @3  Pattern for the pods it makes; a change only affects pods made later.

    type ReplicaSetStatus  How many pods there are.
      availableReplicas int32 @5  Number of pods that have been ready for at least minReadySeconds.
      conditions [ReplicaSetCondition] list(map:type) patch(merge:type) @6  Further facts, such as that pods could not be made.
      fullyLabeledReplicas int32 @2  Number of pods that carry all labels of the template.
      observedGeneration int64 @3  Value of metadata.generation of the spec these numbers belong to.
      readyReplicas int32 @4  Number of pods that are ready.
      replicas* int32 always @1  Number of pods there are, ready or not.

    type ReplicaSetCondition  One aspect of how a ReplicaSet is doing.
      lastTransitionTime Time always @3  When status last changed from one value to another.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change, such as FailedCreate.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(ReplicaSetConditionType) @1  Name of the aspect, such as ReplicaFailure.
    """#
}
