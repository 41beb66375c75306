import ObjectModel
import Simulation

// Models: the review resources of authentication.k8s.io and authorization.k8s.io, v1.32.
// Differs: roles are built into `Authorizer`.

extension APIServer {
  /// The kinds that are answered and never stored, by resource.
  static let reviewKinds = [
    "selfsubjectreviews": "SelfSubjectReview", "tokenreviews": "TokenReview",
    "selfsubjectaccessreviews": "SelfSubjectAccessReview",
    "selfsubjectrulesreviews": "SelfSubjectRulesReview",
    "subjectaccessreviews": "SubjectAccessReview",
    "localsubjectaccessreviews": "LocalSubjectAccessReview",
  ]

  /// Whether a target is one of the kinds that are answered and never stored.
  static func isReview(_ target: ResourceTarget) -> Bool {
    guard target.version == "v1", let kind = reviewKinds[target.resource] else { return false }
    let isAuthentication = kind == "SelfSubjectReview" || kind == "TokenReview"
    return target.group == (isAuthentication ? "authentication.k8s.io" : "authorization.k8s.io")
  }

  /// The answer to a review that is created but never stored; nil for other requests.
  func reviewed(
    _ request: APIRequest, _ target: ResourceTarget
  ) throws(Status) -> APIResponse? {
    guard target.group.hasPrefix("auth"), Self.isReview(target),
      let kind = Self.reviewKinds[target.resource]
    else { return nil }
    guard request.verb == .create, target.name == nil else {
      throw .noSuchMethod()
    }
    var (review, warnings) = try decodedReview(request, target, kind)
    switch kind {
    case "SelfSubjectReview":
      review[.metadata] = [
        "creationTimestamp": .string(RFC3339.text(epochSeconds: now.epochSeconds))
      ]
      review[.status] = ["userInfo": Self.userInfo(request.user)]
    case "TokenReview": review[.status] = try tokenStatus(review)
    case "SelfSubjectRulesReview":
      guard !(review.string(.spec, .namespace) ?? "").isEmpty else {
        throw .badRequest("no namespace on request")
      }
      review[.spec] = [:]
      review[.status] = rules(for: request.user)
    default: review[.status] = try accessStatus(review, kind, request.user)
    }
    return APIResponse(code: 201, body: .value(review), warnings: warnings)
  }

  /// The body of a review, checked against its schema.
  private func decodedReview(
    _ request: APIRequest, _ target: ResourceTarget, _ kind: String
  ) throws(Status) -> (Value, [String]) {
    let apiVersion = "\(target.group)/\(target.version)"
    guard var body = request.body, body.object != nil else {
      throw .badRequest("the request body holds no object")
    }
    if (body.string(.kind) ?? "").isEmpty { body[.kind] = .string(kind) }
    if (body.string(.apiVersion) ?? "").isEmpty { body[.apiVersion] = .string(apiVersion) }
    guard body.string(.kind) == kind, body.string(.apiVersion) == apiVersion else {
      throw .badRequest(
        "the API version in the data (\(body.string(.apiVersion) ?? "")) does not match the"
          + " expected API version (\(apiVersion))")
    }
    guard let type = catalog.schemaType(apiVersion: apiVersion, kind: kind) else {
      return (body, [])
    }
    let start = "\(kind) in version \"v1\" cannot be handled as a \(kind): "
    do throws(DecodeError) {
      let decoded = try catalog.schema.decode(body, as: type, rootName: kind)
      if request.options.fieldValidation == .strict, !decoded.unknownFields.isEmpty {
        throw DecodeError(
          "strict decoding error: " + decoded.unknownFields.joined(separator: ", "))
      }
      let warns = request.options.fieldValidation == .warn
      var value: Value = ["kind": .string(kind), "apiVersion": .string(apiVersion)]
      for field in decoded.value.object ?? Fields() { value[field.key] = field.value }
      return (value, warns ? decoded.unknownFields : [])
    } catch {
      throw .badRequest(start + error.message)
    }
  }

  private static func userInfo(_ user: UserInfo) -> Value {
    [
      "username": .string(user.name), "groups": .array(user.groups.map { .string($0) }),
    ]
  }

  private func tokenStatus(_ review: Value) throws(Status) -> Value {
    let token = review.string(.spec, "token") ?? ""
    guard !token.isEmpty else {
      throw .badRequest("token is required for TokenReview in authentication")
    }
    guard let user = user(bearerToken: token) else {
      return ["user": [:], "error": "[invalid bearer token, token lookup failed]"]
    }
    return [
      "authenticated": true, "user": Self.userInfo(user),
      "audiences": [.string(ServiceAccountToken.issuer)],
    ]
  }

  private func accessStatus(
    _ review: Value, _ kind: String, _ asker: UserInfo
  ) throws(Status) -> Value {
    let spec = review[.spec] ?? [:]
    var errors: [FieldError] = []
    var user = asker
    if kind != "SelfSubjectAccessReview" {
      user = UserInfo(
        name: spec.string("user") ?? "", groups: spec.elements("groups").compactMap(\.string))
    }
    let resource = spec["resourceAttributes"]
    let other = spec["nonResourceAttributes"]
    if resource != nil, other != nil {
      errors.append(
        FieldError(
          .invalid, "spec.nonResourceAttributes", value: JSONWriter().text(other ?? .null),
          "cannot be specified in combination with resourceAttributes"))
    }
    if resource == nil, other == nil {
      errors.append(
        FieldError(
          .invalid, "spec.resourceAttributes", value: "\"null\"",
          "exactly one of nonResourceAttributes or resourceAttributes must be specified"))
    }
    if kind != "SelfSubjectAccessReview", user.name.isEmpty, user.groups.isEmpty {
      errors.append(
        .invalid("spec.user", "", "at least one of user or group must be specified"))
    }
    if kind == "LocalSubjectAccessReview" {
      let place = review.string(.metadata, .namespace) ?? ""
      let asked = resource?.string(.namespace) ?? ""
      if resource != nil, place != asked {
        errors.append(
          .invalid(
            "spec.resourceAttributes.namespace", .string(asked), "must match metadata.namespace"))
      }
    }
    guard errors.isEmpty else {
      throw .invalid(kind: kind, group: "authorization.k8s.io", "", errors)
    }
    let decision = authorizer.decide(Self.question(resource, other, user))
    var status: Value = ["allowed": .bool(decision.isAllowed)]
    if !decision.reason.isEmpty { status[.reason] = .string(decision.reason) }
    return status
  }

  private static func question(
    _ resource: Value?, _ other: Value?, _ user: UserInfo
  ) -> AccessQuestion {
    guard let resource else {
      return AccessQuestion(
        user: user, verb: other?.string("verb") ?? "", .path(other?.string("path") ?? ""))
    }
    func text(_ key: Key) -> String? {
      let text = resource.string(key) ?? ""
      return text.isEmpty ? nil : text
    }
    return AccessQuestion(
      user: user, verb: text("verb") ?? "",
      .resource(
        ResourceTarget(
          group: text("group") ?? "", version: text("version") ?? "",
          resource: text("resource") ?? "", namespace: text(.namespace), name: text(.name),
          subresource: text("subresource"))))
  }

  /// What a user may do, as far as a list can tell.
  private func rules(for user: UserInfo) -> Value {
    if user.mayDoEverything {
      return [
        "incomplete": false,
        "nonResourceRules": [["nonResourceURLs": ["*"], "verbs": ["*"]]],
        "resourceRules": [["apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]]],
      ]
    }
    func paths(_ paths: [String]) -> Value {
      ["verbs": ["get"], "nonResourceURLs": .array(paths.map { .string($0) })]
    }
    var others = [paths(Authorizer.publicPaths)]
    var resources: [Value] = []
    if user.isAuthenticated {
      others.append(paths(Authorizer.discoveryPaths))
      resources = [
        [
          "verbs": ["create"], "apiGroups": ["authorization.k8s.io"],
          "resources": ["selfsubjectaccessreviews", "selfsubjectrulesreviews"],
        ],
        [
          "verbs": ["create"], "apiGroups": ["authentication.k8s.io"],
          "resources": ["selfsubjectreviews"],
        ],
      ]
    }
    return [
      "incomplete": false, "nonResourceRules": .array(others), "resourceRules": .array(resources),
    ]
  }
}
