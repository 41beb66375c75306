import APIServer

// Models: apiserver pkg/endpoints/handlers/responsewriters, v1.32, which packs what is longer than
// 128 KiB. Differs: the content is framed and not made shorter, as the way over loopback costs
// less than the work.

/// Long answers in the form of gzip, for clients that ask for it.
enum Gzip {
  /// From this many bytes on an answer is packed.
  static let threshold = 128 * 1024

  /// The answer in gzip if it is long and the client takes that.
  static func packed(_ response: WireResponse, for request: WireRequest) -> WireResponse {
    guard request.method == "GET", case .bytes(let bytes) = response.body,
      bytes.count >= threshold, accepts(request.header("accept-encoding"))
    else { return response }
    var packed = response
    packed.headers += [
      WireRequest.Header("Content-Encoding", "gzip"), .init("Vary", "Accept-Encoding"),
    ]
    packed.body = .bytes(framed(bytes))
    return packed
  }

  private static func accepts(_ header: String) -> Bool {
    header.split(separator: ",").contains { clause in
      clause.prefix { $0 != ";" }.filter { $0 != " " } == "gzip"
    }
  }

  /// The bytes as blocks that are stored as they are (RFC 1951, 3.2.4) in a frame of RFC 1952.
  static func framed(_ bytes: [UInt8]) -> [UInt8] {
    let block = 65_535
    var result: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    result.reserveCapacity(bytes.count + bytes.count / block * 5 + 32)
    var start = 0
    repeat {
      let end = min(start + block, bytes.count)
      let count = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      for number in [count, ~count] {
        result.append(UInt8(truncatingIfNeeded: number))
        result.append(UInt8(truncatingIfNeeded: number >> 8))
      }
      result += bytes[start..<end]
      start = end
    } while start < bytes.count
    for number in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        result.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    return result
  }

  /// The CRC-32 of the bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let table = table
    var sum = UInt32.max
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ sum >> 8 }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 0 ? sum >> 1 : 0xedb8_8320 ^ sum >> 1 }
  }
}
