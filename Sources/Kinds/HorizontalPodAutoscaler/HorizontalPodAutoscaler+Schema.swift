// Table file: HorizontalPodAutoscaler in its two versions; one line per field, so it is long by nature.
enum HorizontalPodAutoscalerSchema {
  static let text = #"""
    package io.k8s.api.autoscaling.v2
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type HorizontalPodAutoscaler  Scales something up and down so that metrics, such as CPU use, stay near their targets.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec HorizontalPodAutoscalerSpec always @2  What is scaled, within which limits, and by which metrics.
      status HorizontalPodAutoscalerStatus always @3  What was measured last and what the autoscaler made of it.

    type HorizontalPodAutoscalerList  What the server answers when you list autoscalers: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [HorizontalPodAutoscaler] always @2  The autoscalers that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always HorizontalPodAutoscalerList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type HorizontalPodAutoscalerSpec  What is scaled, within which limits, and by which metrics.
      behavior HorizontalPodAutoscalerBehavior @5  How fast to scale up and down; sensible defaults when left out.
      maxReplicas* int32 min(1) always @3  Most pods there may be; not below minReplicas.
      metrics [MetricSpec] defaulted list(atomic) @4  What to measure and to aim for; the one asking for most pods wins. 80 percent of the CPU requests by default.
      minReplicas int32? =1 min(1) @2  Fewest pods there may be; 1 by default, and 0 only with an alpha feature.
      scaleTargetRef* CrossVersionObjectReference always @1  What is scaled; it must have a scale subresource, as Deployments and StatefulSets do.

    type CrossVersionObjectReference  Names an object in the same namespace.
      apiVersion string @3  API group and version of the object, such as apps/v1.
      kind* string always @1  Kind of the object, such as Deployment.
      name* string always @2  Name of the object.

    type MetricSpec  One thing to measure; exactly the field that goes with type is set.
      containerResource ContainerResourceMetricSource @7  Use of a resource by one container of every pod, such as its CPU.
      external ExternalMetricSource @5  A metric from outside the cluster, such as the length of a queue.
      object ObjectMetricSource @2  A metric of one other object, such as the requests per second of an Ingress.
      pods PodsMetricSource @3  A custom metric of every pod, averaged over the pods.
      resource ResourceMetricSource @4  Use of a resource by the pods, as measured by the metrics server.
      type* string always go(MetricSourceType) @1  Which sort it is: Resource, ContainerResource, Pods, Object or External.

    type HorizontalPodAutoscalerBehavior  How fast to scale.
      scaleDown HPAScalingRules defaulted @2  Rules for scaling down; by default to the minimum at once, after looking back over 300 seconds.
      scaleUp HPAScalingRules defaulted @1  Rules for scaling up; by default without delay, by 4 pods or by doubling every 15 seconds, whichever is more.

    type HPAScalingRules  Rules for scaling in one direction.
      policies [HPAScalingPolicy] defaulted list(atomic) @2  Limits on how fast to scale; at least one.
      selectPolicy string? defaulted go(ScalingPolicySelect) @1  Which limit counts: Max (the default) the one allowing most change, Min the least, Disabled stops scaling.
      stabilizationWindowSeconds int32? defaulted min(0) max(3600) @3  Seconds to look back over past advice before scaling, 0 to 3600; by default 0 for up, 300 for down.

    type HPAScalingPolicy  A limit on how fast to scale.
      periodSeconds* int32 min(1) max(1800) always @3  Seconds over which the limit holds, from 1 to 1800.
      type* string always go(HPAScalingPolicyType) @1  Whether value means Pods or Percent.
      value* int32 min(1) always @2  Most that may be changed within the period, above 0.

    type ObjectMetricSource  A metric of one other object.
      describedObject* CrossVersionObjectReference always @1  The object the metric is about, in the same namespace.
      metric* MetricIdentifier always @3  Name of the metric, and which series of it.
      target* MetricTarget always @2  Value to aim for, as it is or averaged over the pods.

    type PodsMetricSource  A custom metric of every pod.
      metric* MetricIdentifier always @1  Name of the metric, and which series of it.
      target* MetricTarget always @2  Average to aim for; the type must be AverageValue.

    type ResourceMetricSource  Use of a resource by the pods.
      name* string always go(v1.ResourceName) @1  Name of the resource: cpu or memory.
      target* MetricTarget always @2  Use to aim for, as a percentage of the requests or as an average amount.

    type ContainerResourceMetricSource  Use of a resource by one container of every pod.
      container* string always @3  Name of the container in the pods.
      name* string always go(v1.ResourceName) @1  Name of the resource: cpu or memory.
      target* MetricTarget always @2  Use to aim for, as a percentage of the requests or as an average amount.

    type ExternalMetricSource  A metric from outside the cluster.
      metric* MetricIdentifier always @1  Name of the metric, and which series of it.
      target* MetricTarget always @2  Value to aim for, as it is or averaged over the pods.

    type MetricIdentifier  Names a metric, and if need be some of its series.
      name* string always @1  Name of the metric, as the metrics adapter knows it.
      selector meta.LabelSelector map(atomic) @2  Picks series of the metric by label; only the name counts when left out.

    type MetricTarget  Value a metric should have; the autoscaler steers towards it.
      averageUtilization int32? @4  Percentage of the pods' requests, on average; only for resources.
      averageValue Quantity @3  Amount for each pod, on average.
      type* string always go(MetricTargetType) @1  Which of the fields counts: Utilization, Value or AverageValue.
      value Quantity @2  Amount in all, not divided by the number of pods.

    type HorizontalPodAutoscalerStatus  What was measured last and what the autoscaler made of it.
      conditions [HorizontalPodAutoscalerCondition] list(map:type) patch(merge:type) @6  Whether it can and does scale: AbleToScale, ScalingActive and ScalingLimited.
      currentMetrics [MetricStatus] list(atomic) always @5  Last values of the metrics.
      currentReplicas int32 @3  Number of pods when it last looked.
      desiredReplicas* int32 always @4  Number of pods it last worked out.
      lastScaleTime Time @2  When it last changed the number of pods, in UTC.
      observedGeneration int64? @1  Value of metadata.generation of the spec it last worked with.

    type HorizontalPodAutoscalerCondition  One aspect of how an autoscaler is doing.
      lastTransitionTime Time always @3  When status last changed from one value to another.
      message string @5  Explanation for people of the last change.
      reason string @4  One word in CamelCase for the last change, such as ValidMetricFound.
      status* string always go(v1.ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(HorizontalPodAutoscalerConditionType) @1  Name of the aspect: AbleToScale, ScalingActive or ScalingLimited.

    type MetricStatus  Last value of one metric; exactly the field that goes with type is set.
      containerResource ContainerResourceMetricStatus @7  Use of a resource by one container of every pod.
      external ExternalMetricStatus @5  A metric from outside the cluster.
      object ObjectMetricStatus @2  A metric of one other object.
      pods PodsMetricStatus @3  A custom metric of every pod.
      resource ResourceMetricStatus @4  Use of a resource by the pods.
      type* string always go(MetricSourceType) @1  Which sort it is: Resource, ContainerResource, Pods, Object or External.

    type ObjectMetricStatus  Last value of a metric of one other object.
      current* MetricValueStatus always @2  The value that was read last.
      describedObject* CrossVersionObjectReference always @3  The object the metric is about.
      metric* MetricIdentifier always @1  Name of the metric, and which series of it.

    type PodsMetricStatus  Last value of a custom metric of the pods.
      current* MetricValueStatus always @2  The average that was read last.
      metric* MetricIdentifier always @1  Name of the metric, and which series of it.

    type ResourceMetricStatus  Last use of a resource by the pods.
      current* MetricValueStatus always @2  The use that was read last.
      name* string always go(v1.ResourceName) @1  Name of the resource: cpu or memory.

    type ContainerResourceMetricStatus  Last use of a resource by one container of every pod.
      container* string always @3  Name of the container in the pods.
      current* MetricValueStatus always @2  The use that was read last.
      name* string always go(v1.ResourceName) @1  Name of the resource: cpu or memory.

    type ExternalMetricStatus  Last value of a metric from outside the cluster.
      current* MetricValueStatus always @2  The value that was read last.
      metric* MetricIdentifier always @1  Name of the metric, and which series of it.

    type MetricValueStatus  A value that was read.
      averageUtilization int32? @3  Percentage of the pods' requests in use, on average.
      averageValue Quantity @2  Amount for each pod, on average.
      value Quantity @1  Amount in all, not divided by the number of pods.

    package io.k8s.api.autoscaling.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type HorizontalPodAutoscaler  Scales something up and down by the CPU use of its pods; autoscaling/v2 knows more metrics.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec HorizontalPodAutoscalerSpec always @2  What is scaled, within which limits, and how busy the pods should be.
      status HorizontalPodAutoscalerStatus always @3  What was measured last and what the autoscaler made of it.

    type HorizontalPodAutoscalerList  What the server answers when you list autoscalers: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [HorizontalPodAutoscaler] always @2  The autoscalers that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always HorizontalPodAutoscalerList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type CrossVersionObjectReference  Names an object in the same namespace.
      apiVersion string @3  API group and version of the object, such as apps/v1.
      kind* string always @1  Kind of the object, such as Deployment.
      name* string always @2  Name of the object.

    type HorizontalPodAutoscalerSpec  What is scaled, within which limits, and how busy the pods should be.
      maxReplicas* int32 min(1) always @3  Most pods there may be; not below minReplicas.
      minReplicas int32? =1 min(1) @2  Fewest pods there may be; 1 by default, and 0 only with an alpha feature.
      scaleTargetRef* CrossVersionObjectReference map(atomic) always @1  What is scaled; it must have a scale subresource, as Deployments and StatefulSets do.
      targetCPUUtilizationPercentage int32? @4  CPU use to aim for, in percent of the requests averaged over the pods; 80 when no metric is given.

    type HorizontalPodAutoscalerStatus  What was measured last and what the autoscaler made of it.
      currentCPUUtilizationPercentage int32? @5  CPU use that was read last, in percent of the requests averaged over the pods.
      currentReplicas* int32 always @3  Number of pods when it last looked.
      desiredReplicas* int32 always @4  Number of pods it last worked out.
      lastScaleTime Time @2  When it last changed the number of pods, in UTC.
      observedGeneration int64? @1  Value of metadata.generation of the spec it last worked with.
    """#
}
