extension Value {
  /// The field `key` of an object; nil when absent or when this is no object.
  ///
  /// Assigning turns a null into an object; assigning nil removes the field; on other values an
  /// assignment is a programmer's mistake and traps.
  @inlinable
  public subscript(key: Key) -> Value? {
    get {
      if case .object(let fields) = self { return fields[key] }
      return nil
    }
    _modify {
      var fields: Fields
      switch consume self {
      case .object(let existing): fields = existing
      case .null: fields = Fields()
      default: preconditionFailure("a field was assigned on a value that is no object")
      }
      self = .null
      defer { self = .object(fields) }
      yield &fields[key]
    }
  }

  /// The element at `index`, for reading and change in place; traps when out of range.
  @inlinable
  public subscript(index: Int) -> Value {
    get {
      guard case .array(let elements) = self else {
        preconditionFailure("an element was read from a value that is no array")
      }
      return elements[index]
    }
    _modify {
      guard case .array(var elements) = consume self else {
        preconditionFailure("an element was assigned on a value that is no array")
      }
      self = .null
      defer { self = .array(elements) }
      yield &elements[index]
    }
  }

  /// The value at the end of two keys.
  @inlinable
  public subscript(first: Key, second: Key) -> Value? {
    get {
      guard case .object(let fields) = self, let place = fields.index(of: first) else { return nil }
      return fields.storage[place].value[second]
    }
    set { self[orEmpty: first][second] = newValue }
  }

  /// The value at the end of three keys.
  @inlinable
  public subscript(first: Key, second: Key, third: Key) -> Value? {
    get {
      guard case .object(let fields) = self, let place = fields.index(of: first) else { return nil }
      return fields.storage[place].value[second, third]
    }
    set { self[orEmpty: first][orEmpty: second][third] = newValue }
  }

  /// The field `key`, or `fallback` in its place; absent fields come into being when assigned.
  @inlinable
  public subscript(key: Key, default fallback: @autoclosure () -> Value) -> Value {
    get { self[key] ?? fallback() }
    _modify {
      var child = self[key] ?? fallback()
      if self[key] != nil { self[key] = .null }
      defer { self[key] = child }
      yield &child
    }
  }

  /// The field `key`, made an empty object when absent or null: for nested assignment.
  @inlinable
  public subscript(orEmpty key: Key) -> Value {
    get { self[key] ?? .emptyObject }
    _modify {
      var child = Value.null
      swap(&self[key, default: .emptyObject], &child)
      if case .null = child { child = .emptyObject }
      defer { self[key] = child }
      yield &child
    }
  }

  /// Changes the fields of the object at `key` in place; it comes into being when absent or null.
  ///
  /// Cheaper than several assignments to paths below `key`, each of which looks it up.
  @inlinable
  public mutating func change<Answer>(
    _ key: Key, _ change: (inout Fields) throws -> Answer
  ) rethrows -> Answer {
    var outer: Fields
    switch consume self {
    case .object(let existing): outer = existing
    case .null: outer = Fields()
    default: preconditionFailure("a field was changed on a value that is no object")
    }
    self = .null
    defer { self = .object(outer) }
    let place: Int
    if let found = outer.index(of: key) {
      place = found
    } else {
      place = outer.count
      outer.appendUnique(key, .null)
    }
    var child = Value.null
    swap(&outer.storage[place].value, &child)
    var fields: Fields
    switch consume child {
    case .object(let existing): fields = existing
    default: fields = Fields()
    }
    defer { outer.storage[place].value = .object(fields) }
    return try change(&fields)
  }

  /// Appends to a list, in place where nobody else holds it; traps on values that are none.
  public mutating func append(_ element: Value) {
    guard case .array(var elements) = consume self else {
      preconditionFailure("an element was appended to a value that is no array")
    }
    self = .null
    elements.append(element)
    self = .array(elements)
  }

  /// Whether both are one object or list in memory, so that they are equal without a look inside.
  ///
  /// False says nothing: equal values may be stored twice.
  @inlinable
  public func isShared(with other: Value?) -> Bool {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)?):
      return mine.isShared(with: theirs)
    case (.array(let mine), .array(let theirs)?):
      return mine.withUnsafeBufferPointer { first in
        theirs.withUnsafeBufferPointer {
          first.baseAddress == $0.baseAddress && first.count == $0.count && !first.isEmpty
        }
      }
    default: return false
    }
  }

  /// Whether two objects have equal values, or none, at the end of two keys.
  ///
  /// Looks at them where they lie.
  @inlinable
  public func hasSame(_ first: Key, _ second: Key, as other: Value) -> Bool {
    guard case .object(let mine) = self, case .object(let theirs) = other,
      let left = mine.index(of: first), let right = theirs.index(of: first),
      case .object(let ours) = mine.storage[left].value,
      case .object(let yours) = theirs.storage[right].value
    else { return self[first, second] == other[first, second] }
    return ours.hasSame(second, as: yours)
  }

  /// Whether two objects have equal values, or none, at a key.
  @inlinable
  public func hasSame(_ key: Key, as other: Value) -> Bool {
    guard case .object(let mine) = self, case .object(let theirs) = other else {
      return self[key] == other[key]
    }
    return mine.hasSame(key, as: theirs)
  }

  /// Whether this is an object with a field `key`, even null.
  @inlinable
  public func contains(_ key: Key) -> Bool {
    guard case .object(let fields) = self else { return false }
    return fields.contains(key)
  }

  /// Whether there is a value at the end of two keys.
  @inlinable
  public func contains(_ first: Key, _ second: Key) -> Bool {
    guard case .object(let fields) = self, let place = fields.index(of: first),
      case .object(let inner) = fields.storage[place].value
    else { return false }
    return inner.contains(second)
  }

  /// Whether the text at a key is this one; looks at it where it lies.
  @inlinable
  public func says(_ text: String, at key: Key) -> Bool {
    guard case .object(let fields) = self, let place = fields.index(of: key),
      case .string(let own) = fields.storage[place].value
    else { return false }
    return own == text
  }

  /// Whether the text at the end of two keys is this one.
  @inlinable
  public func says(_ text: String, at first: Key, _ second: Key) -> Bool {
    guard case .object(let fields) = self, let place = fields.index(of: first),
      case .object(let inner) = fields.storage[place].value, let place = inner.index(of: second),
      case .string(let own) = inner.storage[place].value
    else { return false }
    return own == text
  }

  /// The first element of a list that says `text` at `key`; nil when there is none.
  @inlinable
  public func element(where key: Key, says text: String) -> Value? {
    guard case .array(let elements) = self else { return nil }
    var index = 0
    while index < elements.count {
      if elements[index].says(text, at: key) { return elements[index] }
      index += 1
    }
    return nil
  }

  /// The text at a key; nil when absent or no string.
  @inlinable
  public func string(_ key: Key) -> String? {
    guard case .object(let fields) = self, let place = fields.index(of: key),
      case .string(let found) = fields.storage[place].value
    else { return nil }
    return found
  }
  /// The text at the end of two keys; nil when absent or no string.
  @inlinable
  public func string(_ first: Key, _ second: Key) -> String? {
    guard case .object(let fields) = self, let place = fields.index(of: first),
      case .object(let inner) = fields.storage[place].value, let place = inner.index(of: second),
      case .string(let found) = inner.storage[place].value
    else { return nil }
    return found
  }
  /// The text at a path of keys; nil when absent or no string.
  public func string(_ first: Key, _ second: Key, _ third: Key, _ rest: Key...) -> String? {
    self[first, second, third]?.value(at: rest)?.string
  }

  /// The integer at a key; nil when absent or no integer.
  @inlinable
  public func int(_ key: Key) -> Int64? {
    guard case .object(let fields) = self, let place = fields.index(of: key),
      case .int(let found) = fields.storage[place].value
    else { return nil }
    return found
  }
  /// The integer at the end of two keys; nil when absent or no integer.
  @inlinable
  public func int(_ first: Key, _ second: Key) -> Int64? {
    guard case .object(let fields) = self, let place = fields.index(of: first),
      case .object(let inner) = fields.storage[place].value, let place = inner.index(of: second),
      case .int(let found) = inner.storage[place].value
    else { return nil }
    return found
  }
  /// The integer at a path of keys; nil when absent or no integer.
  public func int(_ first: Key, _ second: Key, _ third: Key, _ rest: Key...) -> Int64? {
    self[first, second, third]?.value(at: rest)?.int
  }

  /// The truth value at a key; nil when absent or no truth value.
  @inlinable
  public func bool(_ key: Key) -> Bool? {
    guard case .object(let fields) = self, let place = fields.index(of: key),
      case .bool(let found) = fields.storage[place].value
    else { return nil }
    return found
  }
  /// The truth value at the end of two keys; nil when absent or no truth value.
  @inlinable
  public func bool(_ first: Key, _ second: Key) -> Bool? {
    guard case .object(let fields) = self, let place = fields.index(of: first),
      case .object(let inner) = fields.storage[place].value, let place = inner.index(of: second),
      case .bool(let found) = inner.storage[place].value
    else { return nil }
    return found
  }
  /// The truth value at a path of keys; nil when absent or no truth value.
  public func bool(_ first: Key, _ second: Key, _ third: Key, _ rest: Key...) -> Bool? {
    self[first, second, third]?.value(at: rest)?.bool
  }

  /// The elements at a key; none when absent or no array.
  @inlinable
  public func elements(_ key: Key) -> [Value] { self[key]?.elements ?? [] }
  /// The elements at the end of two keys; none when absent or no array.
  public func elements(_ first: Key, _ second: Key) -> [Value] {
    self[first, second]?.elements ?? []
  }
  /// The elements at a path of keys; none when absent or no array.
  public func elements(_ first: Key, _ second: Key, _ third: Key, _ rest: Key...) -> [Value] {
    self[first, second, third]?.value(at: rest)?.elements ?? []
  }

  /// The fields at a key; none when absent or no object.
  @inlinable
  public func fields(_ key: Key) -> Fields { self[key]?.object ?? Fields() }
  /// The fields at the end of two keys; none when absent or no object.
  public func fields(_ first: Key, _ second: Key) -> Fields {
    self[first, second]?.object ?? Fields()
  }
  /// The fields at a path of keys; none when absent or no object.
  public func fields(_ first: Key, _ second: Key, _ third: Key, _ rest: Key...) -> Fields {
    self[first, second, third]?.value(at: rest)?.object ?? Fields()
  }

  /// The value at a path of keys; nil when any is absent.
  public func value(at path: [Key]) -> Value? {
    var current = self
    for key in path {
      guard let next = current[key] else { return nil }
      current = next
    }
    return current
  }
}
