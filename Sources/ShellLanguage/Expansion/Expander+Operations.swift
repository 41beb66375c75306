extension Expander {
  mutating func expand(_ parameter: Parameter, _ isQuoted: Bool) throws(ExpansionStop) {
    let name = parameter.name
    if name == "@" || name == "*", case .value = parameter.operation {
      return try allPositional(name, isQuoted)
    }
    let found = lookUp(name)
    switch parameter.operation {
    case .useDefault(let word, let emptyToo):
      if let found, !(emptyToo && found.isEmpty) { return try give(name, found, isQuoted) }
      try inner(word, isQuoted)
    case .useAlternative(let word, let emptyToo):
      if let found, !(emptyToo && found.isEmpty) { return try inner(word, isQuoted) }
      try value([], isQuoted)
    case .assignDefault(let word, let emptyToo):
      if let found, !(emptyToo && found.isEmpty) { return try give(name, found, isQuoted) }
      guard name.isShellName else { throw .failure("\(name): bad variable name") }
      let text = try text(word)
      variables.set(name, String(bytes: text))
      try value(text, isQuoted)
    case .failUnset(let word, let emptyToo):
      if let found, !(emptyToo && found.isEmpty) { return try give(name, found, isQuoted) }
      let text = String(bytes: try text(word))
      throw .failure("\(name): \(text.isEmpty ? dialect.unsetMessage(emptyToo) : text)")
    case .bad: throw .failure(dialect.badSubstitution)
    default:
      try requireSet(name, found)
      try transform(name, Array((found ?? "").utf8), parameter.operation, isQuoted)
    }
  }

  private mutating func give(
    _ name: String, _ found: String, _ isQuoted: Bool
  ) throws(ExpansionStop) {
    if name == "@" || name == "*" { return try allPositional(name, isQuoted) }
    try value(Array(found.utf8), isQuoted)
  }

  /// Expands the word of `${x:-word}` in place, so that quotes inside it keep their meaning.
  private mutating func inner(_ word: Word, _ isQuoted: Bool) throws(ExpansionStop) {
    if isQuoted || mode == .single {
      let field = try single(word)
      if isQuoted { return try quoted(field.text) }
      try quoted(field.text)
      return
    }
    for part in word.parts {
      if case .literal(let bytes) = part {
        try value(bytes, false)
      } else {
        depth += 1
        guard depth < 100 else { throw .failure("expansion is nested too deeply") }
        try expandPart(part)
        depth -= 1
      }
    }
  }

  private mutating func expandPart(_ part: WordPart) throws(ExpansionStop) {
    switch part {
    case .literal(let bytes): try literal(bytes)
    case .quoted(let bytes): try quoted(bytes)
    case .parameter(let parameter, let isQuoted): try expand(parameter, isQuoted)
    case .tilde, .substitution, .arithmetic:
      var isQuoted = false
      switch part {
      case .substitution(_, let quoted), .arithmetic(_, let quoted): isQuoted = quoted
      default: isQuoted = true
      }
      try value(try single(Word(parts: [part])).text, isQuoted)
    }
  }

  private func requireSet(_ name: String, _ found: String?) throws(ExpansionStop) {
    guard found == nil, options.contains(.noUnset), name != "@", name != "*" else { return }
    throw .failure("\(name): \(dialect.unboundMessage)")
  }

  private mutating func transform(
    _ name: String, _ text: Bytes, _ operation: ParameterOperation, _ isQuoted: Bool
  ) throws(ExpansionStop) {
    switch operation {
    case .value: try value(text, isQuoted)
    case .length:
      let count = name == "@" || name == "*" ? positional.count : Scalars.decode(text).count
      try value(Array(String(count).utf8), isQuoted)
    case .removeSuffix(let word, let longest):
      let pattern = try pattern(word)
      let scalars = Scalars.decode(text)
      let count = pattern.suffixLength(scalars, longest: longest) ?? 0
      try value(Scalars.encode(scalars.dropLast(count)), isQuoted)
    case .removePrefix(let word, let longest):
      let pattern = try pattern(word)
      let scalars = Scalars.decode(text)
      let count = pattern.prefixLength(scalars, longest: longest) ?? 0
      try value(Scalars.encode(scalars.dropFirst(count)), isQuoted)
    case .replace(let word, let with, let scope):
      let pattern = try pattern(word)
      let replacement = Scalars.decode(try self.text(with))
      let scalars = Scalars.decode(text)
      let result = try Self.replace(scalars, pattern, replacement, scope)
      try value(Scalars.encode(result), isQuoted)
    case .substring(let offset, let length):
      try substring(Scalars.decode(text), offset, length, isQuoted)
    case .changeCase(let upper, let all):
      var result = text
      for index in all ? result.indices : result.indices.prefix(1) {
        result[index] = upper ? result[index].raised : result[index].lowered
      }
      try value(result, isQuoted)
    default: break
    }
  }

  private mutating func substring(
    _ scalars: [UInt32], _ offset: Word, _ length: Word?, _ isQuoted: Bool
  ) throws(ExpansionStop) {
    let count = scalars.count
    var start = Int(clamping: try evaluate(try text(offset)))
    if start < 0 { start = count + start }
    guard start >= 0, start <= count else { return try value([], isQuoted) }
    var end = count
    if let length {
      let wanted = Int(clamping: try evaluate(try text(length)))
      end = wanted < 0 ? count + wanted : start + min(wanted, count - start)
    }
    try value(end > start ? Scalars.encode(scalars[start..<end]) : [], isQuoted)
  }

  /// Replaces the longest matches, left to right.
  ///
  /// Throws when pattern and text together would take quadratic time on a very long text.
  private static func replace(
    _ text: [UInt32], _ pattern: GlobPattern, _ with: [UInt32], _ scope: ReplaceScope
  ) throws(ExpansionStop) -> [UInt32] {
    guard !pattern.tokens.isEmpty else { return text }
    switch scope {
    case .prefix:
      guard let count = pattern.prefixLength(text, longest: true) else { return text }
      return with + text.dropFirst(count)
    case .suffix:
      guard let count = pattern.suffixLength(text, longest: true) else { return text }
      return text.dropLast(count) + with
    case .first, .all: break
    }
    guard text.count <= 1 << 16 else { throw .failure("text is too long for a replacement") }
    var result: [UInt32] = []
    var index = 0
    while index < text.count {
      if let count = pattern.prefixLength(text[index...], longest: true), count > 0 {
        result += with
        index += count
        guard result.count <= limit else { throw .failure("expansion is too large") }
        if scope == .first { return result + text[index...] }
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
