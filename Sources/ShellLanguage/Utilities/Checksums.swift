import Encodings

/// `base64`.
struct Base64Filter: StreamFilter {
  var decodes = false
  var width = 76
  var isGNU = true
  private var held: Bytes = []
  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func finish(_ output: inout FilterOutput) {
    if decodes { decode(&output) } else { encode(&output) }
  }

  private func encode(_ output: inout FilterOutput) {
    let text = Array(Base64.encode(held).utf8)
    guard width > 0 else { return output.write(text) }
    var start = 0
    while start < text.count {
      output.line(text[start..<min(start + width, text.count)])
      start += width
    }
  }

  private func decode(_ output: inout FilterOutput) {
    var result: Bytes = []
    var bits: UInt32 = 0
    var count = 0
    var isValid = true
    var digits = 0
    for byte in held where byte != .newline {
      if byte == .equals { break }
      guard let value = Base64.digit(byte) else {
        isValid = false
        break
      }
      digits += 1
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    output.write(result)
    if !isValid || digits % 4 == 1 {
      output.write((isGNU ? "base64: invalid input\n" : "base64: truncated input\n").utf8, to: 2)
      output.status = 1
    }
  }
}

/// `md5sum` and `sha256sum`.
struct ChecksumFilter: StreamFilter {
  let isLong: Bool
  private var held: Bytes = []
  private var source = "-"

  init(isLong: Bool) { self.isLong = isLong }

  mutating func begin(_ source: String, _ output: inout FilterOutput) {
    held = []
    self.source = source
  }

  mutating func consume(_ bytes: Bytes, _ output: inout FilterOutput) { held += bytes }

  mutating func endSource(_ output: inout FilterOutput) {
    let digest = isLong ? Digest.sha256(held) : Digest.md5(held)
    output.write(Digest.hexadecimal(digest) + "  \(source)\n")
  }
}
