// Table file: StatefulSet; one line per field, so it is long by nature.
enum StatefulSetSchema {
  static let text = #"""
    package io.k8s.api.apps.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type StatefulSet  Runs pods that each keep a name, a DNS name and storage of their own: web-0, web-1 and so on.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec StatefulSetSpec always @2  How many pods are wanted, what they look like, and how they get storage.
      status StatefulSetStatus always @3  How far the StatefulSet has got; only the control plane writes it, and it can lag behind.

    type StatefulSetList  What the server answers when you list StatefulSets: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [StatefulSet] always @2  The StatefulSets that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always StatefulSetList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type StatefulSetSpec  How many pods are wanted, what they look like, and how they get storage.
      minReadySeconds int32 min(0) @9  Seconds a pod must stay ready before it counts as available; 0 by default, meaning at once.
      ordinals StatefulSetOrdinals @11  Which numbers the pods get; counting from 0 when left out.
      persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy ={} @10  What happens to the claims of pods that are no longer wanted; they are kept by default.
      podManagementPolicy string =OrderedReady enum(OrderedReady,Parallel) go(PodManagementPolicyType) @6  OrderedReady (the default) makes pods one after another, Parallel all at once; it cannot change later.
      replicas int32? =1 min(0) @1  Number of pods you want; 1 by default, and 0 is allowed.
      revisionHistoryLimit int32? =10 min(0) @8  Number of old revisions kept for a rollback; 10 by default.
      selector* meta.LabelSelector map(atomic) @2  Picks the pods that belong to it; must match the template's labels and cannot change later.
      serviceName* string always @5  Headless Service that gives the pods their DNS names; you make it yourself, and it cannot change later.
      template* core.PodTemplateSpec always @3  Pattern for the pods, which are named after the set and their number. restartPolicy must be Always.
      updateStrategy StatefulSetUpdateStrategy always @7  How pods are replaced when the template changes.
      volumeClaimTemplates [core.PersistentVolumeClaim] list(atomic) @4  Claims made for each pod, which find their way back to it after a restart; they cannot change later.

    type StatefulSetOrdinals  Which numbers the pods get.
      start int32 min(0) always @1  Number of the first pod; 0 when left out, and the others follow on.

    type StatefulSetPersistentVolumeClaimRetentionPolicy  What happens to claims made from volumeClaimTemplates.
      whenDeleted string =Retain go(PersistentVolumeClaimRetentionPolicyType) @1  When the set is deleted: Retain (the default) keeps the claims, Delete removes them.
      whenScaled string =Retain go(PersistentVolumeClaimRetentionPolicyType) @2  When the set is scaled down: Retain (the default) keeps the claims of surplus pods, Delete removes them.

    type StatefulSetUpdateStrategy  How pods are replaced when the template changes.
      rollingUpdate RollingUpdateStatefulSetStrategy defaulted @2  Details of a rolling update; only allowed with type RollingUpdate.
      type string defaulted enum(OnDelete,RollingUpdate) go(StatefulSetUpdateStrategyType) @1  RollingUpdate (the default) replaces pods from the highest number down, OnDelete waits until you delete them.

    type RollingUpdateStatefulSetStrategy  Details of a rolling update.
      maxUnavailable IntOrString @2  How many pods may be missing during an update, as number or percentage; 1 if unset (alpha, off by default).
      partition int32? defaulted min(0) @1  Only pods with this number or a higher one are updated, which allows a trial run; 0 by default, so all are.

    type StatefulSetStatus  How far a StatefulSet has got.
      availableReplicas int32 always @11  Number of pods that have been ready for at least minReadySeconds.
      collisionCount int32? @9  How often a name for a new revision was already taken; goes into the hash of the next one.
      conditions [StatefulSetCondition] list(map:type) patch(merge:type) @10  Further facts about the set.
      currentReplicas int32 @4  Number of pods made from currentRevision.
      currentRevision string @6  Revision that pods had before the update and still have until it reaches them.
      observedGeneration int64 @1  Value of metadata.generation of the spec these numbers belong to.
      readyReplicas int32 @3  Number of pods that are ready.
      replicas* int32 always @2  Number of pods there are.
      updateRevision string @7  Revision that pods get by the update.
      updatedReplicas int32 @5  Number of pods made from updateRevision.

    type StatefulSetCondition  One aspect of how a StatefulSet is doing.
      lastTransitionTime Time always @3  When status last changed from one value to another.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(StatefulSetConditionType) @1  Name of the aspect in CamelCase; the built-in controller sets none.
    """#
}
