import APIServer
import ObjectModel
import Simulation

// Models: printEvent, v1.32. The server's cells; kubectl sorts the rows.
enum EventColumns {
  static let columns = [
    TableColumn("Last Seen"), TableColumn("Type"), TableColumn("Reason"), TableColumn("Object"),
    TableColumn("Subobject", priority: 1), TableColumn("Source", priority: 1),
    TableColumn("Message"), TableColumn("First Seen", priority: 1),
    TableColumn("Count", priority: 1), TableColumn("Name", format: "name", priority: 1),
  ]

  @Sendable
  static func row(_ event: Value, _ context: TableContext) -> [Value] {
    let first = age(event[.firstTimestamp], context) ?? age(event[.eventTime], context)
    var last = age(event[.lastTimestamp], context) ?? first
    var count = event.int(.count) ?? 0
    if let series = event[.series], !series.isNull {
      last = age(series[.lastObservedTime], context)
      count = series.int(.count) ?? 0
    } else if count == 0 {
      count = 1
    }
    return [
      .string(last ?? "<unknown>"), event.textCell(.type), event.textCell(.reason),
      .string(target(event)), event.textCell(.involvedObject, .fieldPath),
      .string(source(event)), .string(trimmed(event.string(.message) ?? "")),
      .string(first ?? "<unknown>"), .int(count), event.nameCell,
    ]
  }

  private static func age(_ time: Value?, _ context: TableContext) -> String? {
    guard let text = time?.string, let start = RFC3339.epochNanoseconds(text) else { return nil }
    return HumanDuration.text(seconds: (context.now.nanoseconds - start) / 1_000_000_000)
  }

  private static func target(_ event: Value) -> String {
    let kind = (event.string(.involvedObject, .kind) ?? "").lowercased()
    let name = event.string(.involvedObject, .name) ?? ""
    return name.isEmpty ? kind : "\(kind)/\(name)"
  }

  /// `component, host`, from the fields of either style of event.
  static func source(_ event: Value) -> String {
    let component = firstFilled(
      event.string(.source, .component), event.string(.reportingComponent))
    let host = firstFilled(event.string(.source, .host), event.string(.reportingInstance))
    return host.isEmpty ? component : "\(component), \(host)"
  }

  private static func firstFilled(_ first: String?, _ second: String?) -> String {
    if let first, !first.isEmpty { return first }
    return second ?? ""
  }

  /// `text` without white space at its ends.
  static func trimmed(_ text: String) -> String {
    if hasPlainEnds(text) { return text }
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Whether neither end can be blank: both are ASCII and visible.
  static func hasPlainEnds(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    return (0x21...0x7e).contains(first) && (0x21...0x7e).contains(last)
  }
}
