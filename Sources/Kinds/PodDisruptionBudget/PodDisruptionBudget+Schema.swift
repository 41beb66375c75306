// Table file: PodDisruptionBudget; one line per field, so it is long by nature.
enum PodDisruptionBudgetSchema {
  static let text = #"""
    package io.k8s.api.policy.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type PodDisruptionBudget  Limits how many pods of a group may be taken away by evictions at the same time, as kubectl drain does.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec PodDisruptionBudgetSpec always @2  Which pods are protected and how many must stay.
      status PodDisruptionBudgetStatus always @3  How many pods there are and how many may be taken away now.

    type PodDisruptionBudgetList  What the server answers when you list budgets: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PodDisruptionBudget] always @2  The budgets that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always PodDisruptionBudgetList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type PodDisruptionBudgetSpec  Which pods are protected and how many must stay.
      maxUnavailable IntOrString @3  Most pods that may be missing after an eviction, as number or percentage; set this or minAvailable.
      minAvailable IntOrString @1  Fewest pods that must still be there after an eviction, as number or percentage; 100% forbids all evictions.
      selector meta.LabelSelector map(atomic) patch(replace) @2  Picks the pods that are protected; an empty selector means all of the namespace, a missing one means none.
      unhealthyPodEvictionPolicy string? enum(AlwaysAllow,IfHealthyBudget) go(UnhealthyPodEvictionPolicyType) @4  Whether pods that are not ready may go: IfHealthyBudget (used when unset) only if the budget allows, AlwaysAllow always.

    type PodDisruptionBudgetStatus  How many pods there are and how many may be taken away.
      conditions [meta.Condition] list(map:type) patch(merge:type) @7  Whether evictions are allowed, under the type DisruptionAllowed, with the reason.
      currentHealthy* int32 always @4  Number of protected pods that are healthy now.
      desiredHealthy* int32 always @5  Fewest healthy pods there must be.
      disruptedPods map:Time @2  Pods whose eviction was granted but not yet seen to happen, with the time of the grant.
      disruptionsAllowed* int32 always @3  Number of pods that may be evicted right now.
      expectedPods* int32 always @6  Number of protected pods there should be.
      observedGeneration int64 @1  Value of metadata.generation of the spec these numbers belong to; while it lags, no eviction is granted.
    """#
}
