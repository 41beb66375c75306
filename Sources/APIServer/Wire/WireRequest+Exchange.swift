public import ObjectModel

extension WireRequest {
  /// Reads a YAML body; throws the sentence of what is wrong with it.
  public typealias YAMLReader = ([UInt8]) -> Result<Value, Status>

  /// The request as the server understands it, sent by `user`.
  /// - Parameter readYAML: how bodies in YAML are read; without it they are refused.
  /// - Throws: the Status of a request that makes no sense: 400, 404, 405, 406, 413, 415, 422.
  public func exchange(
    for user: UserInfo, readYAML: YAMLReader? = nil
  ) throws(Status) -> WireExchange {
    let pathText = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let query = Substring(
      target.utf8.dropFirst(pathText.count + 1).prefix { $0 != UInt8(ascii: "#") })
    let path = try WirePath(String(Substring(pathText)))
    let parameters = PercentText.parameters(query)
    guard body.count <= Self.bodyLimit else { throw .entityTooLarge(limit: Self.bodyLimit) }
    var options = RequestOptions()
    options.parameters = parameters
    guard case .resource(let resource) = path.target else {
      return try plainExchange(path.target, options, user)
    }
    var isWatch = path.isWatch
    let verb = try verb(resource, parameters, &isWatch)
    try options.read(parameters, verb)
    let includes = try Self.includeObject(parameters)
    var (format, answer) = try WireFormat.negotiate(
      header("accept"), isWatch: verb == .watch, includes: includes)
    if let pretty = options.parameter("pretty"), !pretty.isEmpty {
      format.isPretty = ["1", "t", "T", "true", "TRUE", "True"].contains(pretty)
    }
    var target = resource
    // A watch of one object is a watch of the collection for that name.
    if verb == .watch || verb == .list || verb == .deleteCollection { target.subresource = nil }
    var request = APIRequest(
      verb, .resource(target), options: options, answer: answer, user: user)
    request.envelope = RequestEnvelope(
      body: try readBody(verb, &request, readYAML), accept: header("accept"),
      impersonation: try impersonation(), userAgent: header("user-agent"))
    request.wantsManagedFields = true
    return WireExchange(request: request, format: format)
  }

  /// A request for a path that is no resource.
  private func plainExchange(
    _ target: RequestTarget, _ options: RequestOptions, _ user: UserInfo
  ) throws(Status) -> WireExchange {
    guard method == "GET" || method == "HEAD" else {
      let known = ["/version", "/api", "/apis", "/healthz", "/livez", "/readyz", "/metrics"]
      if case .path(let path) = target, known.contains(path) { throw .noSuchMethod() }
      throw .noSuchResource()
    }
    var request = APIRequest(.get, target, options: options, user: user)
    request.envelope = RequestEnvelope(
      discovery: WireFormat.discovery(header("accept")), accept: header("accept"),
      impersonation: try impersonation())
    return WireExchange(request: request, format: WireFormat())
  }

  private func verb(
    _ target: ResourceTarget, _ parameters: [RequestOptions.Parameter], _ isWatch: inout Bool
  ) throws(Status) -> APIRequest.Verb {
    if let text = parameters.first(where: { $0.name == "watch" })?.value {
      isWatch = isWatch || !["0", "false"].contains(text.lowercased())
    }
    let connects = ["exec", "attach", "portforward", "proxy"]
    if let subresource = target.subresource, connects.contains(subresource) { return .connect }
    switch method {
    case "GET", "HEAD":
      if isWatch, target.subresource == nil { return .watch }
      return target.name == nil ? .list : .get
    case "POST": return .create
    case "PUT": return .update
    case "PATCH": return .patch
    case "DELETE": return target.name == nil ? .deleteCollection : .delete
    default: throw .noSuchMethod()
    }
  }

  private static func includeObject(
    _ parameters: [RequestOptions.Parameter]
  ) throws(Status) -> APIRequest.IncludeObject {
    guard let text = parameters.first(where: { $0.name == "includeObject" })?.value, !text.isEmpty
    else { return .metadata }
    guard let includes = APIRequest.IncludeObject(rawValue: text) else {
      throw .badRequest(
        "Unable to convert to Table as requested: includeObject: Invalid value: \""
          + text + "\": must be 'Metadata', 'Object', 'None', or empty")
    }
    return includes
  }

  private func impersonation() throws(Status) -> Impersonation? {
    let name = header("impersonate-user")
    let prefix = "impersonate-extra-"
    let extra = headers.filter { $0.name.hasPrefix(prefix) }.map {
      String($0.name.dropFirst(prefix.count))
    }
    let wanted = Impersonation(
      name: name, groups: values("impersonate-group"), uid: header("impersonate-uid"),
      extra: extra)
    if name.isEmpty {
      guard wanted.groups.isEmpty, wanted.uid.isEmpty, extra.isEmpty else {
        throw .internalError(
          "requested [] without impersonating a user name".replacingBrackets(with: wanted))
      }
      return nil
    }
    return wanted
  }
}

extension String {
  /// What the server says it was asked to be besides a user.
  fileprivate func replacingBrackets(with wanted: Impersonation) -> String {
    var parts: [String] = []
    for group in wanted.groups {
      parts.append(
        "{Kind:Group Namespace: Name:\(group) UID: APIVersion: ResourceVersion: FieldPath:}")
    }
    if !wanted.uid.isEmpty {
      parts.append(
        "{Kind:UID Namespace: Name:\(wanted.uid) UID: APIVersion:authentication.k8s.io/v1"
          + " ResourceVersion: FieldPath:}")
    }
    let inner = parts.joined(separator: " ")
    return "requested [\(inner)]" + dropFirst("requested []".count)
  }
}
