/// A compiled `*`, `?`, `[…]` pattern; a backslash takes the next character literally.
///
/// Matching never backtracks over more than the last star, and prefix searches keep a set of
/// states, so that no pattern takes exponential time.
struct GlobPattern: Sendable {
  enum Token: Sendable {
    case character(UInt32)
    case any
    case star
    case set(CharacterSet)
  }

  private(set) var tokens: [Token] = []

  init(_ pattern: Bytes) {
    let text = Scalars.decode(pattern)
    var index = 0
    while index < text.count {
      let scalar = text[index]
      index += 1
      switch scalar {
      case 0x2a:
        if case .star? = tokens.last { continue }
        tokens.append(.star)
      case 0x3f: tokens.append(.any)
      case 0x5b:
        if let (set, end) = CharacterSet.parse(text, index, style: .glob) {
          tokens.append(.set(set))
          index = end
        } else {
          tokens.append(.character(scalar))
        }
      case 0x5c where index < text.count:
        tokens.append(.character(text[index]))
        index += 1
      default: tokens.append(.character(scalar))
      }
    }
  }

  private static func accepts(_ token: Token, _ scalar: UInt32) -> Bool {
    switch token {
    case .character(let wanted): wanted == scalar
    case .any: true
    case .star: true
    case .set(let set): set.contains(scalar)
    }
  }

  /// Whether the whole text matches.
  ///
  /// - Complexity: O(text x pattern) at worst.
  func matches(_ text: String) -> Bool { matches(Scalars.decode(Array(text.utf8))) }

  func matches(_ text: [UInt32]) -> Bool {
    var position = 0
    var token = 0
    var starToken = -1
    var starPosition = 0
    while position < text.count {
      if token < tokens.count, case .star = tokens[token] {
        starToken = token
        starPosition = position
        token += 1
      } else if token < tokens.count, Self.accepts(tokens[token], text[position]) {
        token += 1
        position += 1
      } else if starToken >= 0 {
        token = starToken + 1
        starPosition += 1
        position = starPosition
      } else {
        return false
      }
    }
    while token < tokens.count, case .star = tokens[token] { token += 1 }
    return token == tokens.count
  }

  /// How many leading characters match: the fewest or the most; nil when no prefix does.
  ///
  /// - Complexity: O(text x pattern).
  func prefixLength(_ text: some Collection<UInt32>, longest: Bool) -> Int? {
    Self.prefixLength(tokens, text, longest: longest)
  }

  /// How many trailing characters match.
  func suffixLength(_ text: [UInt32], longest: Bool) -> Int? {
    Self.prefixLength(tokens.reversed(), text.reversed(), longest: longest)
  }

  private static func prefixLength(
    _ tokens: [Token], _ text: some Collection<UInt32>, longest: Bool
  ) -> Int? {
    var states = [Bool](repeating: false, count: tokens.count + 1)
    states[0] = true
    skipStars(tokens, &states)
    var best: Int? = states[tokens.count] ? 0 : nil
    var length = 0
    for scalar in text {
      if best != nil, !longest { return best }
      var next = [Bool](repeating: false, count: tokens.count + 1)
      var isAlive = false
      for (index, token) in tokens.enumerated() where states[index] {
        if case .star = token {
          next[index] = true
          isAlive = true
        } else if accepts(token, scalar) {
          next[index + 1] = true
          isAlive = true
        }
      }
      guard isAlive else { return best }
      skipStars(tokens, &next)
      states = next
      length += 1
      if states[tokens.count] { best = length }
    }
    return best
  }

  private static func skipStars(_ tokens: [Token], _ states: inout [Bool]) {
    for (index, token) in tokens.enumerated() where states[index] {
      if case .star = token { states[index + 1] = true }
    }
  }

  /// Whether a quoted pattern text holds an active special character.
  static func escape(_ bytes: some Sequence<UInt8>, into pattern: inout Bytes) {
    for byte in bytes {
      switch byte {
      case .star, .question, .openBracket, .closeBracket, .backslash, .minus, .exclamation,
        .caret:
        pattern.append(.backslash)
      default: break
      }
      pattern.append(byte)
    }
  }
}
