/// The fields of an object: a flat list of (value, key) in insertion order, searched linearly.
///
/// Kubernetes objects have one to a few dozen fields, where a scan over 4-byte ids beats hashing.
public struct Fields: Hashable, Sendable {
  /// One field; the key stands after the value so that it fills the value's padding.
  public struct Field: Hashable, Sendable {
    /// What the field holds.
    public var value: Value
    /// The field's name.
    public let key: Key

    /// A field named `key` holding `value`.
    @inlinable
    public init(key: Key, value: Value) {
      self.value = value
      self.key = key
    }
  }

  @usableFromInline var storage: [Field]

  /// No fields.
  @inlinable
  public init() {
    storage = []
  }

  /// The fields as listed; later duplicates win over earlier ones.
  public init(_ pairs: consuming [(Key, Value)]) {
    storage = []
    storage.reserveCapacity(pairs.count)
    // The values are moved out of the list, which nobody else holds when it is written in place.
    pairs.withUnsafeMutableBufferPointer { pairs in
      for index in pairs.indices {
        var value = Value.null
        swap(&pairs[index].1, &value)
        let key = pairs[index].0
        if let place = self.index(of: key) {
          storage[place].value = value
        } else {
          storage.append(Field(key: key, value: value))
        }
      }
    }
  }

  /// How many fields there are.
  @inlinable public var count: Int { storage.count }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { storage.isEmpty }

  /// Makes room for `count` fields.
  public mutating func reserveCapacity(_ count: Int) {
    storage.reserveCapacity(count)
  }

  @inlinable
  func index(of key: Key) -> Int? {
    storage.withUnsafeBufferPointer { fields in
      var index = 0
      while index < fields.count {
        if fields[index].key == key { return index }
        index += 1
      }
      return nil
    }
  }

  /// The value of `key`; nil when absent. Assigning nil removes the field.
  ///
  /// In-place mutation moves the child out, so nested writes do not copy unshared storage.
  @inlinable
  public subscript(key: Key) -> Value? {
    get {
      index(of: key).map { storage[$0].value }
    }
    set {
      if let index = index(of: key) {
        if let newValue { storage[index].value = newValue } else { storage.remove(at: index) }
      } else if let newValue {
        makeRoom()
        storage.append(Field(key: key, value: newValue))
      }
    }
    _modify {
      let found = index(of: key)
      var slot: Value?
      if let found {
        var taken = Value.null
        swap(&storage[found].value, &taken)
        slot = taken
      }
      defer {
        if let found {
          if let slot { storage[found].value = slot } else { storage.remove(at: found) }
        } else if let slot {
          makeRoom()
          storage.append(Field(key: key, value: slot))
        }
      }
      yield &slot
    }
  }

  /// Makes room for another field: less than an array would, since objects seldom grow much and
  /// there are many.
  @inlinable
  mutating func makeRoom() {
    let count = storage.count
    // Shared storage is copied by this, with the room asked for; appending would double it.
    storage.reserveCapacity(count < storage.capacity ? count + 1 : count + 2 + count / 4)
  }

  /// Appends a field known to be absent, as a parser does after its own duplicate check.
  @inlinable
  public mutating func appendUnique(_ key: Key, _ value: Value) {
    storage.append(Field(key: key, value: value))
  }

  /// Where the fields are stored: equal for copies that still share, for tests of sharing.
  package var storageAddress: UnsafeRawPointer? {
    storage.withUnsafeBytes { $0.baseAddress }
  }

  /// Whether both are stored in one place; false says nothing.
  @inlinable
  public func isShared(with other: Fields) -> Bool {
    storage.withUnsafeBufferPointer { mine in
      other.storage.withUnsafeBufferPointer { theirs in
        mine.baseAddress == theirs.baseAddress && !mine.isEmpty && mine.count == theirs.count
      }
    }
  }

  /// Whether both have equal values, or none, at a key; looks at them where they lie.
  @inlinable
  func hasSame(_ key: Key, as other: Fields) -> Bool {
    if isShared(with: other) { return true }
    let left = index(of: key)
    let right = other.index(of: key)
    guard let left, let right else { return left == nil && right == nil }
    return storage.withUnsafeBufferPointer { mine in
      other.storage.withUnsafeBufferPointer { theirs in
        Self.haveSame(Self.slot(mine, left), Self.slot(theirs, right))
      }
    }
  }

  /// Whether the fields at `index` of both have one key and equal values.
  @inlinable
  public func hasSameField(at index: Int, as other: Fields) -> Bool {
    storage.withUnsafeBufferPointer { mine in
      other.storage.withUnsafeBufferPointer { theirs in
        mine[index].key == theirs[index].key
          && Self.haveSame(Self.slot(mine, index), Self.slot(theirs, index))
      }
    }
  }

  /// Where the value of a field lies: a field begins with it.
  @inlinable @inline(__always)
  static func slot(
    _ fields: UnsafeBufferPointer<Field>, _ index: Int
  ) -> UnsafePointer<Value>? {
    fields.baseAddress.map { UnsafeRawPointer($0 + index).assumingMemoryBound(to: Value.self) }
  }

  /// Whether two values are equal; those that are the same in memory are not taken hold of.
  @inlinable
  static func haveSame(_ left: UnsafePointer<Value>?, _ right: UnsafePointer<Value>?) -> Bool {
    guard let left, let right else { return left == right }
    let (mine, theirs) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    // A text, a list or an object takes two words and a tag.
    if mine.load(as: UInt64.self) == theirs.load(as: UInt64.self),
      mine.load(fromByteOffset: 8, as: UInt64.self)
        == theirs.load(fromByteOffset: 8, as: UInt64.self),
      mine.load(fromByteOffset: 16, as: UInt8.self)
        == theirs.load(fromByteOffset: 16, as: UInt8.self)
    {
      return true
    }
    return left.pointee == right.pointee
  }

  /// Whether `rule` holds for every field; shows each value where it lies, so that none is taken hold
  /// of that the rule does not look into.
  @inlinable
  public func allHold(_ rule: (Key, UnsafePointer<Value>) -> Bool) -> Bool {
    storage.withUnsafeBufferPointer { fields in
      var index = 0
      while index < fields.count {
        guard let value = Self.slot(fields, index) else { return true }
        if !rule(fields[index].key, value) { return false }
        index += 1
      }
      return true
    }
  }

  /// Whether the field exists.
  @inlinable
  public func contains(_ key: Key) -> Bool { index(of: key) != nil }

  /// The fields sorted by the text of their keys, as Go's encoder writes maps.
  public var sorted: [(key: String, value: Value)] {
    storage.map { (key: $0.key.text, value: $0.value) }.sorted { $0.key < $1.key }
  }

  /// Two field sets are equal when they hold the same keys with equal values, in any order.
  public static func == (left: Fields, right: Fields) -> Bool {
    guard left.storage.count == right.storage.count else { return false }
    // Copies that nobody has written to since share their storage.
    if left.storageAddress == right.storageAddress { return true }
    return left.storage.withUnsafeBufferPointer { mine in
      right.storage.withUnsafeBufferPointer { theirs in
        for index in mine.indices {
          // Most compared objects keep their order, so look at the same place first.
          var place = index
          if theirs[place].key != mine[index].key {
            guard let found = right.index(of: mine[index].key) else { return false }
            place = found
          }
          if !haveSame(slot(mine, index), slot(theirs, place)) { return false }
        }
        return true
      }
    }
  }

  /// Hashes without regard to order, in step with equality.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for field in storage {
      var inner = Hasher()
      inner.combine(field)
      sum &+= inner.finalize()
    }
    hasher.combine(sum)
  }
}

extension Fields: RandomAccessCollection {
  /// The first position.
  @inlinable public var startIndex: Int { 0 }
  /// The position after the last field.
  @inlinable public var endIndex: Int { storage.count }
  /// The field at `position`; its value can be changed in place, its key cannot.
  @inlinable
  public subscript(position: Int) -> Field {
    get { storage[position] }
    set { storage[position].value = newValue.value }
  }

  /// The name of the field at `position`.
  @inlinable
  public subscript(keyAt position: Int) -> Key { storage[position].key }

  /// The value at `position`, for changes in place.
  @inlinable
  public subscript(valueAt position: Int) -> Value {
    get { storage[position].value }
    _modify { yield &storage[position].value }
  }
}
