// Table file: Secret; one line per field, so it is long by nature.
enum SecretSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type Secret  Confidential values such as passwords and keys, at most 1 MiB; base64 is only a spelling, not a protection.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      data map:bytes @2  The values, each written in base64; keys consist of letters, digits, dashes, underscores and dots.
      immutable bool? @5  If true, the data can never change again, nor this field; only delete and create anew. False when left out.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.
      stringData map:string @4  Values as plain text for writing only: the server merges them into data and never shows them again.
      type string =Opaque go(SecretType) @3  What the Secret is for, such as kubernetes.io/tls, which may demand certain keys; Opaque by default, and fixed.

    type SecretList  What the server answers when you list Secrets: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [Secret] always @2  The Secrets that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always SecretList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.
    """#
}
