/// Times as `sleep`, `read -t` and `timeout` write them.
enum Durations {
  /// Seconds of `5`, `0.5`, `1m`, `2h`, `1d` or `infinity`; nil when it is no time.
  static func seconds(_ text: String) -> Double? {
    if text == "infinity" || text == "inf" { return .infinity }
    var digits = Substring(text)
    var factor = 1.0
    switch digits.last {
    case "s": digits.removeLast()
    case "m":
      digits.removeLast()
      factor = 60
    case "h":
      digits.removeLast()
      factor = 3600
    case "d":
      digits.removeLast()
      factor = 86400
    default: break
    }
    guard let first = digits.utf8.first, first.isDigit || first == .dot, let value = Double(digits)
    else { return nil }
    return value * factor
  }

  static func nanoseconds(_ seconds: Double) -> Int64 {
    let value = seconds * 1e9
    return value >= 9e18 ? .max : Int64(value)
  }

  /// Adds without wrapping.
  static func add(_ time: Int64, _ nanoseconds: Int64) -> Int64 {
    let (sum, overflow) = time.addingReportingOverflow(nanoseconds)
    return overflow ? .max : sum
  }
}
