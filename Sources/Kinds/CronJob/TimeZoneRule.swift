// Models: Go's time.LoadLocation and POSIX TZ rules. Differs: a zone keeps its present rule for all
// time, past changes of rules are not known.

import ObjectModel

/// A time zone: its offset from UTC and when summer time begins and ends.
public struct TimeZoneRule: Hashable, Sendable {
  /// When summer time begins or ends: a weekday of a month, at a second of the day.
  struct Turn: Hashable, Sendable {
    let month: Int64
    /// 1 to 5, where 5 is the last.
    let week: Int64
    /// 0 is Sunday.
    let weekday: Int64
    let second: Int64
  }

  /// Universal time.
  public static let utc = TimeZoneRule(standard: 0, summer: nil)

  private let standard: Int64
  private let summer: Summer?

  private struct Summer: Hashable, Sendable {
    let offset: Int64
    let start: Turn
    let end: Turn
  }

  private init(standard: Int64, summer: Summer?) {
    self.standard = standard
    self.summer = summer
  }

  private static let rules: [String: Substring] = {
    var rules: [String: Substring] = [:]
    for line in TimeZoneNames.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      for name in words.dropFirst() { rules[String(name)] = words[0] }
    }
    return rules
  }()

  /// The zone of an IANA name such as `Europe/Oslo`; nil when there is none.
  public init?(named name: String) {
    if name.isEmpty {
      self = .utc
      return
    }
    guard let rule = Self.rules[name] else { return nil }
    self.init(posix: rule)
  }

  /// Reads a rule such as `CET-1CEST,M3.5.0,M10.5.0/3`.
  private init?(posix rule: Substring) {
    var parts = rule.split(separator: ",")
    guard !parts.isEmpty else { return nil }
    var names = parts.removeFirst()
    Self.skipName(&names)
    guard let standard = Self.takeOffset(&names) else { return nil }
    self.standard = -standard
    guard !names.isEmpty, parts.count == 2, let start = Turn(parts[0]), let end = Turn(parts[1])
    else {
      summer = nil
      return
    }
    Self.skipName(&names)
    let offset = Self.takeOffset(&names).map { -$0 } ?? (3600 - standard)
    summer = Summer(offset: offset, start: start, end: end)
  }

  private static func skipName(_ text: inout Substring) {
    if text.first == "<" {
      text = text.drop { $0 != ">" }.dropFirst()
    } else {
      text = text.drop { $0.isLetter }
    }
  }

  /// Seconds of `[+-]h[:mm]`; nil when there is none.
  fileprivate static func takeOffset(_ text: inout Substring) -> Int64? {
    let number = text.prefix { $0.isNumber || "+-:".contains($0) }
    text = text.dropFirst(number.count)
    return seconds(number)
  }

  fileprivate static func seconds(_ number: Substring) -> Int64? {
    let sign: Int64 = number.first == "-" ? -1 : 1
    let parts = number.drop { "+-".contains($0) }.split(separator: ":").map { Int64($0) ?? 0 }
    guard let hours = parts.first else { return nil }
    return sign * (hours * 3600 + (parts.count > 1 ? parts[1] * 60 : 0))
  }

  // MARK: Conversions

  /// Seconds that local time is ahead of UTC at a moment.
  public func offset(at epochSeconds: Int64) -> Int64 {
    guard let summer else { return standard }
    let year = Civil(epochSeconds: epochSeconds + standard).year
    let start = summer.start.local(in: year) - standard
    let end = summer.end.local(in: year) - summer.offset
    let isSummer =
      start < end
      ? epochSeconds >= start && epochSeconds < end : epochSeconds >= start || epochSeconds < end
    return isSummer ? summer.offset : standard
  }

  /// The moment a local date and time mean, chosen as Go's time.Date chooses.
  public func epochSeconds(local: Int64) -> Int64 {
    let first = offset(at: local)
    let guess = local - first
    let second = offset(at: guess)
    return second == first ? guess : local - second
  }
}

extension TimeZoneRule.Turn {
  /// Reads `M3.5.0/2`.
  init?(_ text: Substring) {
    let halves = text.split(separator: "/", maxSplits: 1)
    let numbers = halves[0].dropFirst().split(separator: ".").compactMap { Int64($0) }
    guard text.first == "M", numbers.count == 3 else { return nil }
    month = numbers[0]
    week = numbers[1]
    weekday = numbers[2]
    second = halves.count > 1 ? TimeZoneRule.seconds(halves[1]) ?? 7200 : 7200
  }

  /// The local time of the turn in a year, as seconds since 1970.
  func local(in year: Int64) -> Int64 {
    let first = Civil.epochSeconds(year: year, month: month, day: 1)
    let firstWeekday = (first / 86_400 + 4) % 7
    var day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
    while day > Civil.days(in: month, of: year) { day -= 7 }
    return first + (day - 1) * 86_400 + second
  }
}

extension Civil {
  /// Seconds since 1970 of midnight on a date; months beyond 12 run on into the next year.
  static func epochSeconds(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = year + (month - 1) / 12
    return daysSinceEpoch(year: year, month: (month - 1) % 12 + 1, day: day) * 86_400
  }

  static func days(in month: Int64, of year: Int64) -> Int64 {
    let next = epochSeconds(year: year, month: month + 1, day: 1)
    return (next - epochSeconds(year: year, month: month, day: 1)) / 86_400
  }
}
