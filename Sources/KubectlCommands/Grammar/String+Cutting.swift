extension String {
  /// The text in Go's double quotes.
  var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          let digits = String(scalar.value, radix: 16)
          result += "\\x" + (digits.count < 2 ? "0" : "") + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The parts before and after the first `separator`; no tail when it does not occur.
  func cut(at separator: String) -> (head: String, tail: String?) {
    let bytes = Array(utf8)
    let mark = Array(separator.utf8)
    var index = 0
    while index + mark.count <= bytes.count {
      if bytes[index..<(index + mark.count)].elementsEqual(mark) {
        return (
          String(decoding: bytes[..<index], as: UTF8.self),
          String(decoding: bytes[(index + mark.count)...], as: UTF8.self)
        )
      }
      index += 1
    }
    return (self, nil)
  }

  /// The text between separators; empty parts are kept, as Go's strings.Split does.
  func parts(by separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }

  /// The text without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  /// The text without white space at its end.
  var trimmedAtEnd: String {
    var rest = self[...]
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  /// The text filled up with spaces to `width` characters.
  func padded(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }

  /// Whether the bytes of the text contain those of `other`.
  func holds(_ other: String) -> Bool {
    other.isEmpty || cut(at: other).tail != nil
  }

  /// The text with each `old` replaced.
  func replacing(_ old: String, by new: String) -> String {
    var result = ""
    var rest = self
    while true {
      let parts = rest.cut(at: old)
      result += parts.head
      guard let tail = parts.tail else { return result }
      result += new
      rest = tail
    }
  }

  /// The text before a suffix; nil when it does not end with it.
  func dropping(suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
