// Table file: Namespace; one line per field, so it is long by nature.
enum NamespaceSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Namespace  A room for names: objects in different namespaces may share a name, and rights and quotas can be given per namespace.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec NamespaceSpec always @2  What the cluster wants of the namespace: what must be done before it may vanish.
      status NamespaceStatus always @3  Whether the namespace is active or being emptied.

    type NamespaceList  What the server answers when you list namespaces: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Namespace] always @2  The namespaces that were asked for, in order of name; empty when nothing matches.
      kind string @-  Type of the object, here always NamespaceList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type NamespaceSpec  What must happen before a namespace may vanish.
      finalizers [string] list(atomic) go(FinalizerName) @1  Clean-up jobs still to be done; kubernetes, there by default, stands for deleting everything inside.

    type NamespaceStatus  Where a namespace stands in its life.
      conditions [NamespaceCondition] list(map:type) patch(merge:type) @2  How far emptying the namespace has got and what is in the way.
      phase string =Active enum(Active,Terminating) go(NamespacePhase) @1  Active, or Terminating once it is being deleted; nothing new can be made in it then. Active by default.

    type NamespaceCondition  One aspect of emptying a namespace.
      lastTransitionTime Time always @4  When status last changed from one value to another.
      message string @6  Explanation for people, such as what is still left inside.
      reason string @5  One word in CamelCase for the last change, such as SomeResourcesRemain.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always go(NamespaceConditionType) @1  Name of the aspect, such as NamespaceContentRemaining or NamespaceFinalizersRemaining.
    """#
}
