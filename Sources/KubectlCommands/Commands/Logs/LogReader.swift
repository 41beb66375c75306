import APIServer
import ObjectModel
import Simulation

/// Reads logs of containers, once or as they grow.
struct LogReader {
  let context: CommandContext

  /// One log that is being followed.
  private struct Followed {
    let stream: StreamID
    let prefix: String
    var rest: [UInt8] = []
    var isOpen = true
  }

  /// Prints one log, to its end if it is followed.
  func print(_ pod: Value, _ options: RequestOptions, prefix: String) throws(CommandError) {
    switch try context.send(request(pod, options)).body {
    case .text(let text): write(Array(text.utf8), prefix: prefix)
    case .stream(let stream):
      var log = Followed(stream: stream, prefix: prefix)
      defer { context.client.close(stream) }
      while log.isOpen {
        switch context.client.read(stream, until: nil) {
        case .item(let chunk): try take(chunk, &log)
        case .interrupted: throw .interrupted
        case .timedOut, .ended: finish(&log)
        }
      }
    default: throw .text("the server answered no log")
    }
  }

  /// Follows several logs at a time; lines come as they are written.
  func follow(
    _ logs: [(pod: Value, options: RequestOptions, prefix: String)]
  ) throws(CommandError) {
    var followed: [Followed] = []
    for log in logs {
      switch try context.send(request(log.pod, log.options)).body {
      case .text(let text): write(Array(text.utf8), prefix: log.prefix)
      case .stream(let stream): followed.append(Followed(stream: stream, prefix: log.prefix))
      default: throw .text("the server answered no log")
      }
    }
    defer { for log in followed { context.client.close(log.stream) } }
    while followed.contains(where: \.isOpen) {
      let openCount = followed.filter(\.isOpen).count
      for index in followed.indices where followed[index].isOpen {
        // With several logs open each is looked at for a moment, in turn.
        let deadline = openCount > 1 ? context.client.now + .milliseconds(50) : nil
        switch context.client.read(followed[index].stream, until: deadline) {
        case .item(let chunk): try take(chunk, &followed[index])
        case .timedOut: continue
        case .interrupted: throw .interrupted
        case .ended: finish(&followed[index])
        }
      }
    }
  }

  private func request(_ pod: Value, _ options: RequestOptions) -> APIRequest {
    let target = ResourceTarget(
      resource: "pods", namespace: pod.string(.metadata, .namespace),
      name: pod.string(.metadata, .name), subresource: "log")
    return APIRequest(.connect, .resource(target), options: options)
  }

  private func take(_ chunk: StreamChunk, _ log: inout Followed) throws(CommandError) {
    switch chunk {
    case .output(let bytes), .error(let bytes):
      if log.prefix.isEmpty { return context.io.write(bytes, to: .output) }
      log.rest += bytes
      while let end = log.rest.firstIndex(of: 0x0a) {
        write(Array(log.rest[...end]), prefix: log.prefix)
        log.rest.removeSubrange(...end)
      }
    case .exit: finish(&log)
    case .failure(let status):
      finish(&log)
      throw .status(status)
    }
  }

  private func finish(_ log: inout Followed) {
    log.isOpen = false
    if !log.rest.isEmpty { write(log.rest, prefix: log.prefix) }
    log.rest = []
  }

  private func write(_ bytes: [UInt8], prefix: String) {
    if prefix.isEmpty { return context.io.write(bytes, to: .output) }
    var output: [UInt8] = []
    var isStart = true
    for byte in bytes {
      if isStart { output += Array(prefix.utf8) }
      output.append(byte)
      isStart = byte == 0x0a
    }
    if !output.isEmpty { context.io.write(output, to: .output) }
  }
}
