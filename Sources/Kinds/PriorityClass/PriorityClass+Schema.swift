// Table file: PriorityClass; one line per field, so it is long by nature.
enum PriorityClassSchema {
  static let text = #"""
    package io.k8s.api.scheduling.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type PriorityClass  Gives a name to a priority, so that pods can ask for it by name.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      description string @4  Note for people on when to use the class; free text.
      globalDefault bool @3  Whether pods that name no class get this one; at most one class should say true. False when left out.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      preemptionPolicy string? =PreemptLowerPriority go(v1.PreemptionPolicy) @5  Whether its pods may push out others: PreemptLowerPriority (the default) or Never; it cannot change.
      value* int32 always @2  Priority its pods get, higher is more important; at most 1000000000 for your own classes, and it cannot change.

    type PriorityClassList  What the server answers when you list PriorityClasses: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [PriorityClass] always @2  The PriorityClasses that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always PriorityClassList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.
    """#
}
