/// A moment as a date in UTC.
struct CalendarTime: Sendable {
  var year: Int
  var month: Int
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int
  var nanosecond: Int
  /// 0 is Sunday.
  var weekday: Int
  var dayOfYear: Int
  var epochSeconds: Int64

  static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The date of a time in nanoseconds since the Unix epoch.
  init(nanoseconds: Int64) {
    let (quotient, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    epochSeconds = rest < 0 ? quotient - 1 : quotient
    nanosecond = Int(rest < 0 ? rest + 1_000_000_000 : rest)
    var days = Int(epochSeconds / 86400)
    var left = Int(epochSeconds % 86400)
    if left < 0 {
      left += 86400
      days -= 1
    }
    hour = left / 3600
    minute = left / 60 % 60
    second = left % 60
    weekday = ((days + 4) % 7 + 7) % 7
    // Civil date from days, counting years from March so that the leap day comes last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayFromMarch + 2) / 153
    day = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    dayOfYear = days - Self.days(year: year, month: 1, day: 1) + 1
  }

  /// Days since the Unix epoch.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayFromMarch = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayFromMarch
    return era * 146_097 + dayOfEra - 719_468
  }

  static func two(_ value: Int) -> String { String(value).leftPadded(to: 2, with: "0") }

  /// The moment in the format of `date`; an unknown letter is kept.
  func formatted(_ format: String) -> String {
    var result = ""
    var isField = false
    for scalar in format.unicodeScalars {
      guard isField else {
        if scalar == "%" { isField = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      isField = false
      result += field(scalar) ?? "%\(scalar)"
    }
    return isField ? result + "%" : result
  }

  private func field(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case "a": String(Self.weekdays[weekday].prefix(3))
    case "A": Self.weekdays[weekday]
    case "b", "h": String(Self.months[month - 1].prefix(3))
    case "B": Self.months[month - 1]
    case "c":
      formatted("%a %b %e %H:%M:%S %Y")
    case "C": Self.two(year / 100)
    case "d": Self.two(day)
    case "D": formatted("%m/%d/%y")
    case "e": String(day).leftPadded(to: 2)
    case "F": formatted("%Y-%m-%d")
    case "H": Self.two(hour)
    case "I": Self.two((hour + 11) % 12 + 1)
    case "j": String(dayOfYear).leftPadded(to: 3, with: "0")
    case "k": String(hour).leftPadded(to: 2)
    case "l": String((hour + 11) % 12 + 1).leftPadded(to: 2)
    case "m": Self.two(month)
    case "M": Self.two(minute)
    case "n": "\n"
    case "N": String(nanosecond).leftPadded(to: 9, with: "0")
    case "p": hour < 12 ? "AM" : "PM"
    case "r": formatted("%I:%M:%S %p")
    case "R": formatted("%H:%M")
    case "s": String(epochSeconds)
    case "S": Self.two(second)
    case "t": "\t"
    case "T", "X": formatted("%H:%M:%S")
    case "u": String(weekday == 0 ? 7 : weekday)
    case "w": String(weekday)
    case "x": formatted("%m/%d/%y")
    case "y": Self.two(year % 100)
    case "Y": String(year)
    case "z": "+0000"
    case "Z": "UTC"
    case "%": "%"
    default: nil
    }
  }
}
