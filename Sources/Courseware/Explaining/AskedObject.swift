/// What `:why` and `:trace` are asked about: `[-n NAMESPACE] [KIND/NAME | KIND NAME | POD]`.
struct AskedObject {
  /// What the arguments name.
  enum Subject {
    /// They are none: everything, or the last command.
    case nothing
    /// One object, whose kind may not exist.
    case object(kind: String, name: String)
    /// They are too many.
    case unclear
  }

  /// The namespace that was named; nil for the current one.
  private(set) var namespace: String?
  let subject: Subject

  init(_ arguments: [String]) {
    var names: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-n", "--namespace": namespace = rest.popFirst()
      case _ where argument.hasPrefix("-n="): namespace = String(argument.dropFirst(3))
      default: names.append(argument)
      }
    }
    switch names.count {
    case 0: subject = .nothing
    case 1:
      let parts = names[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      subject = .object(kind: parts.count == 2 ? parts[0] : "pod", name: parts[parts.count - 1])
    case 2: subject = .object(kind: names[0], name: names[1])
    default: subject = .unclear
    }
  }
}
