/// The grammar of arguments that name resources.
enum ResourceArguments {
  /// `a,b x y` as `a/x a/y b/x b/y`; other arguments as they are.
  static func normalized(_ arguments: [String]) -> [String] {
    guard arguments.count >= 2, let first = arguments.first else { return arguments }
    let types = self.types(first)
    guard types.count > 1 else { return arguments }
    return types.flatMap { type in arguments.dropFirst().map { "\(type)/\($0)" } }
  }

  /// The types of a list with commas, each once.
  static func types(_ argument: String) -> [String] {
    var found: [String] = []
    for part in argument.parts(by: ",") where !found.contains(part) { found.append(part) }
    return found
  }

  /// The type and name of `TYPE/NAME`.
  static func split(_ argument: String) throws(CommandError) -> (type: String, name: String) {
    let parts = argument.parts(by: "/")
    guard parts.count == 2 else {
      throw .text("arguments in resource/name form may not have more than one slash")
    }
    guard !parts[0].isEmpty, !parts[1].isEmpty, types(parts[0]).count == 1 else {
      throw .text("arguments in resource/name form must have a single resource and name")
    }
    return (parts[0], parts[1])
  }

  /// Whether arguments name objects, not only types.
  static func haveNames(_ arguments: [String]) -> Bool {
    let arguments = normalized(arguments)
    return arguments.count > 1 || arguments.contains { $0.contains("/") }
  }
}
