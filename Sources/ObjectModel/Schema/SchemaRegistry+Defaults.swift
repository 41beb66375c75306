extension SchemaRegistry {
  /// Fills in the defaults that hold unconditionally, in `value` and in the structs it contains.
  ///
  /// An absent struct comes into being only where the schema says so (`={}`), and then gets its
  /// own defaults. Defaults that hang on other fields are code of the kind.
  /// - Complexity: O(fields of `value`); nothing is copied where no default is missing.
  public func applyDefaults(to value: inout Value, _ type: SchemaType) {
    guard case .object(let fields) = value, let changed = Self.defaulted(fields, type) else {
      return
    }
    value = .object(changed)
  }

  /// `fields` with defaults; nil when none is missing.
  private static func defaulted(_ fields: Fields, _ type: SchemaType) -> Fields? {
    guard type.mayHaveDefaults else { return nil }
    var result = fields
    var isChanged = false
    for index in fields.indices {
      guard let field = type.field(fields.storage[index].key), field.mayContainDefaults,
        let changed = defaulted(fields.storage[index].value, field.type)
      else { continue }
      result.storage[index].value = changed
      isChanged = true
    }
    if addDefaults(to: &result, type) { isChanged = true }
    return isChanged ? result : nil
  }

  /// Adds the defaults that a struct itself lacks; whether there were any.
  static func addDefaults(to fields: inout Fields, _ type: SchemaType) -> Bool {
    var isChanged = false
    for field in type.defaultedFields {
      guard let value = field.defaultValue else { continue }
      let place = fields.index(of: field.key)
      if let place, !fields.storage[place].value.isNull { continue }
      let complete = defaulted(value, field.type) ?? value
      if let place {
        fields.storage[place].value = complete
      } else {
        fields.appendUnique(field.key, complete)
      }
      isChanged = true
    }
    return isChanged
  }

  /// `value` with the defaults of the structs in it; nil when none is missing.
  static func defaulted(_ value: Value, _ type: SchemaFieldType) -> Value? {
    switch (type, value) {
    case (.reference(let reference), .object(let fields)):
      return defaulted(fields, reference.type).map { .object($0) }
    case (.list(let element), .array(let elements)):
      var result: [Value]?
      for index in elements.indices {
        guard let changed = defaulted(elements[index], element) else { continue }
        if result == nil { result = elements }
        result?[index] = changed
      }
      return result.map { .array($0) }
    case (.map(let element), .object(let fields)):
      var result: Fields?
      for index in fields.indices {
        guard let changed = defaulted(fields.storage[index].value, element) else { continue }
        if result == nil { result = fields }
        result?.storage[index].value = changed
      }
      return result.map { .object($0) }
    default: return nil
    }
  }
}
