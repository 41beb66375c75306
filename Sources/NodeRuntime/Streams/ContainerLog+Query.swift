import ObjectModel
import Simulation

// Models: pkg/kubelet/kuberuntime/logs/logs.go, v1.32.

extension ContainerLog {
  /// The number of the first line that a query wants.
  func firstLine(_ query: LogQuery) -> Int {
    var first = 0
    if let since = query.since {
      first = lines.firstIndex { $0.time >= since } ?? lines.count
    }
    if let tail = query.tailLines { first = max(first, lines.count - max(0, tail)) }
    return dropped + first
  }

  /// The text that a query wants.
  func text(_ query: LogQuery) -> String {
    String(
      decoding: bytes(from: firstLine(query), query, wholeLines: false).bytes, as: UTF8.self)
  }

  /// The lines from a number on, and the number after the last of them.
  func bytes(
    from number: Int, _ query: LogQuery, wholeLines: Bool
  ) -> (bytes: [UInt8], end: Int) {
    var result: [UInt8] = []
    var next = max(number, dropped)
    while next < end {
      let line = lines[next - dropped]
      if line.isOpen, wholeLines { break }
      if query.showsTimes { result += Array((Self.stamp(line.time) + " ").utf8) }
      result += line.bytes
      if !line.isOpen { result.append(10) }
      next += 1
    }
    if let limit = query.limitBytes, result.count > limit { result = Array(result.prefix(limit)) }
    return (result, next)
  }

  /// RFC 3339 with nine digits.
  private static func stamp(_ time: Instant) -> String {
    let text = RFC3339.text(epochSeconds: time.epochSeconds)
    let fraction = time.nanoseconds - time.epochSeconds * 1_000_000_000
    return "\(text.dropLast()).\(String(1_000_000_000 + fraction).dropFirst())Z"
  }
}
