// Models: apimachinery's equality.Semantic, v1.32.

extension Value {
  /// Whether two values mean the same: null, an empty list, an empty object and nothing at all are
  /// alike, and numbers are compared by amount.
  /// - Complexity: O(size); at once where storage is shared.
  public func semanticallyEquals(_ other: Value?) -> Bool {
    switch (self, other ?? .null) {
    case (.array(let left), .array(let right)):
      return left.count == right.count
        && zip(left, right).allSatisfy { $0.semanticallyEquals($1) }
    case (.object(let left), .object(let right)):
      if left.storageAddress == right.storageAddress { return true }
      return left.allSatisfy { $0.value.semanticallyEquals(right[$0.key]) }
        && right.allSatisfy { left.contains($0.key) || $0.value.isNothing }
    case (.int(let left), .double(let right)), (.double(let right), .int(let left)):
      return Double(left) == right
    case (let left, let right): return left == right || (left.isNothing && right.isNothing)
    }
  }

  /// Whether two objects of `type` mean the same to the API server: as above, and quantities and
  /// times are compared by what they stand for. A struct that is there and empty differs from one
  /// that is not.
  public func semanticallyEquals(_ other: Value?, type: SchemaType) -> Bool {
    guard case .object(let left) = self, case .object(let right)? = other else {
      return isNull && (other ?? .null).isNull
    }
    return Self.equal(left, right, type)
  }

  private var isNothing: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.isEmpty
    case .object(let fields): fields.isEmpty
    default: false
    }
  }

  private static func equal(_ left: Fields, _ right: Fields, _ type: SchemaType) -> Bool {
    if left.storageAddress == right.storageAddress { return true }
    for field in left {
      let kind = type.field(field.key)?.type ?? .any
      if !equal(field.value, right[field.key] ?? .null, kind) { return false }
    }
    for field in right where !left.contains(field.key) {
      if !equal(.null, field.value, type.field(field.key)?.type ?? .any) { return false }
    }
    return true
  }

  private static func equal(_ left: Value, _ right: Value, _ type: SchemaFieldType) -> Bool {
    switch (type, left, right) {
    case (.quantity, .string(let first), .string(let second)):
      return first == second || Quantity(first).map { $0 == Quantity(second) } ?? false
    case (.time, .string(let first), .string(let second)),
      (.microTime, .string(let first), .string(let second)):
      return first == second
        || RFC3339.epochNanoseconds(first).map { $0 == RFC3339.epochNanoseconds(second) } ?? false
    case (.reference(let reference), .object(let first), .object(let second)):
      return equal(first, second, reference.type)
    case (.reference, _, _): return left == right
    case (.list(let element), .array(let first), .array(let second)):
      return first.count == second.count
        && zip(first, second).allSatisfy { equal($0, $1, element) }
    case (.map(let element), .object(let first), .object(let second)):
      return first.count == second.count
        && first.allSatisfy { equal($0.value, second[$0.key] ?? .null, element) }
    default: return left.semanticallyEquals(right)
    }
  }
}
