import ObjectModel

/// Runs a parsed template over one value.
struct TemplateExecutor {
  /// How a list of nodes ended.
  private enum Flow {
    case on
    case stop
    case skip
  }

  private static let depthLimit = 1000

  let templates: [String: [TemplateNode]]
  let source: [UInt8]
  let allowsMissingKeys: Bool
  let root: Value
  private(set) var output = ""
  private var variables: [(name: String, value: TemplateValue)] = []
  private var name = "output"
  private var depth = 0

  init(
    templates: [String: [TemplateNode]], source: [UInt8], allowsMissingKeys: Bool, root: Value
  ) {
    self.templates = templates
    self.source = source
    self.allowsMissingKeys = allowsMissingKeys
    self.root = root
  }

  mutating func run() throws(GoTemplateError) {
    try run("output", .concrete(root))
  }

  private mutating func run(_ template: String, _ dot: TemplateValue) throws(GoTemplateError) {
    let outer = (variables, name)
    (variables, name) = ([("$", dot)], template)
    _ = try run(templates[template] ?? [], dot)
    (variables, name) = outer
  }

  /// An error at a place of the source, as text/template words it.
  func fault(_ message: String, at position: Int, _ context: String) -> GoTemplateError {
    let before = source[..<position]
    let line = before.count { $0 == 0x0a } + 1
    let column = position - (before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0)
    return GoTemplateError(
      "template: output:\(line):\(column): executing \(GoText.quoted(name)) at <\(context)>: "
        + message)
  }

  // MARK: Nodes

  private mutating func run(
    _ nodes: [TemplateNode], _ dot: TemplateValue
  ) throws(GoTemplateError) -> Flow {
    for node in nodes {
      let flow = try run(node, dot)
      if flow != .on { return flow }
    }
    return .on
  }

  private mutating func run(
    _ node: TemplateNode, _ dot: TemplateValue
  ) throws(GoTemplateError) -> Flow {
    switch node {
    case .text(let text): output += text
    case .action(let pipe):
      let value = try evaluate(pipe, dot)
      if pipe.variables.isEmpty { output += value.printed }
    case .condition(let pipe, let nodes, let otherwise):
      return try scoped { (executor) throws(GoTemplateError) in
        let isTrue = try executor.evaluate(pipe, dot).isTrue
        return try executor.run(isTrue ? nodes : otherwise, dot)
      }
    case .with(let pipe, let nodes, let otherwise):
      return try scoped { (executor) throws(GoTemplateError) in
        let value = try executor.evaluate(pipe, dot)
        return try value.isTrue ? executor.run(nodes, value) : executor.run(otherwise, dot)
      }
    case .range(let pipe, let nodes, let otherwise):
      return try scoped { (executor) throws(GoTemplateError) in
        try executor.range(pipe, nodes, otherwise, dot)
      }
    case .template(let name, let pipe, let position):
      try invoke(name, pipe, position, dot)
    case .stop: return .stop
    case .skip: return .skip
    }
    return .on
  }

  private mutating func scoped(
    _ body: (inout TemplateExecutor) throws(GoTemplateError) -> Flow
  ) throws(GoTemplateError) -> Flow {
    let count = variables.count
    let flow = try body(&self)
    variables.removeLast(variables.count - count)
    return flow
  }

  private mutating func range(
    _ pipe: TemplatePipe, _ nodes: [TemplateNode], _ otherwise: [TemplateNode],
    _ dot: TemplateValue
  ) throws(GoTemplateError) -> Flow {
    let value = try evaluate(pipe, dot)
    let items: [(TemplateValue, Value)]
    switch value.value {
    case .null: items = []
    case .array(let elements):
      items = elements.enumerated().map { (.int($0.offset), $0.element) }
    case .object(let fields):
      items = fields.sorted.map { (.concrete(.string($0.key)), $0.value) }
    default:
      throw fault(
        "range can't iterate over \(GoText.plain(value.value))", at: pipe.position, pipe.text)
    }
    if items.isEmpty { return try run(otherwise, dot) }
    let count = variables.count
    for (index, element) in items {
      setRangeVariables(pipe, index, .element(element))
      let flow = try run(nodes, .element(element))
      variables.removeLast(variables.count - count)
      if flow == .stop { break }
    }
    return .on
  }

  private mutating func setRangeVariables(
    _ pipe: TemplatePipe, _ index: TemplateValue, _ element: TemplateValue
  ) {
    guard let last = pipe.variables.last else { return }
    set(last, element)
    if pipe.variables.count > 1 { set(pipe.variables[0], index) }
  }

  private mutating func set(_ name: String, _ value: TemplateValue) {
    guard let place = variables.lastIndex(where: { $0.name == name }) else { return }
    variables[place].value = value
  }

  private mutating func invoke(
    _ template: String, _ pipe: TemplatePipe?, _ position: Int, _ dot: TemplateValue
  ) throws(GoTemplateError) {
    let shown = GoText.quoted(template)
    guard templates[template] != nil else {
      let context = "{{template \(shown)" + (pipe.map { " " + $0.text } ?? "") + "}}"
      throw fault("template \(shown) not defined", at: position, context)
    }
    guard depth < Self.depthLimit else {
      throw fault(
        "exceeded maximum template depth (\(Self.depthLimit))", at: position,
        "{{template \(shown)}}")
    }
    let argument: TemplateValue
    if let pipe { argument = try evaluate(pipe, dot) } else { argument = .missing }
    depth += 1
    try run(template, argument)
    depth -= 1
  }

  // MARK: Pipes

  private mutating func evaluate(
    _ pipe: TemplatePipe, _ dot: TemplateValue
  ) throws(GoTemplateError) -> TemplateValue {
    var value: TemplateValue?
    for command in pipe.commands { value = try evaluate(command, dot, value).unpacked }
    let result = value ?? .missing
    for variable in pipe.variables {
      if pipe.assigns {
        guard variables.contains(where: { $0.name == variable }) else {
          throw fault("undefined variable: \(variable)", at: pipe.position, pipe.text)
        }
        set(variable, result)
      } else {
        variables.append((variable, result))
      }
    }
    return result
  }

  private mutating func evaluate(
    _ command: TemplateCommand, _ dot: TemplateValue, _ final: TemplateValue?
  ) throws(GoTemplateError) -> TemplateValue {
    guard let first = command.operands.first else { return .missing }
    let hasArguments = command.operands.count > 1 || final != nil
    switch first.kind {
    case .function(let name):
      return try call(
        name, first, Array(command.operands.dropFirst()), (command.position, command.text), dot,
        final)
    case .field, .variable, .chain: return try access(first, dot, hasArguments: hasArguments)
    default: break
    }
    if hasArguments {
      throw fault(
        "can't give argument to non-function \(first.text)", at: first.position, first.text)
    }
    if case .nil = first.kind {
      throw fault("nil is not a command", at: first.position, first.text)
    }
    return try operand(first, dot)
  }

  /// An operand by itself, as an argument is evaluated.
  private mutating func operand(
    _ operand: TemplateOperand, _ dot: TemplateValue
  ) throws(GoTemplateError) -> TemplateValue {
    switch operand.kind {
    case .dot: return dot
    case .nil: return .element(.null)
    case .bool(let flag): return .concrete(.bool(flag))
    case .int(let number): return .int(number)
    case .double(let number): return .concrete(.double(number))
    case .string(let text): return .concrete(.string(text))
    case .pipe(let pipe): return try evaluate(pipe, dot)
    case .function(let name):
      return try call(name, operand, [], (operand.position, operand.text), dot, nil)
    case .field, .variable, .chain: return try access(operand, dot, hasArguments: false)
    }
  }

  // MARK: Fields

  private mutating func access(
    _ operand: TemplateOperand, _ dot: TemplateValue, hasArguments: Bool
  ) throws(GoTemplateError) -> TemplateValue {
    var value: TemplateValue
    let fields: [String]
    switch operand.kind {
    case .field(let names): (value, fields) = (dot, names)
    case .variable(let name, let names):
      value = variables.last { $0.name == name }?.value ?? .missing
      fields = names
      if fields.isEmpty, hasArguments {
        throw fault(
          "can't give argument to non-function \(operand.text)", at: operand.position,
          operand.text)
      }
    case .chain(let inner, let names):
      value = try self.operand(inner, dot)
      fields = names
    default: return .missing
    }
    for (index, field) in fields.enumerated() {
      let isLast = index == fields.count - 1
      value = try access(value, field, operand, hasArguments: hasArguments && isLast)
    }
    return value
  }

  private func access(
    _ receiver: TemplateValue, _ field: String, _ operand: TemplateOperand, hasArguments: Bool
  ) throws(GoTemplateError) -> TemplateValue {
    switch receiver {
    case .missing:
      if allowsMissingKeys { return .missing }
      throw fault(
        "nil data; no entry for key \(GoText.quoted(field))", at: operand.position, operand.text)
    case .element(.null), .concrete(.null):
      throw fault(
        "nil pointer evaluating \(receiver.staticType).\(field)", at: operand.position,
        operand.text)
    case .element(.object(let fields)), .concrete(.object(let fields)):
      if hasArguments {
        throw fault(
          "\(field) is not a method but has arguments", at: operand.position, operand.text)
      }
      if let value = fields[Key(field)] { return .element(value) }
      if allowsMissingKeys { return .missing }
      throw fault(
        "map has no entry for key \(GoText.quoted(field))", at: operand.position, operand.text)
    default:
      throw fault(
        "can't evaluate field \(field) in type \(receiver.staticType)", at: operand.position,
        operand.text)
    }
  }

  // MARK: Calls

  private mutating func call(
    _ name: String, _ word: TemplateOperand, _ arguments: [TemplateOperand],
    _ place: (position: Int, text: String), _ dot: TemplateValue, _ final: TemplateValue?
  ) throws(GoTemplateError) -> TemplateValue {
    guard let function = TemplateFunction(rawValue: name) else { return .missing }
    let count = arguments.count + (final == nil ? 0 : 1)
    if let wanted = function.refusal(count) {
      throw fault(
        "wrong number of args for \(name): want \(wanted) got \(count)", at: word.position,
        word.text)
    }
    if function == .and || function == .or {
      var last = TemplateValue.missing
      for argument in arguments {
        last = try operand(argument, dot).unpacked
        if last.isTrue == (function == .or) { return last }
      }
      return final ?? last
    }
    var values: [TemplateValue] = []
    for (index, argument) in arguments.enumerated() {
      let value = try operand(argument, dot)
      if index == 0 { try check(value, function, argument.position, argument.text) }
      values.append(value)
    }
    if let final {
      if values.isEmpty { try check(final, function, place.position, place.text) }
      values.append(final)
    }
    do throws(GoTemplateError) {
      return try function.apply(values, arguments.first?.text ?? "")
    } catch {
      throw fault("error calling \(name): \(error.message)", at: place.position, place.text)
    }
  }

  /// Refuses a first argument that must be a string and is none.
  private func check(
    _ value: TemplateValue, _ function: TemplateFunction, _ position: Int, _ text: String
  ) throws(GoTemplateError) {
    guard function == .printf || function == .base64decode, value.value.string == nil else {
      return
    }
    if value.isNil { throw fault("invalid value; expected string", at: position, text) }
    throw fault(
      "wrong type for value; expected string; got \(value.typeName)", at: position, text)
  }
}
