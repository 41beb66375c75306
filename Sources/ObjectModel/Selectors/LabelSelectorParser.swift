/// The recursive-descent parser of the text form of label selectors, with Go's messages.
struct LabelSelectorParser {
  private enum Token: Hashable {
    case end, closing, comma, not, doubleEquals, equals, greater, identifier, `in`, less
    case notEquals, notIn, opening
  }

  private var tokens: [(kind: Token, text: String)] = []
  private var position = 0

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0d, 0x0a: index += 1
      case let byte where Self.isSymbol(byte):
        let pair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "=")
        let (kind, length) = Self.symbol(byte, beforeEquals: pair)
        let symbol = String(decoding: bytes[index..<index + length], as: UTF8.self)
        tokens.append((kind, symbol))
        index += length
      default:
        let start = index
        while index < bytes.count, !Self.isSymbol(bytes[index]), !Self.isBlank(bytes[index]) {
          index += 1
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        tokens.append((word == "in" ? .in : word == "notin" ? .notIn : .identifier, word))
      }
    }
    tokens.append((.end, ""))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a
  }

  private static func isSymbol(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "=", "!", "(", ")", ",", ">", "<": true
    default: false
    }
  }

  private static func symbol(_ byte: UInt8, beforeEquals: Bool) -> (Token, Int) {
    switch Unicode.Scalar(byte) {
    case "=": beforeEquals ? (.doubleEquals, 2) : (.equals, 1)
    case "!": beforeEquals ? (.notEquals, 2) : (.not, 1)
    case "(": (.opening, 1)
    case ")": (.closing, 1)
    case ",": (.comma, 1)
    case ">": (.greater, 1)
    default: (.less, 1)
    }
  }

  mutating func requirements() throws(SelectorError) -> [LabelSelector.Requirement] {
    var requirements: [LabelSelector.Requirement] = []
    while true {
      let (kind, text) = lookahead()
      switch kind {
      case .identifier, .not:
        do throws(SelectorError) {
          requirements.append(try requirement())
        } catch {
          throw SelectorError("unable to parse requirement: \(error.message)")
        }
        let (separator, found) = consume()
        if separator == .end { return requirements }
        guard separator == .comma else {
          throw SelectorError("found '\(found)', expected: ',' or 'end of string'")
        }
        let (next, nextText) = lookahead()
        guard next == .identifier || next == .not else {
          throw SelectorError("found '\(nextText)', expected: identifier after ','")
        }
      case .end: return requirements
      default:
        throw SelectorError("found '\(text)', expected: !, identifier, or 'end of string'")
      }
    }
  }

  /// The current token; the words `in` and `notin` count as names except where said otherwise.
  private func lookahead() -> (Token, String) {
    // Reading on after the end finds the end again.
    let (kind, text) = tokens[min(position, tokens.count - 1)]
    return (kind == .in || kind == .notIn ? .identifier : kind, text)
  }

  private mutating func consume() -> (Token, String) {
    let token = lookahead()
    position += 1
    return token
  }

  private mutating func requirement() throws(SelectorError) -> LabelSelector.Requirement {
    var (kind, key) = consume()
    let isNegated = kind == .not
    if isNegated { (kind, key) = consume() }
    guard kind == .identifier else {
      throw SelectorError("found '\(key)', expected: identifier")
    }
    let faults = NameRules.qualifiedName(key)
    if !faults.isEmpty {
      throw SelectorError(LabelSelector.Requirement.invalid("<nil>", key, faults))
    }
    let next = lookahead().0
    if isNegated { return try .checked(key: key, .doesNotExist, []) }
    if next == .end || next == .comma { return try .checked(key: key, .exists, []) }
    let comparison = try comparison()
    let values =
      comparison == .in || comparison == .notIn ? try valueList() : [try exactValue()]
    return try .checked(key: key, comparison, Self.sortedOnce(values))
  }

  private static func sortedOnce(_ values: [String]) -> [String] {
    var result: [String] = []
    for value in values.sorted() where result.last != value { result.append(value) }
    return result
  }

  private mutating func comparison() throws(SelectorError) -> LabelSelector.Operator {
    let (kind, text) = tokens[min(position, tokens.count - 1)]
    position += 1
    switch kind {
    case .in: return .in
    case .notIn: return .notIn
    case .equals: return .equals
    case .doubleEquals: return .doubleEquals
    case .notEquals: return .notEquals
    case .greater: return .greaterThan
    case .less: return .lessThan
    default:
      throw SelectorError("found '\(text)', expected: in, notin, =, ==, !=, gt, lt")
    }
  }

  private mutating func exactValue() throws(SelectorError) -> String {
    let (kind, text) = lookahead()
    if kind == .end || kind == .comma { return "" }
    position += 1
    guard kind == .identifier else {
      throw SelectorError("found '\(text)', expected: identifier")
    }
    return text
  }

  private mutating func valueList() throws(SelectorError) -> [String] {
    var (kind, text) = consume()
    guard kind == .opening else { throw SelectorError("found '\(text)' expected: '('") }
    (kind, text) = lookahead()
    switch kind {
    case .closing:
      position += 1
      return [""]
    case .identifier, .comma:
      let values = try identifiers()
      guard consume().0 == .closing else {
        throw SelectorError("found '\(text)', expected: ')'")
      }
      return values
    default: throw SelectorError("found '\(text)', expected: ',', ')' or identifier")
    }
  }

  private mutating func identifiers() throws(SelectorError) -> [String] {
    var values: [String] = []
    while true {
      let (kind, text) = consume()
      switch kind {
      case .identifier:
        values.append(text)
        let (next, nextText) = lookahead()
        if next == .comma { continue }
        guard next == .closing else {
          throw SelectorError("found '\(nextText)', expected: ',' or ')'")
        }
        return values
      case .comma:
        if values.isEmpty { values.append("") }
        let next = lookahead().0
        if next == .closing {
          values.append("")
          return values
        }
        if next == .comma {
          position += 1
          values.append("")
        }
      default: throw SelectorError("found '\(text)', expected: ',', or identifier")
      }
    }
  }
}
