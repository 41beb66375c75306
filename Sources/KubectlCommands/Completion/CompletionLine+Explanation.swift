import ObjectModel

extension Completions {
  /// One line or two on the word that follows `words`; nil when there is nothing to say of it.
  public func explanation(of word: String, after words: [String]) -> String? {
    CompletionLine(words, word, environment).explanation()
  }
}

extension CompletionLine {
  func explanation() -> String? {
    if context.argumentsBeforeDash != nil { return nil }
    if let pending { return explanation(of: pending) }
    if prefix.hasPrefix("-") { return flag.map(explanation) }
    if prefix.isEmpty { return explanation(of: command, context.pathWords) }
    if let inner = command.subcommand(prefix), context.arguments.isEmpty {
      return explanation(of: inner, context.pathWords + [inner.name])
    }
    guard context.arguments.isEmpty, command.run != nil else { return nil }
    if context.pathWords.last == "explain", prefix.contains("."),
      let sentence = sentence(at: prefix.parts(by: ".").filter { !$0.isEmpty })
    {
      return "\(prefix): \(sentence)"
    }
    return kind(prefix.cut(at: "/").head.parts(by: ",").last ?? "")
  }

  private var flag: Flag? {
    if prefix.hasPrefix("--") { return table[prefix.dropFirst(2).description.cut(at: "=").head] }
    return prefix.dropFirst().first.flatMap { table[$0] }
  }

  private func explanation(of flag: Flag) -> String {
    let names = (flag.shorthand.map { "-\($0), " } ?? "") + "--\(flag.name)"
    let value = flag.form == .bool ? "" : "=" + ArgumentHints.value(of: flag)
    return "\(names)\(value): \(flag.sentence)"
  }

  private func explanation(of command: Command, _ path: [String]) -> String {
    let name = path.joined(separator: " ")
    let key = path.dropFirst().joined(separator: " ")
    let arguments = ArgumentHints.arguments(of: key).map { " " + $0.joined(separator: " ") } ?? ""
    return "\(name)\(arguments): \(command.short)"
  }

  private func kind(_ name: String) -> String? {
    guard let resource = try? context.discovery().resource(named: name),
      let type = context.environment.schemaType(
        group: resource.group, version: resource.version, kind: resource.kind)
    else { return nil }
    let names = ([resource.plural] + resource.shortNames).joined(separator: ", ")
    return "\(resource.kind) (\(names)): \(type.sentence)"
  }
}
