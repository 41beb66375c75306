// Table file: ControllerRevision; one line per field, so it is long by nature.
enum ControllerRevisionSchema {
  static let text = #"""
    package io.k8s.api.apps.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ControllerRevision  A saved version of a StatefulSet's or DaemonSet's template, kept by its controller for rollbacks.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      data any always @2  The saved state in whatever form the controller uses; it cannot change once stored.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      revision* int64 always @3  Number of the version; higher is newer.

    type ControllerRevisionList  What the server answers when you list ControllerRevisions: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ControllerRevision] always @2  The ControllerRevisions that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ControllerRevisionList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.
    """#
}
