// Models: the authorizers Node and RBAC with the default roles, v1.32. Differs: there are no role
// objects yet; what they would say is built in here.

/// Who may do what.
///
/// The one place that decides: requests, impersonation and access reviews all ask it. Roles and
/// bindings will be looked up here once they are kinds.
public enum Authorizer: Sendable {
  /// The control plane, nodes and system:masters may do everything, everybody else may look at
  /// discovery and ask what they may do.
  case builtIn
  /// Everybody may do everything.
  case alwaysAllow

  /// An authorizer's answer.
  public struct Decision: Hashable, Sendable {
    /// Whether it is allowed.
    public let isAllowed: Bool
    /// Why, if there is more to say.
    public let reason: String

    /// An answer.
    public init(_ isAllowed: Bool, reason: String = "") {
      self.isAllowed = isAllowed
      self.reason = reason
    }
  }

  /// The answer to a question.
  public func decide(_ question: AccessQuestion) -> Decision {
    if case .alwaysAllow = self { return Decision(true) }
    if question.user.mayDoEverything { return Decision(true) }
    switch question.object {
    case .path(let path):
      guard question.verb == "get" else { return Decision(false) }
      if Self.matches(path, Self.publicPaths) {
        return Self.allowed("system:public-info-viewer", question.user)
      }
      guard question.user.isAuthenticated else { return Decision(false) }
      if Self.matches(path, Self.discoveryPaths) {
        return Self.allowed("system:discovery", question.user)
      }
      if question.user.groups.contains("system:serviceaccounts"),
        Self.matches(path, Self.issuerPaths)
      {
        return Decision(
          true,
          reason: "RBAC: allowed by ClusterRoleBinding \"system:service-account-issuer-discovery\""
            + " of ClusterRole \"system:service-account-issuer-discovery\" to Group"
            + " \"system:serviceaccounts\"")
      }
      return Decision(false)
    case .resource(let target):
      guard question.user.isAuthenticated, question.verb == "create", target.subresource == nil,
        Self.selfReviews.contains(where: { $0 == (target.group, target.resource) })
      else { return Decision(false) }
      return Self.allowed("system:basic-user", question.user)
    }
  }

  private static let selfReviews = [
    ("authorization.k8s.io", "selfsubjectaccessreviews"),
    ("authorization.k8s.io", "selfsubjectrulesreviews"),
    ("authentication.k8s.io", "selfsubjectreviews"),
  ]
  static let publicPaths = ["/healthz", "/livez", "/readyz", "/version", "/version/"]
  static let discoveryPaths = [
    "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz",
    "/version", "/version/",
  ]
  private static let issuerPaths = ["/.well-known/openid-configuration", "/openid/v1/jwks"]

  private static func allowed(_ role: String, _ user: UserInfo) -> Decision {
    let group = user.isAuthenticated ? "system:authenticated" : "system:unauthenticated"
    return Decision(
      true,
      reason: "RBAC: allowed by ClusterRoleBinding \"\(role)\" of ClusterRole \"\(role)\" to Group"
        + " \"\(group)\"")
  }

  private static func matches(_ path: String, _ patterns: [String]) -> Bool {
    patterns.contains { pattern in
      pattern.hasSuffix("*") ? path.hasPrefix(pattern.dropLast()) : path == pattern
    }
  }

  /// Whether a user needs no roles: administrators and the parts of the control plane.
  static func mayDoEverything(name: String, groups: [String]) -> Bool {
    if groups.contains("system:masters") { return true }
    guard name.hasPrefix("system:") else { return false }
    if groups.contains("system:nodes") { return true }
    if name.hasPrefix("system:serviceaccount:") {
      // Every controller of the control plane runs under an account of its own there.
      return name.hasPrefix("system:serviceaccount:kube-system:")
        && name != "system:serviceaccount:kube-system:default"
    }
    return name.hasPrefix("system:kube-") || name == "system:apiserver"
      || name == "system:masters"
  }
}

extension UserInfo {
  /// Whether the user is known, which all are but anonymous ones.
  var isAuthenticated: Bool { groups.contains("system:authenticated") }
}
