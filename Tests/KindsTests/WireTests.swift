import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

/// A request with the code and message, or kind and name, of its answer.
struct WireCase: Sendable, CustomTestStringConvertible {
  let method: String
  let path: String
  let body: String
  let type: String
  let accept: String
  let gist: String

  init(
    _ method: String, _ path: String, _ body: String, type: String = "application/json",
    accept: String = "", _ gist: String
  ) {
    self.method = method
    self.path = path
    self.body = body
    self.type = type
    self.accept = accept
    self.gist = gist
  }

  init(_ method: String, _ path: String, accept: String = "", _ gist: String) {
    self.init(method, path, "", accept: accept, gist)
  }

  var testDescription: String { "\(method) \(path) \(body.prefix(40))" }

  /// The answer in a world that holds ConfigMap `a`.
  func answer() -> WireAnswer {
    var world = WireWorld()
    _ = world.send(
      "POST", "/api/v1/namespaces/default/configmaps",
      #"{"metadata": {"name": "a"}, "data": {"k": "v"}}"#)
    var headers = [WireRequest.Header("Content-Type", type)]
    if !accept.isEmpty { headers.append(.init("Accept", accept)) }
    return world.send(method, path, body, headers: headers)
  }
}

@Suite struct WireTests {
  private static let maps = "/api/v1/namespaces/default/configmaps"

  static let refusals = [
    WireCase(
      "POST", maps, "",
      "400 the object provided is unrecognized (must be of type ConfigMap): couldn't get"
        + " version/kind; json parse error: unexpected end of JSON input (<empty>)"),
    WireCase(
      "POST", maps, #"{"metadata": {"name": "b"}, oops}"#,
      "400 the object provided is unrecognized (must be of type ConfigMap): couldn't get"
        + " version/kind; json parse error: invalid character 'o' looking for beginning of object"
        + #" key string ({"metadata": {"name": "b"}, oo ...)"#),
    WireCase(
      "POST", maps, "hello",
      "400 the object provided is unrecognized (must be of type ConfigMap): couldn't get"
        + " version/kind; json parse error: invalid character 'h' looking for beginning of value"
        + " (68656c6c6f)"),
    WireCase(
      "POST", maps, "[]",
      "400 the object provided is unrecognized (must be of type ConfigMap): couldn't get"
        + " version/kind; json parse error: json: cannot unmarshal array into Go value of type"
        + #" struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string"#
        + #" "json:\"kind,omitempty\"" } (5b5d)"#),
    WireCase(
      "POST", maps, "{}", type: "text/plain",
      "415 the body of the request was in an unknown format - accepted media types include:"
        + " application/json, application/yaml, application/vnd.kubernetes.protobuf"),
    WireCase(
      "PATCH", maps + "/a", "{}",
      "415 the body of the request was in an unknown format - accepted media types include:"
        + " application/json-patch+json, application/merge-patch+json,"
        + " application/strategic-merge-patch+json, application/apply-patch+yaml"),
    WireCase(
      "GET", maps, accept: "text/html",
      "406 only the following media types are accepted: application/json, application/yaml,"
        + " application/vnd.kubernetes.protobuf"),
    WireCase(
      "GET", maps + "?watch=1", accept: "text/html",
      "406 only the following media types are accepted: application/json;stream=watch,"
        + " application/yaml;stream=watch, application/vnd.kubernetes.protobuf;stream=watch"),
    WireCase(
      "PATCH", maps + "/a", "{", type: "application/merge-patch+json",
      "400 error decoding patch: unexpected end of JSON input"),
    WireCase(
      "PATCH", maps + "/a", "{}", type: "application/json-patch+json",
      "400 error decoding patch: json: cannot unmarshal object into Go value of type"
        + " []handlers.jsonPatchOp"),
    WireCase(
      "DELETE", maps + "/a", "{",
      "500 couldn't get version/kind; json parse error: unexpected end of JSON input"),
    WireCase("GET", maps + "?limit=x", "400 strconv.ParseInt: parsing \"x\": invalid syntax"),
    WireCase(
      "POST", maps + "?dryRun=Some", "{}",
      "422 CreateOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value:"
        + " []string{\"Some\"}: supported values: \"All\""),
    WireCase(
      "PUT", maps + "/a?fieldValidation=Hard", "{}",
      "422 UpdateOptions.meta.k8s.io \"\" is invalid: fieldValidation: Unsupported value:"
        + " \"Hard\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""),
    WireCase("GET", "/apis/nope/v1/things", "404 404 page not found\n "),
    WireCase("GET", "/nope", "404 404 page not found\n "),
    WireCase("GET", "/api/v1/%zz", "404 404 page not found\n "),
    WireCase("GET", "/api/v1/../../etc/passwd", "404 404 page not found\n "),
    WireCase("GET", "/api/v1/things", "404 the server could not find the requested resource"),
    WireCase("GET", maps + "/none", "404 configmaps \"none\" not found"),
    WireCase(
      "POST", "/healthz", "405 the server does not allow this method on the requested resource"),
  ]

  @Test(arguments: refusals)
  func `requests that make no sense get the server's own words`(call: WireCase) {
    #expect(call.answer().gist == call.gist)
  }

  @Test func `an answer carries its media type and warnings`() {
    let body = #"{"metadata": {"name": "b"}, "dada": {}, "data": {"k": "1", "k": "2"}}"#
    let path = Self.maps + "?fieldValidation="
    let warned = WireCase("POST", path + "Warn", body, "").answer()
    #expect(
      warned.header("Warning") == [
        #"299 - "duplicate field \"data.k\"""#, #"299 - "unknown field \"dada\"""#,
      ])
    #expect(warned.header("Content-Type") == ["application/json"])
    #expect(warned.gist == "201 ConfigMap b")
    #expect(warned.value.string("data", "k") == "2")
    #expect(WireCase("POST", path + "Ignore", body, "").answer().header("Warning") == [])
    #expect(
      WireCase("POST", path + "Strict", body, "").answer().gist
        == "400 ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding"
        + " error: duplicate field \"data.k\", unknown field \"dada\"")
  }

  @Test func `users see what they may see and act as whom they may`() {
    var world = WireWorld()
    world.user = UserInfo(name: "jane", groups: ["system:authenticated"])
    #expect(
      world.send("GET", Self.maps).gist == "403 configmaps is forbidden: User \"jane\" cannot list"
        + " resource \"configmaps\" in API group \"\" in the namespace \"default\"")
    #expect(
      world.send("DELETE", "/apis/coordination.k8s.io/v1/namespaces/n/leases/x").gist
        == "403 leases.coordination.k8s.io \"x\" is forbidden: User \"jane\" cannot delete resource"
        + " \"leases\" in API group \"coordination.k8s.io\" in the namespace \"n\"")
    #expect(world.send("GET", "/version").response.code == 200)
    #expect(
      world.send("GET", "/metrics").gist
        == "403 forbidden: User \"jane\" cannot get path \"/metrics\"")
    let asBob = [WireRequest.Header("Impersonate-User", "bob")]
    #expect(
      world.send("GET", "/version", headers: asBob).gist
        == "403 users \"bob\" is forbidden: User \"jane\" cannot impersonate resource \"users\""
        + " in API group \"\" at the cluster scope")
    world.user = .admin
    #expect(
      world.send("GET", Self.maps, headers: asBob).gist
        == "403 configmaps is forbidden: User \"bob\" cannot list resource \"configmaps\" in API"
        + " group \"\" in the namespace \"default\"")
    let review = world.send(
      "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}",
      headers: [.init("Impersonate-User", "system:serviceaccount:default:web")])
    #expect(
      review.value["status", "userInfo"] == [
        "username": "system:serviceaccount:default:web",
        "groups": [
          "system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated",
        ],
      ])
  }

  @Test func `a token of a service account is known again until it ends`() throws {
    var world = WireWorld()
    let accounts = "/api/v1/namespaces/default/serviceaccounts"
    _ = world.send("POST", accounts, #"{"metadata": {"name": "web"}}"#)
    let answer = world.send(
      "POST", accounts + "/web/token", #"{"spec": {"expirationSeconds": 600}}"#)
    let token = try #require(answer.value.string("status", "token"))
    #expect(token.split(separator: ".").count == 3)
    #expect(
      world.api.user(bearerToken: token)?.name == "system:serviceaccount:default:web")
    #expect(world.api.user(bearerToken: token + "x") == nil)
    let reviews = "/apis/authentication.k8s.io/v1/tokenreviews"
    let review = world.send("POST", reviews, #"{"spec": {"token": "\#(token)"}}"#)
    #expect(review.value["status", "authenticated"] == true)
    world.api.now = Instant(epochSeconds: Sample.now.epochSeconds + 601)
    #expect(world.api.user(bearerToken: token) == nil)
    #expect(
      world.send("POST", accounts + "/web/token", #"{"spec": {"expirationSeconds": 5}}"#).gist
        == "422 TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds:"
        + " Invalid value: 5: may not specify a duration less than 10 minutes")
  }

  @Test func `spoiled requests are refused and never trap`() {
    let seed: UInt64 = 7
    var stream = RandomStream(seed: seed)
    var world = WireWorld()
    let paths = [
      Self.maps, Self.maps + "/a", "/api/v1/pods?watch=1&resourceVersion=3", "/apis", "/api/v1",
      "/api/v1/namespaces/default/pods/x/exec?command=a", "/openapi/v3", "/api/v1/watch/pods",
      "/api/v1/namespaces/default/pods?continue=eyJ2Ijoi&limit=2&labelSelector=a%3Db",
      "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    ]
    let bodies = [
      #"{"metadata": {"name": "a", "labels": {"x": "y"}}, "data": {"k": "v"}}"#,
      #"[{"op": "add", "path": "/data/x", "value": "1"}]"#, "",
      #"{"kind": "Pod", "spec": {"containers": [{"name": "c", "ports": [{"containerPort": 1}]}]}}"#,
    ]
    let types = [
      "application/json", "application/json-patch+json", "application/merge-patch+json",
      "application/strategic-merge-patch+json", "application/apply-patch+yaml", "",
    ]
    for round in 0..<3000 {
      var path = Array(paths[stream.below(paths.count)].utf8)
      var body = Array(bodies[stream.below(bodies.count)].utf8)
      let alphabet = Array("{}[]\",:/?&=%0a\\x-\u{e9}".utf8)
      for _ in 0..<stream.below(3) {
        path[stream.below(path.count)] = alphabet[stream.below(alphabet.count)]
      }
      for _ in 0..<stream.below(3) where !body.isEmpty {
        body[stream.below(body.count)] = alphabet[stream.below(alphabet.count)]
      }
      let method = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "FOO"][stream.below(7)]
      let wire = WireRequest(
        method, String(decoding: path, as: UTF8.self),
        headers: [
          .init("Content-Type", types[stream.below(types.count)]),
          .init("Accept", ["", "application/json", "*/*;q=0.1,a/b;c", "x"][stream.below(4)]),
        ], body: body)
      let answer = world.send(wire)
      #expect(
        (200..<600).contains(answer.response.code), "seed \(seed), round \(round): \(wire.target)")
    }
  }
}
