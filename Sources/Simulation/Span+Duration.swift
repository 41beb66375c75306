extension Span {
  /// A span written as Go writes durations (`90s`, `1h30m`, `250ms`), with `d` for days besides.
  ///
  /// Nil for anything else; a number without unit is none.
  public init?(goDuration text: String) {
    var total = 0.0
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let count = Double(number), let factor = Self.seconds(inUnit: unit) else {
        return nil
      }
      total += count * factor
    }
    guard total < 9e9 else { return nil }
    self = .seconds(total)
  }

  private static func seconds(inUnit unit: Substring) -> Double? {
    switch unit {
    case "ns": 1e-9
    case "us": 1e-6
    case "ms": 0.001
    case "s": 1
    case "m": 60
    case "h": 3600
    case "d": 86_400
    default: nil
    }
  }

  /// The span as Go writes durations: `1h30m0s`, `1m5s`, `8s`, `250ms`.
  public var goDuration: String {
    let total = nanoseconds
    if total == 0 { return "0s" }
    if total < 0 { return "-" + Span(nanoseconds: -total).goDuration }
    if total < 1_000_000_000 {
      if total % 1_000_000 == 0 { return "\(total / 1_000_000)ms" }
      if total < 1_000 { return "\(total)ns" }
      if total < 1_000_000 { return Self.decimal(total, 1_000) + "µs" }
      return Self.decimal(total, 1_000_000) + "ms"
    }
    let seconds = Self.decimal(total % 60_000_000_000, 1_000_000_000) + "s"
    let minutes = total / 60_000_000_000
    if minutes == 0 { return seconds }
    if minutes < 60 { return "\(minutes)m\(seconds)" }
    return "\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }

  /// `value / unit` with as many decimals as it needs.
  private static func decimal(_ value: Int64, _ unit: Int64) -> String {
    let whole = value / unit
    var fraction = String(value % unit + unit).dropFirst()
    while fraction.last == "0" { fraction = fraction.dropLast() }
    return fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
  }
}
