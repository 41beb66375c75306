// Table file: ServiceAccount and the token requests made through it; one line per field, so it is long by nature.
enum ServiceAccountSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ServiceAccount  An identity for programs: what pods of the namespace are towards the API, and what rights are given to.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      automountServiceAccountToken bool? @4  Whether its pods get a token mounted; a pod's own setting wins, and true is assumed when left out.
      imagePullSecrets [LocalObjectReference] list(atomic) @3  Secrets with registry passwords that are added to pods of this account that name none themselves.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      secrets [ObjectReference] list(map:name) map(atomic) patch(merge:name) @2  Secrets that may be used by its pods; an old list that only limits mounts when an annotation says so.

    type ServiceAccountList  What the server answers when you list ServiceAccounts: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ServiceAccount] always @2  The ServiceAccounts that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ServiceAccountList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.

    package io.k8s.api.authentication.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type TokenRequest  Asks for a token of a ServiceAccount, as kubectl create token does; nothing is stored.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      spec* TokenRequestSpec always @2  For whom and for how long the token should be valid.
      status TokenRequestStatus always @3  The token, filled in by the server.

    type TokenRequestSpec  What sort of token is wanted.
      audiences* [string] list(atomic) always @1  Who the token is meant for; receivers must refuse it if they are not named. Empty means the API server.
      boundObjectRef BoundObjectReference always @3  Object the token depends on: when it is deleted, the token is no longer valid.
      expirationSeconds int64? =3600 min(600) max(4294967296) always @4  Seconds the token should be valid, at least 600; 3600 by default, and the server may give another span.

    type TokenRequestStatus  The token that was made.
      expirationTimestamp* Time always @2  When the token stops being valid, in UTC.
      token* string always @1  The token itself, to be sent as a bearer token; anybody who has it can act as the account.

    type BoundObjectReference  Object a token depends on.
      apiVersion string @2  API version of the object, such as v1.
      kind string @1  Kind of the object: Pod, Secret or Node.
      name string @3  Name of the object.
      uid string go(types.UID) @4  UID of the object, so that a later namesake does not keep the token alive.
    """#
}
