/// The walk of a decode: what is wrong in an object is put right in place, and missing defaults are
/// filled in on the way if that is wanted.
///
/// It counts on most values being clean: those are looked at where they lie. What others hold too is
/// copied only when something in it must change.
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

  /// What a first look says of a value.
  private enum Sight {
    /// It may stay as it is.
    case good
    /// It may stay, but what it holds has to be looked at.
    case part
    /// It is for a closer look.
    case other
  }

  typealias Rule = UnsafePointer<SchemaRule>

  let rootName: String
  private let fillsDefaults: Bool
  var unknownFields: [String] = []
  /// The first mistake of the kind that Go reports only when it has read everything.
  var savedError: DecodeError?
  private(set) var path: [Step] = []
  /// The struct whose field is being read.
  private(set) var structType: SchemaType?

  init(rootName: String, fillsDefaults: Bool) {
    self.rootName = rootName
    self.fillsDefaults = fillsDefaults
    path.reserveCapacity(16)
  }

  /// Makes `fields` an object of `type`; whether anything changed.
  ///
  /// - Parameter known: the object in its place in an earlier result, which the caller holds: what is
  ///   shared with it is not looked at again.
  mutating func object(
    _ fields: inout Fields, _ type: SchemaType, over known: UnsafeBufferPointer<Fields.Field>?
  ) throws(DecodeError) -> Bool {
    let outerStruct = structType
    structType = type
    let isOwned = fields.isUnshared()
    var isChanged = false
    var (alwaysSeen, defaultsSeen) = (0, 0)
    var index = 0
    while index < fields.count {
      let key = fields.storage[index].key
      guard let rule = type.rule(key) else {
        path.append(.field(key))
        unknownFields.append("unknown field \(GoText.quoted(pathText))")
        path.removeLast()
        fields.storage.remove(at: index)
        isChanged = true
        continue
      }
      var isNull = false
      switch Self.look(at: fields, index, rule) {
      case .good: break
      case .part:
        let before = Self.known(key, at: index, in: known)
        if Self.isKnown(fields.storage[index].value, before) { break }
        path.append(.field(key))
        if try member(&fields, index, rule, isOwned: isOwned, over: before) {
          isChanged = true
        }
        path.removeLast()
      case .other:
        path.append(.field(key))
        let outcome = try leaf(fields.storage[index].value, rule)
        path.removeLast()
        if case .keep = outcome {} else { isChanged = true }
        guard Self.put(outcome, into: &fields, index) else { continue }
        isNull = fields.storage[index].value.isNull
      }
      if rule.pointee.isAlwaysWritten { alwaysSeen += 1 }
      if rule.pointee.hasDefault, !isNull { defaultsSeen += 1 }
      index += 1
    }
    structType = outerStruct
    if alwaysSeen < type.alwaysFields.count, addZeros(to: &fields, type) { isChanged = true }
    if fillsDefaults, defaultsSeen < type.defaultedFields.count,
      SchemaRegistry.addDefaults(to: &fields, type)
    {
      isChanged = true
    }
    return isChanged
  }

  /// Carries out what a closer look said; false when the field is gone.
  private static func put(_ outcome: Outcome, into fields: inout Fields, _ index: Int) -> Bool {
    switch outcome {
    case .keep: return true
    case .replace(let value):
      fields.storage[index].value = value
      return true
    case .drop:
      fields.storage.remove(at: index)
      return false
    }
  }

  /// Adds what Go always writes.
  private func addZeros(to fields: inout Fields, _ type: SchemaType) -> Bool {
    var isChanged = false
    for index in type.alwaysFields.indices
    where !fields.contains(type.alwaysFields[index].key) {
      let field = type.alwaysFields[index]
      fields.appendUnique(field.key, complete(Self.zero(of: field.type), field.type))
      isChanged = true
    }
    return isChanged
  }

  /// A zero value with its defaults, if those are filled in.
  private func complete(_ zero: Value, _ type: SchemaFieldType) -> Value {
    fillsDefaults ? SchemaRegistry.defaulted(zero, type) ?? zero : zero
  }

  // MARK: Objects, lists and maps

  /// Looks into the part at `index`, in place if nobody else holds it.
  private mutating func member(
    _ fields: inout Fields, _ index: Int, _ rule: Rule, isOwned: Bool,
    over known: UnsafePointer<Value>?
  ) throws(DecodeError) -> Bool {
    var child = Value.null
    if isOwned {
      swap(&fields.storage[index].value, &child)
    } else {
      child = fields.storage[index].value
    }
    let isChanged = try part(&child, rule, over: known)
    if isOwned || isChanged { fields.storage[index].value = child }
    return isChanged
  }

  /// As above, for an element of a list.
  private mutating func element(
    _ elements: inout [Value], _ index: Int, _ rule: Rule, isOwned: Bool,
    over known: UnsafePointer<Value>?
  ) throws(DecodeError) -> Bool {
    var child = Value.null
    if isOwned { swap(&elements[index], &child) } else { child = elements[index] }
    let isChanged = try part(&child, rule, over: known)
    if isOwned || isChanged { elements[index] = child }
    return isChanged
  }

  /// Looks into a value of the form that holds others.
  private mutating func part(
    _ value: inout Value, _ rule: Rule, over known: UnsafePointer<Value>?
  ) throws(DecodeError) -> Bool {
    switch consume value {
    case .object(var fields):
      value = .null
      defer { value = .object(fields) }
      let before = Self.fields(known)
      if let type = rule.pointee.objectType { return try object(&fields, type, over: before) }
      guard let rule = rule.pointee.element else { return false }
      return try map(&fields, rule, over: before)
    case .array(var elements):
      value = .null
      defer { value = .array(elements) }
      guard let rule = rule.pointee.element else { return false }
      return try list(&elements, rule, over: Self.elements(known))
    case let other:
      value = other
      return false
    }
  }

  private mutating func list(
    _ elements: inout [Value], _ rule: Rule, over known: UnsafeBufferPointer<Value>?
  ) throws(DecodeError) -> Bool {
    let isOwned = elements.isUnshared()
    var isChanged = false
    for index in elements.indices {
      let sight = Self.look(at: elements, index, rule)
      if case .good = sight { continue }
      var before: UnsafePointer<Value>?
      if let known, index < known.count { before = known.baseAddress?.advanced(by: index) }
      if Self.isKnown(elements[index], before) { continue }
      path.append(.index(index))
      if case .part = sight {
        if try element(&elements, index, rule, isOwned: isOwned, over: before) { isChanged = true }
      } else {
        let outcome =
          elements[index].isNull
          ? null(rule.pointee.type) : try leaf(elements[index], rule)
        // Only a mismatch drops an element, and then the result is not used.
        if case .replace(let value) = outcome {
          elements[index] = value
          isChanged = true
        }
      }
      path.removeLast()
    }
    return isChanged
  }

  private mutating func map(
    _ fields: inout Fields, _ rule: Rule, over known: UnsafeBufferPointer<Fields.Field>?
  ) throws(DecodeError) -> Bool {
    let isOwned = fields.isUnshared()
    var isChanged = false
    for index in fields.indices {
      let sight = Self.look(at: fields, index, rule)
      if case .good = sight { continue }
      let key = fields.storage[index].key
      let before = Self.known(key, at: index, in: known)
      if Self.isKnown(fields.storage[index].value, before) { continue }
      path.append(.entry(key))
      if case .part = sight {
        if try member(&fields, index, rule, isOwned: isOwned, over: before) { isChanged = true }
      } else {
        let outcome: Outcome
        if fields.storage[index].value.isNull {
          // The store's encoding turns absent bytes in a map into none at all.
          let isBytes = rule.pointee.form == .bytes
          outcome = isBytes ? .replace("") : null(rule.pointee.type)
        } else {
          outcome = try leaf(fields.storage[index].value, rule)
        }
        if case .replace(let value) = outcome {
          fields.storage[index].value = value
          isChanged = true
        }
      }
      path.removeLast()
    }
    return isChanged
  }

  // MARK: Single values

  @inline(__always)
  private static func look(at fields: Fields, _ index: Int, _ rule: Rule) -> Sight {
    fields.storage.withUnsafeBufferPointer { look(at: Fields.slot($0, index), rule) }
  }

  @inline(__always)
  private static func look(at elements: [Value], _ index: Int, _ rule: Rule) -> Sight {
    elements.withUnsafeBufferPointer { elements in
      elements.baseAddress.map { look(at: $0 + index, rule) } ?? .other
    }
  }

  /// What a value says at first sight, without taking hold of it.
  @inline(__always)
  private static func look(at value: UnsafePointer<Value>?, _ rule: Rule) -> Sight {
    guard let value else { return .other }
    let rule = rule.pointee
    switch value.pointee {
    case .null: return .other
    case .bool(let flag):
      return rule.form == .any || (rule.form == .bool && (flag || !rule.omitsZero)) ? .good : .other
    case .int(let number):
      switch rule.form {
      case .any: return .good
      case .int32:
        return Int32(exactly: number) != nil && (number != 0 || !rule.omitsZero) ? .good : .other
      case .int64, .double: return number != 0 || !rule.omitsZero ? .good : .other
      case .intOrString: return Int32(exactly: number) != nil ? .good : .other
      default: return .other
      }
    case .double(let number):
      let isGood = rule.form == .double && (number != 0 || !rule.omitsZero)
      return isGood || rule.form == .any ? .good : .other
    case .string(let text):
      switch rule.form {
      case .string: return rule.omitsZero && text.isEmpty ? .other : .good
      case .any, .duration, .intOrString: return .good
      default: return .other
      }
    case .array(let elements):
      if rule.form == .list { return rule.omitsZero && elements.isEmpty ? .other : .part }
      return rule.form == .any ? .good : .other
    case .object(let fields):
      switch rule.form {
      case .reference: return .part
      case .map: return rule.omitsZero && fields.isEmpty ? .other : .part
      case .any, .fieldsV1: return .good
      default: return .other
      }
    }
  }

  /// What becomes of a value that needs a closer look; a null only where it is a struct's field.
  private mutating func leaf(
    _ value: Value, _ rule: Rule
  ) throws(DecodeError) -> Outcome {
    if case .null = value { return rule.pointee.isAlwaysWritten ? null(rule.pointee.type) : .drop }
    let outcome = try read(value, rule)
    guard rule.pointee.omitsZero else { return outcome }
    switch outcome {
    case .keep: return Self.isOmitted(value, rule.pointee.form) ? .drop : .keep
    case .replace(let changed): return Self.isOmitted(changed, rule.pointee.form) ? .drop : outcome
    case .drop: return .drop
    }
  }

  /// What becomes of a value that is no null, wherever it stands.
  private mutating func read(_ value: Value, _ rule: Rule) throws(DecodeError) -> Outcome {
    switch (rule.pointee.form, value) {
    case (.string, .string), (.bool, .bool), (.int64, .int), (.double, .int), (.double, .double),
      (.duration, .string), (.intOrString, .string), (.any, _), (.fieldsV1, .object),
      (.list, .array), (.map, .object):
      return .keep
    case (.int32, .int(let number)), (.intOrString, .int(let number)):
      if Int32(exactly: number) != nil { return .keep }
    case (.int32, .double(let number)), (.intOrString, .double(let number)):
      // A whole number written with a fraction or exponent is whole when it arrives from a client.
      if let whole = Int32(exactly: number) { return .replace(.int(Int64(whole))) }
    case (.int64, .double(let number)):
      if let whole = Int64(exactly: number) { return .replace(.int(whole)) }
    case (.quantity, _): return try quantity(value)
    case (.time, .string(let text)): return try time(text, .seconds)
    case (.microTime, .string(let text)): return try time(text, .microseconds)
    case (.bytes, .string(let text)): return bytes(text)
    default: break
    }
    return try mismatch(
      value, rule.pointee.type, rule.pointee.field, isElement: rule.pointee.isElement)
  }

  /// Whether Go's encoder leaves out this value of an optional field.
  private static func isOmitted(_ value: Value, _ form: SchemaRule.Form) -> Bool {
    switch (value, form) {
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
  private func null(_ type: SchemaFieldType) -> Outcome {
    let zero = Self.zero(of: type)
    return zero.isNull ? .keep : .replace(complete(zero, type))
  }
}

extension SchemaDecoder {
  // MARK: What is known from an earlier result

  /// The field `key` in an earlier result, where it most likely stands.
  @inline(__always)
  private static func known(
    _ key: Key, at index: Int, in known: UnsafeBufferPointer<Fields.Field>?
  ) -> UnsafePointer<Value>? {
    guard let known else { return nil }
    if index < known.count, known[index].key == key { return Fields.slot(known, index) }
    return known.firstIndex { $0.key == key }.flatMap { Fields.slot(known, $0) }
  }

  /// Whether a value is the very object or list that was known.
  @inline(__always)
  private static func isKnown(_ value: Value, _ known: UnsafePointer<Value>?) -> Bool {
    guard let known else { return false }
    return value.isShared(with: known.pointee)
  }

  private static func fields(
    _ known: UnsafePointer<Value>?
  ) -> UnsafeBufferPointer<Fields.Field>? {
    guard case .object(let fields)? = known?.pointee else { return nil }
    return fields.storage.withUnsafeBufferPointer { $0 }
  }

  private static func elements(_ known: UnsafePointer<Value>?) -> UnsafeBufferPointer<Value>? {
    guard case .array(let elements)? = known?.pointee else { return nil }
    return elements.withUnsafeBufferPointer { $0 }
  }

  // MARK: Zeros

  /// What Go writes for a field of `type` that was never set.
  static func zero(of type: SchemaFieldType) -> Value {
    switch type {
    case .string: .string("")
    case .duration: .string("0s")
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
    for field in type.alwaysFields { fields.appendUnique(field.key, zero(of: field.type)) }
    return .object(fields)
  }
}
