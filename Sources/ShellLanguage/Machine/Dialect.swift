/// Whose wording the shell and the utilities use.
public enum Dialect: UInt8, Sendable {
  /// busybox: ash and its applets, as in Alpine and busybox images.
  case busybox
  /// Debian images: dash as `sh`, and the GNU utilities.
  case debian
  /// The learner's workstation: bash and the GNU utilities.
  case bash

  /// Whether the utilities word their messages as GNU coreutils do.
  public var isGNU: Bool { self != .busybox }

  func arithmeticMessage(_ error: ArithmeticError, _ expression: String) -> String {
    switch (self, error) {
    case (.busybox, .divisionByZero): "divide by zero"
    case (.busybox, _): "arithmetic syntax error"
    case (.debian, .divisionByZero):
      "arithmetic expression: division by zero: \"\(expression)\""
    case (.debian, _): "arithmetic expression: expecting primary: \"\(expression)\""
    case (.bash, .divisionByZero):
      "\(expression): division by 0 (error token is \"\(divisor(expression))\")"
    case (.bash, .syntax(let token)):
      "\(expression): syntax error: operand expected (error token is \"\(token)\")"
    case (.bash, .tooDeep): "\(expression): expression recursion level exceeded"
    }
  }

  private func divisor(_ expression: String) -> String {
    guard let index = expression.lastIndex(where: { $0 == "/" || $0 == "%" }) else {
      return expression
    }
    return String(expression[expression.index(after: index)...].drop { $0 == " " })
  }

  func unsetMessage(_ emptyToo: Bool) -> String {
    switch self {
    case .busybox, .debian: emptyToo ? "parameter not set or null" : "parameter not set"
    case .bash: emptyToo ? "parameter null or not set" : "parameter not set"
    }
  }

  var unboundMessage: String { self == .bash ? "unbound variable" : "parameter not set" }

  var badSubstitution: String {
    switch self {
    case .busybox: "syntax error: bad substitution"
    case .debian: "Bad substitution"
    case .bash: "bad substitution"
    }
  }

  /// What the shell says when no command has the name, without its own prefix.
  func notFound(_ name: String) -> String {
    self == .bash ? "\(name): command not found" : "\(name): not found"
  }

  /// What the shell says when a redirection's file cannot be opened.
  func cannotOpen(_ path: String, _ error: FileError, forWriting: Bool) -> String {
    if self == .bash { return "\(path): \(error.message)" }
    let verb =
      switch (self, forWriting) {
      case (.busybox, true): "can't create"
      case (.busybox, false): "can't open"
      case (_, true): "cannot create"
      case (_, false): "cannot open"
      }
    let reason: String
    if error == .notFound {
      let directory = self == .busybox ? "nonexistent directory" : "Directory nonexistent"
      let file = self == .busybox ? "no such file" : "No such file"
      reason = forWriting ? directory : file
    } else {
      reason = error.message
    }
    return "\(verb) \(path): \(reason)"
  }

  /// What the shell says of text it cannot parse.
  func syntaxMessage(_ error: ShellSyntaxError) -> String {
    switch self {
    case .busybox:
      if let detail = error.detail {
        return "syntax error: " + detail.prefix(1).lowercased() + detail.dropFirst()
      }
      return "syntax error: unexpected \(quoted(error.token))" + expecting(error)
    case .debian:
      if let detail = error.detail { return "Syntax error: \(detail)" }
      return "Syntax error: \(quoted(error.token)) unexpected" + expecting(error)
    case .bash:
      if let detail = error.detail {
        if detail == "Unterminated quoted string" {
          return "unexpected EOF while looking for matching `\"'"
        }
        return "syntax error: \(detail)"
      }
      if error.token == "end of file" { return "syntax error: unexpected end of file" }
      return "syntax error near unexpected token `\(error.token)'"
    }
  }

  private func quoted(_ token: String) -> String {
    switch token {
    case "end of file", "newline": token
    default: "\"\(token)\""
    }
  }

  private func expecting(_ error: ShellSyntaxError) -> String {
    error.expected.map { " (expecting \"\($0)\")" } ?? ""
  }
}
