public import Formats
public import ObjectModel
public import Simulation

// Models: the shared parts of kubectl pkg/describe/describe.go, v1.32.
extension DescribeWriter {
  /// A line `NAME:` with a value in the second column.
  public mutating func field(_ name: String, _ value: String, level: Int = 0) {
    write(level, "\(name):\t\(value)\n")
  }

  /// A line with the value at `key`, if it is text that is not empty.
  mutating func fieldIfFilled(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { field(name, value) }
  }

  /// Name, namespace, labels and annotations, with which most pages begin.
  mutating func heading(_ object: Value) {
    field("Name", object.string(.metadata, .name) ?? "")
    field("Namespace", object.string(.metadata, .namespace) ?? "")
    labels("Labels", object[.metadata, .labels])
    annotations("Annotations", object[.metadata, .annotations])
  }

  /// Labels, one on a line, in order of their keys.
  public mutating func labels(_ title: String, _ labels: Value?) {
    let entries = labels?.object?.sorted ?? []
    lines(title, entries.map { "\($0.key)=\($0.value.string ?? "")" })
  }

  /// Annotations, long ones on lines of their own and cut short; what apply notes is left out.
  public mutating func annotations(_ title: String, _ annotations: Value?) {
    let limit = 140
    let entries = (annotations?.object?.sorted ?? []).filter {
      $0.key != "kubectl.kubernetes.io/last-applied-configuration"
    }
    write(0, "\(title):\t")
    if entries.isEmpty { write(0, "<none>\n") }
    for (index, entry) in entries.enumerated() {
      if index > 0 { write(0, "\t") }
      var value = entry.value.string ?? ""
      if value.hasSuffix("\n") { value.removeLast() }
      if value.utf8.count + entry.key.utf8.count + 2 > limit || value.contains("\n") {
        write(0, "\(entry.key):\n")
        for line in value.split(separator: "\n", omittingEmptySubsequences: false) {
          write(0, "\t  \(Self.shortened(String(line), limit - 2))\n")
        }
      } else {
        write(0, "\(entry.key): \(value)\n")
      }
    }
  }

  private static func shortened(_ text: String, _ limit: Int) -> String {
    text.utf8.count > limit
      ? String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "..." : text
  }

  /// A title with several values below one another, or `<none>`.
  mutating func lines(_ title: String, _ values: [String]) {
    write(0, "\(title):\t")
    if values.isEmpty { write(0, "<none>\n") }
    for (index, value) in values.enumerated() {
      if index > 0 { write(0, "\t") }
      write(0, "\(value)\n")
    }
  }

  /// Tolerations in order of their keys.
  mutating func tolerations(_ title: String, _ tolerations: [Value]) {
    let sorted = Self.stable(tolerations) { $0.string(.key) ?? "" }
    lines(
      title,
      sorted.map { toleration in
        let key = toleration.string(.key) ?? ""
        let value = toleration.string(.value) ?? ""
        let effect = toleration.string(.effect) ?? ""
        var text = key
        if !value.isEmpty { text += "=\(value)" }
        if !effect.isEmpty { text += ":\(effect)" }
        if toleration.string(.operator) == "Exists", value.isEmpty {
          text += key.isEmpty && effect.isEmpty ? "op=Exists" : " op=Exists"
        }
        if let seconds = toleration.int(.tolerationSeconds) { text += " for \(seconds)s" }
        return text
      })
  }

  /// Taints in order of effect and key.
  mutating func taints(_ title: String, _ taints: [Value]) {
    let sorted = Self.stable(taints) {
      "\($0.string(.effect) ?? ""),\($0.string(.key) ?? "")"
    }
    lines(
      title,
      sorted.map { taint in
        let key = taint.string(.key) ?? ""
        let value = taint.string(.value) ?? ""
        let effect = taint.string(.effect) ?? ""
        if effect.isEmpty { return value.isEmpty ? key : "\(key)=\(value):" }
        return value.isEmpty ? "\(key):\(effect)" : "\(key)=\(value):\(effect)"
      })
  }

  /// The events at the end of a page.
  public mutating func events(_ events: [Value], now: Instant) {
    guard !events.isEmpty else {
      field("Events", "<none>")
      return
    }
    flush()
    let sorted = Self.stable(events) { $0.string(.lastTimestamp) ?? "" }
    write(0, "Events:\n  Type\tReason\tAge\tFrom\tMessage\n")
    write(1, "----\t------\t----\t----\t-------\n")
    for event in sorted {
      let component = event.string(.source, .component) ?? ""
      let from = component.isEmpty ? event.string(.reportingComponent) ?? "" : component
      row(
        1,
        [
          event.string(.type) ?? "", event.string(.reason) ?? "",
          EventAge.text(event, now: now), from,
          EventColumns.trimmed(event.string(.message) ?? ""),
        ])
    }
  }

  /// Sorted by a text; what has the same text keeps its order.
  static func stable(_ values: [Value], by key: (Value) -> String) -> [Value] {
    let texts = values.map(key)
    let order = values.indices.sorted { left, right in
      texts[left] == texts[right] ? left < right : texts[left] < texts[right]
    }
    return order.map { values[$0] }
  }
}
