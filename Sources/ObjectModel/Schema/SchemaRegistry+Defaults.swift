extension SchemaRegistry {
  /// Fills in the defaults that hold unconditionally, in `value` and in the structs it contains.
  ///
  /// An absent struct comes into being only where the schema says so (`={}`), and then gets its
  /// own defaults. Defaults that hang on other fields are code of the kind. Fields that `value`
  /// shares with `complete`, an earlier result, are not looked through again.
  /// - Complexity: O(fields of `value`); nothing is copied where no default is missing.
  public func applyDefaults(
    to value: inout Value, _ type: SchemaType, trusting complete: Value? = nil
  ) {
    guard case .object(let fields) = value,
      let changed = Self.defaulted(fields, type, trusting: complete?.object)
    else { return }
    value = .object(changed)
  }

  /// `fields` with defaults; nil when none is missing.
  private static func defaulted(
    _ fields: Fields, _ type: SchemaType, trusting complete: Fields? = nil
  ) -> Fields? {
    guard type.mayHaveDefaults else { return nil }
    var result: Fields?
    for index in fields.indices {
      if let complete, SchemaDecoder.isKnown(fields.storage[index], in: complete) { continue }
      guard let field = type.field(fields.storage[index].key), field.mayContainDefaults,
        let changed = defaulted(fields.storage[index].value, field.type)
      else { continue }
      if result == nil { result = fields }
      result?.storage[index].value = changed
    }
    for field in type.defaultedFields {
      guard let value = field.defaultValue else { continue }
      let present = fields[field.key]
      guard present == nil || present == .some(.null) else { continue }
      if result == nil { result = fields }
      result?[field.key] = defaulted(value, field.type) ?? value
    }
    return result
  }

  private static func defaulted(_ value: Value, _ type: SchemaFieldType) -> Value? {
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
