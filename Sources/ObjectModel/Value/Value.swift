/// A JSON-like tree with value semantics: what the store keeps, the wire carries and YAML becomes.
///
/// Arrays and objects share their storage until one side writes, so copying a whole object costs
/// one reference count. Integers and floating-point numbers are told apart, as on the wire.
public enum Value: Hashable, Sendable {
  /// JSON `null`: meaningful in patches; stored objects hold it only where Go writes it.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction or exponent that fits 64 bits.
  case int(Int64)
  /// Any other number.
  case double(Double)
  /// Text.
  case string(String)
  /// An ordered list.
  case array([Value])
  /// Keys with values, in insertion order.
  case object(Fields)
}

extension Value {
  /// An object without fields.
  public static var emptyObject: Value { .object(Fields()) }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// The text, if this is a string.
  @inlinable
  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The integer, if this is one.
  @inlinable
  public var int: Int64? {
    if case .int(let number) = self { return number }
    return nil
  }

  /// The number as floating point, if this is a number.
  public var double: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  /// The truth value, if this is one.
  @inlinable
  public var bool: Bool? {
    if case .bool(let flag) = self { return flag }
    return nil
  }

  /// The elements, if this is an array.
  @inlinable
  public var array: [Value]? {
    if case .array(let elements) = self { return elements }
    return nil
  }

  /// The fields, if this is an object.
  @inlinable
  public var object: Fields? {
    if case .object(let fields) = self { return fields }
    return nil
  }

  /// The elements, or none when this is not an array.
  @inlinable
  public var elements: [Value] {
    if case .array(let elements) = self { return elements }
    return []
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .int(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A floating-point number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// An array.
  public init(arrayLiteral elements: Value...) { self = .array(elements) }
  /// An object with the fields in the order written.
  public init(dictionaryLiteral elements: (Key, Value)...) {
    self = .object(Fields(elements))
  }
}
