import APIServer
import ObjectModel

extension KindDefinition {
  /// A kind in the core group with the index that garbage collection needs.
  static func core(
    _ kind: String, _ plural: String, _ singular: String, isNamespaced: Bool = true
  ) -> KindDefinition {
    var definition = KindDefinition(
      kind: kind, plural: plural, singular: singular, isNamespaced: isNamespaced,
      schemaName: "io.k8s.api.core.v1.\(kind)")
    definition.indexes = [.owner]
    return definition
  }

  /// A kind in another group with the index that garbage collection needs.
  static func grouped(
    _ group: String, _ version: String = "v1", kind: String, plural: String, singular: String,
    package: String, isNamespaced: Bool = true
  ) -> KindDefinition {
    var definition = KindDefinition(
      group: group, version: version, kind: kind, plural: plural, singular: singular,
      isNamespaced: isNamespaced, schemaName: "io.k8s.api.\(package).\(version).\(kind)")
    definition.indexes = [.owner]
    return definition
  }

  /// A kind in group apps.
  static func apps(_ kind: String, _ plural: String, _ singular: String) -> KindDefinition {
    grouped("apps", kind: kind, plural: plural, singular: singular, package: "apps")
  }
}

extension Subresource {
  /// A subresource for status, read and written like the object itself.
  static func status(_ kind: String) -> Subresource {
    Subresource("status", kind: kind, verbs: ["get", "patch", "update"])
  }

  /// Scaling through autoscaling/v1.
  static let scale = Subresource(
    "scale", kind: "Scale", group: "autoscaling", version: "v1", verbs: ["get", "patch", "update"])
}

extension SelectableField {
  /// The text at two keys; empty when absent.
  static func text(_ first: Key, _ second: Key) -> SelectableField {
    SelectableField("\(first).\(second)") { $0.string(first, second) ?? "" }
  }

  /// The text at one key; empty when absent.
  static func text(_ key: Key) -> SelectableField {
    SelectableField(key.text) { $0.string(key) ?? "" }
  }

  /// The truth value at two keys; false when absent.
  static func flag(_ first: Key, _ second: Key) -> SelectableField {
    SelectableField("\(first).\(second)") { $0.bool(first, second) == true ? "true" : "false" }
  }
}
