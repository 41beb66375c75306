import ObjectModel

/// One field in which two versions of an object differ.
struct FieldDifference: Hashable {
  /// The path as people write it: `spec.replicas`, `spec.template.spec.containers[web].image`.
  let path: String
  /// The value before; nil where there was none.
  let old: Value?
  /// The value after; nil where there is none.
  let new: Value?
}

extension FieldDifference {
  /// The fields in which two values differ, in the order of the new one, down to what has no parts.
  ///
  /// Elements of lists are told apart by their name or type where all have one.
  static func all(_ old: Value?, _ new: Value?, at path: String = "") -> [FieldDifference] {
    if old == new { return [] }
    if isObject(old), isObject(new), (old ?? new)?.object != nil {
      return fields(old?.object ?? Fields(), new?.object ?? Fields(), path)
    }
    let lists = (old?.array ?? [], new?.array ?? [])
    if isList(old), isList(new), let name = naming(lists.0 + lists.1) {
      return elements(lists.0, lists.1, name, path)
    }
    return [FieldDifference(path: path, old: old, new: new)]
  }

  private static func isObject(_ value: Value?) -> Bool {
    value.map { $0.object != nil } ?? true
  }

  private static func isList(_ value: Value?) -> Bool {
    value.map { $0.array != nil } ?? true
  }

  private static func fields(
    _ old: Fields, _ new: Fields, _ path: String
  ) -> [FieldDifference] {
    let gone = old.filter { !new.contains($0.key) }
    return (Array(new) + gone).flatMap { field in
      all(
        old[field.key], new[field.key],
        at: path.isEmpty ? field.key.text : path + step(field.key.text))
    }
  }

  /// A key behind a path, in brackets when it would be read as several.
  private static func step(_ key: String) -> String {
    key.contains { $0 == "." || $0 == "/" } ? "[\(key)]" : ".\(key)"
  }

  /// The field that tells the elements of a list apart; nil when none does.
  private static func naming(_ elements: [Value]) -> Key? {
    ([.name, .type] as [Key]).first { key in
      !elements.isEmpty && elements.allSatisfy { $0.string(key) != nil }
    }
  }

  private static func elements(
    _ old: [Value], _ new: [Value], _ name: Key, _ path: String
  ) -> [FieldDifference] {
    let gone = old.filter { element in !new.contains { $0[name] == element[name] } }
    return (new + gone).flatMap { element in
      let label = element.string(name) ?? ""
      return all(
        old.first { $0[name] == element[name] }, new.first { $0[name] == element[name] },
        at: "\(path)[\(label)]")
    }
  }
}
