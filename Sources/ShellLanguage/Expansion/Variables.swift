/// The variables of a process: the environment it was started with, shared with its siblings, and
/// what it changed since.
struct Variables: Sendable {
  struct Entry: Sendable {
    var name: String
    /// Nil hides a variable of the environment.
    var value: String?
    var isExported: Bool
    var isReadOnly: Bool
    var serial: Int32
  }

  private(set) var inherited: [EnvironmentVariable]
  private(set) var changes: [Entry] = []
  private var nextSerial: Int32 = 0
  /// The state behind `$RANDOM`.
  var randomState: UInt32

  init(_ environment: [EnvironmentVariable] = [], randomState: UInt32 = 1) {
    inherited = environment
    self.randomState = randomState
  }

  private func position(_ name: String) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return (low, low < changes.count && changes[low].name == name)
  }

  private func inheritedValue(_ name: String) -> String? {
    inherited.last { $0.name == name }?.value
  }

  /// The value, or nil when it is not set.
  subscript(name: String) -> String? {
    let (index, isFound) = position(name)
    return isFound ? changes[index].value : inheritedValue(name)
  }

  func isReadOnly(_ name: String) -> Bool {
    let (index, isFound) = position(name)
    return isFound && changes[index].isReadOnly
  }

  func entry(_ name: String) -> Entry? {
    let (index, isFound) = position(name)
    if isFound { return changes[index] }
    return inheritedValue(name).map {
      Entry(name: name, value: $0, isExported: true, isReadOnly: false, serial: -1)
    }
  }

  mutating func set(_ name: String, _ value: String, exported: Bool = false) {
    change(name) { entry in
      entry.value = value
      if exported { entry.isExported = true }
    }
  }

  mutating func unset(_ name: String) {
    change(name) { entry in
      entry.value = nil
      entry.isExported = false
    }
  }

  mutating func export(_ name: String) {
    change(name) { $0.isExported = true }
  }

  mutating func removeExport(_ name: String) {
    change(name) { $0.isExported = false }
  }

  mutating func makeReadOnly(_ name: String) {
    change(name) { $0.isReadOnly = true }
  }

  /// Puts back what `entry` gave before.
  mutating func restore(_ name: String, _ saved: Entry?) {
    change(name) { entry in
      entry.value = saved?.value
      entry.isExported = saved?.isExported ?? false
      entry.isReadOnly = saved?.isReadOnly ?? false
    }
  }

  private mutating func change(_ name: String, _ body: (inout Entry) -> Void) {
    let (index, isFound) = position(name)
    if !isFound {
      let old = inheritedValue(name)
      let entry = Entry(
        name: name, value: old, isExported: old != nil, isReadOnly: false, serial: nextSerial)
      nextSerial += 1
      changes.insert(entry, at: index)
    }
    body(&changes[index])
  }

  /// What a child process gets, in the order it was set.
  var exported: [EnvironmentVariable] {
    if changes.isEmpty { return inherited }
    var result: [EnvironmentVariable] = []
    for variable in inherited {
      let (index, isFound) = position(variable.name)
      if !isFound {
        result.append(variable)
      } else if changes[index].isExported, let value = changes[index].value {
        result.append(EnvironmentVariable(variable.name, value))
      }
    }
    let added = changes.filter { entry in
      entry.isExported && entry.value != nil && inheritedValue(entry.name) == nil
    }
    for entry in added.sorted(by: { $0.serial < $1.serial }) {
      result.append(EnvironmentVariable(entry.name, entry.value ?? ""))
    }
    return result
  }

  /// Every variable with a value, sorted by name.
  var all: [Entry] {
    var result = changes.filter { $0.value != nil }
    for variable in inherited where !position(variable.name).isFound {
      result.append(
        Entry(
          name: variable.name, value: variable.value, isExported: true, isReadOnly: false,
          serial: -1))
    }
    return result.sorted { $0.name < $1.name }
  }

  /// The next value of `$RANDOM`, 0 to 32767, from the machine's seed alone.
  mutating func nextRandom() -> Int {
    randomState = randomState &* 1_103_515_245 &+ 12345
    return Int((randomState >> 16) & 0x7fff)
  }
}

/// One variable of a process' environment.
public struct EnvironmentVariable: Sendable, Equatable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String

  /// Pairs a name with a value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
