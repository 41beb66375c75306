// Models: github.com/robfig/cron v3 (ParseStandard and SpecSchedule.Next), as v1.32 uses it.

import ObjectModel

/// A schedule such as `*/5 * * * 1-5`, `@daily` or `@every 90s`, in a time zone.
public struct CronSchedule: Hashable, Sendable {
  /// Why a text is no schedule, in the parser's words.
  public struct Fault: Error, Hashable, Sendable {
    /// The sentence.
    public let message: String

    /// A fault.
    public init(message: String) {
      self.message = message
    }
  }

  private enum Form: Hashable, Sendable {
    /// Bits of minutes, hours, days, months and weekdays.
    case fields([UInt64])
    /// Seconds between two times.
    case every(Int64)
  }

  private struct Bounds {
    let least: UInt64
    let most: UInt64
    var names: [String] = []
  }

  private static let star: UInt64 = 1 << 63
  private static let bounds = [
    Bounds(least: 0, most: 59), Bounds(least: 0, most: 23), Bounds(least: 1, most: 31),
    Bounds(
      least: 1, most: 12,
      names: [
        "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
      ]),
    Bounds(least: 0, most: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  private let form: Form
  private let zone: TimeZoneRule

  /// Reads a schedule; `zone` holds unless the text begins with `TZ=` or `CRON_TZ=`.
  public init(_ text: String, zone: TimeZoneRule = .utc) throws(Fault) {
    guard !text.isEmpty else { throw Fault(message: "empty spec string") }
    var text = text[...]
    var zone = zone
    if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
      let name = text.prefix { $0 != " " }.split(separator: "=", maxSplits: 1).last ?? ""
      guard let named = TimeZoneRule(named: String(name)) else {
        throw Fault(message: "provided bad location \(name): unknown time zone \(name)")
      }
      zone = named
      text = text.drop { $0 != " " }.drop { $0 == " " }
    }
    self.zone = zone
    form =
      text.first == "@"
      ? try Self.descriptor(String(text)) : try Self.fields(text)
  }

  private static func fields(_ text: Substring) throws(Fault) -> Form {
    let words = text.split { $0.isWhitespace }
    guard words.count == 5 else {
      throw Fault(
        message: "expected exactly 5 fields, found \(words.count): "
          + "[\(words.joined(separator: " "))]")
    }
    var bits: [UInt64] = []
    for (word, bounds) in zip(words, bounds) { bits.append(try field(word, bounds)) }
    return .fields(bits)
  }

  private static func field(_ text: Substring, _ bounds: Bounds) throws(Fault) -> UInt64 {
    var bits: UInt64 = 0
    for part in text.split(separator: ",") { bits |= try range(part, bounds) }
    return bits
  }

  private static func range(_ text: Substring, _ bounds: Bounds) throws(Fault) -> UInt64 {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    var extra: UInt64 = 0
    var first = bounds.least
    var last = bounds.most
    if ends[0] == "*" || ends[0] == "?" {
      extra = star
    } else {
      first = try number(ends[0], bounds)
      guard ends.count < 3 else { throw Fault(message: "too many hyphens: \(text)") }
      last = ends.count == 2 ? try number(ends[1], bounds) : first
    }
    var step: UInt64 = 1
    guard parts.count < 3 else { throw Fault(message: "too many slashes: \(text)") }
    if parts.count == 2 {
      step = try number(parts[1], Bounds(least: 0, most: 0))
      if ends.count == 1 { last = bounds.most }
      if step > 1 { extra = 0 }
    }
    try check(first, last, step, bounds, text)
    var bits = extra
    for value in stride(from: first, through: last, by: Int(clamping: step)) { bits |= 1 << value }
    return bits
  }

  private static func check(
    _ first: UInt64, _ last: UInt64, _ step: UInt64, _ bounds: Bounds, _ text: Substring
  ) throws(Fault) {
    if first < bounds.least {
      throw Fault(
        message: "beginning of range (\(first)) below minimum (\(bounds.least)): \(text)")
    }
    if last > bounds.most {
      throw Fault(message: "end of range (\(last)) above maximum (\(bounds.most)): \(text)")
    }
    if first > last {
      throw Fault(
        message: "beginning of range (\(first)) beyond end of range (\(last)): \(text)")
    }
    if step == 0 {
      throw Fault(message: "step of range should be a positive number: \(text)")
    }
  }

  private static func number(_ text: Substring, _ bounds: Bounds) throws(Fault) -> UInt64 {
    if let place = bounds.names.firstIndex(of: text.lowercased()), !text.isEmpty {
      return UInt64(place)
    }
    guard let number = Int64(text) else {
      throw Fault(
        message: "failed to parse int from \(text): "
          + "strconv.Atoi: parsing \"\(text)\": invalid syntax")
    }
    guard number >= 0 else {
      throw Fault(message: "negative number (\(number)) not allowed: \(text)")
    }
    return UInt64(number)
  }

  private static func descriptor(_ text: String) throws(Fault) -> Form {
    switch text {
    case "@yearly", "@annually": return try fields("0 0 1 1 *")
    case "@monthly": return try fields("0 0 1 * *")
    case "@weekly": return try fields("0 0 * * 0")
    case "@daily", "@midnight": return try fields("0 0 * * *")
    case "@hourly": return try fields("0 * * * *")
    default: break
    }
    guard text.hasPrefix("@every ") else {
      throw Fault(message: "unrecognized descriptor: \(text)")
    }
    let duration = text.dropFirst("@every ".count)
    guard let seconds = Self.seconds(duration) else {
      throw Fault(
        message: "failed to parse duration \(text): time: invalid duration \"\(duration)\"")
    }
    return .every(max(1, seconds))
  }

  /// Whole seconds of a Go duration such as `1h30m`; nil when it is none.
  private static func seconds(_ text: Substring) -> Int64? {
    var rest = text
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      let unit = rest.dropFirst(digits.count).prefix { $0.isLetter || $0 == "µ" }
      let sizes = ["h": 3600.0, "m": 60, "s": 1, "ms": 0.001, "us": 1e-6, "µs": 1e-6, "ns": 1e-9]
      guard let number = Double(digits), let size = sizes[String(unit)] else { return nil }
      total += number * size
      rest = rest.dropFirst(digits.count + unit.count)
    }
    return Int64(total)
  }

  // MARK: Times

  /// The first time after a moment, in seconds since 1970; nil when there is none in five years.
  public func next(after epochSeconds: Int64) -> Int64? {
    switch form {
    case .every(let seconds): return epochSeconds + seconds
    case .fields(let bits): return search(bits, from: epochSeconds + 1)
    }
  }

  private func civil(_ time: Int64) -> Civil { Civil(epochSeconds: time + zone.offset(at: time)) }

  private func midnight(_ civil: Civil, day: Int64, month: Int64) -> Int64 {
    zone.epochSeconds(
      local: Civil.epochSeconds(year: civil.year, month: month, day: day))
  }

  private func search(_ bits: [UInt64], from start: Int64) -> Int64? {
    var time = start
    let lastYear = civil(time).year + 5
    // Seconds are always zero: go to the next full minute first.
    if civil(time).second != 0 { time += 60 - civil(time).second }
    while civil(time).year <= lastYear {
      let now = civil(time)
      if bits[3] & (1 << UInt64(now.month)) == 0 {
        time = midnight(now, day: 1, month: now.month + 1)
      } else if !matchesDay(bits, now) {
        time = nextDay(now)
      } else if bits[1] & (1 << UInt64(now.hour)) == 0 {
        time += 3600 - now.minute * 60
      } else if bits[0] & (1 << UInt64(now.minute)) == 0 {
        time += 60
      } else {
        return time
      }
    }
    return nil
  }

  /// Midnight of the next day, or the first hour of it where summer time swallows midnight.
  private func nextDay(_ now: Civil) -> Int64 {
    let time = midnight(now, day: now.day + 1, month: now.month)
    let hour = civil(time).hour
    return hour == 0 ? time : hour > 12 ? time + (24 - hour) * 3600 : time - hour * 3600
  }

  private func matchesDay(_ bits: [UInt64], _ now: Civil) -> Bool {
    let day = bits[2] & (1 << UInt64(now.day)) != 0
    let week = bits[4] & (1 << UInt64(now.weekday)) != 0
    let hasStar = bits[2] & Self.star != 0 || bits[4] & Self.star != 0
    return hasStar ? day && week : day || week
  }
}
