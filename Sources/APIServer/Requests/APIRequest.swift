public import ObjectModel

/// One request at the API server's door, in process or decoded from HTTP.
///
/// The structured form exists so that in-process callers pay for no text; `WireRequest` is what
/// HTTP brings, and turns into it.
public struct APIRequest: Sendable {
  /// What is asked for.
  public enum Verb: String, Sendable {
    case get, list, watch, create, update, patch, delete
    /// `deletecollection`
    case deleteCollection = "deletecollection"
    /// exec, attach, log, port-forward and proxy
    case connect
  }

  /// How the body of a patch is read.
  public enum PatchType: String, Sendable {
    case json = "application/json-patch+json"
    case merge = "application/merge-patch+json"
    case strategic = "application/strategic-merge-patch+json"
    case apply = "application/apply-patch+yaml"
  }

  /// The form in which objects are answered.
  public enum Answer: Sendable {
    /// The objects themselves.
    case objects
    /// A meta.k8s.io/v1 Table whose rows carry the given form of their object.
    case table(IncludeObject)
    /// Their metadata only.
    case partialMetadata
  }

  /// What a table row says of its object.
  public enum IncludeObject: String, Sendable {
    case none = "None"
    case metadata = "Metadata"
    case object = "Object"
  }

  /// What is asked for.
  public var verb: Verb
  /// Which resource, or which other path.
  public var target: RequestTarget
  /// The query parameters.
  public var options: RequestOptions
  /// The object, patch or delete options sent along.
  public var body: Value?
  /// How a patch body is read; only for `patch`.
  public var patchType: PatchType
  /// The form of the answer.
  public var answer: Answer
  /// Who asks.
  public var user: UserInfo
  /// What a request over HTTP brings along besides; nil for requests made in process.
  public var envelope: RequestEnvelope?
  /// Whether the sender vouches for the body of a create, or for the status in a merge patch or an
  /// update of it: typed, complete with defaults and valid once it is applied.
  ///
  /// Only the cluster's own components do, for what they make of parts known to be good; nothing
  /// that comes from outside may. Such a body is not read and validated again, all else is the same;
  /// debug builds check the claim.
  public var isVouched = false
  /// Whether objects are to be answered with `metadata.managedFields`, which cost something to work
  /// out: over HTTP they always are.
  public var wantsManagedFields = false
  /// Whether the sender reads no warnings, as the cluster's own components do not: then none about
  /// an update are worked out.
  public var ignoresWarnings = false
  /// The resource in whose form the body was sent, when it is stored in another.
  @usableFromInline var sentAs: ResourceID?

  /// A request for `target`.
  @inlinable
  public init(
    _ verb: Verb, _ target: RequestTarget, options: RequestOptions = RequestOptions(),
    body: Value? = nil, patchType: PatchType = .merge, answer: Answer = .objects,
    user: UserInfo = .admin
  ) {
    self.verb = verb
    self.target = target
    self.options = options
    self.body = body
    self.patchType = patchType
    self.answer = answer
    self.user = user
  }
}

/// Where a request goes.
public enum RequestTarget: Hashable, Sendable {
  /// A resource or one object of it.
  case resource(ResourceTarget)
  /// Any other path: `/version`, `/healthz`, `/api`, `/apis`, `/openapi/v3/...`.
  case path(String)
}

/// A resource, or one object or subresource of it.
public struct ResourceTarget: Hashable, Sendable {
  /// API group; empty for the core group.
  public var group: String
  /// API version, such as `v1`.
  public var version: String
  /// Plural resource name, such as `pods`.
  public var resource: String
  /// Namespace; nil for cluster-scoped resources and for all namespaces.
  public var namespace: String?
  /// Object name; nil for the collection.
  public var name: String?
  /// `status`, `scale`, `log`, `exec`, `binding` and so on.
  public var subresource: String?

  /// The target with the given parts.
  public init(
    group: String = "", version: String = "v1", resource: String, namespace: String? = nil,
    name: String? = nil, subresource: String? = nil
  ) {
    self.group = group
    self.version = version
    self.resource = resource
    self.namespace = namespace
    self.name = name
    self.subresource = subresource
  }
}

/// The query parameters of a request, with Kubernetes' names and defaults.
public struct RequestOptions: Hashable, Sendable {
  /// How unknown and duplicate fields are treated.
  public enum FieldValidation: String, Sendable {
    case ignore = "Ignore"
    case warn = "Warn"
    case strict = "Strict"
  }

  /// Only objects with matching labels; the text of `-l`.
  public var labelSelector = ""
  /// Only objects with matching fields; the text of `--field-selector`.
  public var fieldSelector = ""
  /// At most this many items in a page; 0 is no limit.
  public var limit = 0
  /// The token of the page to continue with.
  public var continueToken = ""
  /// The revision asked for; nil when not given.
  public var resourceVersion: String?
  /// `Exact` or `NotOlderThan`; nil when not given.
  public var resourceVersionMatch: String?
  /// Whether a watch also gets BOOKMARK events.
  public var allowWatchBookmarks = false
  /// Whether a watch begins with what exists and a bookmark; nil when not given.
  public var sendInitialEvents: Bool?
  /// Seconds after which a watch ends; nil for the server's choice.
  public var timeoutSeconds: Int64?
  /// Who writes, for managed fields.
  public var fieldManager = ""
  /// How unknown fields are treated.
  public var fieldValidation: FieldValidation = .warn
  /// Whether an applied patch takes fields from other managers; nil when not given.
  public var force: Bool?
  /// Whether everything is done but the write.
  public var isDryRun = false
  /// Seconds a deleted pod may take to stop; nil for the object's own value.
  public var gracePeriodSeconds: Int64?
  /// `Background`, `Foreground` or `Orphan`; nil for the kind's default.
  public var propagationPolicy: String?
  /// Delete only the object with this uid.
  public var preconditionUID: String?
  /// Delete only this version of the object.
  public var preconditionResourceVersion: String?
  /// Parameters of connect subresources in order (`container`, `command`, `follow`, ...).
  public var parameters: [Parameter] = []

  /// One query parameter.
  public struct Parameter: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its value, decoded.
    public let value: String

    /// A parameter.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// No options.
  public init() {}

  /// The first value of a connect parameter.
  public func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }
}

/// Who sends a request.
public struct UserInfo: Hashable, Sendable {
  /// The user's name.
  public let name: String
  /// The groups the user belongs to.
  public let groups: [String]
  /// Whether the user needs no roles. Both follow from name and groups, and are asked at every write.
  let mayDoEverything: Bool
  /// Under which name the fields are owned that a component of the cluster writes as this user.
  let manager: Key

  /// A user.
  public init(name: String, groups: [String]) {
    self.name = name
    self.groups = groups
    mayDoEverything = Authorizer.mayDoEverything(name: name, groups: groups)
    manager = APIRequest.manager(userName: name)
  }

  /// The administrator of a kubeadm cluster.
  public static let admin = UserInfo(
    name: "kubernetes-admin", groups: ["system:masters", "system:authenticated"])

  /// A component of the control plane.
  public static func system(_ component: String) -> UserInfo {
    UserInfo(name: "system:\(component)", groups: ["system:authenticated"])
  }

  /// The kubelet of a node.
  public static func node(_ name: String) -> UserInfo {
    UserInfo(name: "system:node:\(name)", groups: ["system:nodes", "system:authenticated"])
  }
}
