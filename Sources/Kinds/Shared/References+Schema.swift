// Table file: references from one object to another; one line per field, so it is long by nature.
enum ReferencesSchema {
  static let text = #"""
    package io.k8s.api.core.v1

    type ObjectReference  Points at another object, or at a part of one; the server does not check that it exists.
      apiVersion string @5  API group and version of the object meant, such as v1 or apps/v1.
      fieldPath string @7  Part of the object that is meant, such as spec.containers{web} for one container of a pod.
      kind string @1  Kind of the object meant, such as Pod.
      name string @3  Name of the object meant.
      namespace string @2  Namespace of the object meant; empty for cluster-scoped objects.
      resourceVersion string @6  Version of the object at the time the reference was made, if it matters.
      uid string go(types.UID) @4  UID of the object meant, so that a later namesake is not mistaken for it.

    type LocalObjectReference  Points by name at an object in the same namespace; the field it sits in says of what kind.
      name string @1  Name of the object meant, in the same namespace; in practice it must be given.

    type TypedLocalObjectReference  Points at an object of any kind in the same namespace.
      apiGroup string? always @1  API group of the object meant; leave it out for kinds of the core group.
      kind* string always @2  Kind of the object meant, such as VolumeSnapshot.
      name* string always @3  Name of the object meant.

    type TypedObjectReference  Points at an object of any kind, possibly in another namespace.
      apiGroup string? always @1  API group of the object meant; leave it out for kinds of the core group.
      kind* string always @2  Kind of the object meant, such as PersistentVolumeClaim.
      name* string always @3  Name of the object meant.
      namespace string? @4  Namespace of the object meant (alpha); another namespace must allow it with a ReferenceGrant.

    type SecretReference  Points at a Secret in a namespace that is named as well, for objects that live outside namespaces.
      name string @1  Name of the Secret.
      namespace string @2  Namespace of the Secret.
    """#
}
