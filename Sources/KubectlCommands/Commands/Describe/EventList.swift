// Models: kubectl pkg/describe/describe.go DescribeEvents, v1.32.

import APIServer
import Formats
import ObjectModel
import Simulation

/// The `Events:` part of describe pages.
enum EventList {
  /// Writes the events about an object.
  static func write(
    of object: Value, _ client: any APIClient, to writer: inout DescribeWriter
  ) {
    let events = search(object, client)
    if events.isEmpty { return writer.row(0, ["Events:", "<none>"]) }
    writer.flush()
    writer.line(0, "Events:")
    writer.row(1, ["Type", "Reason", "Age", "From", "Message"])
    writer.row(1, ["----", "------", "----", "----", "-------"])
    for event in events {
      writer.row(
        1,
        [
          event.string("type") ?? "", event.string(.reason) ?? "",
          EventAge.text(event, now: client.now.epochSeconds), source(event),
          (event.string(.message) ?? "").trimmed,
        ])
    }
  }

  private static func search(_ object: Value, _ client: any APIClient) -> [Value] {
    let parts: [(String, String?)] = [
      ("name", object.string(.metadata, .name)),
      ("namespace", object.string(.metadata, .namespace)), ("kind", object.string(.kind)),
      ("uid", object.string(.metadata, .uid)),
    ]
    var options = RequestOptions()
    options.fieldSelector = parts.compactMap { name, value in
      value.map { "involvedObject.\(name)=\($0)" }
    }.joined(separator: ",")
    let namespace = object.string(.metadata, .namespace) ?? "default"
    let target = ResourceTarget(resource: "events", namespace: namespace)
    let response = client.send(APIRequest(.list, .resource(target), options: options))
    guard response.isSuccess, case .value(let list) = response.body else { return [] }
    return EventAge.sorted(list.elements("items"))
  }

  private static func source(_ event: Value) -> String {
    let component = event.string("source", "component") ?? ""
    let host = event.string("source", "host") ?? ""
    let text = host.isEmpty ? component : "\(component), \(host)"
    return text.isEmpty ? event.string("reportingComponent") ?? "" : text
  }
}

/// When events happened, as kubectl shows it.
enum EventAge {
  /// `2s`, or `2s (x3 over 10s)`.
  static func text(_ event: Value, now: Int64) -> String {
    let first =
      seconds(event.string("firstTimestamp")) ?? seconds(event.string("eventTime"))
    let firstText = age(first, now)
    if let series = event["series"], !series.isNull {
      let count = series.int("count") ?? 0
      let last = age(seconds(series.string("lastObservedTime")), now)
      return "\(last) (x\(count) over \(firstText))"
    }
    let count = event.int("count") ?? 0
    if count > 1 {
      return
        "\(age(seconds(event.string("lastTimestamp")), now)) (x\(count) over \(firstText))"
    }
    return firstText
  }

  /// Events by the last time they happened.
  static func sorted(_ events: [Value]) -> [Value] {
    events.enumerated().sorted { left, right in
      let times = (last(left.element), last(right.element))
      return times.0 == times.1 ? left.offset < right.offset : times.0 < times.1
    }.map(\.element)
  }

  private static func last(_ event: Value) -> Int64 {
    RFC3339.epochNanoseconds(
      event.string("series", "lastObservedTime") ?? event.string("lastTimestamp")
        ?? event.string("eventTime") ?? "") ?? 0
  }

  private static func seconds(_ text: String?) -> Int64? {
    text.flatMap { RFC3339.epochSeconds($0) }
  }

  private static func age(_ start: Int64?, _ now: Int64) -> String {
    guard let start else { return "<unknown>" }
    return HumanDuration.text(seconds: now - start)
  }
}
