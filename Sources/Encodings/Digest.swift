/// The hash functions MD5 (RFC 1321) and SHA-256 (FIPS 180-4).
public enum Digest {
  /// The bytes in hexadecimal digits, two a byte.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func padded(_ message: [UInt8], bigEndian: Bool) -> [UInt8] {
    var result = message
    result.append(0x80)
    while result.count % 64 != 56 { result.append(0) }
    let length = UInt64(message.count) * 8
    for index in 0..<8 {
      let shift = UInt64(bigEndian ? 56 - index * 8 : index * 8)
      result.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    return result
  }

  private static let shifts: [UInt32] = [
    7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21,
  ]

  private static let md5Table: [UInt32] = [
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
    0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
    0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
    0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
    0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
    0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
    0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
    0xeb86d391,
  ]

  /// The 16 bytes of MD5.
  public static func md5(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
    let data = padded(message, bigEndian: false)
    var words = [UInt32](repeating: 0, count: 16)
    for block in stride(from: 0, to: data.count, by: 64) {
      for index in 0..<16 {
        var word: UInt32 = 0
        for offset in 0..<4 {
          word |= UInt32(data[block + index * 4 + offset]) << UInt32(offset * 8)
        }
        words[index] = word
      }
      md5Block(words, &state)
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32($0 * 8)) }
    }
  }

  private static func md5Block(_ words: [UInt32], _ state: inout [UInt32]) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for index in 0..<64 {
      var mixed: UInt32
      var word: Int
      switch index / 16 {
      case 0:
        mixed = (b & c) | (~b & d)
        word = index
      case 1:
        mixed = (d & b) | (~d & c)
        word = (5 * index + 1) % 16
      case 2:
        mixed = b ^ c ^ d
        word = (3 * index + 5) % 16
      default:
        mixed = c ^ (b | ~d)
        word = (7 * index) % 16
      }
      mixed = mixed &+ a &+ md5Table[index] &+ words[word]
      (a, d, c) = (d, c, b)
      let shift = shifts[index / 16 * 4 + index % 4]
      b = b &+ (mixed << shift | mixed >> (32 - shift))
    }
    state[0] = state[0] &+ a
    state[1] = state[1] &+ b
    state[2] = state[2] &+ c
    state[3] = state[3] &+ d
  }

  private static let sha256Table: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
  ]

  /// The 32 bytes of SHA-256.
  public static func sha256(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [
      0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19,
    ]
    let data = padded(message, bigEndian: true)
    for block in stride(from: 0, to: data.count, by: 64) { sha256Block(data, block, &state) }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - $0 * 8)) }
    }
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func sha256Block(_ data: [UInt8], _ block: Int, _ state: inout [UInt32]) {
    var words = [UInt32](repeating: 0, count: 64)
    for index in 0..<16 {
      var word: UInt32 = 0
      for offset in 0..<4 { word = word << 8 | UInt32(data[block + index * 4 + offset]) }
      words[index] = word
    }
    for index in 16..<64 {
      let first = words[index - 15]
      let second = words[index - 2]
      let small = rotate(first, 7) ^ rotate(first, 18) ^ (first >> 3)
      let large = rotate(second, 17) ^ rotate(second, 19) ^ (second >> 10)
      words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
    }
    var value = state
    for index in 0..<64 {
      let e = value[4]
      let choice = (e & value[5]) ^ (~e & value[6])
      let upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = value[7] &+ upper &+ choice &+ sha256Table[index] &+ words[index]
      let a = value[0]
      let majority = (a & value[1]) ^ (a & value[2]) ^ (value[1] & value[2])
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      value = [first &+ second, a, value[1], value[2], value[3] &+ first, e, value[5], value[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ value[index] }
  }
}
