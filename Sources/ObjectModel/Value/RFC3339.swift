/// RFC 3339 times in UTC, the form of Kubernetes' metav1.Time and MicroTime.
public enum RFC3339 {
  /// `2030-01-01T09:00:00Z` for seconds since 1970.
  public static func text(epochSeconds: Int64) -> String {
    text(epochSeconds, micros: nil)
  }

  /// `2030-01-01T09:00:00.000000Z`, the MicroTime form, for nanoseconds since 1970.
  public static func microText(epochNanoseconds: Int64) -> String {
    let floor = epochNanoseconds >= 0 ? epochNanoseconds : epochNanoseconds - 999_999_999
    let whole = floor / 1_000_000_000
    let micros = (epochNanoseconds - whole * 1_000_000_000) / 1000
    return text(whole, micros: micros)
  }

  private static func text(_ epochSeconds: Int64, micros: Int64?) -> String {
    let civil = Civil(epochSeconds: epochSeconds)
    return String(unsafeUninitializedCapacity: 27) { bytes in
      var place = 0
      func write(_ number: Int64, _ width: Int, _ end: Unicode.Scalar) {
        var rest = number
        for digit in stride(from: place + width - 1, through: place, by: -1) {
          bytes[digit] = 48 + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
        bytes[place + width] = UInt8(ascii: end)
        place += width + 1
      }
      write(civil.year, 4, "-")
      write(civil.month, 2, "-")
      write(civil.day, 2, "T")
      write(civil.hour, 2, ":")
      write(civil.minute, 2, ":")
      write(civil.second, 2, micros == nil ? "Z" : ".")
      if let micros { write(micros, 6, "Z") }
      return place
    }
  }

  /// Nanoseconds since 1970 of an RFC 3339 text with `Z` or an offset; nil when it is none.
  public static func epochNanoseconds(_ text: String) -> Int64? {
    do throws(RFC3339Error) {
      return try parse(text)
    } catch {
      return nil
    }
  }

  /// Whole seconds since 1970 of an RFC 3339 text; nil when it is none.
  public static func epochSeconds(_ text: String) -> Int64? {
    epochNanoseconds(text).map(wholeSeconds)
  }
}

/// A UTC date and time of day in the proleptic Gregorian calendar.
public struct Civil: Hashable, Sendable {
  /// The year; astronomical numbering.
  public let year: Int64
  /// 1 to 12.
  public let month: Int64
  /// 1 to 31.
  public let day: Int64
  /// 0 to 23.
  public let hour: Int64
  /// 0 to 59.
  public let minute: Int64
  /// 0 to 59.
  public let second: Int64
  /// 0 is Sunday.
  public let weekday: Int

  /// The civil time of `epochSeconds` seconds after 1970-01-01T00:00:00Z.
  public init(epochSeconds: Int64) {
    let days = epochSeconds >= 0 ? epochSeconds / 86_400 : (epochSeconds - 86_399) / 86_400
    let rest = epochSeconds - days * 86_400
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
    weekday = Int(((days + 4) % 7 + 7) % 7)
    // Eras of 400 years beginning on 1 March, so that the leap day comes last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1970-01-01 to the given date.
  public static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
