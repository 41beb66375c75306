public import ObjectModel

/// An answer as it goes over HTTP.
public struct WireResponse: Sendable {
  /// The content of an answer.
  public enum Body: Sendable {
    /// The whole answer.
    case bytes([UInt8])
    /// A watch, whose events are written with `WireExchange.eventBytes`, one behind the other.
    case watch(WatchCursor)
    /// A stream between the client and a container.
    case stream(StreamID)
  }

  /// The HTTP status code.
  public var code: Int
  /// The header fields, Content-Type first; neither length nor date are among them.
  public var headers: [WireRequest.Header]
  /// The content.
  public var body: Body
}

extension WireExchange {
  /// The answer in the form that the client accepts.
  /// - Parameters:
  ///   - catalog: the kinds, for messages in protobuf.
  ///   - writeYAML: how an object is written as YAML; without it YAML clients get JSON.
  public func response(
    _ answer: APIResponse, _ catalog: Catalog, writeYAML: ((Value) -> [UInt8])? = nil
  ) -> WireResponse {
    var headers: [WireRequest.Header] = []
    let body: WireResponse.Body
    var type = format.form.rawValue
    switch answer.body {
    case .value(let value):
      if answer.contentType != nil, !answer.isSuccess {
        type = "text/plain; charset=utf-8"
        body = .bytes(Array("404 page not found\n".utf8))
      } else {
        type = answer.contentType ?? mediaType(writeYAML != nil)
        body = .bytes(encoded(value, catalog, writeYAML))
      }
    case .table(let table):
      body = .bytes(encoded(table.value(includes), catalog, writeYAML))
      type = mediaType(writeYAML != nil)
    case .text(let text):
      type = answer.contentType ?? "text/plain"
      body = .bytes(Array(text.utf8))
    case .bytes(let bytes):
      type = answer.contentType ?? "application/octet-stream"
      body = .bytes(bytes)
    case .watch(let cursor):
      type = mediaType(false) + (format.form == .protobuf ? ";stream=watch" : "")
      body = .watch(cursor)
    case .stream(let stream):
      type = "text/plain"
      body = .stream(stream)
    }
    headers.append(.init("Content-Type", type))
    if let tag = answer.entityTag {
      headers.append(.init("ETag", "\"\(tag)\""))
      headers.append(.init("Cache-Control", "public, immutable"))
    } else {
      headers.append(.init("Cache-Control", "no-cache, private"))
    }
    for text in answer.warnings { headers.append(.init("Warning", Self.warning(text))) }
    return WireResponse(code: answer.code, headers: headers, body: body)
  }

  /// The answer to a request that was refused before it came to be an exchange.
  public static func refusal(_ status: Status, _ catalog: Catalog) -> WireResponse {
    WireExchange(request: APIRequest(.get, .path("/")), format: .standard)
      .response(APIResponse(status), catalog)
  }

  /// One event of a watch: a line of JSON, or a message behind its length.
  public func eventBytes(_ event: WatchEvent, _ catalog: Catalog) -> [UInt8] {
    guard format.form == .protobuf else {
      let line: Value = ["type": .string(event.kind.rawValue), "object": shown(event.object)]
      return JSONWriter().bytes(line) + [0x0a]
    }
    var raw = ProtobufWriter()
    raw.text(1, event.kind.rawValue)
    raw.message(2) { $0.chunk(1, message(of: event.object, catalog)) }
    let frame = ProtobufEnvelope(apiVersion: "v1", kind: "WatchEvent", raw: raw.bytes).bytes
    let count = UInt32(frame.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + frame
  }

  private func mediaType(_ canWriteYAML: Bool) -> String {
    format.form == .yaml && !canWriteYAML
      ? WireFormat.Form.json.rawValue : format.form.rawValue
  }

  private var includes: APIRequest.IncludeObject {
    if case .table(let includes) = request.answer { return includes }
    return .metadata
  }

  private func encoded(
    _ value: Value, _ catalog: Catalog, _ writeYAML: ((Value) -> [UInt8])?
  ) -> [UInt8] {
    switch format.form {
    case .protobuf: return message(of: value, catalog)
    case .yaml where writeYAML != nil: return writeYAML?(shown(value)) ?? []
    case .json, .yaml:
      if format.isPretty || request.target == .path("/version") {
        return JSONWriter(indent: 2).bytes(shown(value))
      }
      return JSONWriter().bytes(shown(value)) + [0x0a]
    }
  }

  /// The value with the version of Table or PartialObjectMetadata that was asked for.
  private func shown(_ value: Value) -> Value {
    guard format.metaVersion != "v1", value.string(.apiVersion) == "meta.k8s.io/v1" else {
      return value
    }
    var value = value
    value[.apiVersion] = .string("meta.k8s.io/" + format.metaVersion)
    return value
  }

  /// A whole body in protobuf; an empty message where a kind has no schema.
  private func message(of value: Value, _ catalog: Catalog) -> [UInt8] {
    let apiVersion = value.string(.apiVersion) ?? ""
    let kind = value.string(.kind) ?? ""
    let schema = catalog.schema
    var raw: [UInt8] = []
    if let type = catalog.schemaType(apiVersion: apiVersion, kind: kind) {
      raw = schema.encodeProtobuf(value, as: type)
    } else if kind == "PartialObjectMetadata" {
      raw = Self.partial(value, schema)
    } else if kind == "PartialObjectMetadataList" {
      var writer = ProtobufWriter()
      if let type = schema.type("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta") {
        writer.chunk(1, schema.encodeProtobuf(value[.metadata] ?? [:], as: type))
      }
      for item in value.elements(.items) { writer.chunk(2, Self.partial(item, schema)) }
      raw = writer.bytes
    } else if kind.hasSuffix("List"),
      let type = catalog.schemaType(apiVersion: apiVersion, kind: String(kind.dropLast(4)))
    {
      raw = schema.encodeProtobuf(list: value, itemsOf: type)
    }
    return ProtobufEnvelope(apiVersion: apiVersion, kind: kind, raw: raw).bytes
  }

  private static func partial(_ value: Value, _ schema: SchemaRegistry) -> [UInt8] {
    var writer = ProtobufWriter()
    if let type = schema.type("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta") {
      writer.chunk(1, schema.encodeProtobuf(value[.metadata] ?? [:], as: type))
    }
    return writer.bytes
  }

  /// A Warning header as Go's clients read it.
  private static func warning(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      // A header is one line.
      quoted += scalar.value < 0x20 ? " " : String(scalar)
    }
    return "299 - \"\(quoted)\""
  }
}
