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
    if right.namespace.hasPrefix(left.namespace) || left.namespace.hasPrefix(right.namespace) {
      // '-' and '.' sort before the '/' that ends the shorter one.
      return left.namespace + "/" < right.namespace + "/"
    }
    return left.namespace < right.namespace
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
