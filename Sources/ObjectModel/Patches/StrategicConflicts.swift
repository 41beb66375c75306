/// Tells whether two strategic merge patches change the same thing differently.
enum StrategicConflicts {
  /// Whether two patches of one object clash.
  static func exist(
    _ left: Fields, _ right: Fields, _ schema: PatchSchema
  ) throws(PatchError) -> Bool {
    try exist(.object(left), .object(right), schema, nil)
  }

  private static func exist(
    _ left: Value, _ right: Value, _ schema: PatchSchema, _ member: PatchSchema.Member?
  ) throws(PatchError) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      if left[PatchDirective.marker] != right[PatchDirective.marker] { return true }
      if member?.isReplaced ?? false { return false }
      return try fieldsClash(left, right, schema)
    case (.array(let left), .array(let right)):
      return try listsClash(left, right, schema, member)
    default: return left != right
    }
  }

  private static func fieldsClash(
    _ left: Fields, _ right: Fields, _ schema: PatchSchema
  ) throws(PatchError) -> Bool {
    for field in left where field.key != PatchDirective.marker {
      guard field.key != PatchDirective.retainKeys, let other = right[field.key] else { continue }
      var member: PatchSchema.Member?
      switch field.value {
      case .object: member = try schema.object(field.key)
      case .array: member = try schema.list(field.key)
      default: break
      }
      if try exist(field.value, other, member?.schema ?? schema, member) { return true }
    }
    return false
  }

  private static func listsClash(
    _ left: [Value], _ right: [Value], _ schema: PatchSchema, _ member: PatchSchema.Member?
  ) throws(PatchError) -> Bool {
    let areObjects = try PatchList.surelyHoldsObjects(left, right)
    if let member, member.isMerged {
      guard areObjects, let mergeKey = member.mergeKey else { return false }
      for element in left {
        let identity = PatchList.identity(element, mergeKey)
        guard let place = PatchList.index(right, of: identity, mergeKey) else { continue }
        if try exist(element, right[place], schema, nil) { return true }
      }
      return false
    }
    if left.count != right.count { return true }
    if !areObjects {
      return PatchList.sortedByText(PatchList.withoutDuplicates(left))
        != PatchList.sortedByText(PatchList.withoutDuplicates(right))
    }
    for (first, second) in zip(left, right) where try exist(first, second, schema, nil) {
      return true
    }
    return false
  }
}
