import ObjectModel
import Simulation

/// Fills the `${...}` places of image data.
struct Placeholders {
  var hostname = ""
  var version = ""
  var podIP = ""
  var now = Instant(nanoseconds: 0)
  var requests = 0
  var client = ""
  var method = ""
  var path = ""
  var host = ""
  var agent = ""
  var status = 0
  var size = 0
  var sender = 0
  /// Files that texts may quote, by path.
  var files: [(path: String, text: String)] = []

  /// The text with every known place filled; unknown ones stay.
  func fill(_ text: String) -> String {
    let (dollar, open, close) = (UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"))
    let bytes = text.utf8
    var result = ""
    var start = bytes.startIndex
    var position = start
    while let place = bytes[position...].firstIndex(of: dollar) {
      position = bytes.index(after: place)
      guard position < bytes.endIndex, bytes[position] == open else { continue }
      guard let end = bytes[position...].firstIndex(of: close) else { break }
      let name = String(text[bytes.index(after: position)..<end])
      position = bytes.index(after: end)
      guard let value = value(name) else { continue }
      result += text[start..<place]
      result += value
      start = position
    }
    if start == bytes.startIndex { return text }
    result += text[start...]
    return result
  }

  private func value(_ name: String) -> String? {
    switch name {
    case "hostname": hostname
    case "version": version
    case "podIP": podIP
    case "requests": String(requests)
    case "client": client
    case "method": method
    case "path": path
    case "host": host
    case "agent": agent.isEmpty ? "-" : agent
    case "status": String(status)
    case "size": String(size)
    case "sender": String(sender)
    case "epoch": String(now.epochSeconds)
    case "time:nginx": time { "\($0.year)/\(two($0.month))/\(two($0.day)) \(clock($0))" }
    case "time:clf":
      time { "\(two($0.day))/\(month($0))/\($0.year):\(clock($0)) +0000" }
    case "time:apache":
      time { "\(weekday($0)) \(month($0)) \(two($0.day)) \(clock($0)).\(micros) \($0.year)" }
    case "time:redis":
      time { "\(two($0.day)) \(month($0)) \($0.year) \(clock($0)).\(micros.prefix(3))" }
    case "time:iso": RFC3339.microText(epochNanoseconds: now.nanoseconds)
    case "time:klog": time { "\(two($0.month))\(two($0.day)) \(clock($0)).\(micros)" }
    case "time:go": time { "\($0.year)/\(two($0.month))/\(two($0.day)) \(clock($0))" }
    default: quoted(name)
    }
  }

  /// `query:NAME` and `file:PATH|TEXT`.
  private func quoted(_ name: String) -> String? {
    if name.hasPrefix("query:") {
      let wanted = name.dropFirst(6) + "="
      let query = path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
      let part = query.split(separator: "&").first { $0.hasPrefix(wanted) }
      return (part.map { String($0.dropFirst(wanted.count)) } ?? "").replacing("+", with: " ")
    }
    guard name.hasPrefix("file:") else { return nil }
    let parts = name.dropFirst(5).split(separator: "|", maxSplits: 1).map(String.init)
    return files.first { $0.path == parts.first }?.text ?? (parts.count > 1 ? parts[1] : "")
  }

  /// The files that a text quotes.
  static func quotedFiles(_ text: String) -> [String] {
    text.split(separator: "${file:").dropFirst().map { part in
      String(part.prefix { $0 != "}" && $0 != "|" })
    }
  }

  private func time(_ text: (Civil) -> String) -> String {
    text(Civil(epochSeconds: now.epochSeconds))
  }

  private var micros: String {
    String(String(1_000_000 + now.nanoseconds / 1000 % 1_000_000).dropFirst())
  }

  private func clock(_ civil: Civil) -> String {
    "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second))"
  }

  private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }

  private func month(_ civil: Civil) -> String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][
      Int(civil.month) - 1]
  }

  private func weekday(_ civil: Civil) -> String {
    ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][civil.weekday]
  }
}
