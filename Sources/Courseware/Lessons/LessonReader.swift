import ObjectModel
import Simulation

/// Why a lesson cannot be loaded, with the place.
public struct LessonError: Error, Hashable, Sendable {
  /// The file.
  public let file: String
  /// The place in it, such as `steps[2].checks[0]`, or a line number.
  public let place: String
  /// What is wrong.
  public let message: String
}

extension LessonError: CustomStringConvertible {
  /// `lesson.yaml: steps[2].checks[0]: unknown key "foo"`
  public var description: String {
    place.isEmpty ? "\(file): \(message)" : "\(file): \(place): \(message)"
  }
}

/// One value of a lesson file with its place, read strictly: unknown keys are errors.
struct LessonNode {
  let value: Value
  let file: String
  let place: String

  func fail(_ message: String) -> LessonError {
    LessonError(file: file, place: place, message: message)
  }

  func allow(_ keys: [String]) throws(LessonError) {
    guard let fields = value.object else { throw fail("must be a mapping") }
    for field in fields where !keys.contains(field.key.text) {
      throw fail("unknown key \"\(field.key.text)\"; known are \(keys.joined(separator: ", "))")
    }
  }

  func child(_ key: String) -> LessonNode? {
    guard let value = value[Key(key)], !value.isNull else { return nil }
    return LessonNode(value: value, file: file, place: place.isEmpty ? key : "\(place).\(key)")
  }

  func required(_ key: String) throws(LessonError) -> LessonNode {
    guard let child = child(key) else { throw fail("\"\(key)\" is missing") }
    return child
  }

  var children: [LessonNode] {
    value.elements.enumerated().map { index, element in
      LessonNode(value: element, file: file, place: "\(place)[\(index)]")
    }
  }

  func list(_ key: String) throws(LessonError) -> [LessonNode] {
    guard let child = child(key) else { return [] }
    guard child.value.array != nil else { throw child.fail("must be a list") }
    return child.children
  }

  func string() throws(LessonError) -> String {
    guard let text = value.string else { throw fail("must be a text") }
    return text
  }

  func strings(_ key: String) throws(LessonError) -> [String] {
    var texts: [String] = []
    for node in try list(key) { texts.append(try node.string()) }
    return texts
  }

  func bool() throws(LessonError) -> Bool {
    guard let flag = value.bool else { throw fail("must be true or false") }
    return flag
  }

  func span() throws(LessonError) -> Span {
    guard let text = value.string, let span = Span(goDuration: text) else {
      throw fail("must be a time such as 60s or 5m")
    }
    return span
  }

  func id() throws(LessonError) -> String {
    let id = try required("id").string()
    let isGood =
      !id.isEmpty
      && id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    guard isGood else {
      throw fail("an id is made of lower-case letters, digits and dashes, not \"\(id)\"")
    }
    return id
  }

  /// One of an enumeration's words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) throws(LessonError) -> Word where Word.RawValue == String {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw fail("\"\(text)\" is none of \(known)")
    }
    return word
  }
}
