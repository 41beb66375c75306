/// Merges a strategic merge patch into an object, or into another patch.
struct StrategicMerger {
  /// Whether directives are carried out (on the server) or kept (when patches are combined).
  let mergesParallelLists: Bool
  /// Whether a null for a field that is not there vanishes rather than being kept.
  let ignoresUnmatchedNulls: Bool

  /// `original` with `patch` merged into it.
  func merge(
    _ patch: Fields, into original: Fields, _ schema: PatchSchema
  ) throws(PatchError) -> Fields {
    if let directive = patch[PatchDirective.marker] {
      return try replacement(patch, directive)
    }
    var patch = patch
    var result = original
    if patch.contains(where: { PatchDirective.isDirective($0.key) }) {
      try applyRetainKeys(&result, &patch)
      try applyElementOrders(&result, &patch, schema)
    }
    for change in patch {
      try apply(change, to: &result, schema)
    }
    return result
  }

  /// What an object with `$patch` becomes.
  private func replacement(_ patch: Fields, _ directive: Value) throws(PatchError) -> Fields {
    switch directive {
    case "replace":
      var patch = patch
      patch[PatchDirective.marker] = nil
      return patch
    case "delete": return Fields()
    default: throw .badDirective(directive, patch)
    }
  }

  private func apply(
    _ change: Fields.Field, to result: inout Fields, _ schema: PatchSchema
  ) throws(PatchError) {
    var key = change.key
    let isDeletion = PatchDirective.isDeletion(key)
    if isDeletion {
      if !mergesParallelLists {
        result[key] = change.value
        return
      }
      guard let target = PatchDirective.target(key, PatchDirective.deletePrefix) else {
        throw .badPrimitiveList
      }
      key = target
    }
    if change.value.isNull {
      result[key] = nil
      if ignoresUnmatchedNulls { return }
    }
    guard let current = result[key] else {
      if !isDeletion { result[key] = fresh(change.value) }
      return
    }
    switch (current, change.value) {
    case (.object(let before), .object(let after)):
      let member = try schema.object(key)
      result[key] = .object(
        member.isReplaced ? after : try merge(after, into: before, member.schema))
    case (.array(let before), .array(let after)):
      let member = try schema.list(key)
      result[key] = .array(try merge(after, into: before, member, isDeletion: isDeletion))
    default:
      if !isDeletion || PatchList.haveSameKind(current, change.value) {
        result[key] = fresh(change.value)
      }
    }
  }

  /// A value that replaces whatever was there: without directives, and nulls where they do not
  /// count.
  private func fresh(_ value: Value) -> Value? {
    Self.withoutDirectives(ignoresUnmatchedNulls ? Self.withoutNulls(value) : value)
  }

  private static func withoutNulls(_ value: Value) -> Value {
    switch value {
    case .object(let fields):
      var kept = Fields()
      kept.reserveCapacity(fields.count)
      for field in fields where !field.value.isNull {
        kept.appendUnique(field.key, withoutNulls(field.value))
      }
      return .object(kept)
    case .array(let elements): return .array(elements.map(withoutNulls))
    default: return value
    }
  }

  /// `value` without the objects in it that have a `$patch`; nil when it is one itself.
  private static func withoutDirectives(_ value: Value) -> Value? {
    switch value {
    case .object(let fields):
      if fields.contains(PatchDirective.marker) { return nil }
      var kept = Fields()
      kept.reserveCapacity(fields.count)
      for field in fields {
        if let value = withoutDirectives(field.value) { kept.appendUnique(field.key, value) }
      }
      return .object(kept)
    case .array(let elements): return .array(elements.compactMap(withoutDirectives))
    default: return value
    }
  }

  // MARK: Lists

  private func merge(
    _ patch: [Value], into original: [Value], _ member: PatchSchema.Member, isDeletion: Bool
  ) throws(PatchError) -> [Value] {
    var ignored: [Value] = []
    return try merge(
      patch, into: original, member, isDeletion: isDeletion, originalAfterwards: &ignored)
  }

  /// - Parameter afterwards: the original as Go leaves it behind: elements that the patch adds
  ///   stand where it deleted others, and count when an order is looked up there.
  private func merge(
    _ patch: [Value], into original: [Value], _ member: PatchSchema.Member, isDeletion: Bool,
    originalAfterwards afterwards: inout [Value]
  ) throws(PatchError) -> [Value] {
    afterwards = original
    guard member.isMerged || isDeletion else { return patch }
    if !isDeletion, let merged = try mergedInOrder(patch, into: original, member) { return merged }
    guard let areObjects = try PatchList.holdsObjects(original, patch) else { return original }
    var (order, serverOrder) = (patch, original)
    let merged: [Value]
    if areObjects {
      guard let mergeKey = member.mergeKey else {
        throw PatchError("cannot merge lists without merge key for \(member.schema.name)")
      }
      (serverOrder, order) = try applyDirectives(original, patch, mergeKey)
      merged = try mergeObjects(order, into: serverOrder, mergeKey, member.schema)
      if !order.isEmpty, serverOrder.count < original.count {
        afterwards = Array(merged.prefix(original.count))
      }
    } else {
      if mergesParallelLists, isDeletion { return original.filter { !patch.contains($0) } }
      merged = PatchList.withoutDuplicates(original + patch)
    }
    let mergeKey = areObjects ? member.mergeKey : nil
    let (present, absent) = try PatchList.partition(merged, by: order, mergeKey)
    return try PatchList.merged(
      patch: present, serverOnly: absent, patchOrder: order, serverOrder: serverOrder, mergeKey,
      areObjects: areObjects)
  }

  /// The usual case: the patch changes objects that are there, in their order, so that nothing moves;
  /// nil where it may be otherwise.
  private func mergedInOrder(
    _ patch: [Value], into original: [Value], _ member: PatchSchema.Member
  ) throws(PatchError) -> [Value]? {
    guard let mergeKey = member.mergeKey, !patch.isEmpty, original.count <= 16 else { return nil }
    for index in original.indices {
      guard let identity = original[index][mergeKey],
        !original[..<index].contains(where: { $0[mergeKey] == identity })
      else { return nil }
    }
    var start = 0
    for element in patch {
      guard let identity = element[mergeKey], element[PatchDirective.marker] == nil,
        let place = original[start...].firstIndex(where: { $0[mergeKey] == identity })
      else { return nil }
      start = place + 1
    }
    var result = original
    for element in patch {
      guard case .object(let changes) = element,
        let place = original.firstIndex(where: { $0[mergeKey] == changes[mergeKey] }),
        case .object(let before) = original[place]
      else { return nil }
      result[place] = .object(try merge(changes, into: before, member.schema))
    }
    return result
  }

  /// Carries out the `$patch` elements of a list: the original without what they delete, and the
  /// rest of the patch. With a replace, the rest of the patch stands for the original.
  private func applyDirectives(
    _ original: [Value], _ patch: [Value], _ mergeKey: Key
  ) throws(PatchError) -> (original: [Value], patch: [Value]) {
    var original = original
    var plain: [Value] = []
    var isReplaced = false
    for element in patch {
      guard case .object(let fields) = element else { throw .badType(.emptyObject, element) }
      switch fields[PatchDirective.marker] {
      case nil: plain.append(element)
      case .some("delete"):
        guard let identity = fields[mergeKey] else { throw .noMergeKey(fields, mergeKey) }
        original.removeAll { $0.object?[mergeKey] == identity }
      case .some("replace"): isReplaced = true
      case .some("merge"):
        throw PatchError("merging lists cannot yet be specified in the patch")
      case .some(let directive): throw .badDirective(directive, fields)
      }
    }
    return isReplaced ? (plain, []) : (original, plain)
  }

  private func mergeObjects(
    _ patch: [Value], into original: [Value], _ mergeKey: Key, _ schema: PatchSchema
  ) throws(PatchError) -> [Value] {
    var result = original
    for element in patch {
      guard case .object(let fields) = element else { throw .badType(.emptyObject, element) }
      guard let identity = fields[mergeKey] else { throw .noMergeKey(fields, mergeKey) }
      let place = result.firstIndex { $0.object?[mergeKey] == identity }
      if let place, case .object(let before) = result[place] {
        result[place] = .object(try merge(fields, into: before, schema))
      } else {
        result.append(element)
      }
    }
    return result
  }
}

extension StrategicMerger {
  /// Clears the fields that `$retainKeys` does not name.
  private func applyRetainKeys(
    _ original: inout Fields, _ patch: inout Fields
  ) throws(PatchError) {
    guard let directive = patch[PatchDirective.retainKeys] else { return }
    patch[PatchDirective.retainKeys] = nil
    if !mergesParallelLists {
      if let known = original[PatchDirective.retainKeys] {
        if known != directive {
          throw PatchError(
            "\(GoText.plain(known)) and \(GoText.plain(directive)) are not deep equal: this may "
              + "happen when calculating the 3-way diff patch")
        }
      } else {
        original[PatchDirective.retainKeys] = directive
      }
      return
    }
    guard case .array(let kept) = directive else { throw .badRetainKeys }
    for change in patch where !change.value.isNull {
      if PatchDirective.isDeletion(change.key) || PatchDirective.isOrder(change.key) { continue }
      if !kept.contains(.string(change.key.text)) { throw .badRetainKeys }
    }
    for field in original where !kept.contains(.string(field.key.text)) {
      original[field.key] = nil
    }
  }

  /// Merges the lists that have a `$setElementOrder` and puts them in that order.
  private func applyElementOrders(
    _ original: inout Fields, _ patch: inout Fields, _ schema: PatchSchema
  ) throws(PatchError) {
    for entry in patch where PatchDirective.isOrder(entry.key) {
      if !mergesParallelLists {
        if let known = original[entry.key] {
          if known != entry.value { throw .badElementOrder }
        } else {
          original[entry.key] = entry.value
        }
      }
      patch[entry.key] = nil
      guard case .array(let order) = entry.value else { throw .badType([], entry.value) }
      guard let target = PatchDirective.target(entry.key, PatchDirective.orderPrefix) else {
        throw .badElementOrder
      }
      guard
        let list = try ordered(
          target, Self.list(original[target]), Self.list(patch[target]), order, schema)
      else { continue }
      original[target] = .array(list)
      patch[target] = nil
    }
  }

  private static func list(_ value: Value?) throws(PatchError) -> [Value]? {
    guard let value else { return nil }
    guard case .array(let elements) = value else { throw .badType([], value) }
    return elements
  }

  private func ordered(
    _ key: Key, _ original: [Value]?, _ patch: [Value]?, _ order: [Value], _ schema: PatchSchema
  ) throws(PatchError) -> [Value]? {
    let member = try schema.list(key)
    try check(patch ?? [], order, member.mergeKey)
    var serverOrder = original ?? []
    let merged: [Value]
    switch (original, patch) {
    case (let original?, nil): merged = original
    case (nil, let patch?): merged = Self.withoutDirectives(.array(patch))?.elements ?? []
    case (let original?, let patch?):
      merged = try merge(
        patch, into: original, member, isDeletion: false, originalAfterwards: &serverOrder)
    case (nil, nil): return nil
    }
    let (present, absent) = try PatchList.partition(merged, by: order, member.mergeKey)
    let areObjects = try PatchList.surelyHoldsObjects(original ?? [], patch ?? [])
    return try PatchList.merged(
      patch: present, serverOnly: absent, patchOrder: order, serverOrder: serverOrder,
      member.mergeKey, areObjects: areObjects)
  }

  /// Checks that the elements of a patch appear in the order its directive announces.
  private func check(
    _ patch: [Value], _ order: [Value], _ mergeKey: Key?
  ) throws(PatchError) {
    if patch.isEmpty || order.isEmpty { return }
    var kept = patch
    if let mergeKey {
      kept = try PatchList.splitDeletions(patch).kept
      kept.removeAll { $0.object?.contains(PatchDirective.marker) ?? false }
      try PatchList.requireMergeKey(kept, mergeKey)
      try PatchList.requireMergeKey(order, mergeKey)
    }
    var place = 0
    for element in order where place < kept.count {
      if PatchList.identity(kept[place], mergeKey) == PatchList.identity(element, mergeKey) {
        place += 1
      }
    }
    if place < kept.count {
      throw PatchError(
        "The order in patch list:\n\(GoText.plain(.array(patch)))\n doesn't match "
          + "\(PatchDirective.orderPrefix) list:\n\(GoText.plain(.array(order)))\n")
    }
  }
}
