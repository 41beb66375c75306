public import ObjectModel

/// `-o custom-columns=NAME:.metadata.name,...`: a table whose columns are JSONPath expressions.
///
/// Models: kubectl's CustomColumnsPrinter.
public struct CustomColumns: Sendable {
  private let headers: [String]
  private let paths: [JSONPath]
  /// What is wrong with the first path that cannot be read; kubectl only sees it behind its headers.
  public let fault: JSONPathError?

  /// Columns from `HEADER:path` pairs with commas between.
  /// - Throws: kubectl's text.
  public init(spec: String) throws(JSONPathError) {
    if spec.isEmpty {
      throw JSONPathError("custom-columns format specified but no custom columns given")
    }
    var headers: [String] = []
    var paths: [JSONPath] = []
    var fault: JSONPathError?
    for part in spec.split(separator: ",", omittingEmptySubsequences: false) {
      guard let colon = part.firstIndex(of: ":") else {
        throw JSONPathError(
          "unexpected custom-columns spec: \(part), expected <header>:<json-path-expr>")
      }
      headers.append(String(part[..<colon]))
      try Self.add(String(part[part.index(after: colon)...]), to: &paths, &fault)
    }
    self.fault = fault
    self.headers = headers
    self.paths = paths
  }

  /// Columns from the two lines of a `custom-columns-file`: headers, then paths.
  /// - Throws: kubectl's text.
  public init(template: String) throws(JSONPathError) {
    let lines = template.split(whereSeparator: \.isNewline)
    let advice =
      "Expected format is one line of space separated headers, "
      + "one line of space separated column specs."
    guard let first = lines.first else {
      throw JSONPathError("invalid template, missing header line. " + advice)
    }
    guard lines.count > 1 else {
      throw JSONPathError("invalid template, missing spec line. " + advice)
    }
    let headers = first.split(whereSeparator: \.isWhitespace).map(String.init)
    let specs = lines[1].split(whereSeparator: \.isWhitespace)
    guard headers.count == specs.count else {
      throw JSONPathError(
        "number of headers (\(headers.count)) and field specifications (\(specs.count)) "
          + "don't match")
    }
    var paths: [JSONPath] = []
    var fault: JSONPathError?
    for spec in specs { try Self.add(String(spec), to: &paths, &fault) }
    self.fault = fault
    self.headers = headers
    self.paths = paths
  }

  private static func add(
    _ text: String, to paths: inout [JSONPath], _ fault: inout JSONPathError?
  ) throws(JSONPathError) {
    let path = try JSONPath.relaxed(text)
    do throws(JSONPathError) {
      paths.append(try JSONPath(path, allowsMissingKeys: true))
    } catch {
      fault = fault ?? error
    }
  }

  /// Writes the line of headers.
  public func writeHeaders(to writer: inout TabWriter) {
    writer.write(headers.joined(separator: "\t") + "\n")
  }

  /// Writes one object's line: values joined by commas, `<none>` where there are none.
  public func write(_ object: Value, to writer: inout TabWriter) throws(JSONPathError) {
    if let fault { throw fault }
    var cells: [String] = []
    for path in paths {
      let results = try path.results(object)
      var values = results.joined().map { TerminalText.escaped(GoText.plain($0)) }
      if results.first?.isEmpty ?? true { values.insert("<none>", at: 0) }
      cells.append(values.joined(separator: ","))
    }
    writer.write(cells.joined(separator: "\t") + "\n")
  }

  /// The whole table of some objects.
  public func text(_ objects: [Value], hidesHeaders: Bool = false) throws(JSONPathError) -> String {
    var writer = TabWriter(.table)
    if !hidesHeaders { writeHeaders(to: &writer) }
    for object in objects { try write(object, to: &writer) }
    return writer.flush()
  }
}
