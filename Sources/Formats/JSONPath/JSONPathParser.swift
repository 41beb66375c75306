import ObjectModel

/// Reads a JSONPath template.
struct JSONPathParser {
  private let input: [Unicode.Scalar]
  private var position = 0
  private var start = 0

  init(_ text: String) {
    input = Array(text.unicodeScalars)
  }

  mutating func parse() throws(JSONPathError) -> [JSONPathNode] {
    var nodes: [JSONPathNode] = []
    while position < input.count {
      if input[position] == "{" {
        if position > start { nodes.append(.text(consume())) }
        position += 1
        _ = consume()
        nodes.append(.list(try action()))
      } else {
        position += 1
      }
    }
    if position > start { nodes.append(.text(consume())) }
    return nodes
  }

  /// Parses the inside of braces given by itself.
  private static func nested(_ text: String) throws(JSONPathError) -> [JSONPathNode] {
    var parser = JSONPathParser("{\(text)}")
    guard case .list(let nodes)? = try parser.parse().first else { return [] }
    return nodes
  }

  private mutating func consume() -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: input[start..<position])
    start = position
    return text
  }

  private mutating func next() -> Unicode.Scalar? {
    guard position < input.count else { return nil }
    position += 1
    return input[position - 1]
  }

  private func hasPrefix(_ text: String) -> Bool {
    input[position...].starts(with: text.unicodeScalars)
  }

  private mutating func action() throws(JSONPathError) -> [JSONPathNode] {
    var nodes: [JSONPathNode] = []
    while true {
      if hasPrefix("}") {
        position += 1
        _ = consume()
        return nodes
      }
      if hasPrefix("[?(") {
        nodes.append(try filter())
      } else if hasPrefix("..") {
        try recursive(&nodes)
      } else {
        try part(&nodes)
      }
    }
  }

  private mutating func part(_ nodes: inout [JSONPathNode]) throws(JSONPathError) {
    guard let scalar = next(), scalar != "\r", scalar != "\n" else {
      throw JSONPathError("unclosed action")
    }
    switch scalar {
    case " ", "@", "$": _ = consume()
    case "[": try array(&nodes)
    case "\"", "'": nodes.append(try quote(scalar))
    case ".": nodes.append(field())
    case "+", "-", "0"..."9":
      position -= 1
      nodes.append(try number())
    default:
      guard Self.isWord(scalar) else {
        throw JSONPathError("unrecognized character in action: \(Self.shown(scalar))")
      }
      nodes.append(identifier())
    }
  }

  private mutating func recursive(_ nodes: inout [JSONPathNode]) throws(JSONPathError) {
    if nodes.last == .recursive { throw JSONPathError("invalid multiple recursive descent") }
    position += 2
    _ = consume()
    nodes.append(.recursive)
    if position < input.count, Self.isWord(input[position]) { nodes.append(field()) }
  }

  private mutating func identifier() -> JSONPathNode {
    while position < input.count, !Self.isTerminator(input[position]) { position += 1 }
    let name = consume()
    switch name {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    default: return .identifier(name)
    }
  }

  private mutating func number() throws(JSONPathError) -> JSONPathNode {
    if input[position] == "+" || input[position] == "-" { position += 1 }
    while position < input.count, input[position] == "." || Self.isDigit(input[position]) {
      position += 1
    }
    let text = consume()
    if let number = Int64(text) { return .literal(.int(number)) }
    let plain = text.hasPrefix("+") ? String(text.dropFirst()) : text
    if let number = Double(plain) { return .literal(.double(number)) }
    throw JSONPathError("cannot parse number \(text)")
  }

  private mutating func field() -> JSONPathNode {
    _ = consume()
    while position < input.count, !Self.isTerminator(input[position]) {
      position += input[position] == "\\" ? 2 : 1
    }
    position = min(position, input.count)
    let name = consume()
    return name == "*" ? .wildcard : .field(String(name.filter { $0 != "\\" }))
  }

  private mutating func quote(_ mark: Unicode.Scalar) throws(JSONPathError) -> JSONPathNode {
    while true {
      guard let scalar = next(), scalar != "\n" else {
        throw JSONPathError("unterminated quoted string")
      }
      if scalar == mark, input[position - 2] != "\\" { break }
    }
    let text = consume()
    guard let plain = GoQuote.unquoted(text) else {
      throw JSONPathError("unquote string \(text) error invalid syntax")
    }
    return .text(plain)
  }

  // MARK: Brackets

  private mutating func array(_ nodes: inout [JSONPathNode]) throws(JSONPathError) {
    while true {
      guard let scalar = next(), scalar != "\n" else { throw JSONPathError("unterminated array") }
      if scalar == "]" { break }
    }
    var text = String(consume().dropFirst().dropLast())
    if text == "*" { text = ":" }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > 1 {
      var union: [[JSONPathNode]] = []
      for part in parts { union.append(try Self.nested("[\(Self.trimmed(part))]")) }
      nodes.append(.union(union))
    } else if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'"),
      !text.dropFirst().dropLast().contains("'")
    {
      nodes += try Self.nested("." + text.dropFirst().dropLast())
    } else {
      nodes.append(.array(try Self.slice(text)))
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.hasPrefix(" ") { text = text.dropFirst() }
    while text.hasSuffix(" ") { text = text.dropLast() }
    return text
  }

  private static func slice(_ text: String) throws(JSONPathError) -> JSONPathSlice {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.allSatisfy(isIndex) else {
      throw JSONPathError("invalid array index \(text)")
    }
    var slice = JSONPathSlice()
    slice.start = try number(parts[0])
    if parts.count > 1 {
      slice.end = try number(parts[1])
    } else {
      slice.end = (slice.start ?? 0) + 1
      slice.isIndex = true
    }
    if parts.count > 2 { slice.step = try number(parts[2]) }
    return slice
  }

  private static func isIndex(_ text: Substring) -> Bool {
    (text.hasPrefix("-") ? text.dropFirst() : text).utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func number(_ text: Substring) throws(JSONPathError) -> Int? {
    if text.isEmpty { return nil }
    guard let number = Int(text) else {
      throw JSONPathError("array index \(text) is not a number")
    }
    return number
  }

  private mutating func filter() throws(JSONPathError) -> JSONPathNode {
    position += 3
    _ = consume()
    try skipFilter()
    guard next() == "]" else { throw JSONPathError("unclosed array expect ]") }
    let text = Array(consume().unicodeScalars.dropLast(2))
    guard let first = text.firstIndex(where: Self.isComparison), first > 0 else {
      return .filter(left: try Self.nested(Self.string(text[...])), right: [], comparison: "exists")
    }
    var end = text[first...].firstIndex { !Self.isComparison($0) } ?? text.count
    // The right side needs a character, which a long comparison gives up.
    if end == text.count { end -= 1 }
    guard end > first else {
      return .filter(left: try Self.nested(Self.string(text[...])), right: [], comparison: "exists")
    }
    return .filter(
      left: try Self.nested(Self.string(text[..<first])),
      right: try Self.nested(Self.string(text[end...])),
      comparison: Self.string(text[first..<end]))
  }

  /// Goes to the parenthesis that ends a filter; one inside quotes does not.
  private mutating func skipFilter() throws(JSONPathError) {
    var mark: Unicode.Scalar?
    var isClosed = false
    while true {
      guard let scalar = next(), scalar != "\n" else { throw JSONPathError("unterminated filter") }
      if scalar == "\"" || scalar == "'" {
        if mark == nil {
          mark = scalar
        } else if input[position - 2] != "\\", scalar == mark {
          isClosed = true
        }
      } else if scalar == ")", (mark != nil) == isClosed {
        return
      }
    }
  }

  // MARK: Characters

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private static func isComparison(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "!" || scalar == "<" || scalar == ">" || scalar == "="
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      true
    default: scalar == "_"
    }
  }

  private static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\r", "\n", ".", ",", "[", "]", "$", "@", "{", "}": true
    default: false
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "U+\(padding)\(digits) '\(scalar)'"
  }
}
