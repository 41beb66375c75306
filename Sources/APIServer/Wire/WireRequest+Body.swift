import ObjectModel

extension WireRequest {
  private static let patchTypes: [APIRequest.PatchType] = [.json, .merge, .strategic, .apply]

  /// The body as it is to be read by the server, who knows what it should be.
  ///
  /// A body in YAML is read at once and put into the request.
  func readBody(
    _ verb: APIRequest.Verb, _ request: inout APIRequest, _ readYAML: YAMLReader?
  ) throws(Status) -> RequestEnvelope.Body? {
    switch verb {
    case .patch:
      let type = header("content-type").prefix { $0 != ";" }
      guard let patchType = APIRequest.PatchType(rawValue: String(type)) else {
        throw .unsupportedMediaType(Self.patchTypes.map(\.rawValue))
      }
      request.patchType = patchType
      if patchType == .apply { return try yamlBody(&request, readYAML) }
      return RequestEnvelope.Body(.json, body)
    case .create, .update: return try objectBody(&request, readYAML)
    case .delete, .deleteCollection:
      return body.isEmpty ? nil : try objectBody(&request, readYAML)
    case .get, .list, .watch, .connect: return nil
    }
  }

  private func objectBody(
    _ request: inout APIRequest, _ readYAML: YAMLReader?
  ) throws(Status) -> RequestEnvelope.Body? {
    let text = header("content-type")
    if text.isEmpty { return RequestEnvelope.Body(.json, body) }
    guard let type = MediaClause(text[...]), type.type == "application" else {
      throw .unsupportedMediaType(WireFormat.supported)
    }
    switch type.subtype {
    case "json": return RequestEnvelope.Body(.json, body)
    case "vnd.kubernetes.protobuf": return RequestEnvelope.Body(.protobuf, body)
    case "yaml": return try yamlBody(&request, readYAML)
    default: throw .unsupportedMediaType(WireFormat.supported)
    }
  }

  /// JSON is YAML, so only what does not begin as JSON needs the reader.
  private func yamlBody(
    _ request: inout APIRequest, _ readYAML: YAMLReader?
  ) throws(Status) -> RequestEnvelope.Body? {
    let first = body.first { ![0x20, 0x09, 0x0a, 0x0d].contains($0) }
    if first == UInt8(ascii: "{") { return RequestEnvelope.Body(.json, body) }
    guard let readYAML else { throw .unsupportedMediaType(["application/json"]) }
    request.body = try readYAML(body).get()
    return nil
  }
}

extension Status {
  /// 415: the body is of a media type that is not read here.
  static func unsupportedMediaType(_ types: [String]) -> Status {
    Status(
      code: 415, reason: "UnsupportedMediaType",
      message: "the body of the request was in an unknown format - accepted media types include: "
        + types.joined(separator: ", "))
  }

  /// 413: the body is too long.
  static func entityTooLarge(limit: Int) -> Status {
    Status(
      code: 413, reason: "RequestEntityTooLarge",
      message: "Request entity too large: limit is \(limit)")
  }

  /// 405: no request has this method.
  static func noSuchMethod() -> Status {
    var status = Status(
      code: 405, reason: "MethodNotAllowed",
      message: "the server does not allow this method on the requested resource")
    status.writesEmptyDetails = true
    return status
  }
}
