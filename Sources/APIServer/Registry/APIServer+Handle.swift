import ObjectModel

extension APIServer {
  /// Answers one request; failures come back as Status answers, never as traps.
  ///
  /// Takes the request over, so that a body nobody else holds is stored without copies.
  public mutating func handle(_ request: consuming APIRequest) -> APIResponse {
    if request.options.isDryRun {
      // On a copy, so that nothing at all is left of it, not even a drawn name.
      var copy = self
      return copy.answered(request)
    }
    return answered(request)
  }

  private mutating func answered(_ request: consuming APIRequest) -> APIResponse {
    if let envelope = request.envelope { return handle(request, envelope) }
    do throws(Status) {
      try authorize(request)
      switch request.target {
      case .path(let path): return try discover(path, request)
      case .resource(let target): return try handle(request, target)
      }
    } catch {
      return APIResponse(error)
    }
  }

  /// Answers a request that came over HTTP: whoever it is to act as, and the body once read.
  private mutating func handle(
    _ request: APIRequest, _ envelope: RequestEnvelope
  ) -> APIResponse {
    do throws(Status) {
      var request = request
      if let wanted = envelope.impersonation {
        request.user = try impersonated(wanted, by: request.user)
      }
      try authorize(request)
      switch request.target {
      case .path(let path): return try discover(path, request)
      case .resource(let target):
        try checkMethod(request, target)
        if let body = envelope.body { request = try opened(request, envelope, body) }
        return try handle(request, target)
      }
    } catch {
      return APIResponse(error)
    }
  }

  /// Refuses methods that a resource does not have, which in process nobody uses.
  private func checkMethod(
    _ request: APIRequest, _ target: ResourceTarget
  ) throws(Status) {
    if target.group.isEmpty, target.resource == "bindings" || target.subresource != nil { return }
    // What of custom kinds is answered is known below.
    if Self.isReview(target) || target.group == "apiextensions.k8s.io" { return }
    let verb = request.verb == .watch ? "list" : request.verb.rawValue
    guard try definition(target).kind.verbs.contains(verb) else { throw .noSuchMethod() }
  }

  /// Groups of a real server that are not played yet, with what they hold.
  private static let absentGroups = [
    "rbac.authorization.k8s.io": "roles and role bindings",
    "apiextensions.k8s.io": "custom resource definitions",
    "admissionregistration.k8s.io": "admission webhooks and policies",
    "apiregistration.k8s.io": "aggregated API servers",
    "flowcontrol.apiserver.k8s.io": "priority and fairness of requests",
  ]

  /// The definition of the resource that a target names.
  /// - Throws: 404; for groups that are not served at all it is no Status but a page.
  func definition(
    _ target: ResourceTarget
  ) throws(Status) -> (resource: ResourceID, kind: KindDefinition) {
    guard
      let resource = catalog.resource(
        group: target.group, version: target.version, plural: target.resource)
    else {
      if let what = Self.absentGroups[target.group] { throw .absent(what) }
      throw catalog.serves(group: target.group, version: target.version)
        ? .noSuchResource() : .noSuchPage()
    }
    return (resource, catalog[resource])
  }

  mutating func handle(
    _ request: consuming APIRequest, _ target: ResourceTarget
  ) throws(Status) -> APIResponse {
    if let review = try reviewed(request, target) { return review }
    if let answer = try definedKinds(request, target) { return answer }
    if target.resource == "bindings", target.group.isEmpty, request.verb == .create {
      return try bind(request, target)
    }
    let (resource, kind) = try definition(target)
    if let form = kind.storedAs { return try handle(request, target, resource, form) }
    if kind.isComputed { return try readComputed(request, target, resource) }
    guard kind.isNamespaced || target.namespace == nil || target.resource == "namespaces" else {
      throw .noSuchResource()
    }
    let context = RequestContext(
      request: request, target: target, resource: resource, kind: kind)
    do throws(Status) {
      return try handle(context)
    } catch {
      // What the body was warned of is said even if it is refused for something else.
      guard !context.warnings.isEmpty else { throw error }
      var status = error
      status.warnings = context.warnings + status.warnings
      throw status
    }
  }

  private mutating func handle(_ context: RequestContext) throws(Status) -> APIResponse {
    if let subresource = context.target.subresource {
      return try handle(context, subresource: subresource)
    }
    let kind = context.kind
    switch context.request.verb {
    case .get: return try get(context)
    case .list: return try list(context)
    case .watch: return try watch(context)
    case .create: return try create(context)
    case .update: return try update(context)
    case .patch: return try patch(context)
    case .delete: return try delete(context)
    case .deleteCollection: return try deleteCollection(context)
    case .connect: throw .methodNotAllowed(kind.plural, group: kind.group, "connect")
    }
  }
}

/// A request with what the registry has looked up for it.
///
/// A class because everything that handles the request adds to the same warnings; it does not
/// outlive the request.
final class RequestContext {
  /// The request without its body.
  let request: APIRequest
  /// The object, patch or delete options sent along.
  private(set) var body: Value?
  let target: ResourceTarget
  let resource: ResourceID
  let kind: KindDefinition
  /// Whether the request is about pods, which most plugins ask.
  let isPod: Bool
  /// Whether the body needs no second look; what admission does to it must keep that true, or say
  /// false here.
  var isVouched: Bool
  /// Texts for Warning headers.
  var warnings: [String] = []
  /// The name of the token volume that a new pod was given.
  var tokenVolume: String?
  /// What is known of the spec of a new object.
  var spec = SpecKnowledge.unlooked
  /// A new object as it was sent.
  var sent: SentParts?
  /// The namespace that a new object goes into, once it was looked up.
  var namespace: StoredObject?
  /// The managed fields that were sent along, to be used in place of the object's own.
  var givenOwners: FieldOwners?
  /// Whether the sender wants the managed fields forgotten.
  var forgetsOwners = false

  init(
    request: consuming APIRequest, target: ResourceTarget, resource: ResourceID,
    kind: KindDefinition
  ) {
    isVouched = request.isVouched
    var body: Value?
    swap(&body, &request.body)
    self.body = body
    self.request = consume request
    self.target = target
    self.resource = resource
    self.kind = kind
    isPod = kind.plural == "pods" && kind.group.isEmpty
  }

  var options: RequestOptions { request.options }

  /// The body of the request, which is then no longer part of it.
  func takeBody() -> Value? {
    var taken: Value?
    swap(&taken, &body)
    return taken
  }

  /// Puts back a body that was taken.
  func giveBack(_ taken: consuming Value) {
    body = taken
  }

  /// The key of the object named in the path.
  func key() throws(Status) -> ObjectKey {
    guard let name = target.name, !name.isEmpty else {
      throw .badRequest("name must be provided")
    }
    return ObjectKey(kind.isNamespaced ? target.namespace ?? "" : "", name)
  }

  func notFound(_ name: String) -> Status {
    .notFound(kind.plural, group: kind.group, name)
  }
}
