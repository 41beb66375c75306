/// Parses basic and extended POSIX regular expressions.
struct RegularExpressionParser {
  typealias Node = RegularExpressionNode
  typealias PatternError = RegularExpression.PatternError

  private let text: [UInt32]
  private let isExtended: Bool
  private let ignoresCase: Bool
  private var index = 0
  private var depth = 0
  private(set) var groupCount = 0

  init(_ text: [UInt32], isExtended: Bool, ignoresCase: Bool) {
    self.text = text
    self.isExtended = isExtended
    self.ignoresCase = ignoresCase
  }

  mutating func parse() throws(PatternError) -> Node {
    let node = try alternatives()
    if index < text.count {
      throw PatternError(message: isExtended ? "Unmatched ) or \\)" : "Unmatched ) or \\)")
    }
    return node
  }

  private func isAt(_ character: Unicode.Scalar, escaped: Bool) -> Bool {
    if escaped {
      return index + 1 < text.count && text[index] == 0x5c && text[index + 1] == character.value
    }
    return index < text.count && text[index] == character.value
  }

  private mutating func accept(_ character: Unicode.Scalar, escaped: Bool) -> Bool {
    guard isAt(character, escaped: escaped) else { return false }
    index += escaped ? 2 : 1
    return true
  }

  private mutating func alternatives() throws(PatternError) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw PatternError(message: "Regular expression too big") }
    var branches = [try branch()]
    while accept("|", escaped: !isExtended) { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch() throws(PatternError) -> Node {
    var nodes: [Node] = []
    while index < text.count, !isAt("|", escaped: !isExtended) {
      if isAt(")", escaped: !isExtended), depth > 1 { break }
      if isExtended, isAt(")", escaped: false) {
        index += 1
        nodes.append(.character(0x29))
        continue
      }
      if !isExtended, isAt(")", escaped: true) {
        throw PatternError(message: "Unmatched ) or \\)")
      }
      var node = try atom(isFirst: nodes.isEmpty)
      try repeated(&node)
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repeated(_ node: inout Node) throws(PatternError) {
    var count = 0
    while index < text.count {
      count += 1
      guard count < 20 else { throw PatternError(message: "Regular expression too big") }
      if accept("*", escaped: false) {
        node = .repetition(node, 0, nil)
      } else if accept("+", escaped: !isExtended) {
        node = .repetition(node, 1, nil)
      } else if accept("?", escaped: !isExtended) {
        node = .repetition(node, 0, 1)
      } else if isAt("{", escaped: !isExtended) {
        let saved = index
        index += isExtended ? 1 : 2
        guard let (low, high) = try interval() else {
          index = saved
          return
        }
        node = .repetition(node, low, high)
      } else {
        return
      }
    }
  }

  private mutating func number() -> Int? {
    let start = index
    var value = 0
    while index < text.count, text[index] >= 48, text[index] <= 57, index - start < 6 {
      value = value * 10 + Int(text[index] - 48)
      index += 1
    }
    return index > start ? value : nil
  }

  private mutating func interval() throws(PatternError) -> (Int, Int?)? {
    let low = number()
    var high = low
    if accept(",", escaped: false) { high = number() } else if low == nil { return nil }
    guard accept("}", escaped: !isExtended) else {
      if isExtended { return nil }
      throw PatternError(message: "Unmatched { or \\{")
    }
    let least = low ?? 0
    guard least <= 255, (high ?? 0) <= 255, high.map({ $0 >= least }) ?? true else {
      throw PatternError(message: "Invalid content of \\{\\}")
    }
    return (least, high)
  }

  private mutating func atom(isFirst: Bool) throws(PatternError) -> Node {
    let scalar = text[index]
    switch scalar {
    case 0x2e:
      index += 1
      return .any
    case 0x5b:
      index += 1
      guard let (parsed, end) = CharacterSet.parse(text, index, style: .expression) else {
        throw PatternError(message: "Unmatched [, [^, [:, [., or [=")
      }
      var set = parsed
      if ignoresCase { set.foldCase() }
      index = end
      return .set(set)
    case 0x5e:
      index += 1
      if isExtended || isFirst { return .assertion(.lineStart) }
      return .character(scalar)
    case 0x24:
      index += 1
      let isLast =
        index == text.count || isAt("|", escaped: !isExtended) || isAt(")", escaped: !isExtended)
      return isExtended || isLast ? .assertion(.lineEnd) : .character(scalar)
    case 0x28 where isExtended:
      index += 1
      return try group()
    case 0x5c: return try escape()
    case 0x2a where isExtended && isFirst, 0x2b where isExtended && isFirst,
      0x3f where isExtended && isFirst:
      index += 1
      return .character(scalar)
    default:
      index += 1
      return Self.characterNode(scalar, ignoresCase: ignoresCase)
    }
  }

  private mutating func group() throws(PatternError) -> Node {
    groupCount += 1
    let number = groupCount
    let inner = try alternatives()
    guard accept(")", escaped: !isExtended) else {
      throw PatternError(message: "Unmatched ( or \\(")
    }
    return .group(inner, number)
  }

  private mutating func escape() throws(PatternError) -> Node {
    guard index + 1 < text.count else { throw PatternError(message: "Trailing backslash") }
    let next = text[index + 1]
    index += 2
    switch Unicode.Scalar(next) ?? " " {
    case "(" where !isExtended: return try group()
    case "w": return .set(Self.wordSet(isNegated: false))
    case "W": return .set(Self.wordSet(isNegated: true))
    case "s": return .set(CharacterSet(ranges: CharacterSet.named("space")))
    case "S": return .set(CharacterSet(ranges: CharacterSet.named("space"), isNegated: true))
    case "b": return .assertion(.wordEdge(isEdge: true))
    case "B": return .assertion(.wordEdge(isEdge: false))
    case "<": return .assertion(.wordStart)
    case ">": return .assertion(.wordEnd)
    case "n": return .character(10)
    case "t": return .character(9)
    case "1"..."9": throw PatternError(message: "back-references are not simulated")
    default: return Self.characterNode(next, ignoresCase: ignoresCase)
    }
  }

  private static func wordSet(isNegated: Bool) -> CharacterSet {
    CharacterSet(ranges: CharacterSet.named("alnum") + [95...95], isNegated: isNegated)
  }

  static func characterNode(_ scalar: UInt32, ignoresCase: Bool) -> Node {
    guard ignoresCase, let value = Unicode.Scalar(scalar) else { return .character(scalar) }
    let lower = value.properties.lowercaseMapping.unicodeScalars
    let upper = value.properties.uppercaseMapping.unicodeScalars
    guard lower.count == 1, upper.count == 1, let small = lower.first, let large = upper.first,
      small != large
    else { return .character(scalar) }
    return .set(
      CharacterSet(ranges: [small.value...small.value, large.value...large.value]))
  }
}
