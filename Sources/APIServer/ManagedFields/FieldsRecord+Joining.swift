import ObjectModel

extension FieldsRecord {
  /// The record with all that it needs of the object as stored before the next change.
  func frozen(_ object: Value) -> FieldsRecord {
    switch change {
    case .created(let spec):
      return FieldsRecord(
        base, writer, .whole(before: nil, after: FieldsFolder.sent(spec, as: object)),
        seconds: seconds)
    case .status:
      guard case .record(let earlier) = base else { return self }
      let frozen = earlier.frozen(object)
      return frozen === earlier
        ? self : FieldsRecord(.record(frozen), writer, change, seconds: seconds)
    case .whole, .scaled: return self
    }
  }
}

extension FieldsRecord.Change {
  /// This change and the one before it by the same writer as one; nil when both must be known to
  /// tell who owns what: where a field was changed and then put back, or only taken away.
  ///
  /// So a status that its reporter renews again and again does not keep every old status alive.
  func joined(to earlier: FieldsRecord.Change) -> FieldsRecord.Change? {
    guard case .status(let first, let second?) = earlier,
      case .status(let before?, let after) = self, before.isShared(with: second)
    else { return nil }
    var walk = RestorationWalk()
    walk.visit(first, second, after)
    return walk.adds && !walk.mayRestore ? .status(before: first, after: after) : nil
  }
}

/// Looks in three versions of a value for what the last one puts back as it was in the first.
///
/// Knows no schema, so it says that something may have been put back where it cannot tell.
struct RestorationWalk {
  /// Whether something may have been put back.
  private(set) var mayRestore = false
  /// Whether the last version has something that the second has not.
  private(set) var adds = false

  mutating func visit(_ first: Value?, _ second: Value?, _ third: Value?) {
    if mayRestore || Self.isSame(second, third) { return }
    switch (second ?? third ?? .null, third ?? second ?? .null) {
    case (.object(let before), .object(let after)):
      objects(first, second == nil ? Fields() : before, third == nil ? Fields() : after)
      if second == nil { adds = true }
    case (.array(let before), .array(let after)):
      arrays(first, second == nil ? [] : before, third == nil ? [] : after)
      if second == nil { adds = true }
    default:
      if third != nil { adds = true }
      if Self.isSame(first, third) { mayRestore = true }
    }
    if (second == nil || third == nil) && (first == nil) == (third == nil)
      && (second == nil) != (first == nil)
    {
      mayRestore = true
    }
  }

  private static func isSame(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isShared(with: right) || left == right
  }

  private mutating func objects(_ first: Value?, _ second: Fields, _ third: Fields) {
    let origin = first?.object
    if first != nil, origin == nil { mayRestore = true }
    for field in third { visit(origin?[field.key], second[field.key], field.value) }
    for field in second where !third.contains(field.key) {
      visit(origin?[field.key], field.value, nil)
    }
  }

  private mutating func arrays(_ first: Value?, _ second: [Value], _ third: [Value]) {
    let origin = first?.array ?? []
    if first != nil, first?.array == nil { mayRestore = true }
    // A list may be one place as a whole, which is then put back as a whole.
    if first?.array == third { mayRestore = true }
    for (index, value) in third.enumerated() {
      let identity = Self.identity(value)
      visit(
        Self.element(identity, index, origin), Self.element(identity, index, second), value)
    }
    for (index, value) in second.enumerated() {
      let identity = Self.identity(value)
      if Self.element(identity, index, third) == nil {
        visit(Self.element(identity, index, origin), value, nil)
      }
    }
  }

  /// What tells the elements of lists in statuses apart.
  private static func identity(_ value: Value) -> Value? {
    guard case .object = value else { return value }
    return value[.type] ?? value[.name] ?? value["ip"] ?? value["uid"]
  }

  private static func element(_ identity: Value?, _ index: Int, _ list: [Value]) -> Value? {
    guard let identity else { return index < list.count ? list[index] : nil }
    return list.first { Self.identity($0) == identity }
  }
}
