import ObjectModel
import Simulation

// Models: apiserver registry/rest/create.go and endpoints/handlers/create.go, v1.32.

extension APIServer {
  mutating func create(_ context: RequestContext) throws(Status) -> APIResponse {
    guard context.target.name == nil else {
      throw .methodNotAllowed(context.kind.plural, group: context.kind.group, "create")
    }
    var object = try decode(context.request.body, context.kind, context)
    try placeInNamespace(&object, context)
    try admitCreate(&object, context)
    return try create(object, context)
  }

  /// Stores a decoded and admitted object.
  mutating func create(_ object: Value, _ context: RequestContext) throws(Status) -> APIResponse {
    let kind = context.kind
    for attempt in 0..<8 {
      var candidate = object
      prepareMetadata(&candidate, kind)
      kind.prepareForCreate(&candidate)
      let name = candidate.string(.metadata, .name) ?? ""
      try validateCreate(candidate, kind, name: name)
      let key = ObjectKey(candidate.string(.metadata, .namespace) ?? "", name)
      guard let stored = insert(candidate, key, context) else {
        let isGenerated = object.string(.metadata, .name) ?? "" == ""
        if isGenerated, attempt < 7 { continue }
        throw .alreadyExists(kind.plural, group: kind.group, name)
      }
      context.warnings += kind.warnings(candidate)
      return answer(stored, code: 201, context)
    }
    throw .internalError("no free name was found")
  }

  /// Writes a new object, or only looks whether it could be; nil when its key is taken.
  private mutating func insert(
    _ object: Value, _ key: ObjectKey, _ context: RequestContext
  ) -> Value? {
    guard context.options.isDryRun else {
      return store.insert(context.resource, key, object)?.value
    }
    return store.object(context.resource, key) == nil ? object : nil
  }

  /// Puts the request's namespace into the object, or refuses another one.
  private func placeInNamespace(_ object: inout Value, _ context: RequestContext) throws(Status) {
    guard context.kind.isNamespaced else {
      guard object.string(.metadata, .namespace) ?? "" == "" else {
        throw .badRequest(
          "namespace is not allowed on this type")
      }
      return
    }
    guard let namespace = context.target.namespace else {
      throw .badRequest("an empty namespace may not be set during creation")
    }
    let given = object.string(.metadata, .namespace) ?? ""
    guard given.isEmpty || given == namespace else {
      throw .badRequest(
        "the namespace of the provided object does not match the namespace sent on the request")
    }
    object[orEmpty: .metadata][.namespace] = .string(namespace)
  }

  private mutating func prepareMetadata(_ object: inout Value, _ kind: KindDefinition) {
    object[orEmpty: .metadata][.deletionTimestamp] = nil
    object[orEmpty: .metadata][.deletionGracePeriodSeconds] = nil
    object[orEmpty: .metadata][.resourceVersion] = nil
    object[orEmpty: .metadata][.uid] = .string(uidStream.uuid())
    object[orEmpty: .metadata][.creationTimestamp] =
      .string(RFC3339.text(epochSeconds: now.epochSeconds))
    let prefix = object.string(.metadata, .generateName) ?? ""
    if !prefix.isEmpty, object.string(.metadata, .name) ?? "" == "" {
      object[orEmpty: .metadata][.name] =
        .string(String(prefix.prefix(58)) + nameStream.nameSuffix())
    }
  }

  private func validateCreate(
    _ object: Value, _ kind: KindDefinition, name: String
  ) throws(Status) {
    let errors = ObjectMetaValidation.errors(of: object, kind: kind) + kind.validate(object)
    guard errors.isEmpty else {
      throw .invalid(kind: kind.kind, group: kind.group, name, errors)
    }
  }
}
