import ObjectModel

// Models: apiserver endpoints/filters/{authorization,impersonation}.go, v1.32.

extension APIServer {
  /// The request as whoever it is to act as, for answers that are not given by `handle`, such as
  /// the kubelet's.
  /// - Throws: 403 for what the user may not do.
  public func authorized(_ request: APIRequest) throws(Status) -> APIRequest {
    var request = request
    if let wanted = request.envelope?.impersonation {
      request.user = try impersonated(wanted, by: request.user)
    }
    try authorize(request)
    return request
  }

  /// Refuses what the user may not do; whoever may do everything costs one look at the groups.
  func authorize(_ request: APIRequest) throws(Status) {
    if request.user.mayDoEverything { return }
    let question: AccessQuestion
    switch request.target {
    case .path(let path): question = AccessQuestion(user: request.user, verb: "get", .path(path))
    case .resource(let target):
      var verb = request.verb.rawValue
      if request.verb == .connect { verb = target.subresource == "log" ? "get" : "create" }
      question = AccessQuestion(user: request.user, verb: verb, .resource(target))
    }
    guard authorizer.decide(question).isAllowed else { throw question.status }
  }

  /// The user that a request's user wants to act as.
  /// - Throws: 403 when they may not.
  func impersonated(
    _ wanted: Impersonation, by user: UserInfo
  ) throws(Status) -> UserInfo {
    var targets: [ResourceTarget] = []
    let account = Self.serviceAccount(named: wanted.name)
    if let account {
      targets.append(
        ResourceTarget(
          resource: "serviceaccounts", namespace: account.namespace, name: account.name))
    } else {
      targets.append(ResourceTarget(resource: "users", name: wanted.name))
    }
    for group in wanted.groups { targets.append(ResourceTarget(resource: "groups", name: group)) }
    for name in wanted.extra {
      targets.append(
        ResourceTarget(
          group: "authentication.k8s.io", resource: "userextras", subresource: name))
    }
    if !wanted.uid.isEmpty {
      targets.append(
        ResourceTarget(group: "authentication.k8s.io", resource: "uids", name: wanted.uid))
    }
    for target in targets {
      let question = AccessQuestion(user: user, verb: "impersonate", .resource(target))
      guard authorizer.decide(question).isAllowed else { throw question.status }
    }
    var groups = wanted.groups
    if let account, groups.isEmpty {
      groups = ["system:serviceaccounts", "system:serviceaccounts:\(account.namespace)"]
    }
    let special = ["system:authenticated", "system:unauthenticated"]
    if wanted.name == "system:anonymous" {
      if !groups.contains("system:unauthenticated") { groups.append("system:unauthenticated") }
    } else if !groups.contains(where: { special.contains($0) }) {
      groups.append("system:authenticated")
    }
    return UserInfo(name: wanted.name, groups: groups)
  }

  /// The service account that a user's name stands for.
  static func serviceAccount(named name: String) -> (namespace: String, name: String)? {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount",
      NameRules.dns1123Label(String(parts[2])).isEmpty,
      NameRules.dns1123Subdomain(String(parts[3])).isEmpty
    else { return nil }
    return (String(parts[2]), String(parts[3]))
  }
}
