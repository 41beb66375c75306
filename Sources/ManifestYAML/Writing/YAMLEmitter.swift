import ObjectModel

/// Lays out one YAML document; libyaml's emitter with go-yaml v2's settings.
struct YAMLEmitter {
  static let indentStep = 2
  static let width = 80
  /// Keys longer than this are written with `? `.
  private static let simpleKeyLength = 128

  private(set) var buffer: [UInt8] = []
  private(set) var column = 0
  /// Whether the last character was white space, so that none is needed before an indicator.
  var hasWhitespace = true
  /// Whether only indentation and `-`, `?` or `:` stand on the line.
  var isIndentation = true
  private(set) var indent = -1

  mutating func writeDocument(_ value: Value) {
    write(value, inMapping: false)
    writeIndent()
  }

  private mutating func write(_ value: Value, inMapping: Bool) {
    switch value {
    case .array(let elements):
      if elements.isEmpty { writeEmpty("[", "]") } else { writeSequence(elements, inMapping) }
    case .object(let fields):
      if fields.isEmpty { writeEmpty("{", "}") } else { writeMapping(fields) }
    default:
      writeScalar(YAMLScalarText(value), isKey: false)
    }
  }

  private mutating func writeEmpty(_ open: StaticString, _ close: StaticString) {
    writeIndicator(open, needsWhitespace: true, isWhitespace: true)
    writeIndicator(close)
  }

  private mutating func writeSequence(_ elements: [Value], _ inMapping: Bool) {
    let outer = indent
    if indent < 0 {
      indent = 0
    } else if !inMapping || isIndentation {
      indent += Self.indentStep
    }
    for element in elements {
      writeIndent()
      writeIndicator("-", needsWhitespace: true, isIndentation: true)
      write(element, inMapping: false)
    }
    indent = outer
  }

  private mutating func writeMapping(_ fields: Fields) {
    let outer = indent
    indent = indent < 0 ? 0 : indent + Self.indentStep
    for field in YAMLKeyOrder.sorted(fields) {
      writeIndent()
      let key = YAMLScalarText(text: field.key)
      if !key.isMultiline, key.bytes.count <= Self.simpleKeyLength {
        writeScalar(key, isKey: true)
        writeIndicator(":")
      } else {
        writeIndicator("?", needsWhitespace: true, isIndentation: true)
        writeScalar(key, isKey: false)
        writeIndent()
        writeIndicator(":", needsWhitespace: true, isIndentation: true)
      }
      write(field.value, inMapping: true)
    }
    indent = outer
  }

  private mutating func writeScalar(_ text: YAMLScalarText, isKey: Bool) {
    let outer = indent
    indent = indent < 0 ? Self.indentStep : indent + Self.indentStep
    switch text.style(isKey: isKey) {
    case .plain: writePlain(text.bytes, folds: !isKey)
    case .singleQuoted: writeSingleQuoted(text.bytes, folds: !isKey)
    case .doubleQuoted: writeDoubleQuoted(text.bytes, folds: !isKey)
    case .literal: writeLiteral(text.bytes)
    }
    indent = outer
  }

  // MARK: Output

  mutating func put(_ byte: UInt8) {
    buffer.append(byte)
    // A character counts once, by its first byte.
    if byte & 0xc0 != 0x80 { column += 1 }
  }

  mutating func putBreak() {
    buffer.append(0x0a)
    column = 0
  }

  /// Copies a line break of a text: a plain one, or one of Unicode's.
  mutating func putBreak(_ bytes: ArraySlice<UInt8>) {
    buffer.append(contentsOf: bytes)
    column = 0
  }

  mutating func writeIndent() {
    let indent = max(indent, 0)
    if !isIndentation || column > indent || (column == indent && !hasWhitespace) { putBreak() }
    while column < indent { put(0x20) }
    hasWhitespace = true
    isIndentation = true
  }

  mutating func writeIndicator(
    _ indicator: StaticString, needsWhitespace: Bool = false, isWhitespace: Bool = false,
    isIndentation: Bool = false
  ) {
    if needsWhitespace, !hasWhitespace { put(0x20) }
    for index in 0..<indicator.utf8CodeUnitCount { put(indicator.utf8Start[index]) }
    hasWhitespace = isWhitespace
    self.isIndentation = self.isIndentation && isIndentation
  }
}
