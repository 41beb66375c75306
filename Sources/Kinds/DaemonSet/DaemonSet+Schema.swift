// Table file: DaemonSet; one line per field, so it is long by nature.
enum DaemonSetSchema {
  static let text = #"""
    package io.k8s.api.apps.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type DaemonSet  Runs one copy of a pod on every node, or on every node that fits.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec DaemonSetSpec always @2  What the pods look like and how they are replaced.
      status DaemonSetStatus always @3  On how many nodes the pod runs; only the control plane writes it, and it can lag behind.

    type DaemonSetList  What the server answers when you list DaemonSets: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [DaemonSet] always @2  The DaemonSets that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always DaemonSetList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type DaemonSetSpec  What the pods look like and how they are replaced.
      minReadySeconds int32 min(0) @4  Seconds a pod must stay ready before it counts as available; 0 by default, meaning at once.
      revisionHistoryLimit int32? =10 min(0) @6  Number of old revisions kept for a rollback; 10 by default.
      selector* meta.LabelSelector map(atomic) @1  Picks the pods that belong to it; must match the template's labels and cannot change later.
      template* core.PodTemplateSpec always @2  Pattern for the pods; its nodeSelector and affinity choose the nodes. restartPolicy must be Always.
      updateStrategy DaemonSetUpdateStrategy always @3  How pods are replaced when the template changes.

    type DaemonSetUpdateStrategy  How pods are replaced when the template changes.
      rollingUpdate RollingUpdateDaemonSet defaulted @2  How fast a rolling update goes; it counts only with type RollingUpdate.
      type string =RollingUpdate enum(OnDelete,RollingUpdate) go(DaemonSetUpdateStrategyType) @1  RollingUpdate (the default) replaces pods node by node, OnDelete waits until you delete them.

    type RollingUpdateDaemonSet  How fast a rolling update goes; exactly one of the two values must be above 0.
      maxSurge IntOrString defaulted @2  On how many nodes a new pod may start beside the old one, as number or percentage rounded up; 0 by default.
      maxUnavailable IntOrString defaulted @1  On how many nodes the pod may be missing, as number or percentage rounded up; 1 by default.

    type DaemonSetStatus  On how many nodes the pod runs.
      collisionCount int32? @9  How often a name for a new revision was already taken; goes into the hash of the next one.
      conditions [DaemonSetCondition] list(map:type) patch(merge:type) @10  Further facts about the set.
      currentNumberScheduled* int32 always @1  Number of nodes that should run the pod and have at least one.
      desiredNumberScheduled* int32 always @3  Number of nodes that should run the pod.
      numberAvailable int32 @7  Number of nodes whose pod has been ready for at least minReadySeconds.
      numberMisscheduled* int32 always @2  Number of nodes that run the pod but should not.
      numberReady* int32 always @4  Number of nodes that should run the pod and have one that is ready.
      numberUnavailable int32 @8  Number of nodes that should run the pod and have none that is available.
      observedGeneration int64 @5  Value of metadata.generation of the spec these numbers belong to.
      updatedNumberScheduled int32 @6  Number of nodes whose pod is made from the present template.

    type DaemonSetCondition  One aspect of how a DaemonSet is doing.
      lastTransitionTime Time always @3  When status last changed from one value to another.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(DaemonSetConditionType) @1  Name of the aspect in CamelCase; the built-in controller sets none.
    """#
}
