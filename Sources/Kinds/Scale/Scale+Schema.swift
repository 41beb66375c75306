// Table file: Scale, the subresource kubectl scale and autoscalers use; one line per field, so it is long by nature.
enum ScaleSchema {
  static let text = #"""
    package io.k8s.api.autoscaling.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Scale  The size of something that can be scaled, read and written through its scale subresource.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace and version of the scaled object; a version sent along guards against conflicts.
      spec ScaleSpec always @2  How many pods are wanted.
      status ScaleStatus always @3  How many pods there are.

    type ScaleSpec  The size that is wanted.
      replicas int32 min(0) @1  Number of pods you want; 0 when left out.

    type ScaleStatus  The size as it was last seen.
      replicas* int32 always @1  Number of pods there are.
      selector string @2  Label selector of the pods as text, such as app=web, for clients that want to find them.
    """#
}
