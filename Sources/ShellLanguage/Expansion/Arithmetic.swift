/// What went wrong in `$(( ))`.
enum ArithmeticError: Error, Equatable {
  case syntax(String)
  case divisionByZero
  case tooDeep
}

/// Evaluates `$(( ))` on 64-bit integers that wrap, with C's operators and assignments.
struct Arithmetic {
  private let text: Bytes
  private var index = 0
  private var depth = 0
  private var isSkipping = false
  var variables: Variables

  init(_ text: Bytes, variables: Variables) {
    self.text = text
    self.variables = variables
  }

  mutating func evaluate() throws(ArithmeticError) -> Int64 {
    skipSpace()
    if index >= text.count { return 0 }
    let value = try comma()
    skipSpace()
    guard index >= text.count else { throw .syntax(String(bytes: text[index...])) }
    return value
  }

  private mutating func skipSpace() {
    while index < text.count, text[index].isSpace { index += 1 }
  }

  private mutating func accept(_ symbol: StaticString) -> Bool {
    skipSpace()
    let count = symbol.utf8CodeUnitCount
    guard index + count <= text.count else { return false }
    for offset in 0..<count where text[index + offset] != symbol.utf8Start[offset] {
      return false
    }
    index += count
    return true
  }

  private func byte(_ offset: Int) -> UInt8? {
    index + offset < text.count ? text[index + offset] : nil
  }

  private mutating func comma() throws(ArithmeticError) -> Int64 {
    var value = try ternary()
    while accept(",") { value = try ternary() }
    return value
  }

  private mutating func ternary() throws(ArithmeticError) -> Int64 {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw .tooDeep }
    let condition = try binary(0)
    guard accept("?") else { return condition }
    let outer = isSkipping
    isSkipping = outer || condition == 0
    let first = try ternary()
    guard accept(":") else { throw .syntax(String(bytes: text[index...])) }
    isSkipping = outer || condition != 0
    let second = try ternary()
    isSkipping = outer
    return condition != 0 ? first : second
  }

  private static let levels: [[(symbol: StaticString, kind: Operation)]] = [
    [("||", .or)], [("&&", .and)], [("|", .bitOr)], [("^", .bitXor)], [("&", .bitAnd)],
    [("==", .equal), ("!=", .notEqual)],
    [("<=", .lessEqual), (">=", .greaterEqual), ("<", .less), (">", .greater)],
    [("<<", .shiftLeft), (">>", .shiftRight)], [("+", .add), ("-", .subtract)],
    [("**", .power), ("*", .multiply), ("/", .divide), ("%", .remainder)],
  ]

  private enum Operation {
    case or, and, bitOr, bitXor, bitAnd, equal, notEqual, lessEqual, greaterEqual, less, greater
    case shiftLeft, shiftRight, add, subtract, multiply, divide, remainder, power
  }

  private mutating func operation(_ level: Int) -> Operation? {
    skipSpace()
    for (symbol, kind) in Self.levels[level] {
      let saved = index
      guard accept(symbol) else { continue }
      let next = byte(0)
      let isLonger =
        switch kind {
        case .bitOr: next == .pipe || next == .equals
        case .bitAnd: next == .ampersand || next == .equals
        case .less: next == .less
        case .greater: next == .greater
        case .equal, .notEqual, .lessEqual, .greaterEqual, .or, .and: false
        case .multiply: next == .star || next == .equals
        default: next == .equals
        }
      if !isLonger { return kind }
      index = saved
    }
    return nil
  }

  private mutating func binary(_ level: Int) throws(ArithmeticError) -> Int64 {
    guard level < Self.levels.count else { return try unary() }
    var left = try binary(level + 1)
    while let kind = operation(level) {
      let outer = isSkipping
      if kind == .or { isSkipping = outer || left != 0 }
      if kind == .and { isSkipping = outer || left == 0 }
      let right = try binary(kind == .power ? level : level + 1)
      isSkipping = outer
      left = try apply(kind, left, right)
    }
    return left
  }

  private func apply(
    _ kind: Operation, _ left: Int64, _ right: Int64
  ) throws(ArithmeticError) -> Int64 {
    switch kind {
    case .or: return left != 0 || right != 0 ? 1 : 0
    case .and: return left != 0 && right != 0 ? 1 : 0
    case .bitOr: return left | right
    case .bitXor: return left ^ right
    case .bitAnd: return left & right
    case .equal: return left == right ? 1 : 0
    case .notEqual: return left != right ? 1 : 0
    case .lessEqual: return left <= right ? 1 : 0
    case .greaterEqual: return left >= right ? 1 : 0
    case .less: return left < right ? 1 : 0
    case .greater: return left > right ? 1 : 0
    case .shiftLeft: return left << (right & 63)
    case .shiftRight: return left >> (right & 63)
    case .add: return left &+ right
    case .subtract: return left &- right
    case .multiply: return left &* right
    case .divide, .remainder:
      if isSkipping, right == 0 { return 0 }
      guard right != 0 else { throw .divisionByZero }
      if right == -1 { return kind == .divide ? 0 &- left : 0 }
      return kind == .divide ? left / right : left % right
    case .power:
      var result: Int64 = 1
      for _ in 0..<max(0, min(right, 64 * 64)) { result = result &* left }
      return result
    }
  }

  private mutating func unary() throws(ArithmeticError) -> Int64 {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw .tooDeep }
    skipSpace()
    if accept("++") || accept("--") {
      let delta: Int64 = text[index - 1] == .plus ? 1 : -1
      skipSpace()
      guard let name = name() else { return delta == 1 ? try unary() : try unary() }
      let value = try variable(name) &+ delta
      assign(name, value)
      return value
    }
    if accept("!") { return try unary() == 0 ? 1 : 0 }
    if accept("~") { return ~(try unary()) }
    if accept("-") { return 0 &- (try unary()) }
    if accept("+") { return try unary() }
    return try primary()
  }

  private mutating func primary() throws(ArithmeticError) -> Int64 {
    if accept("(") {
      let value = try comma()
      guard accept(")") else { throw .syntax(String(bytes: text[index...])) }
      return value
    }
    skipSpace()
    guard let first = byte(0) else { throw .syntax("") }
    if first.isDigit { return try number() }
    guard let name = name() else { throw .syntax(String(bytes: text[index...])) }
    return try named(name)
  }

  private mutating func named(_ name: String) throws(ArithmeticError) -> Int64 {
    skipSpace()
    if accept("++") || accept("--") {
      let delta: Int64 = text[index - 1] == .plus ? 1 : -1
      let value = try variable(name)
      assign(name, value &+ delta)
      return value
    }
    if byte(0) == .equals, byte(1) != .equals {
      index += 1
      let value = try ternary()
      assign(name, value)
      return value
    }
    guard let kind = compoundAssignment() else { return try variable(name) }
    let right = try ternary()
    let value = try apply(kind, try variable(name), right)
    assign(name, value)
    return value
  }

  private mutating func compoundAssignment() -> Operation? {
    let kinds: [(StaticString, Operation)] = [
      ("+=", .add), ("-=", .subtract), ("*=", .multiply), ("/=", .divide), ("%=", .remainder),
      ("<<=", .shiftLeft), (">>=", .shiftRight), ("&=", .bitAnd), ("^=", .bitXor),
      ("|=", .bitOr),
    ]
    for (symbol, kind) in kinds where accept(symbol) { return kind }
    return nil
  }

  private mutating func name() -> String? {
    guard let first = byte(0), first.isNameStart else { return nil }
    let start = index
    while index < text.count, text[index].isName { index += 1 }
    return String(bytes: text[start..<index])
  }

  private mutating func number() throws(ArithmeticError) -> Int64 {
    let start = index
    while index < text.count, text[index].isName { index += 1 }
    guard let value = Self.parse(text[start..<index]) else {
      throw .syntax(String(bytes: text[start..<index]))
    }
    return value
  }

  private func variable(_ name: String) throws(ArithmeticError) -> Int64 {
    guard let text = variables[name] else { return 0 }
    let trimmed = text.utf8.drop { $0.isSpace }
    if trimmed.isEmpty { return 0 }
    let isNegative = trimmed.first == .minus
    let digits = Array(isNegative ? trimmed.dropFirst() : trimmed).prefix { !$0.isSpace }
    if let value = Self.parse(digits) { return isNegative ? 0 &- value : value }
    guard depth < 100 else { throw .tooDeep }
    var inner = Arithmetic(Array(text.utf8), variables: variables)
    inner.depth = depth + 20
    return try inner.evaluate()
  }

  private mutating func assign(_ name: String, _ value: Int64) {
    if !isSkipping { variables.set(name, String(value)) }
  }

  /// Decimal, `0x` hexadecimal or octal with a leading zero.
  static func parse(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard let first = digits.first, first.isDigit else { return nil }
    let text = String(bytes: digits)
    if first == .zero, digits.count > 1 {
      let second = digits[digits.startIndex + 1]
      if second == UInt8(ascii: "x") || second == UInt8(ascii: "X") {
        return Int64(text.dropFirst(2), radix: 16)
      }
      return Int64(text.dropFirst(), radix: 8)
    }
    return Int64(text)
  }
}
