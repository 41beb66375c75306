import ObjectModel

/// The times that go-yaml v2 knows: `2026-1-2`, the same with a time of day, and RFC 3339.
enum YAMLTimestamp {
  /// Whether the text is such a time.
  static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 7, text[4] == UInt8(ascii: "-") else { return false }
    var reader = Reader(text: text)
    guard let year = reader.number(4...4), reader.take("-"), let month = reader.number(1...2),
      reader.take("-"), let day = reader.number(1...2), isDate(year, month, day)
    else { return false }
    if reader.isAtEnd { return true }
    let hasZone = reader.take("T") || reader.take("t")
    guard hasZone || reader.take(" ") else { return false }
    guard let hour = reader.number(1...2), reader.take(":"), let minute = reader.number(1...2),
      reader.take(":"), let second = reader.number(1...2), hour < 24, minute < 60, second < 60
    else { return false }
    reader.skipFraction()
    if hasZone, !reader.takeZone() { return false }
    return reader.isAtEnd
  }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), (1...31).contains(day) else { return false }
    let days = Civil.daysSinceEpoch(year: Int64(year), month: Int64(month), day: Int64(day))
    return Civil(epochSeconds: days * 86_400).day == Int64(day)
  }

  private struct Reader {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0

    var isAtEnd: Bool { position == text.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    mutating func number(_ width: ClosedRange<Int>) -> Int? {
      var number = 0
      var count = 0
      while count < width.upperBound, position < text.count, (48...57).contains(text[position]) {
        number = number * 10 + Int(text[position] - 48)
        position += 1
        count += 1
      }
      return width.contains(count) ? number : nil
    }

    mutating func skipFraction() {
      guard position + 1 < text.count, (48...57).contains(text[position + 1]),
        take(".") || take(",")
      else { return }
      while position < text.count, (48...57).contains(text[position]) { position += 1 }
    }

    mutating func takeZone() -> Bool {
      if take("Z") { return true }
      guard take("+") || take("-"), let hours = number(2...2), take(":"),
        let minutes = number(2...2)
      else { return false }
      return hours <= 24 && minutes <= 60
    }
  }
}
