import Simulation

/// The keys of a resource's objects by the values of one index.
struct SecondaryIndex: Sendable {
  /// The keys of one value, in order: a plain list while there are few of them, as of the events
  /// about an object.
  private enum Posting: Sendable {
    case few([ObjectKey])
    case many(SortedMap<ObjectKey, Void>)

    static let limit = 32

    mutating func insert(_ key: ObjectKey) {
      switch consume self {
      case .few(var keys):
        let place = Self.place(of: key, in: keys)
        if place < keys.count, keys[place] == key {
        } else if keys.count < Self.limit {
          keys.insert(key, at: place)
        } else {
          var map = SortedMap<ObjectKey, Void>()
          for key in keys { map[key] = () }
          map[key] = ()
          self = .many(map)
          return
        }
        self = .few(keys)
      case .many(var keys):
        keys[key] = ()
        self = .many(keys)
      }
    }

    /// Whether nothing is left without the key.
    mutating func remove(_ key: ObjectKey) -> Bool {
      switch consume self {
      case .few(var keys):
        let place = Self.place(of: key, in: keys)
        if place < keys.count, keys[place] == key { keys.remove(at: place) }
        let isEmpty = keys.isEmpty
        self = .few(keys)
        return isEmpty
      case .many(var keys):
        keys[key] = nil
        let isEmpty = keys.isEmpty
        self = .many(keys)
        return isEmpty
      }
    }

    /// The place of the first key that is not below `key`.
    private static func place(of key: ObjectKey, in keys: [ObjectKey]) -> Int {
      keys.withUnsafeBufferPointer { keys in
        // New keys mostly are the greatest, as those of later events are.
        if let last = keys.last, last < key { return keys.count }
        var low = 0
        var high = keys.count
        while low < high {
          let middle = (low + high) / 2
          if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
      }
    }
  }

  /// Values without keys are absent.
  private var postings = ChunkedDictionary<String, Posting>()

  /// Whether there are keys of a value.
  func hasKeys(of value: String) -> Bool { postings[value] != nil }

  /// Calls `visit` with each key of a value, in order.
  func forEach(of value: String, _ visit: (ObjectKey) -> Void) {
    switch postings[value] {
    case .few(let keys): for key in keys { visit(key) }
    case .many(let keys): for entry in keys { visit(entry.key) }
    case nil: break
    }
  }

  /// Adds a key to those of a value.
  mutating func insert(_ key: ObjectKey, under value: String) {
    guard postings.change(value, { $0.insert(key) }) == nil else { return }
    postings[value] = .few([key])
  }

  /// Takes a key from those of a value.
  mutating func remove(_ key: ObjectKey, under value: String) {
    if postings.change(value, { $0.remove(key) }) == true { postings[value] = nil }
  }
}
