/// The walk of a decode. It counts on most values being clean: for a part that need not change it
/// returns nil or `.keep`, and nothing is copied.
struct SchemaDecoder {
  enum Outcome {
    case keep
    case drop
    case replace(Value)
  }

  /// One step from the object towards the value being read.
  enum Step {
    case field(Key)
    case entry(Key)
    case index(Int)
  }

  let rootName: String
  var unknownFields: [String] = []
  /// The first mistake of the kind that Go reports only when it has read everything.
  var savedError: DecodeError?
  private(set) var path: [Step] = []
  /// The struct whose field is being read.
  private(set) var structType: SchemaType?

  /// The root's fields as they left an earlier decode.
  private let clean: Fields?

  init(rootName: String, clean: Fields? = nil) {
    self.rootName = rootName
    self.clean = clean
    path.reserveCapacity(16)
  }

  /// What `fields` must become to be an object of `type`; nil when nothing need change.
  mutating func object(
    _ fields: Fields, _ type: SchemaType
  ) throws(DecodeError) -> Fields? {
    let outerStruct = structType
    structType = type
    var result: Fields?
    var alwaysSeen = 0
    for index in fields.indices {
      let key = fields.storage[index].key
      if let clean, path.isEmpty, Self.isKnown(fields.storage[index], in: clean),
        let field = type.field(key)
      {
        if field.isAlwaysWritten { alwaysSeen += 1 }
        result?.appendUnique(key, fields.storage[index].value)
        continue
      }
      path.append(.field(key))
      var outcome = Outcome.drop
      if let field = type.field(key) {
        outcome = try member(fields.storage[index].value, field)
        if field.isAlwaysWritten { alwaysSeen += 1 }
      } else {
        unknownFields.append("unknown field \(GoText.quoted(pathText))")
      }
      path.removeLast()
      switch outcome {
      case .keep: result?.appendUnique(key, fields.storage[index].value)
      case .drop: if result == nil { result = fields.prefixCopy(index) }
      case .replace(let value):
        if result == nil { result = fields.prefixCopy(index) }
        result?.appendUnique(key, value)
      }
    }
    structType = outerStruct
    if alwaysSeen == type.alwaysCount { return result }
    var complete = result ?? fields
    for field in type.fields where field.isAlwaysWritten && !complete.contains(field.key) {
      complete.appendUnique(field.key, Self.zero(of: field.type))
    }
    return complete
  }

  /// Whether a field holds the very objects that it held before.
  static func isKnown(_ field: Fields.Field, in clean: Fields) -> Bool {
    guard case .object(let fields) = field.value,
      case .object(let before)? = clean[field.key]
    else { return false }
    return !fields.isEmpty && fields.storageAddress == before.storageAddress
  }

  /// What becomes of the value of a struct's field.
  private mutating func member(
    _ value: Value, _ field: SchemaField
  ) throws(DecodeError) -> Outcome {
    if case .null = value { return field.isAlwaysWritten ? Self.null(field.type) : .drop }
    let outcome = try element(value, field.type, field, isElement: false)
    if field.isAlwaysWritten || field.keepsZero { return outcome }
    switch outcome {
    case .keep: return Self.isOmitted(value, field.type) ? .drop : .keep
    case .replace(let changed): return Self.isOmitted(changed, field.type) ? .drop : outcome
    case .drop: return .drop
    }
  }

  /// What becomes of a value that is no null, wherever it stands.
  private mutating func element(
    _ value: Value, _ type: SchemaFieldType, _ field: SchemaField, isElement: Bool
  ) throws(DecodeError) -> Outcome {
    switch (type, value) {
    case (.string, .string), (.bool, .bool), (.int64, .int), (.double, .int), (.double, .double),
      (.duration, .string), (.intOrString, .string), (.any, _), (.fieldsV1, .object):
      return .keep
    case (.int32, .int(let number)), (.intOrString, .int(let number)):
      if Int32(exactly: number) != nil { return .keep }
    case (.int32, .double(let number)), (.intOrString, .double(let number)):
      // A whole number written with a fraction or exponent is whole when it arrives from a client.
      if let whole = Int32(exactly: number) { return .replace(.int(Int64(whole))) }
    case (.int64, .double(let number)):
      if let whole = Int64(exactly: number) { return .replace(.int(whole)) }
    case (.reference(let reference), .object(let fields)):
      return try object(fields, reference.type).map { .replace(.object($0)) } ?? .keep
    case (.list(let element), .array(let elements)):
      return try list(elements, element, field).map { .replace(.array($0)) } ?? .keep
    case (.map(let element), .object(let fields)):
      return try map(fields, element, field).map { .replace(.object($0)) } ?? .keep
    case (.quantity, _): return try quantity(value)
    case (.time, .string(let text)): return try time(text, .seconds)
    case (.microTime, .string(let text)): return try time(text, .microseconds)
    case (.bytes, .string(let text)): return bytes(text)
    default: break
    }
    return try mismatch(value, type, field, isElement: isElement)
  }

  private mutating func list(
    _ elements: [Value], _ type: SchemaFieldType, _ field: SchemaField
  ) throws(DecodeError) -> [Value]? {
    if Self.arePlainTexts(elements, type) { return nil }
    var result: [Value]?
    for index in elements.indices {
      path.append(.index(index))
      let outcome =
        elements[index].isNull
        ? Self.null(type) : try element(elements[index], type, field, isElement: true)
      path.removeLast()
      switch outcome {
      case .keep: result?.append(elements[index])
      case .replace(let value):
        if result == nil { result = Array(elements[..<index]) }
        result?.append(value)
      // Only a mismatch drops an element, and then the result is not used.
      case .drop: break
      }
    }
    return result
  }

  /// The common case of a list of texts, checked without ceremony.
  private static func arePlainTexts(_ elements: [Value], _ type: SchemaFieldType) -> Bool {
    guard case .string = type else { return false }
    for element in elements {
      guard case .string = element else { return false }
    }
    return true
  }

  private mutating func map(
    _ fields: Fields, _ type: SchemaFieldType, _ field: SchemaField
  ) throws(DecodeError) -> Fields? {
    var result: Fields?
    for index in fields.indices {
      if case .string = type, case .string = fields.storage[index].value {
        result?.appendUnique(fields.storage[index].key, fields.storage[index].value)
        continue
      }
      let entry = fields.storage[index]
      path.append(.entry(entry.key))
      var outcome: Outcome
      if entry.value.isNull {
        // The store's encoding turns absent bytes in a map into none at all.
        if case .bytes = type { outcome = .replace("") } else { outcome = Self.null(type) }
      } else {
        outcome = try element(entry.value, type, field, isElement: true)
      }
      path.removeLast()
      switch outcome {
      case .keep: result?.appendUnique(entry.key, entry.value)
      case .replace(let value):
        if result == nil { result = fields.prefixCopy(index) }
        result?.appendUnique(entry.key, value)
      case .drop: break
      }
    }
    return result
  }
}

extension SchemaDecoder {
  /// Whether Go's encoder leaves out this value of an optional field.
  private static func isOmitted(_ value: Value, _ type: SchemaFieldType) -> Bool {
    switch (value, type) {
    case (.string(let text), .string), (.string(let text), .bytes): text.isEmpty
    case (.int(let number), .int32), (.int(let number), .int64), (.int(let number), .double):
      number == 0
    case (.double(let number), .double): number == 0
    case (.bool(let flag), .bool): !flag
    case (.array(let elements), .list): elements.isEmpty
    case (.object(let fields), .map): fields.isEmpty
    default: false
    }
  }

  /// What becomes of a null that may not be left out.
  private static func null(_ type: SchemaFieldType) -> Outcome {
    let zero = zero(of: type)
    return zero.isNull ? .keep : .replace(zero)
  }

  /// What Go writes for a field of `type` that was never set.
  static func zero(of type: SchemaFieldType) -> Value {
    switch type {
    case .string, .duration: .string("")
    case .int32, .int64, .double, .intOrString: .int(0)
    case .bool: .bool(false)
    case .quantity: .string("0")
    case .reference(let reference): zero(of: reference.type)
    case .bytes, .time, .microTime, .any, .fieldsV1, .list, .map: .null
    }
  }

  /// What Go writes for a struct that was never set.
  static func zero(of type: SchemaType) -> Value {
    var fields = Fields()
    if type.alwaysCount > 0 {
      for field in type.fields where field.isAlwaysWritten {
        fields.appendUnique(field.key, zero(of: field.type))
      }
    }
    return .object(fields)
  }
}
