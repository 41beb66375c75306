import APIServer
import ClusterEngine

// Models: apiserver pkg/authentication, v1.32. Differs: a request for a resource without a token is
// answered 401, which real servers leave to their roles (403).

/// Who sends a request, by its token.
struct Authenticator: Sendable {
  let tokens: [HTTPServer.KnownToken]
  /// Who somebody without a token is; nil: a stranger.
  let withoutToken: UserInfo?

  static let anonymous = UserInfo(name: "system:anonymous", groups: ["system:unauthenticated"])

  /// The user of a request.
  /// - Throws: 401 for an unknown token, or none.
  func user(_ request: WireRequest, _ live: LiveCluster) throws(Status) -> UserInfo {
    guard let token = Self.bearerToken(request.header("authorization")) else {
      if let withoutToken { return withoutToken }
      guard !Self.isResource(request.target) else { throw .unauthorized }
      return Self.anonymous
    }
    if let known = tokens.first(where: { Self.isEqual($0.text, token) }) { return known.user }
    guard
      let account = live.withCurrentCluster({ cluster, _ in cluster.api.user(bearerToken: token) })
    else { throw .unauthorized }
    return account
  }

  private static func bearerToken(_ header: String) -> String? {
    let words = header.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
    guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
    return String(words[1])
  }

  /// Compares in a time that does not tell how much is right.
  private static func isEqual(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a path is below an API's version.
  private static func isResource(_ target: String) -> Bool {
    let parts = target.prefix { $0 != "?" }.split(separator: "/")
    switch parts.first {
    case "api": return parts.count > 2
    case "apis": return parts.count > 3
    default: return false
    }
  }
}

extension Status {
  /// 401: nobody knows who asks.
  static var unauthorized: Status {
    Status(code: 401, reason: "Unauthorized", message: "Unauthorized")
  }
}
