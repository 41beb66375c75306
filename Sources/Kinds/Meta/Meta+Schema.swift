// Table file: the types of apimachinery that every kind shares; one line per field, so it is long by nature.
enum MetaSchema {
  static let text = #"""
    package io.k8s.apimachinery.pkg.apis.meta.v1

    type ObjectMeta  Bookkeeping every stored object carries: identity, labels, annotations, owners and life-cycle times.
      annotations map:string @12  Free-form key and value strings for tools and people; they cannot be selected on, and all together may hold 256 KiB.
      creationTimestamp Time always @8  When the server stored this object, in UTC to the second; set by the server and never changed.
      deletionGracePeriodSeconds int64? @10  Seconds left to stop cleanly once deletion has begun; set together with deletionTimestamp and may only shrink.
      deletionTimestamp Time @9  When this object is due to disappear; set by the server on a graceful delete, after which finalizers can only be removed.
      finalizers [string] list(set) patch(merge) @14  Names of clean-up jobs that must each remove themselves here before a deleted object really disappears.
      generateName string @2  Prefix for a name the server makes up by adding five random characters; used only when name is empty.
      generation int64 @7  Counter the server raises by one whenever the desired state (the spec) changes; compare it with status.observedGeneration.
      labels map:string @11  Short keys and values used to group and select objects; keys and values follow strict rules and are at most 63 characters each.
      managedFields [ManagedFieldsEntry] list(atomic) @17  Which manager last set which fields, kept by the server for server-side apply and conflict reports.
      name string @1  Name of the object, unique within its namespace and kind; it cannot change after creation.
      namespace string @3  Space in which the name must be unique; empty means default for namespaced kinds, and it cannot change later.
      ownerReferences [OwnerReference] list(map:uid) map(atomic) patch(merge:uid) @13  Objects this one depends on; when all its owners are gone, the garbage collector deletes it too.
      resourceVersion string @6  Opaque version of the stored object; send it back on update to have the server refuse the write if someone else was faster.
      selfLink string @4  A leftover that once held the URL of the object; current servers never fill it in.
      uid string go(types.UID) @5  Identifier made by the server that is unique for all time, so a re-created object of the same name can be told apart.

    type OwnerReference  Points at an owner in the same namespace, or at a cluster-scoped one; drives garbage collection.
      apiVersion* string always @5  API group and version of the owner, such as apps/v1.
      blockOwnerDeletion bool? @7  If true, a foreground delete of the owner waits until this object is gone; needs the right to set the owner's finalizers.
      controller bool? @6  Whether this owner is the managing controller; at most one owner of an object may say true.
      kind* string always @1  Kind of the owner, such as ReplicaSet.
      name* string always @3  Name of the owner.
      uid* string always go(types.UID) @4  UID of the owner; a new object that merely reuses the name does not count as the owner.

    type ManagedFieldsEntry  One manager's set of fields, as recorded for one API version and one way of writing.
      apiVersion string @3  API version in which the field set is written, such as apps/v1; field names can differ between versions.
      fieldsType string @6  Format of the field set; the only value in use is FieldsV1.
      fieldsV1 FieldsV1 @7  The owned fields as a tree of keys like f:spec and k:{"name":"web"}, with empty maps at the leaves.
      manager string @1  Name of the program that owns the fields, such as kubectl-client-side-apply or kube-controller-manager.
      operation string go(ManagedFieldsOperationType) @2  How the manager wrote: Apply for server-side apply, Update for every other kind of write.
      subresource string @8  Subresource through which the fields were written, such as status; empty for the main resource.
      time Time @4  When this entry was last added to, or a field value in it changed, in UTC.

    type ListMeta  Bookkeeping of a list: the version it was read at and how to fetch the next page.
      continue string @3  Opaque token for the next page of a list that was cut by limit; empty on the last page, and it expires after minutes.
      remainingItemCount int64? @4  Estimate of how many objects follow this page; left out when the request used a label or field selector.
      resourceVersion string @2  Version of the whole store when the list was read; start a watch from it to miss nothing.
      selfLink string @1  A leftover that once held the URL of the list; current servers never fill it in.

    type LabelSelector  Picks objects by their labels; both parts must match, an empty selector matches all, a missing one matches none.
      matchExpressions [LabelSelectorRequirement] list(atomic) @2  Rules on label keys that must all hold, with operators such as In and Exists.
      matchLabels map:string @1  Labels that must be present with exactly these values; short for In rules with one value each.

    type LabelSelectorRequirement  One rule about one label key.
      key* string always @1  Label key the rule looks at.
      operator* string always go(LabelSelectorOperator) @2  How to compare: In, NotIn, Exists or DoesNotExist.
      values [string] list(atomic) @3  Values to compare with; at least one for In and NotIn, none for Exists and DoesNotExist.

    type FieldSelectorRequirement  One rule about one field of an object, as used in access reviews.
      key* string always @1  Field the rule looks at, such as metadata.name or spec.nodeName.
      operator* string always go(FieldSelectorOperator) @2  How to compare: In, NotIn, Exists or DoesNotExist.
      values [string] list(atomic) @3  Values to compare with; at least one for In and NotIn, none for Exists and DoesNotExist.

    type Condition  One observed aspect of an object's state, with the reason it holds or does not.
      lastTransitionTime* Time always @4  When status last changed from one value to another; if unknown, when the condition was last reported.
      message* string always @6  Explanation for people of why the condition has this status; may be empty, at most 32768 characters.
      observedGeneration int64 @3  Value of metadata.generation this condition was computed from; if smaller than the current one, it is out of date.
      reason* string always @5  One word in CamelCase that programs can test for why the status last changed; must not be empty.
      status* string always go(ConditionStatus) @2  Whether the condition holds: True, False or Unknown.
      type* string always @1  Name of the aspect in CamelCase, such as Ready, or with a domain prefix.

    type Status  Answer of the server to a request that returns no object; above all, every error.
      apiVersion string @-  Always v1: the version in which this answer is written.
      code int32 @6  The HTTP status code that goes with this answer, such as 404; 0 means not set.
      details StatusDetails list(atomic) @5  Further facts about the failure, with fields that depend on the reason.
      kind string @-  Always Status, the kind of every such answer.
      message string @3  What happened in words for people; kubectl prints it after the reason.
      metadata ListMeta always @1  List bookkeeping that clients ignore here; present only because every answer has the place for it.
      reason string go(StatusReason) @4  One word for programs that says why the request failed, such as NotFound or Conflict; empty when unknown.
      status string @2  Outcome of the request: Success or Failure.

    type StatusDetails  Which object an answer is about, and every single cause of a failure.
      causes [StatusCause] list(atomic) @4  Each separate thing that was wrong; an Invalid answer lists one per bad field.
      group string @2  API group of the resource the answer is about; empty for the core group.
      kind string @3  Resource or kind the answer is about; for a not-found error this is the plural resource name.
      name string @1  Name of the object the answer is about, when there is a single one.
      retryAfterSeconds int32 @5  Seconds to wait before trying again; on some errors the wait is required, on others only useful.
      uid string go(types.UID) @6  UID of the object the answer is about, when there is a single one.

    type StatusCause  One single reason among those that made a request fail.
      field string @3  Path of the field at fault, such as spec.containers[0].name; empty when no one field is to blame.
      message string @2  What is wrong with the field, in words for people.
      reason string go(CauseType) @1  One word for programs that names the sort of mistake, such as FieldValueRequired.

    type DeleteOptions  Options a client may send along with a delete request.
      apiVersion string @-  API version these options are written in, normally v1.
      dryRun [string] list(atomic) @5  Set to All to check the request fully without storing anything; empty means delete for real.
      gracePeriodSeconds int64? min(0) @1  Seconds the object gets to stop by itself; 0 means at once, and leaving it out takes the default of the kind.
      ignoreStoreReadErrorWithClusterBreakingPotential bool? @6  Alpha, off by default: lets an object go that can no longer be decoded, skipping finalizers and checks. Dangerous.
      kind string @-  Type of these options, normally DeleteOptions.
      orphanDependents bool? @3  Old way to keep dependants alive after the delete; use propagationPolicy instead, never both.
      preconditions Preconditions @2  Facts that must still be true of the object, or the server answers 409 Conflict and deletes nothing.
      propagationPolicy string? go(DeletionPropagation) @4  What happens to dependants: Background deletes them later, Foreground deletes them first, Orphan leaves them.

    type Preconditions  Conditions an object must meet at the moment it is deleted.
      resourceVersion string? @2  Delete only if the object still has exactly this resource version.
      uid string? go(types.UID) @1  Delete only if the object still has this UID, that is, has not been replaced by a namesake.

    type WatchEvent  One change sent on a watch stream.
      object* any always @2  The object after the change, its last state for DELETED, only a resource version for BOOKMARK, or a Status for ERROR.
      type* string always @1  What happened: ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.

    type APIVersions  Versions of the core API the server offers under /api.
      apiVersion string @-  Version in which this answer is written; always v1.
      kind string @-  Always APIVersions, the kind of this answer.
      serverAddressByClientCIDRs* [ServerAddressByClientCIDR] list(atomic) always @2  Which server address a client should use, depending on the network the client calls from.
      versions* [string] list(atomic) always @1  Versions offered, which for the core API is only v1.

    type APIGroupList  All named API groups the server offers, as listed under /apis.
      apiVersion string @-  Version in which this answer is written; always v1.
      groups* [APIGroup] list(atomic) always @1  The groups with their versions, in order of the server's priority.
      kind string @-  Always APIGroupList, the kind of this answer.

    type APIGroup  One API group, such as apps, with the versions it can be used in.
      apiVersion string @-  Version in which this answer is written; always v1.
      kind string @-  Always APIGroup, the kind of this answer.
      name* string always @1  Name of the group, such as apps or coordination.k8s.io.
      preferredVersion GroupVersionForDiscovery always @3  The version the server recommends, and kubectl picks when you do not name one.
      serverAddressByClientCIDRs [ServerAddressByClientCIDR] list(atomic) @4  Which server address a client should use, depending on the network the client calls from.
      versions* [GroupVersionForDiscovery] list(atomic) always @2  Every version of the group the server offers, most preferred first.

    type ServerAddressByClientCIDR  Server address for clients that call from one network.
      clientCIDR* string always @1  Network the client's address must lie in for this entry to count, in CIDR form.
      serverAddress* string always @2  Address of the server for such clients: a host name, an IP, or either with a port.

    type GroupVersionForDiscovery  One version of an API group.
      groupVersion* string always @1  Group and version as you write them in apiVersion, such as apps/v1.
      version* string always @2  The version alone, such as v1.

    type APIResourceList  The resources that exist in one API group and version.
      apiVersion string @-  Version in which this answer is written; always v1.
      groupVersion* string always @1  Group and version these resources belong to, such as apps/v1.
      kind string @-  Always APIResourceList, the kind of this answer.
      resources* [APIResource] list(atomic) always @2  The resources and their subresources, each with the verbs it allows.

    type APIResource  One kind of thing the server stores or answers for, as kubectl api-resources shows it.
      categories [string] list(atomic) @7  Named groups the resource is part of; kubectl get all lists those in the category all.
      group string @8  API group of the kind, if it differs from that of the list, as for the scale subresource.
      kind* string always @3  Kind of the objects served here, such as Pod.
      name* string always @1  Plural name used in URLs, such as pods, or with a subresource, such as pods/log.
      namespaced* bool always @2  Whether the objects live in namespaces, or belong to the cluster as a whole.
      shortNames [string] list(atomic) @5  Abbreviations kubectl accepts, such as po for pods.
      singularName* string always @6  Name for one object, such as pod.
      storageVersionHash string @10  Hash that changes when the version objects are stored in changes; only compare it, never interpret it.
      verbs* [string] always @4  What you may do with the resource: get, list, watch, create, update, patch, delete, deletecollection.
      version string @9  Version of the kind, if it differs from that of the list, as for the scale subresource.
    """#
}
