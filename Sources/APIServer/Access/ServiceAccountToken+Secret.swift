import Encodings
public import ObjectModel

// Models: the tokens without end that are kept in secrets (pkg/serviceaccount/legacy.go), v1.32.

extension WorldView {
  /// The token of a service account that is kept in a secret.
  public func token(of account: Value, inSecret name: String) -> String {
    let namespace = account.string(.metadata, .namespace) ?? ""
    let accountName = account.string(.metadata, .name) ?? ""
    let prefix = "kubernetes.io/serviceaccount/"
    let claims: Value = [
      "iss": .string(ServiceAccountToken.secretIssuer),
      Key(prefix + "namespace"): .string(namespace),
      Key(prefix + "secret.name"): .string(name),
      Key(prefix + "service-account.name"): .string(accountName),
      Key(prefix + "service-account.uid"): .string(account.string(.metadata, .uid) ?? ""),
      "sub": .string("system:serviceaccount:\(namespace):\(accountName)"),
    ]
    return ServiceAccountToken(claims: claims).text(key: tokenKey)
  }
}

extension ServiceAccountToken {
  static let secretIssuer = "kubernetes/serviceaccount"
}

extension APIServer {
  /// Whether a token kept in a secret still counts: the secret holds it and the account is the same.
  func isKept(_ token: ServiceAccountToken, _ text: String, by account: StoredObject) -> Bool {
    let prefix = "kubernetes.io/serviceaccount/"
    guard token.claims.string("iss") == ServiceAccountToken.secretIssuer,
      token.claims.string(Key(prefix + "service-account.uid")) == account.uid,
      let name = token.claims.string(Key(prefix + "secret.name")),
      let secrets = catalog.resource(apiVersion: "v1", kind: "Secret"),
      let secret = store.object(secrets, ObjectKey(account.key.namespace, name))
    else { return false }
    return Base64.decode(secret.value.string(.data, "token") ?? "") == Array(text.utf8)
  }
}
