// Table file: ComponentStatus; one line per field, so it is long by nature.
enum ComponentStatusSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ComponentStatus  Health of a control plane component as asked for at this moment; deprecated since v1.19.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      conditions [ComponentCondition] list(map:type) patch(merge:type) @2  What was found when the component was asked.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.

    type ComponentStatusList  What the server answers when you list component statuses: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ComponentStatus] always @2  The component statuses that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always ComponentStatusList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ComponentCondition  What was found when a component was asked how it is.
      error string @4  Error code of the check, if it failed.
      message string @3  Answer of the component, such as ok.
      status* string always go(ConditionStatus) @2  Whether the component is healthy: True, False or Unknown.
      type* string always go(ComponentConditionType) @1  Always Healthy, the only aspect there is.
    """#
}
