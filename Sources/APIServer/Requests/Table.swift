public import ObjectModel

/// A column of a server-side table.
public struct TableColumn: Hashable, Sendable {
  /// The heading, capitalised as Kubernetes writes it (`Restarts`); kubectl prints upper case.
  public let name: String
  /// `string`, `integer`, `date`, `boolean` or `number`.
  public let type: String
  /// `name` for the first column, else empty.
  public let format: String
  /// A sentence on the column.
  public let description: String
  /// 0 for columns always shown, 1 for those of `-o wide`.
  public let priority: Int

  /// A column.
  public init(
    _ name: String, type: String = "string", format: String = "", priority: Int = 0,
    description: String = ""
  ) {
    self.name = name
    self.type = type
    self.format = format
    self.priority = priority
    self.description = description
  }
}

/// Objects as rows of cells: what `kubectl get` asks for.
public struct Table: Sendable {
  /// One object as cells, in the order of the columns.
  public struct Row: Sendable {
    /// The cells.
    public let cells: [Value]
    /// The whole object; the request's `IncludeObject` says how much of it is encoded.
    public let object: Value

    /// A row.
    public init(cells: [Value], object: Value) {
      self.cells = cells
      self.object = object
    }
  }

  /// The columns.
  public var columns: [TableColumn]
  /// The rows.
  public var rows: [Row]
  /// The revision the rows show.
  public var resourceVersion: String
  /// The token for the next page; empty on the last one.
  public var continueToken: String
  /// How many items follow; nil when unknown.
  public var remainingItemCount: Int64?

  /// A table.
  public init(
    columns: [TableColumn], rows: [Row], resourceVersion: String = "", continueToken: String = "",
    remainingItemCount: Int64? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.resourceVersion = resourceVersion
    self.continueToken = continueToken
    self.remainingItemCount = remainingItemCount
  }
}
