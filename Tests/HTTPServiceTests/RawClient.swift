import Glibc

/// A client that speaks through a bare socket, so that tests see every byte.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init?(port: Int) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { return nil }
  }

  deinit {
    hangUp()
  }

  private var isOpen = true

  /// Leaves without a word.
  func hangUp() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
  }

  func send(_ text: String) {
    send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func receive() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    received += bytes[..<count]
    return true
  }

  /// Takes what arrives up to and with `end`; what there was when nothing more came.
  func text(through end: String) -> String {
    let pattern = Array(end.utf8)
    var from = 0
    while true {
      if received.count >= pattern.count {
        for start in from...(received.count - pattern.count)
        where received[start..<start + pattern.count].elementsEqual(pattern) {
          let found = received[..<(start + pattern.count)]
          received.removeFirst(found.count)
          return String(decoding: found, as: UTF8.self)
        }
        from = received.count - pattern.count + 1
      }
      guard receive() else { return rest() }
    }
  }

  /// Takes so many bytes.
  func bytes(_ count: Int) -> [UInt8] {
    while received.count < count, receive() {}
    let found = Array(received.prefix(count))
    received.removeFirst(found.count)
    return found
  }

  /// Takes everything until the server closes the connection.
  func textToEnd() -> String {
    while receive() {}
    return rest()
  }

  private func rest() -> String {
    defer { received = [] }
    return String(decoding: received, as: UTF8.self)
  }

  /// Takes one answer with a Content-Length.
  func answer() -> String {
    let head = text(through: "\r\n\r\n")
    let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    let length = line?.split(separator: ":").last.flatMap { Int($0.drop { $0 == " " }) } ?? 0
    return head + String(decoding: bytes(length), as: UTF8.self)
  }

  /// Takes one chunk of a chunked answer; empty at its end.
  func chunk() -> String {
    // Both bytes of a line's end are one character.
    let length = Int(text(through: "\r\n").dropLast(), radix: 16) ?? 0
    let content = String(decoding: bytes(length), as: UTF8.self)
    _ = bytes(2)
    return content
  }

  // MARK: WebSocket

  /// Sends a masked frame.
  func sendFrame(_ opcode: UInt8, _ payload: [UInt8]) {
    let mask: [UInt8] = [1, 2, 3, 4]
    let masked = payload.enumerated().map { $1 ^ mask[$0 % 4] }
    send([0x80 | opcode, 0x80 | UInt8(payload.count)] + mask + masked)
  }

  /// Takes a frame: its opcode and content.
  func frame() -> (opcode: UInt8, content: [UInt8]) {
    let head = bytes(2)
    guard head.count == 2 else { return (0, []) }
    var length = Int(head[1] & 0x7f)
    if length == 126 { length = bytes(2).reduce(0) { $0 << 8 | Int($1) } }
    return (head[0] & 0x0f, bytes(length))
  }
}
