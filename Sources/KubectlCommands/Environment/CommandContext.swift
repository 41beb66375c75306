import APIServer
import ObjectModel
import Simulation

/// One running command: what it was given, and the ways to the server and the terminal.
///
/// A class because commands write output and remember warnings through it.
final class CommandContext {
  let environment: KubectlEnvironment
  let command: Command
  /// The words that name the command: `kubectl`, `get`.
  let pathWords: [String]
  /// What the flags say.
  let flags: ParsedFlags
  /// The arguments that are no flags.
  let arguments: [String]
  /// How many arguments stand before `--`; nil without `--`.
  let argumentsBeforeDash: Int?
  private var shownWarnings: [String] = []
  private var loadedConfiguration: Kubeconfig?

  init(
    environment: KubectlEnvironment, command: Command, pathWords: [String], parser: FlagParser
  ) {
    self.environment = environment
    self.command = command
    self.pathWords = pathWords
    flags = parser.flags
    arguments = parser.arguments
    argumentsBeforeDash = parser.argumentsBeforeDash
  }

  /// The command as help names it: `kubectl get`.
  var path: String { pathWords.joined(separator: " ") }
  /// The program: `kubectl`.
  var program: String { pathWords[0] }
  var client: any APIClient { environment.client }
  var io: any KubectlIO { environment.io }
  var helpText: String {
    HelpPage(command: command, path: pathWords, width: helpWidth).text
  }
  /// The columns that help is wrapped at.
  var helpWidth: Int? {
    guard io.isOutputTerminal, let columns = io.terminalSize?.columns else { return nil }
    return columns >= 120 ? 120 : columns >= 100 ? 100 : min(columns, 80)
  }

  // MARK: Output

  /// Writes text to standard output.
  func write(_ text: String) { io.write(Array(text.utf8), to: .output) }
  /// Writes a line to standard output.
  func line(_ text: String) { write(text + "\n") }
  /// Writes text to standard error.
  func complain(_ text: String) { io.write(Array(text.utf8), to: .error) }

  /// Writes a warning; each text once, as kubectl does with those of the server.
  func warn(_ text: String, once: Bool = false) {
    if once {
      if shownWarnings.contains(text) { return }
      shownWarnings.append(text)
    }
    complain("Warning: \(text)\n")
  }

  /// Says of each deprecated flag on the line what to use in its place.
  func warnOfDeprecatedFlags() {
    for name in flags.order {
      if let text = flags.table[name]?.deprecation {
        complain("Flag --\(name) has been deprecated, \(text)\n")
      }
    }
  }

  /// Refuses lines without required flags, and flags that do nothing here.
  func checkFlags() throws(CommandError) {
    let missing = command.requiredFlags.filter { !flags.isGiven($0) }
    if !missing.isEmpty {
      let names = missing.map(\.quoted).joined(separator: ", ")
      throw .text("required flag(s) \(names) not set")
    }
    let timeout = flags.string("request-timeout")
    if (GoScalar.integer(timeout) ?? -1) < 0, GoScalar.duration(timeout) == nil,
      pathWords.count < 2 || !["config", "options", "completion"].contains(pathWords[1])
    {
      throw .text(
        "Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed "
          + "by a corresponding time unit (e.g. 1s | 2m | 3h)")
    }
    let own = CommandTree.ownFlagTable(of: command)
    for name in flags.order where GlobalFlags.unsimulated.contains(name) && own[name] == nil {
      throw .notSimulated("the flag --\(name)")
    }
  }

  // MARK: Configuration

  /// The learner's kubeconfig, read when first needed.
  func configuration() throws(CommandError) -> Kubeconfig {
    if let loadedConfiguration { return loadedConfiguration }
    let loaded = try Kubeconfig.load(
      io, flag: flags.string("kubeconfig"),
      allowsMissing: pathWords.dropFirst().first == "config")
    loadedConfiguration = loaded
    return loaded
  }

  /// The namespace of the command, and whether the line names it.
  func namespace() throws(CommandError) -> (name: String, isExplicit: Bool) {
    let flag = flags.knows("namespace") ? flags.string("namespace") : ""
    if !flag.isEmpty { return (flag, true) }
    try checkConfiguration()
    let context = try configuration().context(named: flags.string("context"))
    let name = context?.string("namespace") ?? ""
    return (name.isEmpty ? "default" : name, false)
  }

  /// Refuses a context, a cluster or a user on the line that the kubeconfig has not.
  private func checkConfiguration() throws(CommandError) {
    let own = CommandTree.ownFlagTable(of: command)
    func given(_ name: String) -> String {
      flags.isGiven(name) && own[name] == nil ? flags.string(name) : ""
    }
    let (context, cluster, user) = (given("context"), given("cluster"), given("user"))
    if context.isEmpty, cluster.isEmpty, user.isEmpty { return }
    let configuration = try configuration()
    if !context.isEmpty, configuration.entry(.contexts, context) == nil {
      throw .plain(
        "Error in configuration: context was not found for specified context: \(context)", code: 1)
    }
    if !user.isEmpty, configuration.entry(.users, user) == nil {
      throw .text("auth info \(user.quoted) does not exist")
    }
    if !cluster.isEmpty, configuration.entry(.clusters, cluster) == nil {
      throw .text("no server found for cluster \(cluster.quoted)")
    }
  }

  // MARK: Requests

  /// Sends a request, prints the warnings of its answer, and throws the Status of a failure.
  func send(_ request: APIRequest) throws(CommandError) -> APIResponse {
    var request = request
    try checkConfiguration()
    if case .resource(let target) = request.target, target.name == "" {
      throw .text("resource name may not be empty")
    }
    request.user = try user()
    request.wantsManagedFields = request.wantsManagedFields || showsOwners
    if request.options.fieldManager.isEmpty { request.options.fieldManager = "kubectl" }
    let response = client.send(request)
    for warning in response.warnings { warn(warning, once: true) }
    guard response.isSuccess else {
      if case .value(let value) = response.body { throw .status(Status(value)) }
      throw .status(Self.plainFailure(response))
    }
    return response
  }

  /// Whether anything that is printed can show managed fields: objects as JSON and YAML only when
  /// asked to, templates always.
  private var showsOwners: Bool {
    if flags.knows("show-managed-fields"), flags.bool("show-managed-fields") { return true }
    if flags.knows("raw"), !flags.string("raw").isEmpty { return true }
    if flags.knows("template"), !flags.string("template").isEmpty { return true }
    guard flags.knows("output") else { return false }
    let format = flags.string("output")
    return ["jsonpath", "go-template", "template", "custom-columns"]
      .contains(where: format.hasPrefix)
  }

  /// Sends a request that answers an object.
  func object(_ request: APIRequest) throws(CommandError) -> Value {
    guard case .value(let value) = try send(request).body else {
      throw .text("the server answered no object")
    }
    return value
  }

  /// Lets time pass; throws when the user interrupts.
  func sleep(_ span: Span) throws(CommandError) {
    guard client.sleep(span) else { throw .interrupted }
  }

  /// Refuses to act for a group without a user, as making a client does.
  func checkUser() throws(CommandError) {
    _ = try user()
  }

  private func user() throws(CommandError) -> UserInfo {
    let name = flags.string("as")
    if !name.isEmpty {
      let groups = flags.list("as-group")
      return UserInfo(
        name: name,
        groups: groups.isEmpty ? ["system:authenticated"] : groups + ["system:authenticated"])
    }
    if flags.isGiven("as-group") {
      let user = try configuration().context(named: flags.string("context"))?.string("user") ?? ""
      throw .text(
        "requesting uid, groups or user-extra for \(user) without impersonating a user")
    }
    return environment.user
  }

  private static func plainFailure(_ response: APIResponse) -> Status {
    var text = ""
    if case .text(let body) = response.body { text = body }
    if response.code == 404 {
      return Status(
        code: 404, reason: "NotFound",
        message: "the server could not find the requested resource")
    }
    return Status(
      code: response.code, reason: "InternalError",
      message: "an error on the server (\(text.quoted)) has prevented the request from succeeding")
  }
}
