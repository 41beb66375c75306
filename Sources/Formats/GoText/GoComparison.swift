import ObjectModel

/// Comparisons as text/template has them: between values of one kind only.
enum GoComparison {
  private enum Kind {
    case bool
    case int
    case float
    case string
  }

  private static func kind(_ value: Value) throws(GoComparisonError) -> Kind {
    switch value {
    case .bool: return .bool
    case .int: return .int
    case .double: return .float
    case .string: return .string
    case .null, .array, .object:
      throw GoComparisonError(message: "invalid type for comparison")
    }
  }

  static func equal(_ left: Value, _ right: Value) throws(GoComparisonError) -> Bool {
    let kinds = (try kind(left), try kind(right))
    guard kinds.0 == kinds.1 else {
      throw GoComparisonError(message: "incompatible types for comparison")
    }
    return left == right
  }

  static func less(_ left: Value, _ right: Value) throws(GoComparisonError) -> Bool {
    let kinds = (try kind(left), try kind(right))
    guard kinds.0 == kinds.1 else {
      throw GoComparisonError(message: "incompatible types for comparison")
    }
    switch (left, right) {
    case (.int(let left), .int(let right)): return left < right
    case (.double(let left), .double(let right)): return left < right
    case (.string(let left), .string(let right)): return left < right
    default: throw GoComparisonError(message: "invalid type for comparison")
    }
  }

  static func lessOrEqual(_ left: Value, _ right: Value) throws(GoComparisonError) -> Bool {
    if try less(left, right) { return true }
    return try equal(left, right)
  }
}

/// Two values that cannot be compared.
struct GoComparisonError: Error {
  /// text/template's words.
  let message: String
}
