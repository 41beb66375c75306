import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

@Suite struct ProtobufTests {
  /// The bytes of hexadecimal digits.
  static func bytes(_ text: String) -> [UInt8] {
    let digits = Array(text.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  @Test(arguments: Array(UInt64(1)...6))
  func `what is written as protobuf reads the same`(seed: UInt64) throws {
    let schema = SchemaRegistry.standard
    for name in schema.typeNames where !name.hasSuffix("meta.v1.WatchEvent") {
      let type = try #require(schema.type(name))
      var random = RandomObject(stream: RandomStream(seed: seed).split(name))
      let value = try schema.decode(random.value(type), as: type, rootName: type.name).value
      let bytes = schema.encodeProtobuf(value, as: type)
      let read = try schema.decodeProtobuf(bytes, as: type)
      let again = try schema.decode(read, as: type, rootName: type.name).value
      #expect(again == value, "\(name), seed \(seed)")
    }
  }

  @Test func `what kubectl sends is read`() throws {
    var lines: [String] = []
    for (path, body) in ProtobufBodies.all {
      let envelope = try ProtobufEnvelope(decoding: Self.bytes(body))
      let found = Catalog.standard.schemaType(
        apiVersion: envelope.apiVersion, kind: envelope.kind)
      guard let type = found else {
        lines.append("\(envelope.apiVersion) \(envelope.kind) has no schema")
        continue
      }
      let schema = SchemaRegistry.standard
      let read = try schema.decodeProtobuf(envelope.raw, as: type)
      let value = try schema.decode(read, as: type, rootName: envelope.kind).value
      lines.append("\(path) \(JSONWriter(sortsKeys: true).text(value))")
    }
    #expect(lines.joined(separator: "\n") == ProtobufBodies.asJSON)
  }

  @Test func `spoiled bytes are refused and never trap`() throws {
    let seed: UInt64 = 20
    var stream = RandomStream(seed: seed)
    var world = WireWorld()
    for round in 0..<2000 {
      let (path, body) = ProtobufBodies.all[stream.below(ProtobufBodies.all.count)]
      var bytes = Self.bytes(body)
      for _ in 0...stream.below(4) {
        switch stream.below(3) {
        case 0: bytes[stream.below(bytes.count)] = UInt8(stream.below(256))
        case 1: bytes.removeLast(min(bytes.count - 1, stream.below(9)))
        default: bytes.insert(UInt8(stream.below(256)), at: stream.below(bytes.count))
        }
      }
      let answer = world.send(
        WireRequest(
          "POST", path, headers: [.init("Content-Type", ProtobufEnvelope.mediaType)],
          body: bytes))
      #expect(
        [201, 400, 404, 409, 422].contains(answer.response.code),
        "seed \(seed), round \(round): \(answer.gist)")
    }
  }

  @Test(arguments: [
    (
      "",
      "400 the object provided is unrecognized (must be of type ConfigMap): empty data (<empty>)"
    ),
    (
      "7b7d",
      "400 the object provided is unrecognized (must be of type ConfigMap): provided data does not "
        + "appear to be a protobuf message, expected prefix [107 56 115 0] ({})"
    ),
    (
      "6b387300",
      "400 the object provided is unrecognized (must be of type ConfigMap): empty body (6b387300)"
    ),
    (
      "6b3873000aff",
      "400 the object provided is unrecognized (must be of type ConfigMap): unexpected EOF "
        + "(6b3873000aff)"
    ),
    (
      "6b38730012020800",
      "400 ConfigMap in version \"v1\" cannot be handled as a ConfigMap: proto: wrong wireType = 0 "
        + "for field Metadata"
    ),
    (
      "6b3873000a0a0a02763212044e6f6e65",
      "400 None in version \"v2\" cannot be handled as a ConfigMap: no kind \"None\" is registered "
        + "for version \"v2\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""
    ),
  ])
  func `malformed protobuf is refused in the server's words`(body: String, gist: String) {
    var world = WireWorld()
    let answer = world.send(
      WireRequest(
        "POST", "/api/v1/namespaces/default/configmaps",
        headers: [.init("Content-Type", ProtobufEnvelope.mediaType)], body: Self.bytes(body)))
    #expect(answer.gist == gist)
  }

  @Test func `clients that accept only protobuf get it`() throws {
    var world = WireWorld()
    let path = "/api/v1/namespaces/default/configmaps"
    _ = world.send("POST", path, #"{"metadata": {"name": "a"}, "data": {"k": "v"}}"#)
    let accept = [WireRequest.Header("Accept", ProtobufEnvelope.mediaType)]
    let one = try ProtobufEnvelope(
      decoding: world.send("GET", path + "/a", headers: accept).bytes)
    #expect(one.kind == "ConfigMap")
    let type = try #require(SchemaRegistry.standard.type("io.k8s.api.core.v1.ConfigMap"))
    let value = try SchemaRegistry.standard.decodeProtobuf(one.raw, as: type)
    #expect(value.string("data", "k") == "v")
    let list = world.send("GET", path, headers: accept)
    #expect(list.header("Content-Type") == [ProtobufEnvelope.mediaType])
    #expect(try ProtobufEnvelope(decoding: list.bytes).kind == "ConfigMapList")
    let missing = world.send("GET", path + "/b", headers: accept)
    #expect(try ProtobufEnvelope(decoding: missing.bytes).kind == "Status")
    #expect(missing.response.code == 404)
    let both = [WireRequest.Header("Accept", "\(ProtobufEnvelope.mediaType),application/json")]
    #expect(world.send("GET", path + "/a", headers: both).value.string("kind") == "ConfigMap")
  }
}
