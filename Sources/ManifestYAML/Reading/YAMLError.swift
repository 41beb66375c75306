/// Why a manifest cannot be read, in the words that kubectl prints after `error parsing FILE: `.
public struct YAMLError: Error, Hashable, Sendable {
  /// The whole text, for example
  /// `error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context`.
  ///
  /// The line in the text is kubectl's: it counts from the document's own first line.
  public let message: String
  /// The line of the file, from 1, on which the fault lies; the document's first line when libyaml
  /// names none.
  public let line: Int

  /// An error on `line` of the file.
  public init(message: String, line: Int) {
    self.message = message
    self.line = line
  }
}
