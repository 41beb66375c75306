// Models: Go's time.Duration.String and time.ParseDuration.

/// Lengths of time in Go's notation, such as `1h30m0s`.
enum GoDuration {
  private static let units: [(name: String, nanoseconds: Double)] = [
    ("ns", 1), ("us", 1e3), ("\u{b5}s", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
  ]

  /// `nanoseconds` as Go prints them.
  static func text(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "0s" }
    let sign = nanoseconds < 0 ? "-" : ""
    let amount = nanoseconds.magnitude
    if amount < 1000 { return "\(sign)\(amount)ns" }
    if amount < 1_000_000 { return sign + fraction(amount, 1000) + "\u{b5}s" }
    if amount < 1_000_000_000 { return sign + fraction(amount, 1_000_000) + "ms" }
    let minutes = amount / 60_000_000_000
    let seconds = fraction(amount % 60_000_000_000, 1_000_000_000) + "s"
    if minutes == 0 { return sign + seconds }
    if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
    return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }

  private static func fraction(_ amount: UInt64, _ unit: UInt64) -> String {
    var digits = String(amount % unit)
    if amount % unit == 0 { return String(amount / unit) }
    digits = String(repeating: "0", count: String(unit).count - 1 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(amount / unit).\(digits)"
  }

  /// The nanoseconds that `text` stands for; nil when it is no duration.
  static func nanoseconds(_ text: String) -> Int64? {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    if rest == "0" { return 0 }
    if rest.isEmpty { return nil }
    var sum = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { !($0.isASCII && $0.isNumber || $0 == ".") }
      rest = rest.dropFirst(name.count)
      guard let number = Double(digits), let unit = units.first(where: { $0.name == name }) else {
        return nil
      }
      sum += number * unit.nanoseconds
    }
    return Int64(exactly: (isNegative ? -sum : sum).rounded())
  }
}
