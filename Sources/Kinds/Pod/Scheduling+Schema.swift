// Table file: where a pod may run: affinity, tolerations, spreading; one line per field, so it is long by nature.
enum PodSchedulingSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Affinity  Rules of attraction and repulsion the scheduler follows for a pod.
      nodeAffinity NodeAffinity @1  Which nodes the pod must or would rather run on, by their labels.
      podAffinity PodAffinity @2  Other pods this one must or would rather run near.
      podAntiAffinity PodAntiAffinity @3  Other pods this one must or would rather keep away from, to spread replicas for instance.

    type NodeAffinity  Which nodes a pod needs and which it would rather have.
      preferredDuringSchedulingIgnoredDuringExecution [PreferredSchedulingTerm] list(atomic) @2  Wishes with weights: the node with the highest sum is favoured, yet any other will do.
      requiredDuringSchedulingIgnoredDuringExecution NodeSelector map(atomic) @1  What a node must fulfil for the pod to be placed on it; later label changes do not move the pod.

    type NodeSelector  A choice of nodes: a node is chosen if any one of the terms fits it.
      nodeSelectorTerms* [NodeSelectorTerm] list(atomic) always @1  Alternatives, at least one; they are joined by OR.

    type NodeSelectorTerm  One alternative of a node selector; all its rules must hold, and an empty term fits no node.
      matchExpressions [NodeSelectorRequirement] list(atomic) @1  Rules on the node's labels, all of which must hold.
      matchFields [NodeSelectorRequirement] list(atomic) @2  Rules on the node's fields, all of which must hold; only metadata.name is supported.

    type NodeSelectorRequirement  One rule about a label or field of a node.
      key* string always @1  Label key or field name the rule looks at.
      operator* string enum(DoesNotExist,Exists,Gt,In,Lt,NotIn) always go(NodeSelectorOperator) @2  How to compare: In, NotIn, Exists, DoesNotExist, or Gt and Lt for whole numbers.
      values [string] list(atomic) @3  Values to compare with; none for Exists and DoesNotExist, exactly one whole number for Gt and Lt.

    type PreferredSchedulingTerm  A wish about nodes and how much it counts.
      preference* NodeSelectorTerm map(atomic) always @2  What the node should look like.
      weight* int32 min(1) max(100) always @1  Points added to a node that fits, from 1 to 100.

    type PodAffinity  Pods that this pod should share a node, zone or other domain with.
      preferredDuringSchedulingIgnoredDuringExecution [WeightedPodAffinityTerm] list(atomic) @2  Wishes with weights: the node with the highest sum is favoured, yet any other will do.
      requiredDuringSchedulingIgnoredDuringExecution [PodAffinityTerm] list(atomic) @1  Rules that must all be met for the pod to be placed; later changes do not move it.

    type PodAntiAffinity  Pods that this pod should not share a node, zone or other domain with.
      preferredDuringSchedulingIgnoredDuringExecution [WeightedPodAffinityTerm] list(atomic) @2  Wishes with weights: nodes near such pods lose points, yet may still be used.
      requiredDuringSchedulingIgnoredDuringExecution [PodAffinityTerm] list(atomic) @1  Rules that must all be met for the pod to be placed; later changes do not move it.

    type PodAffinityTerm  Says which other pods matter, and what counts as being in the same place.
      labelSelector meta.LabelSelector map(atomic) @1  Picks the pods that matter by label; left out, it picks none.
      matchLabelKeys [string] list(atomic) @5  Label keys whose values are taken from the new pod, to match only pods with the same values (beta).
      mismatchLabelKeys [string] list(atomic) @6  Label keys whose values are taken from the new pod, to match only pods with other values (beta).
      namespaceSelector meta.LabelSelector map(atomic) @4  Picks namespaces by label to look for pods in, besides those listed; an empty selector means all.
      namespaces [string] list(atomic) @2  Namespaces to look for pods in; with no list and no selector, only this pod's own.
      topologyKey* string always @3  Node label that marks a place: nodes with equal values are the same place, such as kubernetes.io/hostname. Not empty.

    type WeightedPodAffinityTerm  A wish about nearby pods and how much it counts.
      podAffinityTerm* PodAffinityTerm always @2  Which pods matter, and what counts as near.
      weight* int32 min(1) max(100) always @1  Points for a node that fits, from 1 to 100.

    type Toleration  Lets a pod run on nodes that have a matching taint.
      effect string enum(NoExecute,NoSchedule,PreferNoSchedule) go(TaintEffect) @4  Effect of the taint to match: NoSchedule, PreferNoSchedule or NoExecute; empty matches every effect.
      key string @1  Key of the taint to match; empty, with operator Exists, matches every taint.
      operator string enum(Equal,Exists) go(TolerationOperator) @2  Exists matches any value, Equal (used when left out) needs the same value.
      tolerationSeconds int64? @5  Seconds the pod may stay after a NoExecute taint appears; forever when left out, 0 or less means leave at once.
      value string @3  Value of the taint to match; must be empty with operator Exists.

    type TopologySpreadConstraint  One rule for spreading matching pods evenly over places.
      labelSelector meta.LabelSelector map(atomic) @4  Picks the pods that are counted, by label, in this pod's namespace.
      matchLabelKeys [string] list(atomic) @8  Label keys whose values are taken from the new pod, to count only pods with equal values (beta).
      maxSkew* int32 min(1) always @1  How uneven it may get: the largest difference between a place's count and the smallest count; at least 1.
      minDomains int32? min(1) @5  With fewer places than this, the smallest count is taken as 0; only with DoNotSchedule, at least 1.
      nodeAffinityPolicy string? enum(Honor,Ignore) go(NodeInclusionPolicy) @6  Whether nodes ruled out by affinity and nodeSelector are left out of the count: Honor (the default) or Ignore.
      nodeTaintsPolicy string? enum(Honor,Ignore) go(NodeInclusionPolicy) @7  Whether nodes with taints the pod does not tolerate are left out of the count: Honor or Ignore (the default).
      topologyKey* string always @2  Node label whose equal values make one place, such as topology.kubernetes.io/zone; nodes without it are not used.
      whenUnsatisfiable* string enum(DoNotSchedule,ScheduleAnyway) always go(UnsatisfiableConstraintAction) @3  What to do when no place fits: DoNotSchedule leaves the pod pending, ScheduleAnyway makes the rule a wish.

    type TopologySelectorTerm  One alternative of a choice of places, as a StorageClass makes it; all its rules must hold.
      matchLabelExpressions [TopologySelectorLabelRequirement] list(atomic) @1  Rules on the labels of the place, all of which must hold.

    type TopologySelectorLabelRequirement  One rule on a label of the place.
      key* string always @1  Label key the rule looks at, such as topology.kubernetes.io/zone.
      values* [string] list(atomic) always @2  Values that are accepted; any one of them is enough.
    """#
}
