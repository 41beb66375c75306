import ObjectModel

extension APIServer {
  private static let messageTypes = [
    "com.github.proto-openapi.spec.v2@v1.0+protobuf",
    "com.github.proto-openapi.spec.v2.v1.0+protobuf",
  ]

  /// The pages below `/openapi`.
  func openAPI(_ parts: [String], _ request: APIRequest) throws(Status) -> APIResponse {
    let documents = catalog.openAPI
    let accept = request.envelope?.accept ?? ""
    let clauses = accept.isEmpty ? [] : MediaClause.clauses(accept)
    let takesJSON = clauses.isEmpty || clauses.contains { $0.matches("json") }
    let takesMessage = clauses.contains { clause in
      Self.messageTypes.contains { clause.type == "application" && clause.subtype == $0 }
    }
    switch (parts[1], parts.count) {
    case ("v2", 2):
      let isFirstMessage = clauses.first.map { Self.messageTypes.contains($0.subtype) } ?? false
      if takesMessage, isFirstMessage || !takesJSON {
        var response = APIResponse(body: .bytes(documents.secondInProtobuf(catalog).bytes))
        response.contentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"
        return response
      }
      guard takesJSON else {
        throw .notAcceptable(["application/json"] + Self.messageTypes.map { "application/\($0)" })
      }
      return Self.json(documents.second(catalog).bytes)
    case ("v3", 2): return APIResponse(body: .value(documents.index))
    case ("v3", _):
      guard takesJSON else { throw .notAcceptable(["application/json"]) }
      let path = parts.dropFirst(2).joined(separator: "/")
      guard let document = documents.third(path, catalog) else { throw .noSuchPage() }
      var response = Self.json(document.bytes)
      if request.options.parameter("hash") == documents.hash {
        response.entityTag = documents.hash
      }
      return response
    default: throw .noSuchPage()
    }
  }

  private static func json(_ bytes: [UInt8]) -> APIResponse {
    var response = APIResponse(body: .text(String(decoding: bytes, as: UTF8.self)))
    response.contentType = "application/json"
    return response
  }
}

extension Status {
  /// 406: none of the media types that the client accepts is served.
  static func notAcceptable(_ types: [String]) -> Status {
    Status(
      code: 406, reason: "NotAcceptable",
      message: "only the following media types are accepted: " + types.joined(separator: ", "))
  }
}
