/// A POSIX regular expression, basic or extended, with GNU's `\w \s \b \< \> \+ \?`.
///
/// It is run by stepping a set of threads over the text, so matching takes time linear in the
/// text. Back-references cannot be done that way and are refused.
struct RegularExpression: Sendable {
  enum Instruction: Sendable {
    case character(UInt32)
    case any
    case set(CharacterSet)
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case lineStart
    case lineEnd
    case wordEdge(isEdge: Bool)
    case wordStart
    case wordEnd
    case match
  }

  /// Why a pattern was refused, in GNU's words.
  struct PatternError: Error, Equatable {
    var message: String
  }

  private(set) var program: [Instruction]
  let groupCount: Int
  let ignoresCase: Bool
  /// The pattern when it is nothing but characters, for a plain search.
  private(set) var literal: [UInt32]?

  /// Compiles a pattern.
  init(_ pattern: Bytes, isExtended: Bool, ignoresCase: Bool = false) throws(PatternError) {
    var parser = RegularExpressionParser(
      Scalars.decode(pattern), isExtended: isExtended, ignoresCase: ignoresCase)
    let tree = try parser.parse()
    groupCount = parser.groupCount
    self.ignoresCase = ignoresCase
    program = []
    program.append(.save(0))
    try emit(tree)
    program.append(.save(1))
    program.append(.match)
    if !ignoresCase { literal = Self.literal(tree) }
  }

  /// A pattern that matches any of several fixed texts.
  init(fixed: [Bytes], ignoresCase: Bool) throws(PatternError) {
    var branches: [RegularExpressionNode] = []
    for text in fixed {
      let scalars = Scalars.decode(text)
      branches.append(
        .sequence(
          scalars.map { RegularExpressionParser.characterNode($0, ignoresCase: ignoresCase) }))
    }
    let tree: RegularExpressionNode = branches.count == 1 ? branches[0] : .choice(branches)
    groupCount = 0
    self.ignoresCase = ignoresCase
    program = []
    program.append(.save(0))
    try emit(tree)
    program.append(.save(1))
    program.append(.match)
    if !ignoresCase { literal = Self.literal(tree) }
  }

  private static func literal(_ node: RegularExpressionNode) -> [UInt32]? {
    switch node {
    case .character(let scalar): return [scalar]
    case .sequence(let nodes):
      var result: [UInt32] = []
      for node in nodes {
        guard case .character(let scalar) = node else { return nil }
        result.append(scalar)
      }
      return result
    default: return nil
    }
  }

  private mutating func emit(_ node: RegularExpressionNode) throws(PatternError) {
    guard program.count < 20_000 else {
      throw PatternError(message: "Regular expression too big")
    }
    switch node {
    case .character(let scalar): program.append(.character(scalar))
    case .any: program.append(.any)
    case .set(let set): program.append(.set(set))
    case .assertion(let instruction): program.append(instruction)
    case .sequence(let nodes): for node in nodes { try emit(node) }
    case .group(let inner, let number):
      program.append(.save(number * 2))
      try emit(inner)
      program.append(.save(number * 2 + 1))
    case .choice(let branches): try emitChoice(branches)
    case .repetition(let inner, let low, let high): try emitRepetition(inner, low, high)
    }
  }

  private mutating func emitChoice(_ branches: [RegularExpressionNode]) throws(PatternError) {
    var jumps: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try emit(branch)
        break
      }
      let split = program.count
      program.append(.split(split + 1, 0))
      try emit(branch)
      jumps.append(program.count)
      program.append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for jump in jumps { program[jump] = .jump(program.count) }
  }

  private mutating func emitRepetition(
    _ inner: RegularExpressionNode, _ low: Int, _ high: Int?
  ) throws(PatternError) {
    for _ in 0..<low { try emit(inner) }
    guard let high else {
      let split = program.count
      program.append(.split(split + 1, 0))
      try emit(inner)
      program.append(.jump(split))
      program[split] = .split(split + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in low..<max(low, high) {
      splits.append(program.count)
      program.append(.split(0, 0))
      try emit(inner)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }
}

/// The tree of a parsed expression.
indirect enum RegularExpressionNode: Sendable {
  case character(UInt32)
  case any
  case set(CharacterSet)
  case assertion(RegularExpression.Instruction)
  case sequence([RegularExpressionNode])
  case choice([RegularExpressionNode])
  case group(RegularExpressionNode, Int)
  case repetition(RegularExpressionNode, Int, Int?)
}
