/// Standard base64 with padding, as Go's encoding/base64.StdEncoding reads and writes it.
public enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of `bytes`.
  public static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var block: UInt32 = 0
    var count = 0
    for byte in bytes {
      block = block << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        append(block, 4, to: &result)
        (block, count) = (0, 0)
      }
    }
    if count > 0 {
      append(block << (count == 1 ? 16 : 8), count + 1, to: &result)
      for _ in count..<3 { result.append(UInt8(ascii: "=")) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ block: UInt32, _ count: Int, to result: inout [UInt8]) {
    for index in 0..<count {
      result.append(alphabet[Int(block >> UInt32(18 - 6 * index)) & 63])
    }
  }

  /// The bytes that `text` stands for; nil when it is no base64.
  public static func decode(_ text: String) -> [UInt8]? {
    do throws(Base64Error) {
      return try parse(text)
    } catch {
      return nil
    }
  }

  /// The bytes that `text` stands for; line breaks in it are skipped.
  /// - Throws: `Base64Error` naming the byte Go would name.
  public static func parse(_ text: String) throws(Base64Error) -> [UInt8] {
    var text = text
    let result: Result<[UInt8], Base64Error> = text.withUTF8 { bytes in
      do throws(Base64Error) {
        return .success(try parse(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(Base64Error) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var block: UInt32 = 0
    var count = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0a || byte == 0x0d { continue }
      if byte == UInt8(ascii: "=") {
        try padding(bytes, after: index, count)
        block <<= count == 2 ? 12 : 6
        result.append(UInt8(truncatingIfNeeded: block >> 16))
        if count == 3 { result.append(UInt8(truncatingIfNeeded: block >> 8)) }
        return result
      }
      guard let digit = digit(byte) else { throw Base64Error(offset: index - 1) }
      block = block << 6 | digit
      count += 1
      if count == 4 {
        result.append(UInt8(truncatingIfNeeded: block >> 16))
        result.append(UInt8(truncatingIfNeeded: block >> 8))
        result.append(UInt8(truncatingIfNeeded: block))
        (block, count) = (0, 0)
      }
    }
    // Go names the start of the unfinished group.
    if count > 0 { throw Base64Error(offset: bytes.count - count) }
    return result
  }

  /// Checks the padding whose first sign stands before `start`, after `count` digits.
  private static func padding(
    _ bytes: UnsafeBufferPointer<UInt8>, after start: Int, _ count: Int
  ) throws(Base64Error) {
    var index = start
    func skipBreaks() {
      while index < bytes.count, bytes[index] == 0x0a || bytes[index] == 0x0d { index += 1 }
    }
    if count < 2 { throw Base64Error(offset: start - 1) }
    if count == 2 {
      skipBreaks()
      if index == bytes.count { throw Base64Error(offset: bytes.count) }
      if bytes[index] != UInt8(ascii: "=") { throw Base64Error(offset: index - 1) }
      index += 1
    }
    skipBreaks()
    if index < bytes.count { throw Base64Error(offset: index) }
  }

  /// The six bits of a letter of the alphabet; nil for any other byte.
  public static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// A byte that does not belong in base64.
public struct Base64Error: Error, Hashable, Sendable {
  /// The byte's place.
  public let offset: Int

  /// Go's sentence.
  public var message: String { "illegal base64 data at input byte \(offset)" }
}
