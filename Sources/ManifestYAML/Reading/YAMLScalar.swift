/// What a scalar means to go-yaml before it becomes JSON.
enum YAMLScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// Whole numbers above the range of 64 signed bits.
  case unsigned(UInt64)
  case float(Double)
  case string(String)
  /// Text that reads as a time, which stays text in JSON but is quoted when written.
  case timestamp(String)

  /// The short tag of the type.
  var tag: String {
    switch self {
    case .null: "!!null"
    case .bool: "!!bool"
    case .int, .unsigned: "!!int"
    case .float: "!!float"
    case .string: "!!str"
    case .timestamp: "!!timestamp"
    }
  }
}

/// A scalar that does not fit its tag.
struct ScalarFault: Error {
  /// go-yaml's text.
  let message: String
}
