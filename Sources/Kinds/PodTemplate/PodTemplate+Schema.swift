// Table file: PodTemplate; one line per field, so it is long by nature.
enum PodTemplateSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type PodTemplate  A pod template stored as an object of its own; no built-in controller reads it.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      template PodTemplateSpec always @2  The stored pattern of a pod: labels and spec.

    type PodTemplateList  What the server answers when you list PodTemplates: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PodTemplate] always @2  The PodTemplates that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always PodTemplateList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.
    """#
}
