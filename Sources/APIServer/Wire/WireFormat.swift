// Models: apiserver endpoints/handlers/negotiation/negotiate.go, v1.32. Differs: of several media
// types that a client accepts, JSON is taken where it is among them.

/// How an answer is written.
public struct WireFormat: Hashable, Sendable {
  /// A media type of objects.
  public enum Form: String, Hashable, Sendable {
    case json = "application/json"
    case yaml = "application/yaml"
    case protobuf = "application/vnd.kubernetes.protobuf"
  }

  /// The media type.
  public var form = Form.json
  /// Whether JSON is laid out for people.
  public var isPretty = false
  /// The version of Table and PartialObjectMetadata asked for.
  var metaVersion = "v1"

  /// JSON on one line.
  public init() {}

  static let supported = ["application/json", "application/yaml", ProtobufMediaType.text]

  /// The format of errors that come before negotiation.
  static let standard = WireFormat()

  /// What a client gets that sends `accept`, and the form of objects it wants.
  /// - Parameter isWatch: whether the answer is a stream of events.
  /// - Throws: 406 when none of the media types it accepts is served.
  static func negotiate(
    _ accept: String, isWatch: Bool, includes: APIRequest.IncludeObject
  ) throws(Status) -> (format: WireFormat, answer: APIRequest.Answer) {
    if accept.isEmpty { return (WireFormat(), .objects) }
    let clauses = MediaClause.clauses(accept)
    for form in [Form.json, .yaml, .protobuf] {
      let subtype = String(form.rawValue.dropFirst("application/".count))
      for clause in clauses where clause.matches(subtype) {
        if form != .json, clause.subtype == "*" { continue }
        guard let answer = Self.answer(clause, form, includes) else { continue }
        let stream = clause.parameter("stream")
        guard stream.isEmpty || stream == "watch" else { continue }
        var format = WireFormat()
        format.form = form
        format.isPretty = clause.parameter("pretty") == "1"
        if clause.parameter("v") == "v1beta1" { format.metaVersion = "v1beta1" }
        return (format, answer)
      }
    }
    let types = supported.map { isWatch ? $0 + ";stream=watch" : $0 }
    throw Status(
      code: 406, reason: "NotAcceptable",
      message: "only the following media types are accepted: " + types.joined(separator: ", "))
  }

  /// The form of objects that a clause asks for; nil when there is no such form.
  private static func answer(
    _ clause: MediaClause, _ form: Form, _ includes: APIRequest.IncludeObject
  ) -> APIRequest.Answer? {
    let kind = clause.parameter("as")
    if kind.isEmpty, clause.parameter("g").isEmpty, clause.parameter("v").isEmpty {
      return .objects
    }
    guard clause.parameter("g") == "meta.k8s.io",
      ["v1", "v1beta1"].contains(clause.parameter("v"))
    else { return nil }
    switch kind {
    case "Table": return form == .protobuf ? nil : .table(includes)
    case "PartialObjectMetadata", "PartialObjectMetadataList": return .partialMetadata
    default: return nil
    }
  }

  /// The form of `/api` and `/apis` that a client wants.
  static func discovery(_ accept: String) -> RequestEnvelope.Discovery {
    for clause in MediaClause.clauses(accept) where clause.matches("json") {
      guard clause.parameter("as") == "APIGroupDiscoveryList",
        clause.parameter("g") == "apidiscovery.k8s.io"
      else {
        if clause.parameter("as").isEmpty { return .legacy }
        continue
      }
      switch clause.parameter("v") {
      case "v2": return .aggregated
      case "v2beta1": return .aggregatedBeta
      default: continue
      }
    }
    return .legacy
  }
}

enum ProtobufMediaType {
  static let text = "application/vnd.kubernetes.protobuf"
}
