// Table file: LimitRange; one line per field, so it is long by nature.
enum LimitRangeSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type LimitRange  Sets bounds and defaults for the resources of each new pod, container or claim in a namespace.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec LimitRangeSpec always @2  The bounds and defaults.

    type LimitRangeList  What the server answers when you list LimitRanges: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [LimitRange] always @2  The LimitRanges that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always LimitRangeList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type LimitRangeSpec  Bounds and defaults, one entry for each type of object.
      limits* [LimitRangeItem] list(atomic) always @1  The entries; all that fit an object must be met when it is created.

    type LimitRangeItem  Bounds and defaults for one type of object.
      default map:Quantity defaulted go(ResourceList) @4  Limits for containers that set none, by resource; equal to max where that is given.
      defaultRequest map:Quantity defaulted go(ResourceList) @5  Requests for containers that set none, by resource; taken from default, else from min, when left out.
      max map:Quantity go(ResourceList) @2  Most that may be asked for or allowed, by resource.
      maxLimitRequestRatio map:Quantity go(ResourceList) @6  How many times larger than its request a limit may be, by resource.
      min map:Quantity go(ResourceList) @3  Least that must be asked for, by resource.
      type* string always go(LimitType) @1  What the entry is for: Container, Pod as the sum of its containers, or PersistentVolumeClaim.
    """#
}
