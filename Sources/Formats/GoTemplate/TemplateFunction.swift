import Encodings
import ObjectModel

/// The functions of text/template, and kubectl's `exists` and `base64decode`.
enum TemplateFunction: String, Sendable {
  case and, or, not, len, index, slice, print, println, printf, html, js, urlquery, call
  case eq, ne, lt, le, gt, ge
  case exists, base64decode

  /// What the error says was wanted when `count` arguments are too few or too many.
  func refusal(_ count: Int) -> String? {
    switch self {
    case .not, .len, .base64decode: count == 1 ? nil : "1"
    case .ne, .lt, .le, .gt, .ge: count == 2 ? nil : "2"
    case .and, .or, .index, .slice, .printf, .call, .eq, .exists:
      count >= 1 ? nil : "at least 1"
    case .print, .println, .html, .js, .urlquery: nil
    }
  }

  /// The function's value; `and` and `or` never come here.
  func apply(
    _ values: [TemplateValue], _ text: String
  ) throws(GoTemplateError) -> TemplateValue {
    let first = values.first ?? .missing
    switch self {
    case .and, .or: return first
    case .not: return .concrete(.bool(!first.isTrue))
    case .len: return .int(try TemplateIndexing.length(first))
    case .index: return try TemplateIndexing.index(values)
    case .slice: return try TemplateIndexing.slice(values)
    case .exists: return .concrete(.bool(TemplateIndexing.exists(values)))
    case .print: return .concrete(.string(GoFormat.print(values)))
    case .println: return .concrete(.string(GoFormat.printLine(values)))
    case .printf:
      return .concrete(
        .string(GoFormat.format(first.value.string ?? "", Array(values.dropFirst()))))
    case .html: return .concrete(.string(TemplateEscaping.html(Self.joined(values))))
    case .js: return .concrete(.string(TemplateEscaping.javaScript(Self.joined(values))))
    case .urlquery: return .concrete(.string(TemplateEscaping.query(Self.joined(values))))
    case .call:
      if first.isNil { throw GoTemplateError("nil") }
      throw GoTemplateError("non-function \(text) of type \(first.typeName)")
    case .base64decode: return .concrete(.string(try Self.decoded(first.value.string ?? "")))
    case .eq, .ne, .lt, .le, .gt, .ge: return .concrete(.bool(try compare(values)))
    }
  }

  private static func joined(_ values: [TemplateValue]) -> String {
    if values.count == 1, let text = values[0].value.string { return text }
    return GoFormat.print(values)
  }

  private static func decoded(_ text: String) throws(GoTemplateError) -> String {
    do throws(Base64Error) {
      return String(decoding: try Base64.parse(text), as: UTF8.self)
    } catch {
      throw GoTemplateError("base64 decode failed: \(error.message)")
    }
  }

  // MARK: Comparisons

  private func compare(_ values: [TemplateValue]) throws(GoTemplateError) -> Bool {
    switch self {
    case .eq:
      guard values.count > 1 else {
        throw GoTemplateError("missing argument for comparison")
      }
      for value in values.dropFirst() where try Self.equal(values[0], value) { return true }
      return false
    case .ne: return try !Self.equal(values[0], values[1])
    case .lt: return try Self.less(values[0], values[1])
    case .ge: return try !Self.less(values[0], values[1])
    case .le: return try Self.lessOrEqual(values[0], values[1])
    default: return try !Self.lessOrEqual(values[0], values[1])
    }
  }

  private static func less(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(GoTemplateError) -> Bool {
    do throws(GoComparisonError) {
      return try GoComparison.less(left.value, right.value)
    } catch {
      throw GoTemplateError(error.message)
    }
  }

  private static func lessOrEqual(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(GoTemplateError) -> Bool {
    if try less(left, right) { return true }
    return left.value == right.value
  }

  private static func equal(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(GoTemplateError) -> Bool {
    switch (left.value, right.value) {
    case (.null, _), (_, .null): return left.isNil && right.isNil
    case (.bool, .bool), (.int, .int), (.double, .double), (.string, .string):
      return left.value == right.value
    case (.array, .array), (.object, .object):
      throw GoTemplateError(
        "non-comparable type \(GoFormat.format("%s", [left])): \(left.typeName)")
    default: throw GoTemplateError("incompatible types for comparison")
    }
  }
}
