import APIServer
import ObjectModel

// Models: the look of go-cmp's Diff. Differs: it knows manifests, not Go structs, so unset
// fields are not counted and fields bear their JSON names with a capital.

/// What changed between two versions of a section, for messages about forbidden changes.
enum SpecDifference {
  /// The difference as lines, removed ones with `-` and added ones with `+`.
  static func text(old: Value, new: Value, type: String) -> String {
    var lines: [String] = ["  \(type){"]
    fieldLines(old, new, depth: 1, &lines)
    lines.append("  }")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fieldLines(
    _ old: Value, _ new: Value, depth: Int, _ lines: inout [String]
  ) {
    let before = old.object ?? Fields()
    let after = new.object ?? Fields()
    var names = before.map(\.key)
    names += after.map(\.key).filter { !names.contains($0) }
    var same = 0
    for name in names.sorted(by: { $0.text < $1.text }) {
      if before[name] == after[name] {
        same += 1
      } else {
        flush(&same, depth, &lines)
        change(
          name.text.prefix(1).uppercased() + name.text.dropFirst() + ": ",
          before[name], after[name], depth: depth, &lines)
      }
    }
    flush(&same, depth, &lines)
  }

  private static func change(
    _ label: String, _ old: Value?, _ new: Value?, depth: Int, _ lines: inout [String]
  ) {
    let indent = String(repeating: "\t", count: depth)
    switch (old, new) {
    case (.object, .object):
      lines.append("  \(indent)\(label){")
      fieldLines(old ?? .null, new ?? .null, depth: depth + 1, &lines)
      lines.append("  \(indent)},")
    case (.array(let before)?, .array(let after)?) where before.count == after.count:
      lines.append("  \(indent)\(label){")
      var same = 0
      for (left, right) in zip(before, after) {
        if left == right {
          same += 1
        } else {
          flush(&same, depth + 1, &lines, "elements")
          change("", left, right, depth: depth + 1, &lines)
        }
      }
      flush(&same, depth + 1, &lines, "elements")
      lines.append("  \(indent)},")
    default:
      if let old { lines.append("- \(indent)\(label)\(plain(old)),") }
      if let new { lines.append("+ \(indent)\(label)\(plain(new)),") }
    }
  }

  private static func flush(
    _ same: inout Int, _ depth: Int, _ lines: inout [String], _ what: String = "fields"
  ) {
    if same > 0 {
      let noun = same == 1 ? String(what.dropLast()) : what
      lines.append("  \(String(repeating: "\t", count: depth))... // \(same) identical \(noun)")
    }
    same = 0
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .array(let elements): "{\(elements.map(plain).joined(separator: ", "))}"
    case .object(let fields):
      "{"
        + fields.sorted.map { entry in
          "\(entry.key.prefix(1).uppercased())\(entry.key.dropFirst()): \(plain(entry.value))"
        }.joined(separator: ", ") + "}"
    case .null: "nil"
    default: FieldError.goText(value)
    }
  }
}
