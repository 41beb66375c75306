// Table file: ConfigMap; one line per field, so it is long by nature.
enum ConfigMapSchema {
  static let text = #"""
    package io.k8s.api.core.v1
    use meta io.k8s.apimachinery.pkg.apis.meta.v1

    type ConfigMap  Configuration that pods read as files or environment variables; not for secrets, and at most 1 MiB.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      binaryData map:bytes @3  Values that are not UTF-8 text, written in base64; a key may be here or in data, not in both.
      data map:string @2  Values as UTF-8 text; keys consist of letters, digits, dashes, underscores and dots.
      immutable bool? @4  If true, the data can never change again, nor this field; only delete and create anew. False when left out.
      kind string @-  Type of the object in CamelCase, such as Pod; it cannot change after creation.
      metadata meta.ObjectMeta always @1  Name, namespace, labels, annotations and the other bookkeeping every object carries.

    type ConfigMapList  What the server answers when you list ConfigMaps: the objects and the version they were read at.
      apiVersion string @-  API group and version this object is written in, such as v1 or apps/v1; the server must know it.
      items* [ConfigMap] always @2  The ConfigMaps that were asked for, in order of namespace and name; empty when nothing matches.
      kind string @-  Type of the object, here always ConfigMapList.
      metadata meta.ListMeta always @1  Bookkeeping of the list: the version to watch from and, if the list is paged, where to continue.
    """#
}
