import ObjectModel

// Models: apimachinery pkg/runtime/converter.go fromUnstructured, v1.32.

/// Why a value is not of its type, in the words of the converter that a strategic patch goes
/// through.
enum ConversionFault {
  /// The first fault in the order of the fields; nil when all types are right.
  static func first(in value: Value, _ type: SchemaType) -> String? {
    guard let fields = value.object else {
      return value.isNull ? nil : "cannot restore struct from: \(kind(of: value))"
    }
    for field in type.fields {
      guard let value = fields[field.key], !value.isNull else { continue }
      if let fault = fault(value, field.type, field) { return fault }
    }
    return nil
  }

  private static func fault(
    _ value: Value, _ type: SchemaFieldType, _ field: SchemaField
  ) -> String? {
    switch type {
    case .reference(let reference): return first(in: value, reference.type)
    case .list(let element):
      guard let elements = value.array else {
        return "cannot restore slice from \(kind(of: value))"
      }
      return firstFault(elements, element, field)
    case .map(let element):
      guard let fields = value.object else { return "cannot restore map from \(kind(of: value))" }
      return firstFault(fields.sorted.map(\.value), element, field)
    case .bytes:
      return value.string == nil ? "cannot restore slice from \(kind(of: value))" : nil
    case .string: return plainFault(value, "string", isRight: value.string != nil, field)
    case .bool: return plainFault(value, "bool", isRight: value.bool != nil, field)
    case .int32, .int64:
      let name = if case .int32 = type { "int32" } else { "int64" }
      if case .double(let number) = value, number.rounded(.towardZero) == number { return nil }
      if case .int = value { return nil }
      return plainFault(value, name, isRight: false, field)
    case .double:
      switch value {
      case .int, .double: return nil
      default: return plainFault(value, "float64", isRight: false, field)
      }
    case .quantity, .intOrString, .time, .microTime, .duration, .any, .fieldsV1: return nil
    }
  }

  private static func firstFault(
    _ values: [Value], _ type: SchemaFieldType, _ field: SchemaField
  ) -> String? {
    for value in values where !value.isNull {
      if let fault = fault(value, type, field) { return fault }
    }
    return nil
  }

  /// A value where Go has a bool, number or text.
  private static func plainFault(
    _ value: Value, _ wanted: String, isRight: Bool, _ field: SchemaField
  ) -> String? {
    if isRight { return nil }
    let name = field.goTypeName.map { $0.contains(".") ? $0 : "v1.\($0)" } ?? wanted
    switch (value, wanted) {
    // Go converts a whole number into text, and numbers into each other, so it has to refuse.
    case (.int, "string"): return "cannot convert int64 to \(name)"
    case (.double, "int32"), (.double, "int64"): return "cannot convert float64 to \(name)"
    default: return "unrecognized type: \(wanted)"
    }
  }

  private static func kind(of value: Value) -> String {
    switch value {
    case .null: "invalid"
    case .bool: "bool"
    case .int: "int64"
    case .double: "float64"
    case .string: "string"
    case .array: "slice"
    case .object: "map"
    }
  }
}
