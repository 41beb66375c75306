public import ObjectModel

/// `--sort-by`: the order of objects by the value at a path.
///
/// Models: kubectl's sorter. Differs: beyond 12 objects ties keep their order, where Go's does not.
public enum Sorting {
  /// Up to this many elements Go sorts by insertion, whose treatment of ties can be seen.
  private static let insertionLimit = 12

  /// The positions of `objects` in their new order.
  /// - Throws: kubectl's text: no object has the field, or its values have no order.
  public static func order(_ objects: [Value], by path: String) throws(JSONPathError) -> [Int] {
    if objects.isEmpty { return [] }
    return try order(objects, template: try JSONPath.relaxed(path))
  }

  /// Sorts the rows of a table by their objects.
  /// - Throws: kubectl's text.
  public static func sort(_ table: inout Table, by path: String) throws(JSONPathError) {
    if table.rows.count < 2 { return }
    var template = path
    do throws(JSONPathError) { template = try JSONPath.relaxed(path) } catch {}
    do throws(JSONPathError) {
      _ = try JSONPath(template)
    } catch {
      throw JSONPathError("sorting error: " + error.message)
    }
    let order = try order(table.rows.map(\.object), template: template)
    table.rows = order.map { table.rows[$0] }
  }

  private static func order(
    _ objects: [Value], template: String
  ) throws(JSONPathError) -> [Int] {
    let path = try JSONPath(template, allowsMissingKeys: true)
    var values: [Value?] = []
    for object in objects { values.append(try path.results(object).first?.first) }
    guard values.contains(where: { $0 != nil }) else {
      throw JSONPathError(
        "couldn't find any field with path \(GoText.quoted(template)) in the list of objects")
    }
    return objects.count <= insertionLimit
      ? try insertionOrder(values, template) : try stableOrder(values, template)
  }

  private static func insertionOrder(
    _ values: [Value?], _ path: String
  ) throws(JSONPathError) -> [Int] {
    var order = Array(values.indices)
    for index in order.indices.dropFirst() {
      var place = index
      while place > 0, try isLess(values[order[place]], values[order[place - 1]], path) {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
    return order
  }

  private static func stableOrder(
    _ values: [Value?], _ path: String
  ) throws(JSONPathError) -> [Int] {
    // Merges of ever longer runs; a closure passed to `sort` could not throw a typed error.
    var order = Array(values.indices)
    var width = 1
    while width < order.count {
      for start in stride(from: 0, to: order.count - width, by: width * 2) {
        let middle = start + width
        let end = min(middle + width, order.count)
        let merged = try merge(order[start..<middle], order[middle..<end], values, path)
        order.replaceSubrange(start..<end, with: merged)
      }
      width *= 2
    }
    return order
  }

  private static func merge(
    _ left: ArraySlice<Int>, _ right: ArraySlice<Int>, _ values: [Value?], _ path: String
  ) throws(JSONPathError) -> [Int] {
    var (left, right) = (left, right)
    var merged: [Int] = []
    while let first = left.first, let second = right.first {
      if values[first] != nil, try isLess(values[second], values[first], path) {
        merged.append(right.removeFirst())
      } else {
        merged.append(left.removeFirst())
      }
    }
    return merged + left + right
  }

  /// Whether `left` stands before `right`; missing values stand before all others.
  private static func isLess(
    _ left: Value?, _ right: Value?, _ path: String
  ) throws(JSONPathError) -> Bool {
    guard let left else { return true }
    guard let right else { return false }
    switch (left, right) {
    case (.null, _): return !right.isNull
    case (_, .null): return false
    case (.int(let left), .int(let right)): return left < right
    case (.double(let left), .double(let right)): return left < right
    case (.string(let left), .string(let right)):
      guard let first = Quantity(left), let second = Quantity(right) else { return left < right }
      return first < second
    case (.bool, _): throw unsortable(path, "unsortable type: bool")
    case (.array, _): throw unsortable(path, "unsortable type: []interface {}")
    case (.object, _): throw unsortable(path, "unsortable type: map[string]interface {}")
    default: throw unsortable(path, "unsortable interface: interface")
    }
  }

  private static func unsortable(_ path: String, _ reason: String) -> JSONPathError {
    JSONPathError(
      "Field \(path) in [][][]reflect.Value is an unsortable type: interface, err: \(reason)")
  }
}
