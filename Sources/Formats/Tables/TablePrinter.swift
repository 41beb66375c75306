import ObjectModel

/// Prints tables as `kubectl get` does: headers once, columns chosen and added by options.
///
/// Models: cli-runtime's HumanReadablePrinter. One printer serves one kind; give the writer a
/// `forgetWidths()` before the next kind's printer uses it.
public struct TablePrinter: Sendable {
  /// What flags ask for.
  public struct Options: Hashable, Sendable {
    /// `--no-headers`.
    public var hidesHeaders = false
    /// `-o wide`: columns of every priority.
    public var isWide = false
    /// `-A`: a NAMESPACE column in front.
    public var showsNamespace = false
    /// `--show-labels`: a LABELS column behind.
    public var showsLabels = false
    /// `-L`: a column for each of these labels.
    public var labelColumns: [String] = []
    /// Put before names when several kinds are listed: `deployment.apps`.
    public var kindPrefix: String?

    /// kubectl's defaults.
    public init() {}
  }

  /// What flags ask for.
  public var options: Options
  private var lastColumns: [Table.Column] = []
  private var hasPrintedHeaders = false

  /// A printer that has printed nothing.
  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Writes a table; rows of watch events have the event's type before them when one is given.
  public mutating func write(_ table: Table, event: String? = nil, to writer: inout TabWriter) {
    var table = table
    var showsHeaders = !options.hidesHeaders
    if hasPrintedHeaders, table.columns.isEmpty || table.columns == lastColumns {
      showsHeaders = false
    }
    if table.columns.isEmpty {
      table.columns = lastColumns
    } else if table.columns != lastColumns {
      lastColumns = table.columns
      hasPrintedHeaders = false
    }
    if !table.rows.isEmpty { hasPrintedHeaders = true }
    decorate(&table)
    if let event { prepend(Self.padded(event), to: &table) }
    write(table, showsHeaders: showsHeaders, to: &writer)
  }

  /// The text of one table by itself.
  public static func text(_ table: Table, _ options: Options = Options()) -> String {
    var printer = TablePrinter(options)
    var writer = TabWriter(.table)
    printer.write(table, to: &writer)
    return writer.flush()
  }

  private func write(_ table: Table, showsHeaders: Bool, to writer: inout TabWriter) {
    if showsHeaders {
      if table.rows.isEmpty { return }
      let shown = table.columns.filter { options.isWide || $0.priority == 0 }
      writer.write(shown.map { $0.name.uppercased() }.joined(separator: "\t") + "\n")
    }
    for row in table.rows {
      var isFirst = true
      for (column, cell) in zip(table.columns, row.cells) {
        if !options.isWide, column.priority != 0 { continue }
        if !isFirst { writer.write("\t") }
        isFirst = false
        writer.write(Self.text(of: cell))
      }
      writer.write("\n")
    }
  }

  /// A cell's text: strings end at their first line break, with dots to say so.
  private static func text(of cell: Value) -> String {
    guard case .string(let text) = cell else {
      return cell.isNull ? "" : TerminalText.escaped(GoText.plain(cell))
    }
    let isBreak = { (byte: UInt8) in byte == 0x0a || byte == 0x0c || byte == 0x0d }
    guard let end = text.utf8.firstIndex(where: isBreak) else {
      return TerminalText.escaped(text)
    }
    return TerminalText.escaped(String(text.unicodeScalars[..<end])) + "..."
  }

  private static func padded(_ event: String) -> String {
    switch event {
    case "ADDED", "DELETED", "ERROR":
      event + String(repeating: " ", count: 8 - event.utf8.count)
    default: event
    }
  }

  private func prepend(_ text: String, to table: inout Table) {
    table.columns.insert(Table.Column(name: "Event"), at: 0)
    for index in table.rows.indices { table.rows[index].cells.insert(.string(text), at: 0) }
  }

  // MARK: Added columns

  private var isPlain: Bool {
    options.kindPrefix == nil && !options.showsNamespace && options.labelColumns.isEmpty
      && !options.showsLabels
  }

  private func decorate(_ table: inout Table) {
    if isPlain { return }
    let nameColumn =
      options.kindPrefix == nil
      ? nil : table.columns.firstIndex { $0.format == "name" && $0.type == "string" }
    for index in table.rows.indices {
      if let nameColumn, let prefix = options.kindPrefix,
        nameColumn < table.rows[index].cells.count
      {
        let name = Self.text(of: table.rows[index].cells[nameColumn])
        table.rows[index].cells[nameColumn] = .string("\(prefix.lowercased())/\(name)")
      }
      let metadata = table.rows[index].object[.metadata]
      if options.showsNamespace {
        table.rows[index].cells.insert(metadata?[.namespace] ?? .null, at: 0)
      }
      let labels = metadata?[.labels]
      for label in options.labelColumns {
        table.rows[index].cells.append(labels?[Key(label)] ?? (metadata == nil ? .null : ""))
      }
      if options.showsLabels {
        let text = LabelText.format(labels?.object ?? Fields())
        table.rows[index].cells.append(metadata == nil ? .null : .string(text))
      }
    }
    if options.showsNamespace { table.columns.insert(Table.Column(name: "Namespace"), at: 0) }
    for label in options.labelColumns {
      let header = label.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      table.columns.append(Table.Column(name: String(header)))
    }
    if options.showsLabels { table.columns.append(Table.Column(name: "Labels")) }
  }
}
