// Models: pkg/controller/history and the snapshots of StatefulSets and DaemonSets, v1.32.

import APIServer
import Kinds
import ObjectModel

/// ControllerRevisions: snapshots of a pod template by which versions are told apart.
enum RevisionHistory {
  static let hashLabel = Key("controller.kubernetes.io/hash")
  static let revisionHashLabel = Key("controller-revision-hash")

  /// What a revision keeps of an owner: a patch that puts its template back.
  static func data(of owner: Value) -> Value {
    var template = owner[.spec]?[.template] ?? .emptyObject
    template["$patch"] = "replace"
    return [.spec: [.template: template]]
  }

  /// The template that a revision keeps.
  static func template(in revision: Value) -> Value {
    var template = revision[.data]?[.spec]?[.template] ?? .emptyObject
    template["$patch"] = nil
    return template
  }

  /// FNV-1 of the JSON of a revision's data and of how often that had to be tried.
  static func hash(of data: Value, collisions: Int64) -> String {
    var hash = FNVHash(isVariantA: false)
    hash.add(JSONWriter(sortsKeys: true).bytes(data))
    hash.add(Array(String(collisions).utf8))
    return FNVHash.nameText(String(hash.value))
  }

  static func number(_ revision: Value) -> Int64 { revision[.revision]?.int ?? 0 }

  /// Oldest revision first.
  static func precedes(_ left: Value, _ right: Value) -> Bool {
    let (first, second) = (number(left), number(right))
    return first == second ? Value.isOlder(left, right) : first < second
  }
}
