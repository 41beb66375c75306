/// What a kubectl line asks for, after aliases, plurals and the order of flags are seen through.
///
/// Lesson checks compare it: `kubectl get po/web -n team` and `kubectl -n team get pods web` are
/// the same invocation.
public struct KubectlInvocation: Hashable, Sendable {
  /// The command's words: `get`, `config use-context`.
  public var verb: String
  /// The resource types in the plural; one entry a type, in the order of the line.
  public var kinds: [Kind]
  /// The object names, in the order of the line.
  public var names: [String]
  /// The flags by their long names, with the values given; `true` for flags without one.
  public var flags: [String: [String]]
  /// The namespace that the line names; nil when it names none.
  public var namespace: String?
  /// All arguments that are no flags, as they stand.
  public var arguments: [String]
  /// The words behind `--`.
  public var command: [String]

  /// A resource type.
  public struct Kind: Hashable, Sendable {
    /// Plural name, such as `pods`.
    public let plural: String
    /// API group; empty for the core group.
    public let group: String

    /// A type.
    public init(plural: String, group: String = "") {
      self.plural = plural
      self.group = group
    }
  }

  /// The one type of the line; nil when it names none or several.
  public var kind: Kind? { kinds.count == 1 ? kinds[0] : nil }

  /// Reads words without the program's name; nil when they name no command of kubectl.
  ///
  /// Types that the cluster does not know are kept as written, with an empty group.
  public static func parse(
    _ words: [String], in environment: KubectlEnvironment
  ) -> KubectlInvocation? {
    let found = CommandFinder(
      words, under: CommandTree.root, programName: environment.commandName)
    guard found.path.count > 1 else { return nil }
    var parser = FlagParser(CommandTree.flagTable(of: found.command))
    // A fault ends the reading; what was read until then is still of use.
    do throws(CommandError) { try parser.parse(found.rest) } catch {}
    let context = CommandContext(
      environment: environment, command: found.command, pathWords: found.path, parser: parser)
    return KubectlInvocation(context)
  }

  /// What kubectl would say against the flags of these words; nil when they can be read.
  public static func flagFault(_ words: [String], in environment: KubectlEnvironment) -> String? {
    let found = CommandFinder(
      words, under: CommandTree.root, programName: environment.commandName)
    guard found.path.count > 1 else { return nil }
    var parser = FlagParser(CommandTree.flagTable(of: found.command))
    do throws(CommandError) {
      try parser.parse(found.rest)
      return nil
    } catch {
      if case .text(let message) = error { return message }
      return "\(error)"
    }
  }

  private init(_ context: CommandContext) {
    verb = context.pathWords.dropFirst().joined(separator: " ")
    kinds = []
    names = []
    flags = [:]
    for name in context.flags.order {
      let isRepeated = [.list, .array].contains(context.flags.table[name]?.form)
      flags[name] = isRepeated ? context.flags.list(name) : [context.flags.string(name)]
    }
    namespace = flags["namespace"]?.last
    let before = context.argumentsBeforeDash ?? context.arguments.count
    arguments = Array(context.arguments.prefix(before))
    command = Array(context.arguments.dropFirst(before))
    readNames(context)
  }

  private static let podVerbs = ["logs", "exec", "attach"]
  private static let nodeVerbs = ["cordon", "uncordon", "drain"]
  private static let resourceVerbs = [
    "get", "describe", "delete", "label", "annotate", "scale", "patch", "wait", "explain",
    "taint", "edit", "apply view-last-applied",
  ]

  private mutating func readNames(_ context: CommandContext) {
    switch verb {
    case "run":
      add("pods", context)
      names = Array(arguments.prefix(1))
    case "create namespace", "create configmap", "create serviceaccount":
      add(String(verb.dropFirst(7)), context)
      names = Array(arguments.prefix(1))
    case _ where Self.podVerbs.contains(verb): readPod(context)
    case _ where Self.nodeVerbs.contains(verb):
      add("nodes", context)
      names = arguments
    case _ where Self.resourceVerbs.contains(verb): readResources(context)
    default: names = arguments
    }
  }

  private mutating func readPod(_ context: CommandContext) {
    guard let first = arguments.first else { return add("pods", context) }
    let parts = first.cut(at: "/")
    add(parts.tail == nil ? "pods" : parts.head, context)
    names = [parts.tail ?? parts.head]
  }

  private mutating func readResources(_ context: CommandContext) {
    var words = arguments
    if ["label", "annotate", "taint"].contains(verb) {
      words = words.filter { !$0.contains("=") && !$0.contains(":") && !$0.hasSuffix("-") }
    }
    guard let first = words.first else { return }
    if verb == "explain" { return add(first.cut(at: ".").head, context) }
    if words.contains(where: { $0.contains("/") }) {
      for word in words {
        let parts = word.cut(at: "/")
        add(parts.head, context)
        if let name = parts.tail, !names.contains(name) { names.append(name) }
      }
      return
    }
    for type in ResourceArguments.types(first) { add(type, context) }
    names = Array(words.dropFirst())
  }

  private mutating func add(_ word: String, _ context: CommandContext) {
    let known = try? context.discovery()
    if let members = known?.category(word) {
      for member in members { add(Kind(plural: member.plural, group: member.group)) }
      return
    }
    if let resource = try? known?.resource(named: word) {
      add(Kind(plural: resource.plural, group: resource.group))
    } else {
      add(Kind(plural: word, group: ""))
    }
  }

  private mutating func add(_ kind: Kind) {
    if !kinds.contains(kind) { kinds.append(kind) }
  }
}
