// Table file: the field names that code reads or writes most; their ids are their places in
// `Key.common`, which the table of keys begins with.

extension Key {
  /// `apiVersion`
  @inlinable public static var apiVersion: Key { Key(id: 0) }
  /// `kind`
  @inlinable public static var kind: Key { Key(id: 1) }
  /// `metadata`
  @inlinable public static var metadata: Key { Key(id: 2) }
  /// `spec`
  @inlinable public static var spec: Key { Key(id: 3) }
  /// `status`
  @inlinable public static var status: Key { Key(id: 4) }
  /// `name`
  @inlinable public static var name: Key { Key(id: 5) }
  /// `namespace`
  @inlinable public static var namespace: Key { Key(id: 6) }
  /// `uid`
  @inlinable public static var uid: Key { Key(id: 7) }
  /// `labels`
  @inlinable public static var labels: Key { Key(id: 8) }
  /// `annotations`
  @inlinable public static var annotations: Key { Key(id: 9) }
  /// `generateName`
  @inlinable public static var generateName: Key { Key(id: 10) }
  /// `generation`
  @inlinable public static var generation: Key { Key(id: 11) }
  /// `resourceVersion`
  @inlinable public static var resourceVersion: Key { Key(id: 12) }
  /// `creationTimestamp`
  @inlinable public static var creationTimestamp: Key { Key(id: 13) }
  /// `deletionTimestamp`
  @inlinable public static var deletionTimestamp: Key { Key(id: 14) }
  /// `deletionGracePeriodSeconds`
  @inlinable public static var deletionGracePeriodSeconds: Key { Key(id: 15) }
  /// `finalizers`
  @inlinable public static var finalizers: Key { Key(id: 16) }
  /// `ownerReferences`
  @inlinable public static var ownerReferences: Key { Key(id: 17) }
  /// `managedFields`
  @inlinable public static var managedFields: Key { Key(id: 18) }
  /// `items`
  @inlinable public static var items: Key { Key(id: 19) }
  /// `containers`
  @inlinable public static var containers: Key { Key(id: 20) }
  /// `initContainers`
  @inlinable public static var initContainers: Key { Key(id: 21) }
  /// `conditions`
  @inlinable public static var conditions: Key { Key(id: 22) }
  /// `phase`
  @inlinable public static var phase: Key { Key(id: 23) }
  /// `nodeName`
  @inlinable public static var nodeName: Key { Key(id: 24) }
  /// `selector`
  @inlinable public static var selector: Key { Key(id: 25) }
  /// `template`
  @inlinable public static var template: Key { Key(id: 26) }
  /// `replicas`
  @inlinable public static var replicas: Key { Key(id: 27) }
  /// `type`
  @inlinable public static var type: Key { Key(id: 28) }
  /// `reason`
  @inlinable public static var reason: Key { Key(id: 29) }
  /// `message`
  @inlinable public static var message: Key { Key(id: 30) }
  /// `data`
  @inlinable public static var data: Key { Key(id: 31) }
  /// `image`
  @inlinable public static var image: Key { Key(id: 32) }
  /// `value`
  @inlinable public static var value: Key { Key(id: 33) }
  /// `key`
  @inlinable public static var key: Key { Key(id: 34) }
}

extension Key {
  /// The texts of the first ids, in order.
  static let common = [
    "apiVersion", "kind", "metadata", "spec", "status", "name", "namespace", "uid", "labels",
    "annotations", "generateName", "generation", "resourceVersion", "creationTimestamp",
    "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers", "ownerReferences",
    "managedFields", "items", "containers", "initContainers", "conditions", "phase", "nodeName",
    "selector", "template", "replicas", "type", "reason", "message", "data", "image", "value",
    "key",
  ]
}
