// Models: Go's time.Parse for the layouts of metav1.Time and metav1.MicroTime.

/// Why a text is no RFC 3339 time, in the words of Go's time package.
public struct RFC3339Error: Error, Hashable, Sendable {
  /// The whole sentence.
  public let message: String
}

extension RFC3339 {
  /// How many digits of a second a type keeps.
  public enum Precision: Hashable, Sendable {
    /// metav1.Time
    case seconds
    /// metav1.MicroTime, which insists on six digits
    case microseconds

    fileprivate var layout: String {
      self == .seconds ? "2006-01-02T15:04:05Z07:00" : "2006-01-02T15:04:05.000000Z07:00"
    }
  }

  /// Nanoseconds since 1970 of a time; those outside the years 1678 to 2262 saturate.
  /// - Throws: `RFC3339Error` with Go's sentence.
  public static func parse(
    _ text: String, _ precision: Precision = .seconds
  ) throws(RFC3339Error) -> Int64 {
    var parser = TimeParser(text: text, precision: precision)
    return try parser.time()
  }

  /// Whether a text known to be a time is already in the form it is written in.
  static func isCanonical(_ text: String, _ precision: Precision) -> Bool {
    let bytes = text.utf8
    guard bytes.last == UInt8(ascii: "Z") else { return false }
    return precision == .seconds ? bytes.count == 20 : bytes.count == 27
  }

  /// Whether `text` is beyond doubt a canonical time to the second, seen without reading it in
  /// full: the last days of months and the distant past are left to the parser.
  static func isSurelyCanonical(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      guard bytes.count == 20, bytes[19] == UInt8(ascii: "Z"), bytes[0] &- 49 < 9 else {
        return false
      }
      func pair(_ index: Int, _ limit: UInt8) -> Bool {
        let (tens, ones) = (bytes[index] &- 48, bytes[index + 1] &- 48)
        return tens < 10 && ones < 10 && tens &* 10 &+ ones < limit
      }
      return bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
        && bytes[10] == UInt8(ascii: "T") && bytes[13] == UInt8(ascii: ":")
        && bytes[16] == UInt8(ascii: ":") && pair(0, 100) && pair(2, 100)
        && pair(5, 13) && pair(8, 29) && pair(11, 24) && pair(14, 60) && pair(17, 60)
        && bytes[5] | bytes[6] != 48 && bytes[8] | bytes[9] != 48
    } ?? false
  }

  /// The seconds of Go's zero time, 0001-01-01T00:00:00Z.
  static let zeroSeconds: Int64 = -62_135_596_800

  /// Nanoseconds as whole seconds, rounded towards the past.
  static func wholeSeconds(_ nanoseconds: Int64) -> Int64 {
    nanoseconds >= 0 ? nanoseconds / 1_000_000_000 : (nanoseconds - 999_999_999) / 1_000_000_000
  }
}

/// Reads the pieces of a time in the order of Go's layout.
private struct TimeParser {
  let text: String
  let precision: RFC3339.Precision
  let bytes: [UInt8]
  var position = 0

  init(text: String, precision: RFC3339.Precision) {
    self.text = text
    self.precision = precision
    bytes = Array(text.utf8)
  }

  mutating func time() throws(RFC3339Error) -> Int64 {
    let year = try number(4, "2006")
    try literal("-")
    let month = try number(2, "01")
    if !(1...12).contains(month) { throw outOfRange("month") }
    try literal("-")
    let day = try number(2, "02")
    try literal("T")
    let hour = try number(2, "15")
    if hour > 23 { throw outOfRange("hour") }
    try literal(":")
    let minute = try number(2, "04")
    if minute > 59 { throw outOfRange("minute") }
    try literal(":")
    let second = try number(2, "05")
    if second > 59 { throw outOfRange("second") }
    let fraction = try fraction()
    let offset = try offset()
    if position < bytes.count {
      throw RFC3339Error(
        message: "parsing time \(GoText.quoted(text)): extra text: \(GoText.quoted(rest))")
    }
    if day < 1 || day > Self.days(in: month, of: year) { throw outOfRange("day") }
    let days = Civil.daysSinceEpoch(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    return product.addingReportingOverflow(fraction).partialValue
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

  private func cannotParse(_ piece: String) -> RFC3339Error {
    RFC3339Error(
      message: "parsing time \(GoText.quoted(text)) as \"\(precision.layout)\": "
        + "cannot parse \(GoText.quoted(rest)) as \"\(piece)\"")
  }

  private func outOfRange(_ piece: String) -> RFC3339Error {
    RFC3339Error(message: "parsing time \(GoText.quoted(text)): \(piece) out of range")
  }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && (48...57).contains(bytes[index])
  }

  private mutating func number(_ width: Int, _ piece: String) throws(RFC3339Error) -> Int64 {
    var number: Int64 = 0
    for index in position..<position + width {
      guard isDigit(index) else { throw cannotParse(piece) }
      number = number * 10 + Int64(bytes[index] - 48)
    }
    position += width
    return number
  }

  private mutating func literal(_ character: Unicode.Scalar) throws(RFC3339Error) {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else {
      throw cannotParse(String(character))
    }
    position += 1
  }

  private mutating func fraction() throws(RFC3339Error) -> Int64 {
    let hasPoint =
      position < bytes.count
      && (bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: ","))
    var end = position + 1
    while isDigit(end) { end += 1 }
    if precision == .microseconds {
      guard hasPoint, end >= position + 7 else { throw cannotParse(".000000") }
      end = position + 7
    } else if !hasPoint || end == position + 1 {
      return 0
    }
    var nanoseconds: Int64 = 0
    var unit: Int64 = 100_000_000
    for index in position + 1..<end {
      nanoseconds += Int64(bytes[index] - 48) * unit
      unit /= 10
    }
    position = end
    return nanoseconds
  }

  private mutating func offset() throws(RFC3339Error) -> Int64 {
    if position < bytes.count, bytes[position] == UInt8(ascii: "Z") {
      position += 1
      return 0
    }
    let start = position
    guard bytes.count >= start + 6, bytes[start + 3] == UInt8(ascii: ":"),
      bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
      [1, 2, 4, 5].allSatisfy({ isDigit(start + $0) })
    else { throw cannotParse("Z07:00") }
    func pair(_ index: Int) -> Int64 {
      Int64(bytes[index] - 48) * 10 + Int64(bytes[index + 1] - 48)
    }
    let (hours, minutes) = (pair(start + 1), pair(start + 4))
    position += 6
    if hours > 24 { throw outOfRange("time zone offset hour") }
    if minutes > 60 { throw outOfRange("time zone offset minute") }
    return (bytes[start] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
