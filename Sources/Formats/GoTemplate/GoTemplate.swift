public import ObjectModel

/// Go templates for `-o go-template`, with kubectl's functions.
///
/// Models: text/template of Go 1.23 over JSON data: pipelines, variables, if, with, range, define,
/// block, template, break, continue, comments, trimming and all built-in functions.
/// Differs: complex numbers and methods do not exist; templates nest 1,000 deep at most.
public struct GoTemplate: Sendable {
  /// Whether a missing key gives `<no value>` rather than an error.
  public var allowsMissingKeys: Bool
  private let templates: [String: [TemplateNode]]
  private let source: [UInt8]

  /// Reads a template.
  /// - Throws: Go's text, such as `template: output:1: unexpected EOF`.
  public init(_ text: String, allowsMissingKeys: Bool = true) throws(GoTemplateError) {
    source = Array(text.utf8)
    var parser = TemplateParser(source)
    templates = try parser.parse()
    self.allowsMissingKeys = allowsMissingKeys
  }

  /// The template filled in with a value.
  ///
  /// When that fails the text until then stands in `output`, since kubectl prints it.
  /// - Throws: Go's text, such as
  ///   `template: output:1:4: executing "output" at <.s.x>: can't evaluate field x in type string`.
  public func write(_ value: Value, to output: inout String) throws(GoTemplateError) {
    var executor = TemplateExecutor(
      templates: templates, source: source, allowsMissingKeys: allowsMissingKeys, root: value)
    defer { output += executor.output }
    try executor.run()
  }

  /// The template filled in with a value.
  public func text(_ value: Value) throws(GoTemplateError) -> String {
    var output = ""
    try write(value, to: &output)
    return output
  }
}

/// Why a template cannot be read or filled in.
public struct GoTemplateError: Error, Hashable, Sendable {
  /// Go's text.
  public let message: String

  /// An error with Go's text.
  public init(_ message: String) {
    self.message = message
  }
}
