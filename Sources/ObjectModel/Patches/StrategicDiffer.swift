/// Finds the strategic merge patch between two objects.
struct StrategicDiffer {
  /// Whether `$setElementOrder` is written.
  var setsElementOrder = true
  /// Whether changes and additions are left out.
  var ignoresChanges = false
  /// Whether deletions are left out.
  var ignoresDeletions = false
  private var buildsRetainKeys = false

  init(setsElementOrder: Bool = true, ignoresChanges: Bool = false, ignoresDeletions: Bool = false)
  {
    self.setsElementOrder = setsElementOrder
    self.ignoresChanges = ignoresChanges
    self.ignoresDeletions = ignoresDeletions
  }

  private func building(_ retainKeys: Bool) -> StrategicDiffer {
    var copy = self
    copy.buildsRetainKeys = retainKeys
    return copy
  }

  /// The patch that turns `original` into `modified`, as far as it is wanted.
  func difference(
    _ original: Fields, _ modified: Fields, _ schema: PatchSchema
  ) throws(PatchError) -> Fields {
    var patch = Fields()
    for field in modified {
      guard let before = original[field.key] else {
        if !ignoresChanges { patch[field.key] = field.value }
        continue
      }
      if field.key == PatchDirective.marker {
        guard before.string != nil, field.value.string != nil else {
          throw PatchError("invalid value for special key: $patch")
        }
        if before != field.value { patch[field.key] = field.value }
        continue
      }
      try compare(field.key, before, field.value, &patch, schema)
    }
    if !ignoresDeletions {
      for field in original where !modified.contains(field.key) { patch[field.key] = .null }
    }
    if buildsRetainKeys {
      let kept = modified.filter { !$0.value.isNull }.map { Value.string($0.key.text) }
      let clears = original.contains { !$0.value.isNull && !modified.contains($0.key) }
      if !kept.isEmpty, !patch.isEmpty || clears {
        patch[PatchDirective.retainKeys] = .array(PatchList.sortedByText(kept))
      }
    }
    return patch
  }

  private func compare(
    _ key: Key, _ before: Value, _ after: Value, _ patch: inout Fields, _ schema: PatchSchema
  ) throws(PatchError) {
    switch (before, after) {
    case (.object(let original), .object(let modified)):
      guard
        let member = try member(
          before, after,
          { () throws(PatchError) in
            try schema.object(key)
          })
      else { return }
      if member.isReplaced {
        if !ignoresChanges { patch[key] = after }
        return
      }
      let inner = try building(member.retainsKeys)
        .difference(original, modified, member.schema)
      if !inner.isEmpty { patch[key] = .object(inner) }
    case (.array(let original), .array(let modified)):
      guard
        let member = try member(
          before, after,
          { () throws(PatchError) in
            try schema.list(key)
          })
      else { return }
      guard member.isMerged else {
        if !ignoresChanges, before != after { patch[key] = after }
        return
      }
      try building(member.retainsKeys).compare(key, original, modified, member, &patch)
    default:
      if !ignoresChanges, before != after { patch[key] = after }
    }
  }

  /// What the schema says of a field; nil when it says nothing and nothing changed anyway.
  private func member(
    _ before: Value, _ after: Value, _ lookUp: () throws(PatchError) -> PatchSchema.Member
  ) throws(PatchError) -> PatchSchema.Member? {
    do throws(PatchError) {
      return try lookUp()
    } catch {
      if before == after { return nil }
      throw error
    }
  }

  /// Compares two lists that are merged.
  private func compare(
    _ key: Key, _ original: [Value], _ modified: [Value], _ member: PatchSchema.Member,
    _ patch: inout Fields
  ) throws(PatchError) {
    if original.isEmpty {
      if !modified.isEmpty, !ignoresChanges { patch[key] = .array(modified) }
      return
    }
    let difference =
      try PatchList.surelyHoldsObjects(original, modified)
      ? try objects(original, modified, member) : try scalars(original, modified)
    if !difference.changes.isEmpty { patch[key] = .array(difference.changes) }
    if !difference.deletions.isEmpty {
      patch[Key("\(PatchDirective.deletePrefix)/\(key.text)")] = .array(difference.deletions)
    }
    if !difference.order.isEmpty {
      patch[Key("\(PatchDirective.orderPrefix)/\(key.text)")] = .array(difference.order)
    }
  }

  private typealias ListDifference = (changes: [Value], deletions: [Value], order: [Value])

  private func objects(
    _ original: [Value], _ modified: [Value], _ member: PatchSchema.Member
  ) throws(PatchError) -> ListDifference {
    guard let mergeKey = member.mergeKey else {
      throw PatchError("cannot merge lists without merge key for \(member.schema.name)")
    }
    try PatchList.requireMergeKey(original, mergeKey)
    try PatchList.requireMergeKey(modified, mergeKey)
    let (changes, deletions) = try objectChanges(
      PatchList.sortedByText(original, mergeKey), PatchList.sortedByText(modified, mergeKey),
      mergeKey, member.schema)
    let patch =
      try PatchList.sorted(changes, by: modified, mergeKey, areObjects: true) + deletions
    let isSameOrder =
      original.count == modified.count
      && zip(original, modified).allSatisfy { $0.object?[mergeKey] == $1.object?[mergeKey] }
    let isOrderNeeded =
      (!ignoresChanges && (!patch.isEmpty || !isSameOrder))
      || (!ignoresDeletions && !patch.isEmpty)
    guard setsElementOrder, isOrderNeeded else { return (patch, [], []) }
    let order = modified.map { element in
      Value.object(Fields([(mergeKey, element.object?[mergeKey] ?? .null)]))
    }
    return (patch, [], order)
  }

  /// Walks two lists sorted by merge key side by side.
  private func objectChanges(
    _ original: [Value], _ modified: [Value], _ mergeKey: Key, _ schema: PatchSchema
  ) throws(PatchError) -> (changes: [Value], deletions: [Value]) {
    var changes: [Value] = []
    var deletions: [Value] = []
    let before = original.map { GoText.plain($0.object?[mergeKey] ?? .null) }
    let after = modified.map { GoText.plain($0.object?[mergeKey] ?? .null) }
    var (i, j) = (0, 0)
    while i < original.count || j < modified.count {
      if i < original.count, j < modified.count, before[i] == after[j] {
        var inner = try difference(
          original[i].object ?? Fields(), modified[j].object ?? Fields(), schema)
        if !inner.isEmpty {
          inner[mergeKey] = modified[j].object?[mergeKey]
          changes.append(.object(inner))
        }
        i += 1
        j += 1
      } else if i >= original.count || (j < modified.count && before[i] > after[j]) {
        if !ignoresChanges { changes.append(modified[j]) }
        j += 1
      } else {
        if !ignoresDeletions {
          let identity = original[i].object?[mergeKey] ?? .null
          deletions.append(
            .object(Fields([(mergeKey, identity), (PatchDirective.marker, "delete")])))
        }
        i += 1
      }
    }
    return (changes, deletions)
  }

  private func scalars(
    _ original: [Value], _ modified: [Value]
  ) throws(PatchError) -> ListDifference {
    let (before, after) = (PatchList.sortedByText(original), PatchList.sortedByText(modified))
    let (beforeTexts, afterTexts) = (before.map(GoText.plain), after.map(GoText.plain))
    var changes: [Value] = []
    var deletions: [Value] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, j < after.count, beforeTexts[i] == afterTexts[j] {
        i += 1
        j += 1
      } else if i >= before.count || (j < after.count && beforeTexts[i] > afterTexts[j]) {
        if !ignoresChanges { changes.append(after[j]) }
        j += 1
      } else {
        if !ignoresDeletions { deletions.append(before[i]) }
        i += 1
      }
    }
    deletions = PatchList.withoutDuplicates(deletions)
    changes = try PatchList.sorted(changes, by: modified, nil, areObjects: false)
    // Go compares with the original it has just sorted, so a mere reordering may go unseen.
    let isOrderNeeded =
      (!ignoresDeletions && !deletions.isEmpty) || (!ignoresChanges && before != modified)
    return (changes, deletions, setsElementOrder && isOrderNeeded ? modified : [])
  }
}
