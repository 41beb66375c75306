public import APIServer
public import ObjectModel

/// What one kubectl is run in: the cluster it talks to, its machine, and what it knows of kinds.
///
/// A class because it caches discovery for the client it holds, as kubectl does on disk.
public final class KubectlEnvironment {
  /// The name by which learners call the program.
  public let commandName: String
  /// The API server.
  public let client: any APIClient
  /// The machine.
  public let io: any KubectlIO
  /// The types of all kinds, for explain and for merging patches.
  public let schema: SchemaRegistry
  /// Writes describe pages: by group and kind; nil gives the generic page.
  public let describer: @Sendable (_ group: String, _ kind: String) -> Describer?
  /// Writes the page of a pod template, for the history of rollouts.
  public let templatePage: @Sendable (_ template: Value) -> String
  /// Who sends requests unless `--as` names another.
  public var user: UserInfo
  /// What the server was found to serve; forgotten when it changes.
  var discovery: Discovery?

  /// An environment.
  public init(
    client: any APIClient, io: any KubectlIO, schema: SchemaRegistry,
    commandName: String = "kubectl", user: UserInfo = .admin,
    templatePage: @escaping @Sendable (_ template: Value) -> String = { _ in "" },
    describer: @escaping @Sendable (_ group: String, _ kind: String) -> Describer?
  ) {
    self.client = client
    self.io = io
    self.schema = schema
    self.commandName = commandName
    self.user = user
    self.describer = describer
    self.templatePage = templatePage
  }

  /// What the server was found to serve, to be handed to the next command's environment.
  public var knownDiscovery: KnownDiscovery {
    get { KnownDiscovery(discovery: discovery) }
    set { discovery = newValue.discovery }
  }

  /// Forgets what the server was found to serve, as after a change of its kinds.
  public func forgetDiscovery() {
    discovery = nil
  }
}

/// What a server was found to serve, remembered between commands as kubectl does on disk.
public struct KnownDiscovery: Sendable {
  let discovery: Discovery?

  init(discovery: Discovery?) {
    self.discovery = discovery
  }

  /// Nothing is known yet.
  public init() {
    discovery = nil
  }
}
