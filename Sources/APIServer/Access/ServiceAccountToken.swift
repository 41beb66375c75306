import Encodings
import ObjectModel
import Simulation

// Models: the tokens of service accounts (pkg/serviceaccount), v1.32. Differs: the signature is
// drawn from a seeded stream, the same for the same world; nobody but this server can check it, and
// it is no protection against somebody who wants to forge one.

/// A token of a service account: the three parts of a JSON Web Token.
struct ServiceAccountToken {
  static let issuer = "https://kubernetes.default.svc.cluster.local"

  /// What the token says.
  let claims: Value

  /// The token's text, signed with `key`.
  func text(key: RandomStream) -> String {
    let head = ["alg": "RS256", "kid": "drydock"] as Value
    let content =
      Self.base64URL(JSONWriter().bytes(head)) + "."
      + Self.base64URL(JSONWriter().bytes(claims))
    return content + "." + Self.signature(of: content, key)
  }

  /// Reads and checks a token; nil when it was not signed with `key`.
  init?(reading text: String, key: RandomStream) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2] == Self.signature(of: "\(parts[0]).\(parts[1])", key)
    else { return nil }
    var padded = parts[1].map { $0 == "-" ? "+" : $0 == "_" ? "/" : String($0) }.joined()
    while padded.utf8.count % 4 != 0 { padded += "=" }
    guard let bytes = Base64.decode(padded) else { return nil }
    do throws(JSONError) {
      claims = try JSONParser.parse(bytes)
    } catch {
      return nil
    }
  }

  init(claims: Value) {
    self.claims = claims
  }

  private static func signature(of content: String, _ key: RandomStream) -> String {
    var stream = key.split(content)
    return base64URL((0..<256).map { _ in UInt8(truncatingIfNeeded: stream.next()) })
  }

  private static func base64URL(_ bytes: [UInt8]) -> String {
    String(
      Base64.encode(bytes).compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}

extension APIServer {
  /// The service account a bearer token belongs to; nil when the token is not valid now.
  public func user(bearerToken token: String) -> UserInfo? {
    let text = token
    guard let token = ServiceAccountToken(reading: text, key: tokenKey),
      let subject = token.claims.string("sub"),
      let account = Self.serviceAccount(named: subject), let accounts = catalog.serviceAccounts,
      let stored = store.object(accounts, ObjectKey(account.namespace, account.name))
    else { return nil }
    let isCurrent =
      token.claims.int("exp") ?? 0 > now.epochSeconds
      && token.claims.elements("aud").contains(.string(ServiceAccountToken.issuer))
      && stored.uid == token.claims.string("kubernetes.io", "serviceaccount", .uid)
    guard isCurrent || isKept(token, text, by: stored) else { return nil }
    return UserInfo(
      name: subject,
      groups: [
        "system:serviceaccounts", "system:serviceaccounts:\(account.namespace)",
        "system:authenticated",
      ])
  }

  /// `pods/token`'s owner: answers a TokenRequest for a service account.
  mutating func issueToken(_ context: RequestContext) throws(Status) -> APIResponse {
    let account = try existing(context)
    let asked = context.body ?? .null
    let seconds = asked.int(.spec, "expirationSeconds") ?? 3600
    try checkTokenRequest(asked, seconds, account)
    let audiences =
      asked.elements(.spec, "audiences").isEmpty
      ? [Value.string(ServiceAccountToken.issuer)] : asked.elements(.spec, "audiences")
    let expiry = now.epochSeconds + seconds
    var owner: Value = [
      "namespace": .string(account.key.namespace),
      "serviceaccount": ["name": .string(account.key.name), "uid": .string(account.uid)],
    ]
    if let reference = asked[.spec, "boundObjectRef"], reference.object?.isEmpty == false {
      let (key, bound) = try boundObject(reference, account)
      owner[Key(key)] = ["name": .string(bound.key.name), "uid": .string(bound.uid)]
    }
    let claims: Value = [
      "aud": .array(audiences), "exp": .int(expiry), "iat": .int(now.epochSeconds),
      "iss": .string(ServiceAccountToken.issuer), "jti": .string(uidStream.uuid()),
      "kubernetes.io": owner, "nbf": .int(now.epochSeconds),
      "sub": .string("system:serviceaccount:\(account.key.namespace):\(account.key.name)"),
    ]
    var answer: Value = [
      "kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1",
      "metadata": [
        "name": .string(account.key.name), "namespace": .string(account.key.namespace),
        "creationTimestamp": .string(RFC3339.text(epochSeconds: now.epochSeconds)),
      ],
      "spec": ["audiences": .array(audiences), "expirationSeconds": .int(seconds)],
    ]
    answer[orEmpty: .spec]["boundObjectRef"] = asked[.spec, "boundObjectRef"] ?? .null
    answer[.status] = [
      "token": .string(ServiceAccountToken(claims: claims).text(key: tokenKey)),
      "expirationTimestamp": .string(RFC3339.text(epochSeconds: expiry)),
    ]
    return APIResponse(code: 201, body: .value(answer), warnings: context.warnings)
  }

  private func checkTokenRequest(
    _ asked: Value, _ seconds: Int64, _ account: StoredObject
  ) throws(Status) {
    let group = "authentication.k8s.io"
    for (key, wanted) in [(Key.name, account.key.name), (.namespace, account.key.namespace)] {
      guard let given = asked.string(.metadata, key), !given.isEmpty, given != wanted else {
        continue
      }
      let what = key == .name ? "name" : "namespace"
      throw .invalid(
        kind: "TokenRequest", group: group, account.key.name,
        [
          .invalid(
            "metadata.\(key)", .string(given),
            "must match the service account \(what) if specified")
        ])
    }
    var fault = ""
    if seconds < 600 { fault = "may not specify a duration less than 10 minutes" }
    if seconds > 1 << 32 { fault = "may not specify a duration larger than 2^32 seconds" }
    guard fault.isEmpty else {
      throw .invalid(
        kind: "TokenRequest", group: group, "",
        [.invalid("spec.expirationSeconds", .int(seconds), fault)])
    }
  }

  /// The object that a token is bound to, with its name among the claims.
  private func boundObject(
    _ reference: Value, _ account: StoredObject
  ) throws(Status) -> (key: String, object: StoredObject) {
    let kind = reference.string(.kind) ?? ""
    let apiVersion = reference.string(.apiVersion) ?? ""
    guard apiVersion == "v1", ["Pod", "Secret", "Node"].contains(kind),
      let resource = catalog.resource(apiVersion: "v1", kind: kind)
    else {
      throw .badRequest(
        "cannot bind token to object of type \(apiVersion), Kind=\(kind)")
    }
    let name = reference.string(.name) ?? ""
    let key = ObjectKey(kind == "Node" ? "" : account.key.namespace, name)
    guard let object = store.object(resource, key) else {
      throw .notFound(catalog[resource].plural, name)
    }
    if kind == "Pod", object.value.string(.spec, "serviceAccountName") != account.key.name {
      throw .badRequest(
        "cannot bind token for serviceaccount \"\(account.key.name)\" to pod running with"
          + " different serviceaccount name.")
    }
    if let uid = reference.string(.uid), !uid.isEmpty, uid != object.uid {
      throw .conflict(
        kind, name,
        "the UID in the bound object reference (\(uid)) does not match the UID in record. The"
          + " object might have been deleted and then recreated")
    }
    return (kind.lowercased(), object)
  }
}
