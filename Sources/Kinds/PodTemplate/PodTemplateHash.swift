public import ObjectModel

// Models: ComputeHash of pkg/controller/controller_utils.go and EqualIgnoreHash of
// pkg/controller/deployment/util, v1.32.

/// The hash of a pod template, which a Deployment puts into the names and labels of its replica
/// sets.
public enum PodTemplateHash {
  /// The label that carries the hash.
  public static let label = Key("pod-template-hash")

  private static let table = GoStructTable(GoStructText.podTemplate)
  private static let metaType = SchemaRegistry.standard.type(
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
  private static let specType = SchemaRegistry.standard.type("io.k8s.api.core.v1.PodSpec")

  /// The hash of a defaulted template, such as `5869d7778c`.
  /// - Parameter collisionCount: how often a name was already taken; nil before the first time.
  /// - Complexity: O(size of the template).
  public static func text(of template: Value, collisionCount: Int64? = nil) -> String {
    var hash = FNVHash()
    hash.add(table.dump(template, "PodTemplateSpec"))
    if let collisionCount {
      let count = UInt32(truncatingIfNeeded: collisionCount)
      hash.add((0..<8).map { $0 < 4 ? UInt8(truncatingIfNeeded: count >> ($0 * 8)) : 0 })
    }
    return FNVHash.nameText(String(hash.value))
  }

  /// What is hashed, as go-spew prints it.
  package static func dump(_ template: Value) -> String {
    String(decoding: table.dump(template, "PodTemplateSpec"), as: UTF8.self)
  }

  /// Whether two templates are the same apart from the label with the hash.
  public static func isSame(_ left: Value?, _ right: Value?) -> Bool {
    guard let specType, let metaType else { return false }
    let specs = (left?[.spec] ?? .emptyObject, right?[.spec] ?? .emptyObject)
    guard specs.0.semanticallyEquals(specs.1, type: specType) else { return false }
    return meta(left).semanticallyEquals(meta(right), type: metaType)
  }

  private static func meta(_ template: Value?) -> Value {
    var meta = template?[.metadata] ?? .emptyObject
    if meta[.labels, label] != nil { meta[orEmpty: .labels][label] = nil }
    return meta
  }
}

/// The 32-bit Fowler-Noll-Vo hash, in both variants Kubernetes makes names from.
public struct FNVHash: Sendable {
  /// The hash of what was added.
  public private(set) var value: UInt32 = 2_166_136_261
  private let isVariantA: Bool

  /// A hash of nothing; variant 1a unless told otherwise.
  public init(isVariantA: Bool = true) {
    self.isVariantA = isVariantA
  }

  /// Adds bytes.
  public mutating func add(_ bytes: [UInt8]) {
    var state = value
    for byte in bytes {
      if isVariantA {
        state = (state ^ UInt32(byte)) &* 16_777_619
      } else {
        state = (state &* 16_777_619) ^ UInt32(byte)
      }
    }
    value = state
  }

  /// A text in the alphabet of generated names, as rand.SafeEncodeString writes it.
  public static func nameText(_ text: String) -> String {
    let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
    return String(decoding: text.utf8.map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
  }
}
