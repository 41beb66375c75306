import ObjectModel
import Simulation

// Models: the review resources of authentication.k8s.io and authorization.k8s.io, v1.32.
// Differs: there are no roles yet; members of system:masters and the control plane's own users may
// do everything, all others nothing.

extension APIServer {
  /// The answer to a review that is created but never stored; nil for other requests.
  func reviewed(
    _ request: APIRequest, _ target: ResourceTarget
  ) throws(Status) -> APIResponse? {
    let isAuthorization = target.group == "authorization.k8s.io"
    guard isAuthorization || target.group == "authentication.k8s.io", request.verb == .create,
      target.version == "v1"
    else { return nil }
    var answer = request.body ?? [:]
    answer[.metadata] = answer[.metadata] ?? ["creationTimestamp": .null]
    switch target.resource {
    case "selfsubjectreviews":
      answer[.metadata] = [
        "creationTimestamp": .string(RFC3339.text(epochSeconds: now.epochSeconds))
      ]
      answer[.status] = [
        "userInfo": [
          "username": .string(request.user.name),
          "groups": .array(request.user.groups.map { .string($0) }),
        ]
      ]
    case "selfsubjectaccessreviews":
      answer[.status] = decision(Self.mayDoEverything(request.user))
    case "subjectaccessreviews", "localsubjectaccessreviews":
      let spec = answer[.spec] ?? .null
      let user = UserInfo(
        name: spec.string("user") ?? "",
        groups: spec.elements("groups").compactMap(\.string))
      answer[.status] = decision(Self.mayDoEverything(user))
    case "selfsubjectrulesreviews":
      answer[.status] = rules(Self.mayDoEverything(request.user))
    default: return nil
    }
    return APIResponse(code: 201, body: .value(answer))
  }

  static func mayDoEverything(_ user: UserInfo) -> Bool {
    user.groups.contains("system:masters") || user.groups.contains("system:nodes")
      || user.name.hasPrefix("system:kube-")
  }

  private func decision(_ isAllowed: Bool) -> Value {
    isAllowed ? ["allowed": true] : ["allowed": false]
  }

  private func rules(_ mayDoEverything: Bool) -> Value {
    guard mayDoEverything else {
      return ["incomplete": false, "nonResourceRules": [], "resourceRules": []]
    }
    return [
      "incomplete": false,
      "nonResourceRules": [["nonResourceURLs": ["*"], "verbs": ["*"]]],
      "resourceRules": [["apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]]],
    ]
  }
}
