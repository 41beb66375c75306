// Table file: RuntimeClass; one line per field, so it is long by nature.
enum RuntimeClassSchema {
  static let text = #"""
    package io.k8s.api.node.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1
    use core io.k8s.api.core.v1

    type RuntimeClass  Gives a name to a way of running containers, such as a sandboxed runtime, that pods can ask for.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      handler* string always @2  Name of the runtime's configuration on the nodes; a DNS label in small letters, which cannot change.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      overhead Overhead @3  Resources that running a pod this way costs on top of its containers.
      scheduling Scheduling @4  Which nodes offer this runtime, so that pods are placed there.

    type RuntimeClassList  What the server answers when you list RuntimeClasses: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [RuntimeClass] always @2  The RuntimeClasses that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always RuntimeClassList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type Overhead  Resources that a way of running pods costs.
      podFixed map:Quantity go(ResourceList) @1  Amount for each pod, by resource; it is added to the pod's requests.

    type Scheduling  Which nodes offer a runtime.
      nodeSelector map:string map(atomic) @1  Labels a node must have; merged into the pod's own nodeSelector, and the pod is refused if they clash.
      tolerations [core.Toleration] list(atomic) @2  Tolerations that are added to those of the pod.
    """#
}
