// Models: kubectl pkg/describe/describe.go genericDescriber, v1.32.

import APIServer
import Formats
import ObjectModel

/// The describe page of kinds that have none of their own: every field, and the events.
enum GenericDescriber {
  /// The describer.
  static let describer = Describer { object, client, showsEvents throws(Status) in
    var writer = DescribeWriter()
    writer.row(0, ["Name:", object.string(.metadata, .name) ?? ""])
    writer.row(0, ["Namespace:", object.string(.metadata, .namespace) ?? ""])
    write("Labels", lines(object.fields(.metadata, .labels), "="), to: &writer)
    var annotations = object.fields(.metadata, .annotations)
    annotations[LastApplied.key] = nil
    write("Annotations", lines(annotations, ": "), to: &writer)
    writeContent(object.object ?? Fields(), level: 0, path: "", to: &writer)
    if showsEvents { EventList.write(of: object, client, to: &writer) }
    return writer.text()
  }

  private static let skipped = [
    ".metadata.managedFields", ".metadata.name", ".metadata.namespace", ".metadata.labels",
    ".metadata.annotations",
  ]

  private static func lines(_ fields: Fields, _ separator: String) -> [String] {
    fields.sorted.map { "\($0.key)\(separator)\($0.value.string ?? "")" }
  }

  private static func write(_ title: String, _ lines: [String], to writer: inout DescribeWriter) {
    writer.row(0, ["\(title):", lines.first ?? "<none>"])
    for line in lines.dropFirst() { writer.row(0, ["", line]) }
  }

  private static func writeContent(
    _ fields: Fields, level: Int, path: String, to writer: inout DescribeWriter
  ) {
    for (key, value) in fields.sorted {
      let place = "\(path).\(key)"
      if skipped.contains(place) { continue }
      switch value {
      case .object(let inner):
        writer.line(level, "\(label(key)):")
        writeContent(inner, level: level + 1, path: place, to: &writer)
      case .array(let items):
        writer.line(level, "\(label(key)):")
        for item in items {
          if let inner = item.object {
            writeContent(inner, level: level + 1, path: place, to: &writer)
          } else {
            writer.line(level + 1, GoText.plain(item))
          }
        }
      default:
        writer.row(level, ["\(label(key)):", GoText.plain(value)])
      }
    }
  }

  /// `creationTimestamp` as `Creation Timestamp`; names with other characters as they are.
  static func label(_ field: String) -> String {
    guard field.allSatisfy({ $0.isLetter || $0 == "-" }) else { return field }
    return words(field).map { word in
      let upper = word.uppercased()
      if ["API", "URL", "UID", "OSB", "GUID"].contains(upper) { return upper }
      return word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  private static func words(_ field: String) -> [String] {
    enum Sort { case lower, upper, other }
    func sort(_ character: Character) -> Sort {
      character.isLowercase ? .lower : character.isUppercase ? .upper : .other
    }
    var runs: [[Character]] = []
    var last: Sort?
    for character in field {
      let current = sort(character)
      if current == last {
        runs[runs.count - 1].append(character)
      } else {
        runs.append([character])
      }
      last = current
    }
    // The last capital of a run begins the next word: `PodIP`, `IPFamily`.
    for index in runs.indices.dropLast()
    where sort(runs[index][0]) == .upper && sort(runs[index + 1][0]) == .lower {
      runs[index + 1].insert(runs[index].removeLast(), at: 0)
    }
    return runs.filter { !$0.isEmpty }.map { String($0) }
  }
}
