import ObjectModel

/// Whether an object contains a partial manifest: the convention of KUTTL and Chainsaw.
///
/// Mappings must contain the given keys; lists must have the given length and match in order.
enum PartialMatch {
  /// The first difference with its path; nil when there is none.
  static func difference(
    _ wanted: Value, _ found: Value,
    _ wording: CheckWording = CheckWording(language: .english), path: String = ""
  ) -> String? {
    switch (wanted, found) {
    case (.object(let fields), .object(let others)):
      for field in fields {
        let name = path.isEmpty ? field.key.text : "\(path).\(field.key.text)"
        guard let other = others[field.key] else {
          let expected = wording.expectation(.equal(field.value))
          return "\(name): \(wording.difference(expected, found: nil))"
        }
        if let problem = difference(field.value, other, wording, path: name) { return problem }
      }
      return nil
    case (.array(let elements), .array(let others)):
      guard elements.count == others.count else {
        return "\(path): "
          + wording.difference(wording.entries(elements.count), found: String(others.count))
      }
      for (index, pair) in zip(elements, others).enumerated() {
        if let problem = difference(pair.0, pair.1, wording, path: "\(path)[\(index)]") {
          return problem
        }
      }
      return nil
    default:
      if Lesson.StateCheck.Test.equal(wanted).holds(for: found) { return nil }
      let expected = wording.expectation(.equal(wanted))
      return "\(path): \(wording.difference(expected, found: found.plainText))"
    }
  }
}
