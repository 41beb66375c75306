import APIServer
import Kinds
import ObjectModel
import Simulation

/// An API server with the standard kinds, reached as over HTTP.
struct WireWorld {
  var api = APIServer(
    catalog: .standard, random: RandomStream(seed: 1), now: Sample.now, admission: [])
  /// Who sends the requests.
  var user = UserInfo.admin

  /// A world with the namespace `default`.
  init() {
    _ = send("POST", "/api/v1/namespaces", #"{"metadata": {"name": "default"}}"#)
  }

  /// Sends JSON, or whatever the header fields say.
  mutating func send(
    _ method: String, _ path: String, _ body: String = "",
    headers: [WireRequest.Header] = []
  ) -> WireAnswer {
    send(WireRequest(method, path, headers: headers, body: Array(body.utf8)))
  }

  mutating func send(_ wire: WireRequest) -> WireAnswer {
    do throws(Status) {
      let exchange = try wire.exchange(for: user)
      let answer = api.handle(exchange.request)
      return WireAnswer(exchange.response(answer, api.catalog), exchange)
    } catch {
      return WireAnswer(WireExchange.refusal(error, api.catalog), nil)
    }
  }

  /// The events of a watch that have happened by now, each as a line.
  func events(_ answer: inout WireAnswer) -> [String] {
    guard case .watch(var cursor) = answer.response.body, let exchange = answer.exchange else {
      return ["no watch: \(answer.text)"]
    }
    var lines: [String] = []
    while let event = api.nextEvent(&cursor) {
      let bytes = exchange.eventBytes(event, api.catalog)
      lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
    }
    answer.response.body = .watch(cursor)
    return lines
  }
}

/// What came back over HTTP.
struct WireAnswer {
  var response: WireResponse
  let exchange: WireExchange?

  init(_ response: WireResponse, _ exchange: WireExchange?) {
    self.response = response
    self.exchange = exchange
  }

  var bytes: [UInt8] {
    if case .bytes(let bytes) = response.body { return bytes }
    return []
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body read as JSON; null when it is none.
  var value: Value {
    (try? JSONParser.parse(bytes)) ?? .null
  }

  /// The code and the message of a Status, or the kind and name of an object.
  var gist: String {
    let value = value
    let message =
      value.string("message")
      ?? "\(value.string("kind") ?? text) \(value.string("metadata", "name") ?? "")"
    return "\(response.code) \(message)"
  }

  func header(_ name: String) -> [String] {
    response.headers.filter { $0.name == name.lowercased() }.map(\.value)
  }
}

/// Values that the schema allows, drawn at random.
struct RandomObject {
  var stream: RandomStream

  mutating func value(_ type: SchemaType, depth: Int = 0) -> Value {
    var fields = Fields()
    for field in type.fields where !field.protobufPath.isEmpty {
      guard stream.below(depth < 4 ? 2 : 6) == 0 else { continue }
      fields[field.key] = value(field.type, depth: depth + 1)
    }
    return .object(fields)
  }

  private mutating func value(_ type: SchemaFieldType, depth: Int) -> Value {
    switch type {
    case .string: .string(["", "a", "web-1", "\u{e9}\u{4e2d}", "x y"][stream.below(5)])
    case .int32: .int([0, 1, -1, 80, Int64(Int32.max), Int64(Int32.min)][stream.below(6)])
    case .int64: .int([0, 7, -3, Int64.max, Int64.min][stream.below(5)])
    case .bool: .bool(stream.below(2) == 0)
    case .double: [.double(0.5), .int(3), .double(-1.25e-7)][stream.below(3)]
    case .bytes: .string(["", "YQ==", "AAEC/w=="][stream.below(3)])
    case .quantity: .string(["0", "500m", "1Gi", "100k"][stream.below(4)])
    case .intOrString: [.int(0), .int(8080), "http", "25%", ""][stream.below(5)]
    case .time: .string(["2026-01-02T03:04:05Z", "1970-01-01T00:00:00Z"][stream.below(2)])
    case .microTime: .string("2026-01-02T03:04:05.678901Z")
    case .duration: .string(["0s", "1h30m0s", "1.5s", "250ms"][stream.below(4)])
    case .any: ["a": [1, "b"]]
    case .fieldsV1: ["f:spec": ["f:replicas": [:]]]
    case .reference(let reference): value(reference.type, depth: depth)
    case .list(let element):
      .array((0...stream.below(depth < 4 ? 2 : 1)).map { _ in value(element, depth: depth) })
    case .map(let element):
      .object(
        Fields(
          (0...stream.below(depth < 4 ? 2 : 1)).map {
            (Key("k\($0)"), value(element, depth: depth))
          }))
    }
  }
}
