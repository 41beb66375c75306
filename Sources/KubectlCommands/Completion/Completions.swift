import APIServer
import ObjectModel

/// What may stand at a place of a kubectl line.
public struct Completions {
  /// One proposal.
  public struct Candidate: Hashable, Sendable {
    /// The whole word.
    public let text: String
    /// Half a sentence on it; may be empty.
    public let description: String
    /// Whether the word is whole with it, so that a blank follows; not so for `--flag=` and folders.
    public let endsWord: Bool

    /// A proposal.
    public init(_ text: String, _ description: String = "", endsWord: Bool? = nil) {
      self.text = text
      self.description = description
      self.endsWord = endsWord ?? !(text.hasSuffix("=") || text.hasSuffix("/"))
    }
  }

  let environment: KubectlEnvironment

  /// Completions for one learner's kubectl.
  public init(_ environment: KubectlEnvironment) {
    self.environment = environment
  }

  /// The candidates for the word at `cursor` among `words` (without the program's name).
  ///
  /// `cursor` may be `words.count` for a new word. Asks the server for names; never fails.
  public func complete(_ words: [String], cursor: Int) -> [Candidate] {
    let before = Array(words.prefix(cursor))
    let prefix = cursor < words.count ? words[cursor] : ""
    let line = CompletionLine(before, prefix, environment)
    return line.candidates().filter { $0.text.hasPrefix(prefix) }
  }
}

/// The line up to the word being completed.
struct CompletionLine {
  typealias Candidate = Completions.Candidate

  let prefix: String
  let command: Command
  let context: CommandContext
  let table: FlagTable
  /// The flag whose value is being typed.
  let pending: Flag?

  init(_ before: [String], _ prefix: String, _ environment: KubectlEnvironment) {
    self.prefix = prefix
    let found = CommandFinder(
      before, under: CommandTree.root, programName: environment.commandName)
    command = found.command
    table = CommandTree.flagTable(of: command)
    var words = found.rest
    pending = Self.pendingFlag(words, table)
    if pending != nil { words.removeLast() }
    var parser = FlagParser(table)
    // Faults are reported when the line is run; here what was read until then is of use.
    do throws(CommandError) { try parser.parse(words) } catch {}
    context = CommandContext(
      environment: environment, command: command, pathWords: found.path, parser: parser)
  }

  private static func pendingFlag(_ words: [String], _ table: FlagTable) -> Flag? {
    guard let last = words.last, last.hasPrefix("-"), !words.contains("--") else { return nil }
    if last.hasPrefix("--") {
      guard !last.contains("="), let flag = table[String(last.dropFirst(2))] else { return nil }
      return flag.bareValue == nil ? flag : nil
    }
    guard last.count > 1, let letter = last.last, let flag = table[letter] else { return nil }
    return flag.bareValue == nil ? flag : nil
  }

  func candidates() -> [Candidate] {
    if context.argumentsBeforeDash != nil { return [] }
    if let pending { return values(of: pending, typed: prefix) }
    if prefix.hasPrefix("--"), prefix.contains("=") {
      let parts = prefix.cut(at: "=")
      guard let flag = table[String(parts.head.dropFirst(2))] else { return [] }
      return values(of: flag, typed: parts.tail ?? "").map {
        Candidate("\(parts.head)=\($0.text)", $0.description, endsWord: $0.endsWord)
      }
    }
    if prefix.hasPrefix("-") { return flagNames() }
    let inner = command.subcommands.filter { $0.name != "options" && $0.isSimulated }
      .map { Candidate($0.name, $0.short) }
    return inner + (context.arguments.isEmpty && !inner.isEmpty ? [] : arguments())
  }

  // MARK: Flags

  private func flagNames() -> [Candidate] {
    let isLong = prefix.hasPrefix("--") || prefix == "-"
    let own = FlagTable(command.flags).sorted
    let global = FlagTable(GlobalFlags.text).sorted
      .filter { !GlobalFlags.unsimulated.contains($0.name) }
    var found: [Candidate] = []
    for flag in own + global where !flag.isHidden {
      let repeats = flag.form == .list || flag.form == .array
      if context.flags.isGiven(flag.name), !repeats { continue }
      if isLong {
        // `--dry-run client` would not be read as one flag, so its value needs the sign.
        let sign = flag.form != .bool && flag.bareValue != nil ? "=" : ""
        found.append(Candidate("--\(flag.name)\(sign)", flag.sentence))
      }
      if let letter = flag.shorthand { found.append(Candidate("-\(letter)", flag.sentence)) }
    }
    return found
  }

  private func values(of flag: Flag, typed: String) -> [Candidate] {
    switch flag.name {
    case "output": formats(typed)
    case "namespace": objects("namespaces")
    case "container": containers()
    case "context": configured(.contexts)
    case "cluster": configured(.clusters)
    case "user": configured(.users)
    case "dry-run": ["none", "client", "server"].map { Candidate($0) }
    case "cascade": ["background", "foreground", "orphan"].map { Candidate($0) }
    case "restart": ["Always", "OnFailure", "Never"].map { Candidate($0) }
    case "image-pull-policy": ["Always", "IfNotPresent", "Never"].map { Candidate($0) }
    case "validate": ["strict", "warn", "ignore"].map { Candidate($0) }
    case "type": ["strategic", "merge", "json"].map { Candidate($0) }
    case "types": ["Normal", "Warning"].map { Candidate($0) }
    case "subresource": ["status", "scale"].map { Candidate($0) }
    case "selector": labels()
    case "field-selector":
      ["metadata.name=", "metadata.namespace=", "spec.nodeName=", "status.phase="]
        .map { Candidate($0) }
    case "filename", "patch-file", "kubeconfig", "from-file", "from-env-file": files(typed)
    case "for" where command.name == "wait":
      ["condition=", "jsonpath=", "create", "delete"].map { Candidate($0) }
    default: flag.form == .bool ? [Candidate("true"), Candidate("false")] : []
    }
  }

  private func formats(_ typed: String) -> [Candidate] {
    switch context.pathWords.dropFirst().joined(separator: " ") {
    case "get": OutputFormat.get.map { Candidate($0) }
    case "delete", "config get-contexts": [Candidate("name")]
    case "version", "apply view-last-applied": [Candidate("yaml"), Candidate("json")]
    case "api-resources": [Candidate("wide"), Candidate("name")]
    case "explain": [Candidate("plaintext")]
    default: OutputFormat.common.map { Candidate($0) }
    }
  }

  // MARK: Arguments

  private func arguments() -> [Candidate] {
    let given = context.arguments
    switch context.pathWords.dropFirst().joined(separator: " ") {
    case "get", "describe", "delete", "label", "annotate", "patch", "wait", "edit",
      "apply view-last-applied":
      return typesOrNames()
    case "explain": return given.isEmpty ? prefix.contains(".") ? fields() : types() : []
    case "scale": return typesOrNames(only: ["replicationcontrollers"])
    case "logs", "exec", "attach":
      if given.isEmpty { return objects("pods") }
      return command.name == "logs" && given.count == 1 ? containers() : []
    case "cordon", "uncordon", "drain": return objects("nodes")
    case "taint":
      return given.isEmpty
        ? [Candidate("nodes")] : given.count == 1 ? objects("nodes") : []
    case "config use-context", "config delete-context", "config rename-context",
      "config get-contexts", "config set-context":
      return given.isEmpty ? configured(.contexts) : []
    case "config delete-cluster", "config set-cluster":
      return given.isEmpty ? configured(.clusters) : []
    case "config delete-user", "config set-credentials":
      return given.isEmpty ? configured(.users) : []
    default: return []
    }
  }

  private func typesOrNames(only: [String]? = nil) -> [Candidate] {
    if prefix.contains("/") {
      let parts = prefix.cut(at: "/")
      return objects(parts.head).map { Candidate("\(parts.head)/\($0.text)", $0.description) }
    }
    guard let type = context.arguments.first, !type.contains("/") else {
      if prefix.contains(",") { return typesBehindComma() }
      return context.arguments.isEmpty ? types(only: only) : []
    }
    return type.contains(",")
      ? [] : objects(type).filter { !context.arguments.contains($0.text) }
  }

  private func typesBehindComma() -> [Candidate] {
    let parts = prefix.parts(by: ",")
    let start = parts.dropLast().joined(separator: ",")
    return types().filter { !parts.dropLast().contains($0.text) }
      .map { Candidate("\(start),\($0.text)", $0.description) }
  }

  private func types(only: [String]? = nil) -> [Candidate] {
    guard let discovery = try? context.discovery() else { return [] }
    var found: [Candidate] = []
    for resource in discovery.resources
    where resource.verbs.contains("list") && only?.contains(resource.plural) ?? true {
      let isTaken = found.contains { $0.text == resource.plural }
      let name = isTaken ? resource.qualifiedPlural : resource.plural
      let others = [resource.singular] + resource.shortNames
      found.append(Candidate(name, "\(resource.kind) (\(resource.apiVersion))"))
      // Short and singular names are offered once the learner begins to type them.
      for other in others where !prefix.isEmpty && other.hasPrefix(prefix) && other != name {
        found.append(Candidate(other, resource.plural))
      }
    }
    if only == nil, discovery.category("all") != nil {
      found.append(Candidate("all", "the everyday types"))
    }
    return found
  }

  private func objects(_ type: String) -> [Candidate] {
    guard let (resource, list) = listed(type) else { return [] }
    return list.compactMap { $0.string(.metadata, .name) }.map { Candidate($0, resource.singular) }
  }

  /// The labels that objects of the type on the line have, as `key=value`.
  private func labels() -> [Candidate] {
    guard let (_, list) = listed(context.arguments.first ?? "pods") else { return [] }
    var found: [String] = []
    for object in list {
      for label in object[.metadata]?["labels"]?.object ?? Fields() {
        let text = "\(label.key.text)=\(label.value.string ?? "")"
        if !found.contains(text) { found.append(text) }
      }
    }
    return found.map { Candidate($0, endsWord: true) }
  }

  private func listed(_ type: String) -> (resource: APIResource, items: [Value])? {
    guard let resource = try? context.discovery().resource(named: type),
      let namespace = try? context.namespace().name
    else { return nil }
    let isWide =
      context.flags.knows("all-namespaces") && context.flags.bool("all-namespaces")
    let request = APIRequest(
      .list, resource.target(isWide ? "" : namespace), answer: .partialMetadata,
      user: context.environment.user)
    guard case .value(let list) = context.client.send(request).body else { return nil }
    return (resource, list.elements("items"))
  }

  private func containers() -> [Candidate] {
    guard let argument = context.arguments.first, let namespace = try? context.namespace().name
    else { return [] }
    let name = argument.cut(at: "/").tail ?? argument
    let target = ResourceTarget(resource: "pods", namespace: namespace, name: name)
    let request = APIRequest(.get, .resource(target), user: context.environment.user)
    guard case .value(let pod) = context.client.send(request).body else { return [] }
    return ["containers", "initContainers", "ephemeralContainers"].flatMap { list in
      pod.elements(.spec, Key(list)).map {
        Candidate($0.string(.name) ?? "", $0.string("image") ?? "")
      }
    }
  }

  private func configured(_ section: Kubeconfig.Section) -> [Candidate] {
    ((try? context.configuration().names(section)) ?? []).map { Candidate($0) }
  }

  private func files(_ typed: String) -> [Candidate] {
    let parts = typed.parts(by: "/")
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    guard let names = try? context.io.listDirectory(folder.isEmpty ? "." : folder) else {
      return []
    }
    let showsHidden = parts.last?.hasPrefix(".") == true
    return names.filter { showsHidden || !$0.hasPrefix(".") }.map { name in
      let isFolder = context.io.entry(at: folder + name) == .directory
      return Candidate(folder + name + (isFolder ? "/" : ""), isFolder ? "folder" : "")
    }
  }
}
