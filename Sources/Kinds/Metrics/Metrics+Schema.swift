// Table file: NodeMetrics and PodMetrics; one line per field, so it is long by nature.
enum MetricsSchema {
  static let text = #"""
    package io.k8s.metrics.pkg.apis.metrics.v1beta1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type NodeMetrics  What a node used when it was last measured.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      timestamp* Time always @2  When it was measured; what is told holds for the window that ends then.
      usage* map:Quantity always go(ResourceList) @4  What is used: cpu in processors, memory in bytes of the working set.
      window* Duration always @3  How long was measured.

    type NodeMetricsList  What the server answers when you list what nodes use.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [NodeMetrics] always @2  The nodes that were measured, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always NodeMetricsList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type PodMetrics  What the containers of a pod used when they were last measured.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      containers* [ContainerMetrics] always list(atomic) @4  What each container used, all over the same window.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      timestamp* Time always @2  When it was measured; what is told holds for the window that ends then.
      window* Duration always @3  How long was measured.

    type PodMetricsList  What the server answers when you list what pods use.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PodMetrics] always @2  The pods that were measured, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always PodMetricsList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ContainerMetrics  What a container used.
      name* string always @1  Name of the container in the pod.
      usage* map:Quantity always go(ResourceList) @2  What is used: cpu in processors, memory in bytes of the working set.
    """#
}
