import APIServer
import Formats
import ObjectModel

/// Turns what servers answer into the tables that are printed.
enum ServerTable {
  /// A table of the in-process API.
  static func printable(_ table: AnsweredTable) -> Formats.Table {
    Formats.Table(
      columns: table.columns.map { column in
        Formats.Table.Column(
          name: column.name, type: column.type, format: column.format, priority: column.priority)
      },
      rows: table.rows.map { Formats.Table.Row(cells: $0.cells, object: $0.object) })
  }

  /// The table that stands for an object: its own when it is one, else NAME and AGE.
  static func printable(_ object: Value, now: Int64) -> Formats.Table {
    if let table = Formats.Table(object) { return table }
    let items =
      object.string(.kind)?.hasSuffix("List") == true ? object.elements("items") : [object]
    return Formats.Table(
      columns: [
        Formats.Table.Column(name: "Name", format: "name"), Formats.Table.Column(name: "Age"),
      ],
      rows: items.map { item in
        let name = item.string(.metadata, .name) ?? ""
        return Formats.Table.Row(
          cells: [.string(name), .string(age(of: item, now: now))], object: item)
      })
  }

  /// The age of an object.
  static func age(of object: Value, now: Int64) -> String {
    guard let text = object.string(.metadata, .creationTimestamp),
      let start = RFC3339.epochSeconds(text)
    else { return "<unknown>" }
    return HumanDuration.text(seconds: now - start)
  }
}
