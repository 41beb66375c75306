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

  /// The records up to this one with a further change put into one of them; nil when it has to stand
  /// behind them.
  ///
  /// It goes into the last change of its writer, also past such as have no field in common with it:
  /// in a rollout, sizes and statuses of an object are written in turn.
  func joined(with later: Change, by writer: Writer, seconds: Int64) -> FieldsRecord? {
    if self.writer == writer {
      return later.joined(to: change).map { FieldsRecord(base, writer, $0, seconds: seconds) }
    }
    guard isApart(from: later, by: writer), case .record(let earlier) = base,
      let joined = earlier.joined(with: later, by: writer, seconds: seconds)
    else { return nil }
    return FieldsRecord(.record(joined), self.writer, change, seconds: self.seconds)
  }

  /// Whether one of two changes is about the status only and the other about all the rest.
  private func isApart(from other: Change, by writer: Writer) -> Bool {
    switch (change, other) {
    case (.status, .whole): writer.subresource == APIServer.noSubresource
    case (.whole, .status): self.writer.subresource == APIServer.noSubresource
    default: false
    }
  }
}

extension FieldsRecord.Change {
  /// This change and the one before it by the same writer as one; nil when both must be known to
  /// tell who owns what: where a field was changed and then put back, or only taken away.
  ///
  /// So a status that its reporter renews again and again does not keep every old status alive.
  func joined(to earlier: FieldsRecord.Change) -> FieldsRecord.Change? {
    switch (earlier, self) {
    case (.status(let first, let second?), .status(let before?, let after)):
      guard before.isShared(with: second) else { return nil }
      var walk = RestorationWalk()
      walk.visit(first, second, after)
      return walk.adds && !walk.mayRestore ? .status(before: first, after: after) : nil
    case (.whole(let first?, let second), .whole(let before?, let after)):
      var walk = RestorationWalk()
      guard walk.visit(objects: first, second, before, after) else { return nil }
      return walk.adds && !walk.mayRestore ? .whole(before: first, after: after) : nil
    default: return nil
    }
  }
}

extension RestorationWalk {
  /// What of an object's metadata the server sets, and nobody owns.
  private static let kept: [Key] = [
    .name, .namespace, .uid, .creationTimestamp, .resourceVersion, .generation,
  ]

  /// Looks through two updates of an object, apart from its status; false when they cannot be told
  /// to follow each other: when the object that the second one found is not what the first one sent.
  mutating func visit(
    objects first: Value, _ second: Value, _ before: Value, _ third: Value
  ) -> Bool {
    guard case .object(let sent) = second, case .object(let found) = before,
      case .object(let last) = third
    else { return false }
    let keys = last.map(\.key)
    for fields in [sent, found] {
      guard fields.allHold({ key, _ in key == .status || keys.contains(key) }) else { return false }
    }
    for key in keys where key != .status {
      if key == .metadata {
        guard visit(metadata: first[key], sent[key], found[key], last[key]) else { return false }
        continue
      }
      guard Self.isSame(sent[key], found[key]) else { return false }
      visit(first[key], sent[key], last[key])
    }
    return true
  }

  private mutating func visit(
    metadata first: Value?, _ second: Value?, _ before: Value?, _ third: Value?
  ) -> Bool {
    guard case .object(let sent)? = second, case .object(let found)? = before,
      case .object(let last)? = third
    else { return false }
    let keys = last.map(\.key)
    for fields in [sent, found] {
      guard fields.allHold({ key, _ in keys.contains(key) }) else { return false }
    }
    for key in keys where !Self.kept.contains(key) {
      guard Self.isSame(sent[key], found[key]) else { return false }
      visit(first?[key], sent[key], last[key])
    }
    return true
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

  static func isSame(_ left: Value?, _ right: Value?) -> Bool {
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
