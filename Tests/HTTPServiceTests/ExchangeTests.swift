import APIServer
import ClusterEngine
import Testing

@testable import HTTPService

/// Requests and answers, whole.
struct ExchangeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let request: String
    let answer: String

    init(_ description: String, _ request: String, _ answer: String) {
      testDescription = description
      self.request = request.replacing("\n", with: "\r\n")
      self.answer = answer
    }
  }

  /// The answer that carries a Status.
  static func status(
    _ line: String, _ reason: String, _ message: String, details: String = "", closes: Bool = false
  ) -> String {
    let quoted = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let body =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
      + "\"message\":\"\(quoted)\",\"reason\":\"\(reason)\",\(details)\"code\":\(line.prefix(3))}\n"
    return plain(line, "application/json", body, closes: closes)
  }

  static func plain(
    _ line: String, _ type: String, _ body: String, closes: Bool = false
  ) -> String {
    "HTTP/1.1 \(line)\r\ncontent-type: \(type)\r\ncache-control: no-cache, private\r\n"
      + "content-length: \(body.utf8.count)\r\n\(closes ? "connection: close\r\n" : "")\r\n\(body)"
  }

  static let cases: [Case] = [
    Case("health", "GET /healthz HTTP/1.1\nHost: x\n\n", plain("200 OK", "text/plain", "ok")),
    Case(
      "an unknown path", "GET /nope HTTP/1.1\nHost: x\n\n",
      plain("404 Not Found", "text/plain; charset=utf-8", "404 page not found\n")),
    Case(
      "an object that is not there",
      "GET /api/v1/namespaces/default/pods/web HTTP/1.1\nHost: x\n\n",
      status(
        "404 Not Found", "NotFound", "pods \"web\" not found",
        details: "\"details\":{\"name\":\"web\",\"kind\":\"pods\"},")),
    Case(
      "a percent sign that begins no escape", "GET /api/v1/pods/%zz HTTP/1.1\nHost: x\n\n",
      status("400 Bad Request", "BadRequest", "invalid URL escape \"%zz\"")),
    Case(
      "a limit that is no number", "GET /api/v1/pods?limit=abc HTTP/1.1\nHost: x\n\n",
      status(
        "400 Bad Request", "BadRequest", "strconv.ParseInt: parsing \"abc\": invalid syntax")),
    Case(
      "a body that is no JSON",
      "POST /api/v1/namespaces/default/configmaps HTTP/1.1\nHost: x\n"
        + "Content-Type: application/json\nContent-Length: 5\n\n{nope",
      status(
        "400 Bad Request", "BadRequest",
        "the object provided is unrecognized (must be of type ConfigMap): couldn't get "
          + "version/kind; json parse error: invalid character 'n' looking for beginning of "
          + "object key string ({nope)")),
    Case(
      "a media type nobody knows",
      "POST /api/v1/namespaces/default/configmaps HTTP/1.1\nHost: x\n"
        + "Content-Type: text/csv\nContent-Length: 3\n\na,b",
      status(
        "415 Unsupported Media Type", "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
          + "application/json, application/yaml, application/vnd.kubernetes.protobuf")),
    Case(
      "a body that is too large",
      "POST /api/v1/namespaces/default/configmaps HTTP/1.1\nHost: x\n"
        + "Content-Type: application/json\nContent-Length: 3145729\n\n",
      status(
        "413 Payload Too Large", "RequestEntityTooLarge",
        "Request entity too large: limit is 3145728", closes: true)),
    Case(
      "no HTTP at all", "hello\n\n",
      status(
        "400 Bad Request", "BadRequest", "malformed HTTP request: invalid HTTP method",
        closes: true)),
    Case(
      "SPDY",
      "POST /api/v1/namespaces/default/pods/web/exec?command=sh HTTP/1.1\nHost: x\n"
        + "Connection: Upgrade\nUpgrade: SPDY/3.1\nX-Stream-Protocol-Version: v5.channel.k8s.io\n"
        + "Content-Length: 0\n\n",
      status(
        "404 Not Found", "NotFound", "pods \"web\" not found",
        details: "\"details\":{\"name\":\"web\",\"kind\":\"pods\"},")),
    Case(
      "exec without an upgrade",
      "GET /api/v1/namespaces/default/pods/web/exec?command=sh HTTP/1.1\nHost: x\n\n",
      status("400 Bad Request", "BadRequest", "Upgrade request required")),
    Case(
      "a method nobody knows", "TRACE /api/v1/pods HTTP/1.1\nHost: x\n\n",
      status(
        "405 Method Not Allowed", "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        details: "\"details\":{},")),
  ]

  @Test(arguments: cases)
  func `each request gets its answer, whole`(_ item: Case) throws {
    let world = try ServedWorld()
    let answer = try world.answer(item.request)
    #expect(answer == item.answer)
  }

  static let known = Authenticator(
    tokens: [HTTPServer.KnownToken(text: "secret", user: .admin)], withoutToken: nil)

  static let strangers: [Case] = [
    Case(
      "no token", "GET /api/v1/pods HTTP/1.1\nHost: x\n\n",
      status("401 Unauthorized", "Unauthorized", "Unauthorized")),
    Case(
      "a wrong token", "GET /version HTTP/1.1\nHost: x\nAuthorization: Bearer guess\n\n",
      status("401 Unauthorized", "Unauthorized", "Unauthorized")),
    Case(
      "health is open", "GET /readyz HTTP/1.1\nHost: x\n\n", plain("200 OK", "text/plain", "ok")),
    Case(
      "discovery is not", "GET /api HTTP/1.1\nHost: x\n\n",
      status(
        "403 Forbidden", "Forbidden",
        "forbidden: User \"system:anonymous\" cannot get path \"/api\"",
        details: "\"details\":{},")),
    Case(
      "the token", "GET /healthz HTTP/1.1\nHost: x\nAuthorization: Bearer secret\n\n",
      plain("200 OK", "text/plain", "ok")),
    Case(
      "acting as somebody else",
      "GET /api/v1/pods HTTP/1.1\nHost: x\nAuthorization: Bearer secret\nImpersonate-User: eve\n\n",
      status(
        "403 Forbidden", "Forbidden",
        "pods is forbidden: User \"eve\" cannot list resource \"pods\" in API group \"\" at the "
          + "cluster scope", details: "\"details\":{\"kind\":\"pods\"},")),
  ]

  @Test(arguments: strangers)
  func `strangers are told so`(_ item: Case) throws {
    let world = try ServedWorld(authenticator: Self.known)
    #expect(try world.answer(item.request) == item.answer)
  }

  @Test func `a connection carries many requests, also sent ahead, and chunked bodies`() throws {
    let world = try ServedWorld()
    let client = try world.client()
    let get = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    client.send(get + get)
    let ok = Self.plain("200 OK", "text/plain", "ok")
    #expect(client.answer() == ok)
    #expect(client.answer() == ok)
    let post = "POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: x\r\n"
    client.send(post + "Transfer-Encoding: chunked\r\n\r\n")
    client.send("1b\r\n{\"metadata\":{\"name\":\"c\"},\"k\r\n")
    client.send("23\r\nind\":\"ConfigMap\",\"apiVersion\":\"v1\"}\r\n0\r\n\r\n")
    #expect(client.answer().hasPrefix("HTTP/1.1 201 Created\r\n"))
    client.send("HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    let head =
      "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncache-control: no-cache, private\r\n"
      + "content-length: 2\r\nconnection: close\r\n\r\n"
    #expect(client.textToEnd() == head)
    withExtendedLifetime(world) {}
  }

  @Test func `clients that dawdle are not waited for`() throws {
    var limits = ServerLimits()
    limits.headSeconds = 0.2
    limits.bodySeconds = 0.2
    limits.idleSeconds = 0.2
    let world = try ServedWorld(limits: limits)
    let silent = try world.client()
    silent.send("GET /healthz HTT")
    #expect(silent.textToEnd() == "")
    let slow = try world.client()
    slow.send(
      "POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: x\r\n"
        + "Content-Length: 100\r\n\r\n{")
    let late = Self.status(
      "408 Request Timeout", "Timeout", "the request did not arrive in time", closes: true)
    #expect(slow.textToEnd() == late)
  }

  @Test func `nothing but loopback speaks plain HTTP, and a taken port is said to be`() throws {
    let world = try ServedWorld()
    var options = HTTPServer.Options()
    options.usesTLS = false
    options.host = "0.0.0.0"
    #expect {
      try HTTPServer(world.session.live, options)
    } throws: { "\($0)" == "plain HTTP is only served on a loopback address" }
    options.host = "127.0.0.1"
    options.port = world.server.port
    #expect {
      try HTTPServer(world.session.live, options)
    } throws: {
      "\($0)" == "cannot listen on 127.0.0.1:\(options.port): Address already in use"
    }
  }

  @Test(arguments: [
    ("127.0.0.1:6443", "127.0.0.1 6443"), ("[::1]:0", "::1 0"), ("8080", "127.0.0.1 8080"),
    ("localhost:1", "localhost 1"), ("", nil), ("::1:5", nil), ("127.0.0.1:70000", nil),
    ("a b:1", nil), (":5", nil),
  ])
  func `addresses are read`(_ text: String, _ expected: String?) {
    #expect(HTTPServer.Options(listen: text).map { "\($0.host) \($0.port)" } == expected)
  }
}
