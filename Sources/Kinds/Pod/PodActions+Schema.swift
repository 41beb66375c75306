// Table file: what is sent to a pod's subresources: Binding and Eviction; one line per field, so it is long by nature.
enum PodActionsSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Binding  Assigns a pod to a node; a scheduler sends it to the pod's binding subresource.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      target* ObjectReference map(atomic) always @2  The node the pod is assigned to, as kind Node and a name.

    package io.k8s.api.policy.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Eviction  Asks to remove a pod politely, as kubectl drain does; refused with 429 while a disruption budget would be broken.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      deleteOptions meta.DeleteOptions @2  Options for the delete that follows, such as the grace period.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name and namespace of the pod to evict.
    """#
}
