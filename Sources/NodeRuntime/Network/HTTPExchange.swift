/// An HTTP request over the simulated pod network.
public struct HTTPExchange: Hashable, Sendable {
  /// `GET`, `POST` and so on.
  public var method: String
  /// The host as written in the URL.
  public var host: String
  /// The port.
  public var port: Int
  /// Path with query.
  public var path: String
  /// The User-Agent header.
  public var agent: String
  /// The Host header when it differs from the host.
  public var hostHeader: String?
  /// What is sent.
  public var body: [UInt8] = []

  /// A request.
  public init(
    method: String = "GET", host: String, port: Int = 80, path: String = "/",
    agent: String = "drydock", hostHeader: String? = nil
  ) {
    self.method = method
    self.host = host
    self.port = port
    self.path = path
    self.agent = agent
    self.hostHeader = hostHeader
  }

  /// The request for a URL such as `http://10.244.1.2:8080/path`; nil when it is none.
  public init?(url: String, method: String = "GET", agent: String = "drydock") {
    var rest = Substring(url)
    var port = 80
    if rest.hasPrefix("http://") {
      rest = rest.dropFirst(7)
    } else if rest.contains("://") {
      return nil
    }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(authority.count)
    var host = authority
    if let colon = authority.lastIndex(of: ":") {
      guard let number = Int(authority[authority.index(after: colon)...]),
        (1...65535).contains(number)
      else { return nil }
      port = number
      host = authority[..<colon]
    }
    guard !host.isEmpty else { return nil }
    self.init(
      method: method, host: String(host), port: port,
      path: path.isEmpty ? "/" : path.hasPrefix("?") ? "/\(path)" : String(path), agent: agent)
  }
}

/// What came back.
public enum HTTPOutcome: Hashable, Sendable {
  /// A server answered.
  case reply(HTTPReply)
  /// The address is reachable but nothing listens on the port.
  case refused
  /// Nobody has the address.
  case unreachable
  /// The name means nothing here.
  case unknownHost
}

/// An answer of a server.
public struct HTTPReply: Hashable, Sendable {
  /// The status code.
  public var status: Int
  /// Headers in order.
  public var headers: [Header]
  /// The body.
  public var body: [UInt8]

  /// One header.
  public struct Header: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String
  }

  /// The reason phrase of a status.
  public static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 204: "No Content"
    case 301: "Moved Permanently"
    case 302: "Found"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Not Allowed"
    case 500: "Internal Server Error"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    default: ""
    }
  }
}
