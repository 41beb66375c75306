/// What a field may hold.
public indirect enum SchemaFieldType: Sendable {
  /// Text.
  case string
  /// A 32-bit integer.
  case int32
  /// A 64-bit integer.
  case int64
  /// A truth value.
  case bool
  /// A floating-point number.
  case double
  /// Bytes, written as base64 text.
  case bytes
  /// An amount such as `500m`, written as text.
  case quantity
  /// An integer or text, as in ports and percentages.
  case intOrString
  /// An instant to the second, written in RFC 3339.
  case time
  /// An instant to the microsecond, written in RFC 3339.
  case microTime
  /// A length of time in Go's notation, such as `1h2m`.
  case duration
  /// Any value at all.
  case any
  /// The field set of a managedFields entry.
  case fieldsV1
  /// An object of another type.
  case reference(SchemaReference)
  /// A list.
  case list(of: SchemaFieldType)
  /// A map from text.
  case map(of: SchemaFieldType)
}

extension SchemaFieldType {
  /// The type of the objects held here directly, in a list or in a map; nil when there are none.
  public var objectType: SchemaType? {
    switch self {
    case .reference(let reference): reference.type
    case .list(let element), .map(let element): element.objectType
    default: nil
    }
  }

  /// The type of the elements, if this is a list.
  public var listElement: SchemaFieldType? {
    if case .list(let element) = self { return element }
    return nil
  }

  /// The type of the values, if this is a map.
  public var mapElement: SchemaFieldType? {
    if case .map(let element) = self { return element }
    return nil
  }

  /// The type as Go's error messages name it.
  var goName: String {
    switch self {
    case .string, .time, .microTime, .duration: "string"
    case .int32, .intOrString: "int32"
    case .int64: "int64"
    case .bool: "bool"
    case .double: "float64"
    case .bytes: "[]uint8"
    case .quantity: "resource.Quantity"
    case .any: "runtime.RawExtension"
    case .fieldsV1: "v1.FieldsV1"
    case .reference(let reference): reference.goName
    case .list(let element): "[]" + element.goName
    case .map(let element): "map[string]" + element.goName
    }
  }
}
