import ObjectModel
import Simulation

// Models: apiserver registry/rest/create.go and endpoints/handlers/create.go, v1.32.

extension APIServer {
  mutating func create(_ context: RequestContext) throws(Status) -> APIResponse {
    guard context.target.name == nil else {
      throw .methodNotAllowed(context.kind.plural, group: context.kind.group, "create")
    }
    if var object = createdAsBefore(context) {
      try placeInNamespace(&object, context)
      try admitAsBefore(&object, context)
      return try create(object, context)
    }
    var object: Value
    if context.isVouched {
      object = context.takeBody() ?? .emptyObject
    } else {
      object = try decodeNew(context)
    }
    try placeInNamespace(&object, context)
    vouchForKnown(object, context)
    context.noteSent(&object)
    try admitCreate(&object, context)
    return try create(object, context)
  }

  /// Stores a decoded and admitted object.
  mutating func create(
    _ object: consuming Value, _ context: RequestContext
  ) throws(Status) -> APIResponse {
    let kind = context.kind
    var object = object
    let key = try prepareMetadata(&object, context)
    if case .admitted = context.spec {} else { kind.prepareForCreate(&object) }
    let stream = addressStream
    try allocateAddresses(&object, context)
    if context.isVouched {
      assert(isSound(object, context), "vouched for, but not sound: \(JSONWriter().text(object))")
    } else {
      do throws(Status) {
        try validateCreate(object, kind, name: key.name)
      } catch {
        addressStream = stream
        throw error
      }
      context.warnings += kind.warnings(object)
      rememberSpec(context)
    }
    if store.object(context.resource, key) == nil {
      try admitSound(object, context)
    } else {
      addressStream = stream
      if admission.contains(.podSecurity) { try checkPodSecurity(object, context) }
    }
    if context.options.isDryRun {
      guard store.object(context.resource, key) == nil else { throw taken(key, context) }
      let made = StoredObject(
        value: object, key: key, revision: 0, fields: creationRecord(object, context))
      return answer(shown(made, context), code: 201, context)
    }
    let fields = creationRecord(object, context)
    guard let stored = store.insert(context.resource, key, consume object, fields: fields) else {
      throw taken(key, context)
    }
    rememberAdmitted(stored, context)
    return answer(shown(stored, context), code: 201, context)
  }

  private func taken(_ key: ObjectKey, _ context: RequestContext) -> Status {
    .alreadyExists(context.kind.plural, group: context.kind.group, key.name)
  }

  /// Puts the request's namespace into the object, or refuses another one.
  private func placeInNamespace(_ object: inout Value, _ context: RequestContext) throws(Status) {
    guard context.kind.isNamespaced else {
      if object[.metadata]?[.namespace] != nil { object[orEmpty: .metadata][.namespace] = nil }
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
    if given.isEmpty { object.change(.metadata) { $0[.namespace] = .string(namespace) } }
  }

  /// Writes what the system writes into new metadata; the object's key.
  private mutating func prepareMetadata(
    _ object: inout Value, _ context: RequestContext
  ) throws(Status) -> ObjectKey {
    let namespace = object.string(.metadata, .namespace) ?? ""
    let prefix = object.string(.metadata, .generateName) ?? ""
    var key = ObjectKey(namespace, object.string(.metadata, .name) ?? "")
    let isGenerated = key.name.isEmpty && !prefix.isEmpty
    if isGenerated { key = try freeKey(namespace, String(prefix.prefix(58)), context) }
    let uid = Value.string(uidStream.uuid())
    let time = timeText()
    object.change(.metadata) { fields in
      fields.reserveCapacity(fields.count + 5)
      fields[.deletionTimestamp] = nil
      fields[.deletionGracePeriodSeconds] = nil
      fields[.resourceVersion] = nil
      fields[.uid] = uid
      fields[.creationTimestamp] = time
      if isGenerated { fields[.name] = .string(key.name) }
    }
    return key
  }

  /// A generated name that nothing has yet.
  private mutating func freeKey(
    _ namespace: String, _ prefix: String, _ context: RequestContext
  ) throws(Status) -> ObjectKey {
    var key = ObjectKey(namespace, prefix)
    for _ in 0..<8 {
      key = ObjectKey(namespace, prefix + nameStream.nameSuffix())
      if store.object(context.resource, key) == nil { return key }
    }
    var status = taken(key, context)
    status.message += ", the server was not able to generate a unique name for the object"
    status.retryAfterSeconds = 1
    throw status
  }

  private func validateCreate(
    _ object: Value, _ kind: KindDefinition, name: String
  ) throws(Status) {
    let errors = ObjectMetaValidation.errors(of: object, kind: kind) + kind.validate(object)
    guard errors.isEmpty else {
      throw .invalid(kind: kind.kind, group: kind.group, name, errors)
    }
  }

  /// Whether a vouched object is as a decode leaves it, and valid: what debug builds check.
  private func isSound(_ object: Value, _ context: RequestContext) -> Bool {
    let kind = context.kind
    return (try? decode(object, kind, context)) == object
      && (ObjectMetaValidation.errors(of: object, kind: kind) + kind.validate(object)).isEmpty
  }
}
