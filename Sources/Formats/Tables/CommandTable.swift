/// A table that a command prints of its own, such as `api-resources` or `config get-contexts`.
///
/// The last cell is never padded, but an empty one leaves the padding of the cell before it.
public enum CommandTable {
  /// The lines of headers and rows, aligned; no headers when `headers` is empty.
  public static func text(_ headers: [String], _ rows: [[String]]) -> String {
    var writer = TabWriter(.table)
    if !headers.isEmpty { writer.write(headers.joined(separator: "\t") + "\n") }
    for row in rows { writer.write(row.joined(separator: "\t") + "\n") }
    return writer.flush()
  }
}
