/// The list operations that making and applying strategic merge patches share.
enum PatchList {
  /// Whether the elements of lists are objects; nil stands for "no element anywhere".
  ///
  /// - Throws: `PatchError` when elements differ in kind or are lists themselves.
  static func holdsObjects(_ lists: [Value]...) throws(PatchError) -> Bool? {
    var first: Value?
    for list in lists {
      for element in list {
        guard let known = first else {
          if case .array = element { throw .listOfLists }
          first = element
          continue
        }
        if !haveSameKind(known, element) {
          let shown = GoText.plain(.array(lists.map { .array($0) }))
          throw PatchError("list element types are not identical: \(shown)")
        }
      }
    }
    return first.map { $0.object != nil }
  }

  /// As `holdsObjects`, but having no element is an error.
  static func surelyHoldsObjects(
    _ first: [Value], _ second: [Value]
  ) throws(PatchError) -> Bool {
    guard let result = try holdsObjects(first, second) else {
      throw PatchError("no elements in any of the given slices")
    }
    return result
  }

  static func haveSameKind(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null), (.bool, .bool), (.int, .int), (.double, .double), (.string, .string),
      (.array, .array), (.object, .object):
      true
    default: false
    }
  }

  /// What identifies an element: the value of its merge key, or the element itself.
  static func identity(_ element: Value, _ mergeKey: Key?) -> Value? {
    guard let mergeKey else { return element }
    return element.object?[mergeKey]
  }

  static func index(_ list: [Value], of identity: Value?, _ mergeKey: Key?) -> Int? {
    list.firstIndex { self.identity($0, mergeKey) == identity }
  }

  /// The elements of objects lists whose merge key must be there.
  static func requireMergeKey(_ list: [Value], _ mergeKey: Key) throws(PatchError) {
    for element in list {
      guard case .object(let fields) = element else { throw .badType(.emptyObject, element) }
      if !fields.contains(mergeKey) { throw .noMergeKey(fields, mergeKey) }
    }
  }

  /// Splits off the elements with `$patch: delete`.
  static func splitDeletions(
    _ list: [Value]
  ) throws(PatchError) -> (kept: [Value], deletions: [Value]) {
    var kept: [Value] = []
    var deletions: [Value] = []
    for element in list {
      guard case .object(let fields) = element else { throw .badType(.emptyObject, element) }
      if fields[PatchDirective.marker] == "delete" {
        deletions.append(element)
      } else {
        kept.append(element)
      }
    }
    return (kept, deletions)
  }

  /// `list` in the order of `order`; deletions come last.
  static func sorted(
    _ list: [Value], by order: [Value], _ mergeKey: Key?, areObjects: Bool
  ) throws(PatchError) -> [Value] {
    var kept = list
    var deletions: [Value] = []
    let key = areObjects ? mergeKey : nil
    if areObjects, let mergeKey {
      try requireMergeKey(list, mergeKey)
      try requireMergeKey(order, mergeKey)
      (kept, deletions) = try splitDeletions(list)
    }
    let places = kept.map { index(order, of: identity($0, key), key) }
    let positions = insertionSorted(kept.count) { left, right in
      guard let first = places[left], let second = places[right] else { return true }
      return first < second
    }
    return positions.map { kept[$0] } + deletions
  }

  /// The elements of `patch` sorted by `patchOrder`, with those only the server has put between
  /// them as the server's own order suggests.
  static func merged(
    patch: [Value], serverOnly: [Value], patchOrder: [Value], serverOrder: [Value],
    _ mergeKey: Key?, areObjects: Bool
  ) throws(PatchError) -> [Value] {
    let right = try sorted(patch, by: patchOrder, mergeKey, areObjects: areObjects)
    let left = try sorted(serverOnly, by: serverOrder, mergeKey, areObjects: areObjects)
    let key = areObjects ? mergeKey : nil
    let leftPlaces = left.map { index(serverOrder, of: identity($0, key), key) }
    let rightPlaces = right.map { index(serverOrder, of: identity($0, key), key) }
    var result: [Value] = []
    result.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      var takesLeft = j >= right.count
      if i < left.count, j < right.count, let first = leftPlaces[i], let second = rightPlaces[j] {
        takesLeft = first < second
      }
      if takesLeft {
        result.append(left[i])
        i += 1
      } else {
        result.append(right[j])
        j += 1
      }
    }
    return result
  }

  /// Splits `list` into what `other` holds too and what it does not.
  static func partition(
    _ list: [Value], by other: [Value], _ mergeKey: Key?
  ) throws(PatchError) -> (present: [Value], absent: [Value]) {
    if let mergeKey { try requireMergeKey(list, mergeKey) }
    var present: [Value] = []
    var absent: [Value] = []
    for element in list {
      if index(other, of: identity(element, mergeKey), mergeKey) != nil {
        present.append(element)
      } else {
        absent.append(element)
      }
    }
    return (present, absent)
  }

  /// Drops repeated elements the way Go does: the last one moves into the gap.
  static func withoutDuplicates(_ list: [Value]) -> [Value] {
    var list = list
    var i = 0
    while i < list.count {
      var j = i + 1
      while j < list.count {
        if list[i] == list[j] {
          list.swapAt(j, list.count - 1)
          list.removeLast()
        } else {
          j += 1
        }
      }
      i += 1
    }
    return list
  }

  /// `list` sorted by the text of each element, or of its merge key.
  static func sortedByText(_ list: [Value], _ mergeKey: Key? = nil) -> [Value] {
    let texts = list.map { GoText.plain(identity($0, mergeKey) ?? .null) }
    return insertionSorted(list.count) { texts[$0] <= texts[$1] }.map { list[$0] }
  }

  /// Positions sorted by insertion, as Go sorts short lists: with an order that calls equals
  /// smaller, equals come out reversed, and that shows.
  private static func insertionSorted(
    _ count: Int, _ isLess: (Int, Int) -> Bool
  ) -> [Int] {
    var positions = Array(0..<count)
    for start in positions.indices.dropFirst() {
      var place = start
      while place > 0, isLess(positions[place], positions[place - 1]) {
        positions.swapAt(place, place - 1)
        place -= 1
      }
    }
    return positions
  }
}
