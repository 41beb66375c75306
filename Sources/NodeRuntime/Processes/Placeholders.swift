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

  /// The text with every known place filled; unknown ones stay.
  func fill(_ text: String) -> String {
    guard text.contains("${") else { return text }
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      guard rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") else {
        result += "$"
        rest = rest.dropFirst()
        continue
      }
      let name = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
      result += value(String(name)) ?? String(rest[...end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
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
    default: nil
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
