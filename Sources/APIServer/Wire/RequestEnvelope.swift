/// What a request over HTTP says besides the structured request: its body as sent, the form in
/// which discovery is wanted, and whom the user wants to act as.
///
/// A class so that requests made in process carry one empty pointer.
public final class RequestEnvelope: Sendable {
  /// A body as it was sent.
  public struct Body: Hashable, Sendable {
    /// How the bytes are to be read.
    public enum Form: Hashable, Sendable {
      case json
      case protobuf
    }

    /// How the bytes are to be read.
    public let form: Form
    /// The bytes.
    public let bytes: [UInt8]

    /// A body.
    public init(_ form: Form, _ bytes: [UInt8]) {
      self.form = form
      self.bytes = bytes
    }
  }

  /// The forms of the pages `/api` and `/apis`.
  public enum Discovery: Hashable, Sendable {
    /// apidiscovery.k8s.io/v2
    case aggregated
    /// apidiscovery.k8s.io/v2beta1
    case aggregatedBeta
    /// Lists of versions and groups only.
    case legacy
  }

  /// The body, until the server has read it.
  public let body: Body?
  /// The form of the pages `/api` and `/apis`.
  public let discovery: Discovery
  /// The values of Accept, for paths that are no resources.
  public let accept: String
  /// Whom the user wants to act as.
  public let impersonation: Impersonation?
  /// What the client says it is.
  public let userAgent: String
  /// The fields that the JSON of the body gives twice.
  public let duplicateFields: [String]

  /// An envelope.
  public init(
    body: Body? = nil, discovery: Discovery = .aggregated, accept: String = "",
    impersonation: Impersonation? = nil, userAgent: String = "", duplicateFields: [String] = []
  ) {
    self.userAgent = userAgent
    self.body = body
    self.discovery = discovery
    self.accept = accept
    self.impersonation = impersonation
    self.duplicateFields = duplicateFields
  }

  /// The envelope once the body has been read.
  func opened(duplicateFields: [String]) -> RequestEnvelope {
    RequestEnvelope(
      discovery: discovery, accept: accept, impersonation: impersonation,
      userAgent: userAgent, duplicateFields: duplicateFields)
  }
}

/// Whom a user wants to act as: the Impersonate headers.
public struct Impersonation: Hashable, Sendable {
  /// The user's name.
  public var name: String
  /// The user's groups.
  public var groups: [String]
  /// The user's identifier.
  public var uid: String
  /// The names of further attributes.
  public var extra: [String]

  /// Somebody to act as.
  public init(name: String, groups: [String] = [], uid: String = "", extra: [String] = []) {
    self.name = name
    self.groups = groups
    self.uid = uid
    self.extra = extra
  }
}
