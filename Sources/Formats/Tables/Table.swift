public import ObjectModel

/// A `meta.k8s.io/v1` Table: what a server answers `kubectl get` with.
public struct Table: Hashable, Sendable {
  /// One column definition.
  public struct Column: Hashable, Sendable {
    /// The header in its own spelling; printed in capitals.
    public var name: String
    /// The OpenAPI type of the cells.
    public var type: String
    /// The OpenAPI format; `name` marks the column that takes a kind as prefix.
    public var format: String
    /// 0 for columns that are always shown, more for those of `-o wide`.
    public var priority: Int

    /// A column.
    public init(name: String, type: String = "string", format: String = "", priority: Int = 0) {
      self.name = name
      self.type = type
      self.format = format
      self.priority = priority
    }
  }

  /// One row.
  public struct Row: Hashable, Sendable {
    /// The cells, in the order of the columns.
    public var cells: [Value]
    /// The object of the row, or its metadata alone; null when the server sent none.
    public var object: Value

    /// A row.
    public init(cells: [Value], object: Value = .null) {
      self.cells = cells
      self.object = object
    }
  }

  /// The columns; none in a watch event after the first, which means those before.
  public var columns: [Column]
  /// The rows.
  public var rows: [Row]

  /// A table.
  public init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table that a response body holds; nil when its kind is another.
  public init?(_ value: Value) {
    guard value.string(.kind) == "Table" else { return nil }
    columns = value.elements("columnDefinitions").map { column in
      Column(
        name: column.string(.name) ?? "", type: column.string(.type) ?? "",
        format: column.string("format") ?? "", priority: Int(column.int("priority") ?? 0))
    }
    rows = value.elements("rows").map { row in
      Row(cells: row.elements("cells"), object: row["object"] ?? .null)
    }
  }
}
