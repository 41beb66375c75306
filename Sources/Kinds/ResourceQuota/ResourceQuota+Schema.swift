// Table file: ResourceQuota; one line per field, so it is long by nature.
enum ResourceQuotaSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ResourceQuota  Limits what all objects of a namespace may use together; requests beyond it are refused with 403.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec ResourceQuotaSpec always @2  The limits, and which objects they count.
      status ResourceQuotaStatus always @3  The limits in force and how much of them is used.

    type ResourceQuotaList  What the server answers when you list ResourceQuotas: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ResourceQuota] always @2  The ResourceQuotas that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ResourceQuotaList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    type ResourceQuotaSpec  Limits, and which objects they count.
      hard map:Quantity go(ResourceList) @1  The limits by resource, such as requests.cpu, pods or count/deployments.apps.
      scopeSelector ScopeSelector map(atomic) @3  Rules on which pods are counted; they hold together with scopes.
      scopes [string] list(atomic) go(ResourceQuotaScope) @2  Which pods are counted, such as BestEffort or Terminating; all pods when left out, and it cannot change later.

    type ScopeSelector  Rules on which pods are counted.
      matchExpressions [ScopedResourceSelectorRequirement] list(atomic) @1  The rules, all of which must hold.

    type ScopedResourceSelectorRequirement  One rule on which pods are counted.
      operator* string enum(DoesNotExist,Exists,In,NotIn) always go(ScopeSelectorOperator) @2  How to compare: In, NotIn, Exists or DoesNotExist; only PriorityClass takes In and NotIn.
      scopeName* string enum(BestEffort,CrossNamespacePodAffinity,NotBestEffort,NotTerminating,PriorityClass,Terminating) always go(ResourceQuotaScope) @1  Property of pods the rule looks at, such as PriorityClass or BestEffort.
      values [string] list(atomic) @3  Values to compare with; at least one for In and NotIn, none for Exists and DoesNotExist.

    type ResourceQuotaStatus  How much of a quota is used.
      hard map:Quantity go(ResourceList) @1  Limits in force, by resource.
      used map:Quantity go(ResourceList) @2  Amount in use in the namespace now, by resource.
    """#
}
