// Models: k8s.io/kubernetes/third_party/forked/golang/expansion, v1.32.

/// `$(NAME)` in command lines and variables: unknown names stay as written, `$$` is one dollar.
enum VariableExpansion {
  /// The text with every known reference replaced.
  static func expand(_ text: String, _ value: (String) -> String?) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "$")) else { return text }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "$"), position + 1 < bytes.count else {
        result.append(bytes[position])
        position += 1
        continue
      }
      switch bytes[position + 1] {
      case UInt8(ascii: "$"):
        result.append(UInt8(ascii: "$"))
        position += 2
      case UInt8(ascii: "("):
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) else {
          result += Array("$(".utf8)
          position += 2
          continue
        }
        let name = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
        result += Array((value(name) ?? "$(\(name))").utf8)
        position = end + 1
      default:
        result += bytes[position...(position + 1)]
        position += 2
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
