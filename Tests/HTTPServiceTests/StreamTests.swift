import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Testing

@testable import HTTPService

/// Watches, followed logs, exec and attach.
struct StreamTests {
  private static let pods = "/api/v1/namespaces/default/pods"

  private static func head(_ type: String) -> String {
    "HTTP/1.1 200 OK\r\ncontent-type: \(type)\r\ncache-control: no-cache, private\r\n"
      + "transfer-encoding: chunked\r\n\r\n"
  }

  private func create(_ name: String, in world: ServedWorld) throws {
    let body =
      "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"\(name)\"}}"
    let answer = try world.answer(
      "POST /api/v1/namespaces/default/configmaps HTTP/1.1\r\nHost: x\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(answer.hasPrefix("HTTP/1.1 201 Created\r\n"))
  }

  private func watch(_ world: ServedWorld, _ query: String, accept: String = "*/*") throws
    -> RawClient
  {
    let client = try world.client()
    client.send(
      "GET /api/v1/namespaces/default/configmaps?watch=1\(query) HTTP/1.1\r\nHost: x\r\n"
        + "Accept: \(accept)\r\n\r\n")
    #expect(client.text(through: "\r\n\r\n") == Self.head("application/json"))
    return client
  }

  /// Type and name of an event, or of its table's only row.
  private func gist(_ line: String) throws -> String {
    let event = try JSONParser.parse(line)
    let object = event["object"] ?? .null
    let row = object.elements("rows").first?["object"]
    let columns = object["columnDefinitions"].map { $0 == .null ? " -" : " +" } ?? ""
    let name = (row ?? object).string(.metadata, .name) ?? object.string(.message) ?? ""
    return "\(event.string("type") ?? "") \(name)\(columns)"
  }

  @Test func `watches show changes as they happen, each in the form it asked for`() throws {
    let world = try ServedWorld()
    try create("first", in: world)
    let version = world.session.cluster.revision
    let plain = try watch(world, "&resourceVersion=\(version)")
    let other = try watch(world, "&resourceVersion=\(version)")
    let table = try watch(
      world, "", accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")
    let some = try watch(world, "&fieldSelector=metadata.name%3Dthird")
    #expect(world.settles(watches: 4, streams: 0))
    try create("second", in: world)
    #expect(try gist(plain.chunk()) == "ADDED second")
    try create("third", in: world)
    #expect(try gist(plain.chunk()) == "ADDED third")
    #expect(try gist(other.chunk()) == "ADDED second")
    #expect(try gist(some.chunk()) == "ADDED third")
    let lines = try table.chunk().split(separator: "\n").map { try gist(String($0)) }
    #expect(lines == ["ADDED first +", "ADDED kube-root-ca.crt -"])
    #expect(try gist(table.chunk()) == "ADDED second -")
    for client in [plain, other, table, some] { client.hangUp() }
    #expect(world.settles(watches: 0, streams: 0))
  }

  @Test func `a watch ends at its time, and when its world is taken back`() throws {
    let world = try ServedWorld()
    let short = try watch(
      world, "&timeoutSeconds=1&resourceVersion=\(world.session.cluster.revision)")
    #expect(short.chunk() == "")
    let before = world.session.cluster
    try create("gone", in: world)
    let long = try watch(world, "&resourceVersion=\(world.session.cluster.revision)")
    #expect(world.settles(watches: 1, streams: 0))
    world.session.replace(before)
    let expired =
      "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
      + "\"metadata\":{},\"status\":\"Failure\",\"message\":\"The resourceVersion for the "
      + "provided watch is too old.\",\"reason\":\"Expired\",\"code\":410}}\n"
    #expect(long.chunk() == expired)
    #expect(long.chunk() == "")
  }

  @Test func `what happens by itself reaches watches at its time`() throws {
    let world = try ServedWorld(pace: .live(speed: 20))
    let client = try world.client()
    client.send(
      "GET \(Self.pods)?watch=1&resourceVersion=\(world.session.cluster.revision) HTTP/1.1\r\n"
        + "Host: x\r\n\r\n")
    _ = client.text(through: "\r\n\r\n")
    let body =
      "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"},"
      + "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"nginx\"}]}}"
    _ = try world.answer(
      "POST \(Self.pods) HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(client.text(through: "\"phase\":\"Running\"").hasSuffix("\"phase\":\"Running\""))
  }

  @Test func `a log is followed to its end`() throws {
    let world = try ServedWorld(pace: .live(speed: 20))
    try world.run("count", ["sh", "-c", "for i in 1 2 3; do echo line $i; sleep 20; done"])
    let client = try world.client()
    client.send("GET \(Self.pods)/count/log?follow=true HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(client.text(through: "\r\n\r\n") == Self.head("text/plain"))
    var text = ""
    while case let piece = client.chunk(), !piece.isEmpty { text += piece }
    #expect(text == "line 1\nline 2\nline 3\n")
  }

  // MARK: Exec

  private func exec(
    _ world: ServedWorld, _ query: String, version: String = "v5.channel.k8s.io",
    subresource: String = "exec"
  ) throws -> RawClient {
    let client = try world.client()
    client.send(
      "GET \(Self.pods)/box/\(subresource)?\(query) HTTP/1.1\r\nHost: x\r\n"
        + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + "Sec-WebSocket-Protocol: \(version)\r\n\r\n")
    let head = client.text(through: "\r\n\r\n")
    #expect(head.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
    let lines = head.lowercased()
    #expect(lines.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=\r\n"))
    #expect(lines.contains("sec-websocket-protocol: \(version)\r\n"))
    return client
  }

  /// All that a session says: channel and text of each message, then how it was closed.
  private func conversation(_ client: RawClient) -> [String] {
    var result: [String] = []
    while true {
      let (opcode, content) = client.frame()
      if opcode == 8 || opcode == 0 {
        result.append("close \(content.reduce(0) { $0 << 8 | Int($1) })")
        client.sendFrame(8, content)
        return result
      }
      guard opcode == 2 else { continue }
      let text = String(decoding: content.dropFirst(), as: UTF8.self)
      result.append("\(content.first ?? 9) \(text)")
    }
  }

  private func box() throws -> ServedWorld {
    let world = try ServedWorld(pace: .live(speed: 1))
    try world.run("box", ["sleep", "100000"])
    return world
  }

  private static let success = "3 {\"metadata\":{},\"status\":\"Success\"}"

  @Test(arguments: ["v5.channel.k8s.io", "v4.channel.k8s.io"])
  func `exec tells output, errors and the exit status`(_ version: String) throws {
    let world = try box()
    let client = try exec(
      world,
      "command=sh&command=-c&command=echo+out%3Becho+err+%3E%262%3Bexit+3&stdout=true&stderr=true",
      version: version)
    let said = conversation(client)
    #expect(Set(said.dropLast(2)) == ["1 out\n", "2 err\n"])
    let failure =
      "3 {\"metadata\":{},\"status\":\"Failure\","
      + "\"message\":\"command terminated with non-zero exit code: command terminated with exit "
      + "code 3\","
      + "\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":\"ExitCode\","
      + "\"message\":\"3\"}]}}"
    #expect(Array(said.suffix(2)) == [failure, "close 1000"])
    #expect(world.settles(watches: 0, streams: 0))
  }

  @Test func `the end of standard input reaches the command`() throws {
    let world = try box()
    let client = try exec(world, "command=cat&stdin=true&stdout=true&stderr=true")
    client.sendFrame(2, [0] + Array("hello\n".utf8))
    #expect(client.frame().content == [1] + Array("hello\n".utf8))
    client.sendFrame(2, [255, 0])
    #expect(conversation(client) == [Self.success, "close 1000"])
  }

  @Test func `a terminal echoes, and a size it is told does no harm`() throws {
    let world = try box()
    let client = try exec(world, "command=sh&stdin=true&stdout=true&tty=true")
    client.sendFrame(2, [4] + Array("{\"Width\":97,\"Height\":31}\n".utf8))
    client.sendFrame(2, [4] + Array("{\"Width\":-1}".utf8))
    client.sendFrame(2, [0] + Array("echo $((6*7)); exit\r".utf8))
    let said = conversation(client)
    #expect(said.joined().contains("42\r\n"))
    #expect(said.suffix(2) == [Self.success, "close 1000"])
  }

  @Test func `a container that is not there is told through the connection`() throws {
    let world = try box()
    try world.run("box2", ["true"])
    let client = try exec(world, "command=nope&stdout=true")
    let said = conversation(client)
    #expect(said.count == 2)
    #expect(said.first?.contains("exec: \\\"nope\\\": executable file not found") == true)
    #expect(said.last == "close 1000")
  }

  private static let noSPDY =
    "drydock speaks WebSocket for exec and attach, not SPDY; use kubectl 1.30 or later, or set "
    + "KUBECTL_REMOTE_COMMAND_WEBSOCKETS=true"

  @Test(arguments: [
    ("POST", "exec?command=sh", "SPDY/3.1", noSPDY),
    ("POST", "exec?command=sh&container=no", "SPDY/3.1", "container no is not valid for pod box"),
    ("GET", "portforward", "websocket", "drydock does not simulate port-forward so far"),
    (
      "GET", "proxy/", "none",
      "drydock does not simulate proxies to pods, services and nodes so far"
    ),
  ])
  func `what is not simulated is said`(
    _ method: String, _ path: String, _ upgrade: String, _ message: String
  ) throws {
    let world = try box()
    let answer = try world.answer(
      "\(method) \(Self.pods)/box/\(path) HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
        + "Upgrade: \(upgrade)\r\nContent-Length: 0\r\n\r\n")
    #expect(answer == ExchangeTests.status("400 Bad Request", "BadRequest", message))
  }

  @Test func `a client that vanishes leaves nothing behind`() throws {
    let world = try box()
    let client = try exec(world, "command=cat&stdin=true&stdout=true")
    #expect(world.settles(watches: 0, streams: 1))
    client.sendFrame(2, [0] + Array("half a li".utf8))
    client.hangUp()
    #expect(world.settles(watches: 0, streams: 0))
  }
}
