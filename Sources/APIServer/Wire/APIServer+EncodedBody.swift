import ObjectModel

// Models: apimachinery runtime/serializer/{json,protobuf} and the decoding part of apiserver's
// endpoints/handlers, v1.32.

extension APIServer {
  private static let scheme = "in scheme \"pkg/api/legacyscheme/scheme.go:30\""

  /// The request with its body read as what the target says it should be.
  /// - Throws: 400 with the real server's words when it is not.
  func opened(
    _ request: APIRequest, _ envelope: RequestEnvelope, _ body: RequestEnvelope.Body
  ) throws(Status) -> APIRequest {
    var request = request
    var duplicates: [String] = []
    let expected = try expectedKind(request)
    do throws(BodyFault) {
      switch (body.form, request.verb) {
      case (.json, .patch):
        request.body = try patch(body.bytes, request.patchType, &duplicates)
      case (.json, _): request.body = try json(body.bytes, &duplicates)
      case (.protobuf, _): request.body = try protobuf(body.bytes, expected)
      }
    } catch {
      throw status(of: error, body.bytes, expected, request.verb)
    }
    let prefix = request.verb == .patch && request.patchType == .json ? "json patch " : ""
    request.envelope = envelope.opened(
      duplicateFields: duplicates.map { "\(prefix)duplicate field \(GoText.quoted($0))" })
    return request
  }

  /// Why a body could not be read; with the kind it says it is, if it got so far.
  private struct BodyFault: Error {
    let message: String
    var kind = ""
    var version = ""
  }

  private func status(
    of fault: BodyFault, _ bytes: [UInt8], _ expected: (apiVersion: String, kind: String),
    _ verb: APIRequest.Verb
  ) -> Status {
    switch verb {
    case .delete, .deleteCollection:
      return Status(code: 500, reason: "", message: fault.message)
    case .patch: return .badRequest(fault.message)
    default: break
    }
    if !fault.kind.isEmpty {
      return .badRequest(
        "\(fault.kind) in version \(GoText.quoted(fault.version)) cannot be handled as a"
          + " \(expected.kind): \(fault.message)")
    }
    return .badRequest(
      "the object provided is unrecognized (must be of type \(expected.kind)): \(fault.message)"
        + " (\(Self.summary(bytes)))")
  }

  /// The beginning of a body as text if it looks like JSON, else as hexadecimal digits.
  static func summary(_ bytes: [UInt8]) -> String {
    guard let first = bytes.first else { return "<empty>" }
    let head = bytes.prefix(30)
    let end = bytes.count > 30 ? " ..." : ""
    if first == UInt8(ascii: "{") { return String(decoding: head, as: UTF8.self) + end }
    return head.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + end
  }

  private func json(
    _ bytes: [UInt8], _ duplicates: inout [String]
  ) throws(BodyFault) -> Value {
    let prefix = "couldn't get version/kind; json parse error: "
    let value: Value
    do throws(JSONError) {
      (value, duplicates) = try JSONParser.parseStrictly(bytes)
    } catch {
      throw BodyFault(message: prefix + error.message)
    }
    guard value.object != nil else {
      if value.isNull { return [:] }
      throw BodyFault(
        message: prefix + "json: cannot unmarshal \(Self.goKind(value)) into Go value of type"
          + " struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
          + " Kind string \"json:\\\"kind,omitempty\\\"\" }")
    }
    for key in [Key.apiVersion, .kind] {
      guard let field = value[key], !field.isNull, field.string == nil else { continue }
      throw BodyFault(
        message: prefix + "json: cannot unmarshal \(Self.goKind(field)) into Go struct field"
          + " .\(key) of type string")
    }
    return value
  }

  static func goKind(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool: "bool"
    case .int, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  private func patch(
    _ bytes: [UInt8], _ type: APIRequest.PatchType, _ duplicates: inout [String]
  ) throws(BodyFault) -> Value {
    let value: Value
    do throws(JSONError) {
      (value, duplicates) = try JSONParser.parseStrictly(bytes)
    } catch {
      throw BodyFault(
        message: type == .strategic ? error.message : "error decoding patch: \(error.message)")
    }
    switch (type, value) {
    case (.json, .array), (.merge, .object), (.strategic, .object), (.apply, .object): break
    case (.json, _):
      throw BodyFault(
        message: "error decoding patch: json: cannot unmarshal \(Self.goKind(value)) into Go value"
          + " of type []handlers.jsonPatchOp")
    case (.apply, _):
      throw BodyFault(
        message: "error decoding YAML: json: cannot unmarshal \(Self.goKind(value)) into Go value"
          + " of type map[string]interface {}")
    default:
      let start = type == .merge ? "error decoding patch: " : ""
      throw BodyFault(
        message: start + "json: cannot unmarshal \(Self.goKind(value)) into Go value of type"
          + " map[string]interface {}")
    }
    return value
  }

  private func protobuf(
    _ bytes: [UInt8], _ expected: (apiVersion: String, kind: String)
  ) throws(BodyFault) -> Value {
    let envelope: ProtobufEnvelope
    do throws(ProtobufError) {
      envelope = try ProtobufEnvelope(decoding: bytes)
    } catch {
      throw BodyFault(message: error.message)
    }
    let kind = envelope.kind.isEmpty ? expected.kind : envelope.kind
    let apiVersion = envelope.apiVersion.isEmpty ? expected.apiVersion : envelope.apiVersion
    let version = apiVersion.split(separator: "/").last.map(String.init) ?? apiVersion
    guard let type = catalog.schemaType(apiVersion: apiVersion, kind: kind) else {
      throw BodyFault(
        message: "no kind \(GoText.quoted(kind)) is registered for version"
          + " \(GoText.quoted(apiVersion)) " + Self.scheme,
        kind: kind, version: version)
    }
    do throws(ProtobufError) {
      var value: Value = ["kind": .string(kind), "apiVersion": .string(apiVersion)]
      let fields = try catalog.schema.decodeProtobuf(envelope.raw, as: type)
      for field in fields.object ?? Fields() { value[field.key] = field.value }
      return value
    } catch {
      throw BodyFault(message: error.message, kind: kind, version: version)
    }
  }

  /// The kind that the body of a request should be.
  private func expectedKind(
    _ request: APIRequest
  ) throws(Status) -> (apiVersion: String, kind: String) {
    guard case .resource(let target) = request.target else { throw .noSuchPage() }
    if request.verb == .delete || request.verb == .deleteCollection {
      return ("meta.k8s.io/v1", "DeleteOptions")
    }
    if let kind = Self.reviewKinds[target.resource], target.group.hasSuffix("tion.k8s.io") {
      return ("\(target.group)/\(target.version)", kind)
    }
    if target.group.isEmpty, target.resource == "bindings" { return ("v1", "Binding") }
    let kind = try definition(target).kind
    guard let name = target.subresource else { return (kind.apiVersion, kind.kind) }
    guard let subresource = kind.subresources.first(where: { $0.name == name }) else {
      throw .noSuchResource()
    }
    let version = subresource.version ?? kind.version
    let group = subresource.group ?? kind.group
    return (group.isEmpty ? version : "\(group)/\(version)", subresource.kind)
  }
}
