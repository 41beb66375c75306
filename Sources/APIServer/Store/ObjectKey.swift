/// The place of an object within its resource: namespace (empty if cluster-scoped) and name.
///
/// Keys sort as etcd sorts `namespace/name`, byte by byte.
public struct ObjectKey: Hashable, Sendable {
  /// The namespace; empty for cluster-scoped objects.
  public let namespace: String
  /// The name.
  public let name: String
  /// The first bytes of the name, so that most comparisons are of two numbers.
  private let prefix: UInt64

  /// The key of `namespace/name`.
  public init(_ namespace: String = "", _ name: String) {
    self.namespace = namespace
    self.name = name
    prefix = Self.prefix(of: name)
  }

  /// The first eight bytes of a text as a number that is ordered as they are.
  static func prefix(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var prefix: UInt64 = 0
      var index = 0
      let count = min(8, bytes.count)
      while index < count {
        prefix = prefix << 8 | UInt64(bytes[index])
        index += 1
      }
      return count == 0 ? 0 : prefix << UInt64(64 - 8 * count)
    }
  }

  /// Whether both parts are the same.
  public static func == (left: ObjectKey, right: ObjectKey) -> Bool {
    left.prefix == right.prefix && left.name == right.name && left.namespace == right.namespace
  }

  /// Hashes both parts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(namespace)
  }
}

extension ObjectKey: Comparable {
  /// Byte order of `namespace/name`.
  public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    if left.namespace == right.namespace {
      return left.prefix == right.prefix ? left.name < right.name : left.prefix < right.prefix
    }
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
