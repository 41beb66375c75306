public import ObjectModel

/// Times as describe pages print them.
public enum RFC1123 {
  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Tue, 01 Jan 2030 09:00:00 +0000` for seconds since 1970.
  public static func text(epochSeconds: Int64) -> String {
    let civil = Civil(epochSeconds: epochSeconds)
    let date =
      "\(two(civil.day)) \(months[Int(civil.month) - 1]) "
      + String(repeating: "0", count: max(0, 4 - String(civil.year).count)) + String(civil.year)
    let time = "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second))"
    return "\(weekdays[civil.weekday]), \(date) \(time) +0000"
  }

  /// The same of an RFC 3339 time in an object; nil when the value is none.
  public static func text(_ timestamp: Value?) -> String? {
    guard let text = timestamp?.string, let seconds = RFC3339.epochSeconds(text) else {
      return nil
    }
    return self.text(epochSeconds: seconds)
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
