import Glibc

/// A client on a bare socket, as lean as clients can be: what is measured is the server.
final class LoopbackClient {
  let descriptor: Int32
  private var buffer: [UInt8]
  private var filled = 0

  init?(port: Int, bufferSize: Int = 1 << 20) {
    buffer = [UInt8](repeating: 0, count: bufferSize)
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { return nil }
  }

  deinit {
    close(descriptor)
  }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads one answer with a Content-Length: its status and how many bytes its body has.
  func readAnswer() -> (status: Int, length: Int) {
    filled = 0
    var end = 0
    while end == 0 {
      guard receive() > 0 else { return (0, 0) }
      end = headEnd()
    }
    let head = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = head.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let line = head.first { $0.hasPrefix("content-length:") }
    let length = line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
    var missing = end + length - filled
    while missing > 0 {
      filled = 0
      let count = receive()
      guard count > 0 else { return (0, 0) }
      missing -= count
    }
    return (status, length)
  }

  /// Reads a piece of whatever comes into a buffer that many clients share; its length.
  func skip(_ scratch: inout [UInt8]) -> Int {
    recv(descriptor, &scratch, scratch.count, 0)
  }

  /// Reads the head of an answer and what came with it.
  func readHead() -> Bool {
    filled = 0
    while headEnd() == 0 { if receive() <= 0 { return false } }
    return true
  }

  private func receive() -> Int {
    let count = buffer.withUnsafeMutableBytes { raw in
      recv(descriptor, raw.baseAddress?.advanced(by: filled), raw.count - filled, 0)
    }
    filled += max(0, count)
    return count
  }

  private func headEnd() -> Int {
    guard filled > 3 else { return 0 }
    for place in 3..<filled
    where buffer[place] == 10 && buffer[place - 1] == 13 && buffer[place - 2] == 10 {
      return place + 1
    }
    return 0
  }
}
