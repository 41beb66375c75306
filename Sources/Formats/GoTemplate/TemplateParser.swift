import ObjectModel

/// Reads a Go template.
struct TemplateParser {
  /// What ends a list of nodes.
  private enum Ending {
    case end
    case otherwise
  }

  private let tokens: [TemplateToken]
  private var index = 0
  private var variables = ["$"]
  private var rangeDepth = 0
  private var actionLine = 0
  private var templates: [String: [TemplateNode]] = [:]

  init(_ source: [UInt8]) {
    tokens = TemplateLexer.tokens(source)
  }

  /// The templates by name; the whole is `output`.
  mutating func parse() throws(GoTemplateError) -> [String: [TemplateNode]] {
    var nodes: [TemplateNode] = []
    while peek().kind != .end {
      if peek().kind == .open, keyword(after: index) == "define" {
        actionLine = peek().line
        _ = next()
        _ = nextWord()
        try definition()
      } else {
        let (node, ending) = try node()
        if let ending {
          throw fault("unexpected \(ending == .end ? "{{end}}" : "{{else}}")")
        }
        if let node { nodes.append(node) }
      }
    }
    templates["output"] = nodes
    return templates
  }

  // MARK: Tokens

  private func peek() -> TemplateToken { tokens[min(index, tokens.count - 1)] }

  private mutating func next() -> TemplateToken {
    defer { index = min(index + 1, tokens.count - 1) }
    return peek()
  }

  private mutating func peekWord() -> TemplateToken {
    if peek().kind == .space { index += 1 }
    return peek()
  }

  private mutating func nextWord() -> TemplateToken {
    _ = peekWord()
    return next()
  }

  private func keyword(after index: Int) -> String? {
    var place = index + 1
    if place < tokens.count, tokens[place].kind == .space { place += 1 }
    guard place < tokens.count, tokens[place].kind == .keyword else { return nil }
    return tokens[place].text
  }

  private func fault(_ message: String, line: Int? = nil) -> GoTemplateError {
    let place = line ?? tokens[max(0, min(index, tokens.count) - 1)].line
    return GoTemplateError("template: output:\(place): \(message)")
  }

  private func unexpected(_ token: TemplateToken, _ context: String) -> GoTemplateError {
    guard token.kind == .error else {
      return fault("unexpected \(token.shown) in \(context)", line: token.line)
    }
    var extra = ""
    if actionLine != 0, actionLine != token.line {
      extra = " in action started at output:\(actionLine)"
      if token.text.hasSuffix(" action") { extra = String(extra.dropFirst(" in action".count)) }
    }
    return fault(token.text + extra, line: token.line)
  }

  private mutating func expectClose(_ context: String) throws(GoTemplateError) {
    let token = nextWord()
    guard token.kind == .close else { throw unexpected(token, context) }
  }

  // MARK: Nodes

  private mutating func list() throws(GoTemplateError) -> ([TemplateNode], Ending) {
    var nodes: [TemplateNode] = []
    while peekWord().kind != .end {
      let (node, ending) = try node()
      if let ending { return (nodes, ending) }
      if let node { nodes.append(node) }
    }
    throw fault("unexpected EOF", line: peek().line)
  }

  private mutating func node() throws(GoTemplateError) -> (TemplateNode?, Ending?) {
    let token = next()
    switch token.kind {
    case .text: return (.text(token.text), nil)
    case .open:
      actionLine = token.line
      defer { actionLine = 0 }
      return try action()
    default: throw unexpected(token, "input")
    }
  }

  private mutating func action() throws(GoTemplateError) -> (TemplateNode?, Ending?) {
    let token = peekWord()
    guard token.kind == .keyword else {
      return (.action(try pipe("command", .close)), nil)
    }
    _ = next()
    switch token.text {
    case "end":
      try expectClose("end")
      return (nil, .end)
    case "else":
      let following = peekWord()
      if following.kind == .keyword, following.text == "if" || following.text == "with" {
        return (nil, .otherwise)
      }
      try expectClose("else")
      return (nil, .otherwise)
    case "break", "continue":
      try expectClose("{{\(token.text)}}")
      guard rangeDepth > 0 else { throw fault("{{\(token.text)}} outside {{range}}") }
      return (token.text == "break" ? .stop : .skip, nil)
    case "if", "with", "range": return (try control(token.text), nil)
    case "template":
      let (name, position) = try templateName("template clause")
      if peekWord().kind == .close {
        _ = next()
        return (.template(name: name, nil, position: position), nil)
      }
      let pipe = try pipe("template clause", .close)
      return (.template(name: name, pipe, position: position), nil)
    case "block":
      let (name, position) = try templateName("block clause")
      let pipe = try pipe("block clause", .close)
      templates[name] = try body("block clause")
      return (.template(name: name, pipe, position: position), nil)
    default: throw unexpected(token, "command")
    }
  }

  private mutating func control(_ context: String) throws(GoTemplateError) -> TemplateNode {
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    let pipe = try pipe(context, .close)
    if context == "range" { rangeDepth += 1 }
    let (nodes, ending) = try list()
    if context == "range" { rangeDepth -= 1 }
    var otherwise: [TemplateNode] = []
    if ending == .otherwise {
      let token = peekWord()
      if token.kind == .keyword, token.text == "if" || token.text == "with" {
        guard token.text == context else { throw unexpected(token, "else") }
        _ = next()
        otherwise = [try control(token.text)]
      } else {
        let (rest, last) = try list()
        guard last == .end else { throw fault("expected end; found {{else}}") }
        otherwise = rest
      }
    }
    switch context {
    case "if": return .condition(pipe, nodes, otherwise: otherwise)
    case "with": return .with(pipe, nodes, otherwise: otherwise)
    default: return .range(pipe, nodes, otherwise: otherwise)
    }
  }

  private mutating func definition() throws(GoTemplateError) {
    let (name, _) = try templateName("define clause")
    try expectClose("define clause")
    templates[name] = try body("define clause")
  }

  private mutating func body(_ context: String) throws(GoTemplateError) -> [TemplateNode] {
    let outer = variables
    let outerDepth = rangeDepth
    variables = ["$"]
    rangeDepth = 0
    defer {
      variables = outer
      rangeDepth = outerDepth
    }
    let (nodes, ending) = try list()
    guard ending == .end else { throw fault("unexpected {{else}} in \(context)") }
    return nodes
  }

  private mutating func templateName(
    _ context: String
  ) throws(GoTemplateError) -> (String, Int) {
    let token = nextWord()
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, context)
    }
    return (try unquoted(token), token.position)
  }

  private func unquoted(_ token: TemplateToken) throws(GoTemplateError) -> String {
    if token.kind == .rawString { return String(token.text.dropFirst().dropLast()) }
    guard let text = GoQuote.unquoted(token.text) else { throw fault("invalid syntax") }
    return text
  }

  // MARK: Pipes

  private mutating func pipe(
    _ context: String, _ end: TemplateToken.Kind
  ) throws(GoTemplateError) -> TemplatePipe {
    var pipe = TemplatePipe(position: peekWord().position)
    try declarations(&pipe, context)
    while true {
      let token = peekWord()
      if token.kind == end {
        _ = next()
        return try checked(pipe, context)
      }
      switch token.kind {
      case .bool, .characterConstant, .dot, .field, .identifier, .number, .nil, .rawString,
        .string, .variable, .leftParenthesis:
        pipe.commands.append(try command())
      default: throw unexpected(next(), context)
      }
    }
  }

  private mutating func declarations(
    _ pipe: inout TemplatePipe, _ context: String
  ) throws(GoTemplateError) {
    while peekWord().kind == .variable {
      let mark = index
      let variable = next()
      let following = peekWord()
      if following.kind == .assign || following.kind == .declare {
        _ = next()
        pipe.assigns = following.kind == .assign
        pipe.variables.append(variable.text)
        variables.append(variable.text)
        return
      }
      guard following.kind == .character, following.text == "," else {
        index = mark
        return
      }
      _ = next()
      pipe.variables.append(variable.text)
      variables.append(variable.text)
      guard context == "range", pipe.variables.count < 2 else {
        throw fault("too many declarations in \(context)")
      }
      switch peekWord().kind {
      case .variable, .close, .rightParenthesis: continue
      default: throw fault("range can only initialize variables")
      }
    }
  }

  private func checked(
    _ pipe: TemplatePipe, _ context: String
  ) throws(GoTemplateError) -> TemplatePipe {
    if pipe.commands.isEmpty { throw fault("missing value for \(context)") }
    for (stage, command) in pipe.commands.enumerated().dropFirst() {
      switch command.operands.first?.kind {
      case .bool, .dot, .nil, .int, .double, .string:
        throw fault("non executable command in pipeline stage \(stage + 1)")
      default: break
      }
    }
    return pipe
  }

  private mutating func command() throws(GoTemplateError) -> TemplateCommand {
    var command = TemplateCommand(position: peekWord().position)
    loop: while true {
      _ = peekWord()
      if let operand = try operand() { command.operands.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue
      case .close, .rightParenthesis:
        index -= 1
        break loop
      case .pipe: break loop
      default: throw unexpected(token, "operand")
      }
    }
    if command.operands.isEmpty { throw fault("empty command") }
    return command
  }

  private mutating func operand() throws(GoTemplateError) -> TemplateOperand? {
    guard var operand = try term() else { return nil }
    guard peek().kind == .field else { return operand }
    let position = peek().position
    var fields: [String] = []
    while peek().kind == .field { fields.append(String(next().text.dropFirst())) }
    let text = operand.text + fields.map { "." + $0 }.joined()
    switch operand.kind {
    case .field(let names): operand.kind = .field(names + fields)
    case .variable(let name, let names): operand.kind = .variable(name, names + fields)
    case .function, .pipe, .chain: operand.kind = .chain(operand, fields)
    default: throw fault("unexpected . after term \(GoText.quoted(operand.text))")
    }
    operand.position = position
    operand.text = text
    return operand
  }

  private mutating func term() throws(GoTemplateError) -> TemplateOperand? {
    let token = peek()
    let kind: TemplateOperand.Kind
    switch token.kind {
    case .identifier:
      guard TemplateFunction(rawValue: token.text) != nil else {
        throw fault("function \(GoText.quoted(token.text)) not defined", line: token.line)
      }
      kind = .function(token.text)
    case .dot: kind = .dot
    case .nil: kind = .nil
    case .bool: kind = .bool(token.text == "true")
    case .variable:
      guard variables.contains(token.text) else {
        throw fault("undefined variable \(GoText.quoted(token.text))", line: token.line)
      }
      kind = .variable(token.text, [])
    case .field: kind = .field([String(token.text.dropFirst())])
    case .number: kind = try number(token)
    case .characterConstant:
      guard let text = GoQuote.unquoted(token.text), let scalar = text.unicodeScalars.first else {
        throw fault("malformed character constant: \(token.text)", line: token.line)
      }
      kind = .int(Int(scalar.value))
    case .string, .rawString: kind = .string(try unquoted(token))
    case .leftParenthesis:
      _ = next()
      let inner = try pipe("parenthesized pipeline", .rightParenthesis)
      return TemplateOperand(
        kind: .pipe(inner), position: inner.position, text: "(\(inner.text))")
    default: return nil
    }
    _ = next()
    return TemplateOperand(kind: kind, position: token.position, text: token.text)
  }

  private func number(_ token: TemplateToken) throws(GoTemplateError) -> TemplateOperand.Kind {
    let text = token.text.filter { $0 != "_" }
    var digits = Substring(text)
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let lower = digits.lowercased()
    var magnitude: Int?
    if lower.hasPrefix("0x") {
      magnitude = Int(digits.dropFirst(2), radix: 16)
    } else if lower.hasPrefix("0o") {
      magnitude = Int(digits.dropFirst(2), radix: 8)
    } else if lower.hasPrefix("0b") {
      magnitude = Int(digits.dropFirst(2), radix: 2)
    } else if lower.hasPrefix("0"), lower.count > 1, !lower.contains(where: { ".e".contains($0) }) {
      magnitude = Int(digits, radix: 8)
    } else {
      magnitude = Int(digits)
    }
    if let magnitude { return .int(isNegative ? -magnitude : magnitude) }
    guard let number = Double(digits), !lower.hasPrefix("0x") else {
      throw fault("illegal number syntax: \(GoText.quoted(token.text))", line: token.line)
    }
    return .double(isNegative ? -number : number)
  }
}
