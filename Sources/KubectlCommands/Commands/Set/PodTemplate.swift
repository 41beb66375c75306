// Models: kubectl pkg/polymorphichelpers/updatepodspec.go, v1.32.

import ObjectModel

/// Where objects keep the pod spec that `kubectl set` changes.
enum PodTemplate {
  /// The path to the pod spec of a kind; nil for kinds without one.
  static func specPath(of kind: String) -> [Key]? {
    switch kind {
    case "Pod": [.spec]
    case "ReplicationController", "ReplicaSet", "Deployment", "DaemonSet", "StatefulSet", "Job":
      [.spec, "template", .spec]
    case "CronJob": [.spec, "jobTemplate", .spec, "template", .spec]
    default: nil
    }
  }

  /// The pod spec of an object.
  static func spec(of object: Value) -> Value? {
    specPath(of: object.string(.kind) ?? "").flatMap { object.value(at: $0) }
  }

  /// The names of the lists of containers, in the order in which kubectl looks at them.
  static let containerLists: [Key] = ["containers", "initContainers"]
}

extension Value {
  /// Replaces what is at a path; objects on the way are made where they are missing.
  mutating func replace(at path: ArraySlice<Key>, by value: Value) {
    guard let first = path.first else {
      self = value
      return
    }
    var inner = self[first] ?? .emptyObject
    inner.replace(at: path.dropFirst(), by: value)
    self[first] = inner
  }
}
