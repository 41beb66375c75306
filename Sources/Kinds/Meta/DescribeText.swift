import Formats
import ObjectModel
import Simulation

/// Small texts of describe pages.
enum DescribeText {
  /// A time as `Mon, 23 Nov 2026 04:16:51 +0000`; Go's zero time when there is none.
  static func time(_ value: Value?) -> String {
    RFC1123.text(value) ?? "Mon, 01 Jan 0001 00:00:00 +0000"
  }

  /// How long ago a time is.
  static func age(_ value: Value?, now: Instant) -> String {
    guard let text = value?.string, let start = RFC3339.epochNanoseconds(text) else {
      return "<unknown>"
    }
    return HumanDuration.text(seconds: (now.nanoseconds - start) / 1_000_000_000)
  }

  /// `True` or `False`.
  static func capital(_ flag: Bool?) -> String { flag == true ? "True" : "False" }

  /// A value as Go's %v prints it.
  static func plain(_ value: Value) -> String {
    switch value {
    case .null: "<nil>"
    case .string(let text): text
    case .int(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: JSONWriter(sortsKeys: true, escapesHTML: false).text(value)
    }
  }

  /// A quantity in canonical form; `0` when there is none.
  static func quantity(_ value: Value?) -> String {
    value.flatMap(ResourceRules.quantity)?.text ?? "0"
  }

  /// A port or other number-or-text.
  static func numberOrText(_ value: Value?) -> String {
    value?.string ?? String(value?.int ?? 0)
  }
}

/// The age of an event, with how often it happened.
enum EventAge {
  /// `5s`, or `2s (x3 over 10s)` for one that happened several times.
  static func text(_ event: Value, now: Instant) -> String {
    let hasTime = event[.eventTime]?.string != nil
    let first = DescribeText.age(event[hasTime ? .eventTime : .firstTimestamp], now: now)
    if let series = event[.series], !series.isNull {
      let last = DescribeText.age(series[.lastObservedTime], now: now)
      return "\(last) (x\(series.int(.count) ?? 0) over \(first))"
    }
    if let count = event.int(.count), count > 1 {
      return "\(DescribeText.age(event[.lastTimestamp], now: now)) (x\(count) over \(first))"
    }
    return first
  }
}
