extension ShellMachine {
  /// Builtins that read or change variables, options and aliases; nil for any other name.
  mutating func variableBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome? {
    let rest = Array(arguments.dropFirst())
    shell.status = 0
    switch arguments[0] {
    case "export": exportBuiltin(rest, &shell, id, &files)
    case "readonly": readonlyBuiltin(rest, &shell, id, &files)
    case "local", "declare", "typeset": localBuiltin(arguments[0], rest, &shell, id, &files)
    case "unset": unsetBuiltin(rest, &shell, id, &files)
    case "set": return setBuiltin(rest, &shell, id, &files)
    case "shift":
      let count = rest.first.flatMap { Int($0) } ?? 1
      guard count >= 0, count <= shell.positional.count else {
        if settings.dialect == .debian {
          complain(shell, id, "shift: can't shift that many", &files)
          return finish(&shell, id, 2)
        }
        shell.status = 1
        break
      }
      shell.positional.removeFirst(count)
    case "alias": aliasBuiltin(rest, &shell, id, &files)
    case "unalias":
      if rest.first == "-a" { shell.aliases = [:] }
      for name in rest where name != "-a" {
        if shell.aliases.removeValue(forKey: name) == nil {
          complain(shell, id, "\(name): not found", command: "unalias", &files)
          shell.status = 1
        }
      }
    case "umask": umaskBuiltin(rest, &shell, id, &files)
    case "getopts": getoptsBuiltin(rest, &shell, id, &files)
    case "let": return letBuiltin(rest, &shell, id, &files)
    default: return nil
    }
    return checkError(&shell, id)
  }

  private static func split(_ text: String) -> (name: String, value: String?) {
    guard let index = text.firstIndex(of: "=") else { return (text, nil) }
    return (String(text[..<index]), String(text[text.index(after: index)...]))
  }

  private mutating func checkName(
    _ name: String, _ command: String, _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) -> Bool {
    if name.isShellName { return true }
    let message =
      settings.dialect == .bash ? "`\(name)': not a valid identifier" : "\(name): bad variable name"
    complain(shell, id, message, command: command, &files)
    shell.status = settings.dialect == .bash ? 1 : 2
    return false
  }

  private mutating func exportBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    let operands = arguments.filter { $0 != "-p" && $0 != "-n" }
    guard !operands.isEmpty else {
      return list(shell.variables.all.filter(\.isExported), "export", id, &files)
    }
    for operand in operands {
      let (name, value) = Self.split(operand)
      guard checkName(name, "export", &shell, id, &files) else { continue }
      if let value, !assign(name, value, &shell, id, &files) {
        shell.status = 1
        continue
      }
      if arguments.contains("-n") {
        shell.variables.removeExport(name)
      } else {
        shell.variables.export(name)
      }
    }
  }

  private mutating func list(
    _ entries: [Variables.Entry], _ word: String, _ id: Int, _ files: inout FileSystem
  ) {
    let isBash = settings.dialect == .bash
    var text = ""
    for entry in entries {
      let value = entry.value ?? ""
      text +=
        isBash
        ? "declare -\(word == "export" ? "x" : "r") \(entry.name)=\"\(value)\"\n"
        : "\(word) \(entry.name)=\(ShellQuoting.singleQuoted(value))\n"
    }
    _ = write(id, 1, Array(text.utf8), &files)
  }

  private mutating func readonlyBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    let operands = arguments.filter { $0 != "-p" }
    guard !operands.isEmpty else {
      return list(shell.variables.all.filter(\.isReadOnly), "readonly", id, &files)
    }
    for operand in operands {
      let (name, value) = Self.split(operand)
      guard checkName(name, "readonly", &shell, id, &files) else { continue }
      if let value, !assign(name, value, &shell, id, &files) {
        shell.status = 1
        continue
      }
      shell.variables.makeReadOnly(name)
    }
  }

  private mutating func localBuiltin(
    _ command: String, _ arguments: [String], _ shell: inout ShellState, _ id: Int,
    _ files: inout FileSystem
  ) {
    let scope = shell.frames.lastIndex { frame in
      if case .scope = frame { return true }
      return false
    }
    if scope == nil, command == "local" {
      let message =
        settings.dialect == .bash ? "can only be used in a function" : "not in a function"
      complain(shell, id, message, command: "local", &files)
      shell.status = 1
      return
    }
    for operand in arguments where !operand.hasPrefix("-") {
      let (name, value) = Self.split(operand)
      guard checkName(name, command, &shell, id, &files) else { continue }
      if let scope, case .scope(var state) = shell.frames[scope] {
        if !state.locals.contains(where: { $0.name == name }) {
          state.locals.append((name, shell.variables.entry(name)))
          shell.frames[scope] = .scope(state)
          if value == nil, settings.dialect != .debian { shell.variables.unset(name) }
        }
      }
      if let value { _ = assign(name, value, &shell, id, &files) }
      if arguments.contains("-x") { shell.variables.export(name) }
      if arguments.contains("-r") { shell.variables.makeReadOnly(name) }
    }
  }

  private mutating func unsetBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    let isFunction = arguments.first == "-f"
    for name in arguments where name != "-f" && name != "-v" {
      if isFunction {
        shell.functions[name] = nil
      } else if shell.variables.isReadOnly(name) {
        let message =
          settings.dialect == .bash
          ? "\(name): cannot unset: readonly variable" : "\(name): is read only"
        complain(shell, id, message, command: "unset", &files)
        shell.status = settings.dialect == .bash ? 1 : 2
      } else if shell.variables[name] == nil, settings.dialect == .bash,
        shell.functions[name] != nil
      {
        shell.functions[name] = nil
      } else {
        shell.variables.unset(name)
      }
    }
  }

  private mutating func setBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var rest = arguments[...]
    if rest.isEmpty {
      var text = ""
      for entry in shell.variables.all {
        let value = entry.value ?? ""
        text += "\(entry.name)=\(ShellQuoting.singleQuoted(value))\n"
      }
      _ = write(id, 1, Array(text.utf8), &files)
      return .proceed
    }
    while let first = rest.first {
      guard first.utf8.count > 1, first.utf8.first == .minus || first.utf8.first == .plus else {
        break
      }
      rest.removeFirst()
      if first == "--" {
        shell.positional = Array(rest)
        return .proceed
      }
      let isOn = first.utf8.first == .minus
      for letter in first.dropFirst() {
        var option = ShellOptions.letter(letter)
        if letter == "o" {
          guard let name = rest.popFirst() else {
            listOptions(shell, id, &files)
            return .proceed
          }
          option = ShellOptions.named(name)
        }
        guard let option else {
          complain(shell, id, "Illegal option \(isOn ? "-" : "+")\(letter)", command: "set", &files)
          shell.status = 2
          return checkError(&shell, id)
        }
        if isOn { shell.options.insert(option) } else { shell.options.remove(option) }
      }
    }
    if !rest.isEmpty { shell.positional = Array(rest) }
    return .proceed
  }

  private mutating func listOptions(
    _ shell: ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    var text = settings.dialect == .bash ? "" : "Current option settings\n"
    for item in ShellOptions.table {
      let isOn = shell.options.contains(item.option)
      text += item.name.padded(to: 16) + (isOn ? "on" : "off") + "\n"
    }
    _ = write(id, 1, Array(text.utf8), &files)
  }

  private mutating func aliasBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    let lead = settings.dialect == .bash ? "alias " : ""
    var text = ""
    if arguments.isEmpty {
      for name in shell.aliases.keys.sorted() {
        text += "\(lead)\(name)=\(ShellQuoting.singleQuoted(shell.aliases[name] ?? ""))\n"
      }
    }
    for argument in arguments {
      let (name, value) = Self.split(argument)
      if let value {
        shell.aliases[name] = value
      } else if let found = shell.aliases[name] {
        text += "\(lead)\(name)=\(ShellQuoting.singleQuoted(found))\n"
      } else {
        complain(shell, id, "\(name): not found", command: "alias", &files)
        shell.status = 1
      }
    }
    _ = write(id, 1, Array(text.utf8), &files)
  }

  private mutating func umaskBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    guard let text = arguments.first else {
      let digits = String(shell.fileCreationMask, radix: 8).leftPadded(to: 4, with: "0")
      _ = write(id, 1, Array((digits + "\n").utf8), &files)
      return
    }
    guard let mask = UInt16(text, radix: 8), mask <= 0o777 else {
      complain(shell, id, "Illegal number: \(text)", command: "umask", &files)
      shell.status = 2
      return
    }
    shell.fileCreationMask = mask
  }

  private mutating func letBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) -> StepOutcome {
    var memo: [Bytes] = []
    for argument in arguments {
      let text = Array(argument.utf8)
      switch expand(
        &memo, &shell, id,
        { (expander) throws(ExpansionStop) in
          try expander.evaluate(text)
        })
      {
      case .value(let value): shell.status = value == 0 ? 1 : 0
      case .failed(let message): return fail(message, &shell, id, &files)
      case .needs: break
      }
    }
    return checkError(&shell, id)
  }

  private mutating func getoptsBuiltin(
    _ arguments: [String], _ shell: inout ShellState, _ id: Int, _ files: inout FileSystem
  ) {
    guard arguments.count >= 2 else {
      complain(shell, id, "usage: getopts optstring var [arg]", command: "getopts", &files)
      shell.status = 2
      return
    }
    let specification = Array(arguments[0].utf8)
    let words = arguments.count > 2 ? Array(arguments.dropFirst(2)) : shell.positional
    var index = shell.variables["OPTIND"].flatMap { Int($0) } ?? 1
    if index != shell.optionIndex { shell.optionOffset = 0 }
    var letter: UInt8 = .question
    var value: String?
    shell.status = 1
    if index - 1 < words.count, index >= 1 {
      let word = Array(words[index - 1].utf8)
      let offset = max(1, shell.optionOffset)
      if word.count > 1, word[0] == .minus, word != [.minus, .minus], offset < word.count {
        shell.status = 0
        letter = word[offset]
        shell.optionOffset = offset + 1
        if let found = specification.firstIndex(of: letter), letter != .colon {
          if found + 1 < specification.count, specification[found + 1] == .colon {
            if offset + 1 < word.count {
              value = String(bytes: word[(offset + 1)...])
            } else if index < words.count {
              index += 1
              value = words[index - 1]
            } else {
              optionError("No arg for", letter, specification, &shell, id, &files)
              value = specification.first == .colon ? String(bytes: [letter]) : nil
              letter = specification.first == .colon ? .colon : .question
            }
            shell.optionOffset = word.count
          }
        } else {
          optionError("Illegal option", letter, specification, &shell, id, &files)
          value = specification.first == .colon ? String(bytes: [letter]) : nil
          letter = .question
        }
        if shell.optionOffset >= word.count {
          index += 1
          shell.optionOffset = 0
        }
      } else if word == [.minus, .minus] {
        index += 1
      }
    }
    shell.optionIndex = index
    shell.variables.set("OPTIND", String(index))
    shell.variables.set(arguments[1], String(bytes: [letter]))
    if let value { shell.variables.set("OPTARG", value) } else { shell.variables.unset("OPTARG") }
  }

  private mutating func optionError(
    _ reason: String, _ letter: UInt8, _ specification: Bytes, _ shell: inout ShellState,
    _ id: Int, _ files: inout FileSystem
  ) {
    guard specification.first != .colon else { return }
    let text = "\(reason) -\(String(bytes: [letter]))" + (reason == "No arg for" ? " option" : "")
    _ = write(id, 2, Array((text + "\n").utf8), &files)
  }
}
