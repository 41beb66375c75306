public import APIServer
import Formats
import ObjectModel
import Simulation

// Models: genericDescriber of kubectl pkg/describe/describe.go, v1.32.

/// The describe page of kinds without one of their own: every field, with its name in words.
public enum GenericDescriber {
  /// Writes the page of any object.
  public static let describer = Describer { object, client, showsEvents in
    page(
      object, events: showsEvents ? EventSearch.events(about: object, client) : nil,
      now: client.now)
  }

  static func page(_ object: Value, events: [Value]?, now: Instant) -> String {
    var writer = DescribeWriter()
    writer.heading(object)
    write(object.object ?? Fields(), at: "", level: 0, &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static let skipped = [
    ".metadata.managedFields", ".metadata.name", ".metadata.namespace", ".metadata.labels",
    ".metadata.annotations",
  ]

  private static func write(
    _ fields: Fields, at prefix: String, level: Int, _ writer: inout DescribeWriter
  ) {
    for (name, value) in fields.sorted {
      let path = "\(prefix).\(name)"
      if skipped.contains(path) { continue }
      switch value {
      case .object(let inner):
        writer.write(level, "\(label(name)):\n")
        write(inner, at: path, level: level + 1, &writer)
      case .array(let elements):
        writer.write(level, "\(label(name)):\n")
        for element in elements {
          if case .object(let inner) = element {
            write(inner, at: path, level: level + 1, &writer)
          } else {
            writer.write(level + 1, "\(DescribeText.plain(element))\n")
          }
        }
      default: writer.field(label(name), DescribeText.plain(value), level: level)
      }
    }
  }

  /// A field name in words: `apiVersion` is `API Version`.
  static func label(_ name: String) -> String {
    guard name.allSatisfy({ $0.isLetter || $0 == "-" }) else { return name }
    return words(name).map { word in
      let upper = word.uppercased()
      if ["API", "URL", "UID", "OSB", "GUID"].contains(upper) { return upper }
      return word.prefix(1).uppercased() + word.dropFirst()
    }.joined(separator: " ")
  }

  /// A name cut where lower case turns to upper case; an upper-case run lends its last letter.
  private static func words(_ name: String) -> [String] {
    enum Case { case lower, upper, other }
    func kind(_ letter: Character) -> Case {
      letter.isLowercase ? .lower : letter.isUppercase ? .upper : .other
    }
    var runs: [(kind: Case, text: String)] = []
    for letter in name {
      if let last = runs.indices.last, runs[last].kind == kind(letter) {
        runs[last].text.append(letter)
      } else {
        runs.append((kind(letter), String(letter)))
      }
    }
    for index in runs.indices.dropLast()
    where runs[index].kind == .upper && runs[index + 1].kind == .lower {
      runs[index + 1].text = String(runs[index].text.removeLast()) + runs[index + 1].text
    }
    return runs.map(\.text).filter { !$0.isEmpty }
  }
}
