import Simulation

/// Reads truth values, numbers and lengths of time as Go's standard library does.
enum GoScalar {
  /// A truth value; nil when the text is none.
  static func bool(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "TRUE", "true", "True": true
    case "0", "f", "F", "FALSE", "false", "False": false
    default: nil
    }
  }

  /// A whole number in decimal, `0x`, `0o`, `0b` or leading-zero octal form; nil when it is none.
  static func integer(_ text: String) -> Int64? {
    var digits = text[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits = digits.dropFirst()
    }
    var radix = 10
    if digits.count > 1, digits.first == "0" {
      switch digits.dropFirst().first {
      case "x", "X": radix = 16
      case "b", "B": radix = 2
      case "o", "O": radix = 8
      default: radix = 0
      }
      digits = digits.dropFirst(radix == 0 ? 1 : 2)
      if radix == 0 { radix = 8 }
    }
    guard let first = digits.first, first != "-", first != "+" else { return nil }
    return Int64((isNegative ? "-" : "") + String(digits), radix: radix)
  }

  /// What strconv says of a text that is no number of `bits` bits; nil when it is one.
  static func fault(inInteger text: String, bits: Int) -> String? {
    let start = "strconv.ParseInt: parsing \(text.quoted): "
    guard let number = integer(text) else {
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let isNumber = !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
      return start + (isNumber ? "value out of range" : "invalid syntax")
    }
    if bits == 32, Int32(exactly: number) == nil { return start + "value out of range" }
    return nil
  }

  /// A length of time such as `1h2m3.5s`; nil when the text is none.
  static func duration(_ text: String) -> Span? {
    var rest = text[...]
    var sign = 1.0
    if let first = rest.first, first == "-" || first == "+" {
      sign = first == "-" ? -1 : 1
      rest = rest.dropFirst()
    }
    if rest == "0" { return .zero }
    if rest.isEmpty { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      rest = rest.dropFirst(unit.count)
      guard let amount = Double(number), let scale = nanoseconds(in: String(unit)) else {
        return nil
      }
      total += amount * scale
    }
    return Span(nanoseconds: Int64((sign * total).rounded()))
  }

  /// What Go says of a text that is no length of time.
  static func fault(inDuration text: String) -> String {
    let hasUnit = text.contains { !($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
    let isNumber = !text.isEmpty && !hasUnit
    return isNumber
      ? "time: missing unit in duration \(text.quoted)" : "time: invalid duration \(text.quoted)"
  }

  /// A length of time as Go prints it: `1m0s`.
  static func text(_ span: Span) -> String {
    if span.nanoseconds == 0 { return "0s" }
    let total = span.nanoseconds.magnitude
    let sign = span.nanoseconds < 0 ? "-" : ""
    if total < 1_000_000_000 {
      let unit: (UInt64, String) =
        total < 1_000 ? (1, "ns") : total < 1_000_000 ? (1_000, "µs") : (1_000_000, "ms")
      return sign + decimal(total, per: unit.0) + unit.1
    }
    let seconds = decimal(total % 60_000_000_000, per: 1_000_000_000) + "s"
    let minutes = total / 60_000_000_000
    if minutes == 0 { return sign + seconds }
    return minutes < 60
      ? "\(sign)\(minutes)m\(seconds)" : "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }

  private static func decimal(_ amount: UInt64, per unit: UInt64) -> String {
    var fraction = String(amount % unit + unit).dropFirst()
    while fraction.last == "0" { fraction = fraction.dropLast() }
    return fraction.isEmpty ? "\(amount / unit)" : "\(amount / unit).\(fraction)"
  }

  private static func nanoseconds(in unit: String) -> Double? {
    switch unit {
    case "ns": 1
    case "us", "µs", "μs": 1e3
    case "ms": 1e6
    case "s": 1e9
    case "m": 60e9
    case "h": 3600e9
    default: nil
    }
  }
}
