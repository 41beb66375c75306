import ObjectModel

/// A scalar's text with what its characters allow; libyaml's analysis.
struct YAMLScalarText {
  enum Style {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
  }

  let bytes: [UInt8]
  private(set) var isMultiline = false
  private var allowsPlain = true
  private var allowsSingleQuoted = true
  private var allowsLiteral = true
  private var wanted = Style.plain

  /// The text of a value that is neither array nor object.
  init(_ value: Value) {
    switch value {
    case .null: self.init(plain: "null")
    case .bool(let flag): self.init(plain: flag ? "true" : "false")
    case .int(let number): self.init(plain: String(number))
    case .double(let number): self.init(plain: Self.number(number))
    case .string(let text): self.init(text: text)
    case .array, .object: preconditionFailure("a collection has no scalar text")
    }
  }

  private init(plain text: String) {
    bytes = Array(text.utf8)
  }

  /// A string, which must not be read back as anything else.
  init(text: String) {
    bytes = Array(text.utf8)
    analyze()
    if bytes.contains(0x0a) {
      wanted = .literal
    } else if !Self.isStringWhenPlain(bytes) {
      wanted = .doubleQuoted
    }
  }

  // Numbers have been through JSON, where large whole ones have no exponent.
  private static func number(_ number: Double) -> String {
    let json = GoNumber.json(number)
    return UInt64(json) != nil ? json : GoNumber.general(number)
  }

  private static func isStringWhenPlain(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard case .string = ScalarResolver.plain(buffer) else { return false }
      return !isBase60(buffer)
    }
  }

  /// Sexagesimal numbers of YAML 1.1, such as `1:30`.
  private static func isBase60(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    func isDigit(_ index: Int) -> Bool { index < text.count && (48...57).contains(text[index]) }
    if text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") { position = 1 }
    guard isDigit(position) else { return false }
    while isDigit(position) || (position < text.count && text[position] == UInt8(ascii: "_")) {
      position += 1
    }
    var groups = 0
    while position < text.count, text[position] == UInt8(ascii: ":"), isDigit(position + 1) {
      if isDigit(position + 2) {
        guard text[position + 1] <= UInt8(ascii: "5") else { return false }
        position += 1
      }
      position += 2
      groups += 1
    }
    guard groups > 0 else { return false }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      while isDigit(position) || (position < text.count && text[position] == UInt8(ascii: "_")) {
        position += 1
      }
    }
    return position == text.count
  }

  /// How the scalar is written; keys stay on one line.
  func style(isKey: Bool) -> Style {
    var style = isKey && isMultiline ? .doubleQuoted : wanted
    if style == .plain, !allowsPlain || (bytes.isEmpty && isKey) { style = .singleQuoted }
    if style == .singleQuoted, !allowsSingleQuoted { style = .doubleQuoted }
    if style == .literal, !allowsLiteral || isKey { style = .doubleQuoted }
    return style
  }

  private mutating func analyze() {
    guard !bytes.isEmpty else {
      allowsLiteral = false
      return
    }
    var marks = Marks()
    bytes.withUnsafeBufferPointer { marks.scan($0) }
    isMultiline = marks.hasLineBreaks
    if marks.startsOrEndsBlank || marks.hasLineBreaks || marks.hasIndicators
      || marks.hasSpaceAfterBreak || marks.hasSpecials || marks.hasSpaceBeforeBreak
    {
      allowsPlain = false
    }
    if marks.endsWithSpace { allowsLiteral = false }
    if marks.hasSpaceAfterBreak { allowsSingleQuoted = false }
    if marks.hasSpecials || marks.hasSpaceBeforeBreak {
      allowsSingleQuoted = false
      allowsLiteral = false
    }
  }

  /// What a pass over the characters finds.
  private struct Marks {
    var hasIndicators = false
    var hasLineBreaks = false
    var hasSpecials = false
    var startsOrEndsBlank = false
    var endsWithSpace = false
    var hasSpaceAfterBreak = false
    var hasSpaceBeforeBreak = false

    mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
      if text.count >= 3, text[0] == text[1], text[1] == text[2],
        text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: ".")
      {
        hasIndicators = true
      }
      var wasBlank = true
      var wasSpace = false
      var wasBreak = false
      var index = 0
      while index < text.count {
        let width = YAMLCharacter.width(text[index])
        let next = index + width
        let isLast = next >= text.count
        let isFollowedByBlank = isLast || text[next] == 0x20 || text[next] == 0x09
        noteIndicator(text[index], index == 0, wasBlank, isFollowedByBlank)
        if !YAMLCharacter.isPrintable(text, index) { hasSpecials = true }
        let isSpace = text[index] == 0x20
        let isBreak = YAMLCharacter.isBreak(text, index)
        if isSpace || isBreak, index == 0 || isLast { startsOrEndsBlank = true }
        if isSpace {
          if isLast { endsWithSpace = true }
          if wasBreak { hasSpaceAfterBreak = true }
        } else if isBreak {
          hasLineBreaks = true
          if wasSpace { hasSpaceBeforeBreak = true }
        }
        wasSpace = isSpace
        wasBreak = isBreak
        wasBlank = isSpace || isBreak || text[index] == 0x09 || text[index] == 0
        index = next
      }
    }

    private mutating func noteIndicator(
      _ byte: UInt8, _ isFirst: Bool, _ isPrecededByBlank: Bool, _ isFollowedByBlank: Bool
    ) {
      switch byte {
      case UInt8(ascii: ":"): if isFollowedByBlank { hasIndicators = true }
      case UInt8(ascii: "#"): if isPrecededByBlank { hasIndicators = true }
      case UInt8(ascii: "?"), UInt8(ascii: "-"):
        if isFirst, isFollowedByBlank { hasIndicators = true }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
        UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
        UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
        if isFirst { hasIndicators = true }
      default: break
      }
    }
  }
}
