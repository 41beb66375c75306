/// The place of an object within its resource: namespace (empty if cluster-scoped) and name.
///
/// Keys sort as etcd sorts `namespace/name`, byte by byte.
public struct ObjectKey: Hashable, Sendable {
  /// The namespace; empty for cluster-scoped objects.
  public let namespace: String
  /// The name.
  public let name: String

  /// The key of `namespace/name`.
  public init(_ namespace: String = "", _ name: String) {
    self.namespace = namespace
    self.name = name
  }
}

extension ObjectKey: Comparable {
  /// Byte order of `namespace/name`.
  public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    if left.namespace == right.namespace { return left.name < right.name }
    // The '/' that ends the shorter namespace sorts after '-' and '.'.
    let slash = UInt8(ascii: "/")
    var ours = left.namespace.utf8.makeIterator()
    var theirs = right.namespace.utf8.makeIterator()
    while true {
      let (mine, yours) = (ours.next(), theirs.next())
      if mine == nil, yours == nil { return false }
      if mine != yours { return mine ?? slash < yours ?? slash }
    }
  }
}

extension ObjectKey: CustomStringConvertible {
  /// `namespace/name`, or the name alone.
  public var description: String { namespace.isEmpty ? name : "\(namespace)/\(name)" }
}

/// A resource by its place in the catalogue.
public struct ResourceID: Hashable, Comparable, Sendable {
  /// The place in `Catalog.kinds`.
  public let index: Int

  /// The resource at `index`.
  public init(index: Int) {
    self.index = index
  }

  /// Order of the catalogue.
  public static func < (left: ResourceID, right: ResourceID) -> Bool { left.index < right.index }
}
