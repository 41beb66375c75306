public import ObjectModel

/// Names a secondary index of a kind.
public struct IndexName: Hashable, Sendable {
  /// The name, such as `spec.nodeName`.
  public let text: String

  /// The index named `text`.
  public init(_ text: String) {
    self.text = text
  }

  /// Objects by the uid of each of their owners: the garbage collector's view.
  public static let owner = IndexName("owner")
  /// Pods by the node they are bound to; unscheduled pods under "".
  public static let nodeName = IndexName("spec.nodeName")
}

/// A secondary index: values computed from each object, under each of which it is found.
public struct IndexDefinition: Sendable {
  /// The index's name.
  public let name: IndexName
  /// The indexed values of an object; none leave it out.
  public let value: @Sendable (Value) -> [String]
  /// The keys of the field that decides.
  private let section: Key
  private let field: Key

  /// An index whose values follow from one field.
  public init(
    _ name: IndexName, of section: Key, _ field: Key,
    _ value: @escaping @Sendable (Value) -> [String]
  ) {
    self.name = name
    self.section = section
    self.field = field
    self.value = value
  }

  /// Whether two versions of an object are alike in the field that decides.
  func isSame(_ old: Value, _ new: Value) -> Bool {
    old.hasSame(section, field, as: new)
  }

  /// Objects by the uid of each of their owners.
  public static let owner = IndexDefinition(
    .owner, of: .metadata, .ownerReferences
  ) { object in
    object.elements(.metadata, .ownerReferences).compactMap { $0.string(.uid) }
  }

  /// Objects by the uid of each of their owners, and under "" those that no owner controls.
  public static let ownerOrNone = IndexDefinition(
    .owner, of: .metadata, .ownerReferences
  ) { object in
    let owners = object.elements(.metadata, .ownerReferences)
    let uids = owners.compactMap { $0.string(.uid) }
    return owners.contains { $0.bool(.controller) == true } ? uids : uids + [""]
  }
}
