import Glibc

/// Writes to descriptors, past the C library's buffers.
enum TerminalOutput {
  /// Writes the whole text; an output that is gone is ignored.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let written = Glibc.write(descriptor, base, rest.count)
        if written > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        } else if errno == EAGAIN {
          var item = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&item, 1, 1000)
        } else if errno != EINTR {
          return
        }
      }
    }
  }
}
