/// A part of a Go template.
indirect enum TemplateNode: Sendable {
  case text(String)
  case action(TemplatePipe)
  case condition(TemplatePipe, [TemplateNode], otherwise: [TemplateNode])
  case with(TemplatePipe, [TemplateNode], otherwise: [TemplateNode])
  case range(TemplatePipe, [TemplateNode], otherwise: [TemplateNode])
  case template(name: String, TemplatePipe?, position: Int)
  case stop
  case skip
}

/// Commands with bars between, and the variables they set.
struct TemplatePipe: Sendable {
  var position: Int
  var variables: [String] = []
  /// Whether the variables exist already.
  var assigns = false
  var commands: [TemplateCommand] = []

  /// The pipe as Go shows it in errors.
  var text: String {
    let names = variables.joined(separator: ", ")
    let body = commands.map(\.text).joined(separator: " | ")
    return names.isEmpty ? body : "\(names) \(assigns ? "=" : ":=") \(body)"
  }
}

/// Operands with spaces between.
struct TemplateCommand: Sendable {
  var position: Int
  var operands: [TemplateOperand] = []

  var text: String { operands.map(\.text).joined(separator: " ") }
}

/// One word of a command with its place in the source.
struct TemplateOperand: Sendable {
  indirect enum Kind: Sendable {
    case dot
    case `nil`
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    /// Fields after a dot, on the current value.
    case field([String])
    /// A variable and fields of it.
    case variable(String, [String])
    case function(String)
    case pipe(TemplatePipe)
    /// Fields of a parenthesised pipe or function.
    case chain(TemplateOperand, [String])
  }

  var kind: Kind
  var position: Int
  /// The operand as Go shows it in errors.
  var text: String
}
