import ObjectModel

/// Go's fmt over template values: Sprint, Sprintln and Sprintf.
///
/// Differs: hexadecimal floats, `%p` and explicit argument indexes are not known.
struct GoFormat {
  /// `Sprint`: spaces only between operands of which neither is a string.
  static func print(_ values: [TemplateValue]) -> String {
    var text = ""
    var wasString = true
    for (index, value) in values.enumerated() {
      let isString = value.value.string != nil
      if index > 0, !isString, !wasString { text += " " }
      text += GoText.plain(value.value)
      wasString = isString
    }
    return text
  }

  /// `Sprintln`.
  static func printLine(_ values: [TemplateValue]) -> String {
    values.map { GoText.plain($0.value) }.joined(separator: " ") + "\n"
  }

  /// `Sprintf`.
  static func format(_ pattern: String, _ values: [TemplateValue]) -> String {
    var formatter = GoFormat(pattern: Array(pattern.unicodeScalars), values: values)
    return formatter.run()
  }

  private let pattern: [Unicode.Scalar]
  private let values: [TemplateValue]
  private var position = 0
  private var used = 0
  private var output = ""

  private init(pattern: [Unicode.Scalar], values: [TemplateValue]) {
    self.pattern = pattern
    self.values = values
  }

  private mutating func run() -> String {
    while position < pattern.count {
      let scalar = pattern[position]
      position += 1
      if scalar == "%" { directive() } else { output.unicodeScalars.append(scalar) }
    }
    if used < values.count {
      let extra = values[used...].map { value in
        value.isNil ? "<nil>" : "\(value.typeName)=\(GoText.plain(value.value))"
      }
      output += "%!(EXTRA \(extra.joined(separator: ", ")))"
    }
    return output
  }

  private mutating func directive() {
    var style = GoFormatStyle()
    while position < pattern.count, style.take(pattern[position]) { position += 1 }
    style.width = number()
    if let width = style.width, width < 0 {
      style.width = -width
      style.isLeft = true
    }
    if position < pattern.count, pattern[position] == "." {
      position += 1
      style.precision = number() ?? 0
    }
    guard position < pattern.count else {
      output += "%!(NOVERB)"
      return
    }
    let verb = pattern[position]
    position += 1
    if verb == "%" {
      output += "%"
    } else if used >= values.count {
      output += "%!\(verb)(MISSING)"
    } else {
      output += style.text(values[used], verb)
      used += 1
    }
  }

  /// A width or precision: digits, or an argument for `*`.
  private mutating func number() -> Int? {
    if position < pattern.count, pattern[position] == "*" {
      position += 1
      guard used < values.count, let number = values[used].value.int else {
        output += "%!(BADWIDTH)"
        return nil
      }
      used += 1
      return Int(number)
    }
    var digits = ""
    while position < pattern.count, ("0"..."9").contains(pattern[position]) {
      digits.unicodeScalars.append(pattern[position])
      position += 1
    }
    return digits.count < 7 ? Int(digits) : nil
  }
}
