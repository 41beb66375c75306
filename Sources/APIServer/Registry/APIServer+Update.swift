import ObjectModel

// Models: apiserver registry/rest/update.go, generic/registry/store.go Update and
// endpoints/handlers/patch.go, v1.32.

/// Which part of an object an update is about.
enum UpdatedPart {
  case main, status, finalize, ephemeral
}

extension APIServer {
  mutating func update(
    _ context: RequestContext, part: UpdatedPart = .main
  ) throws(Status) -> APIResponse {
    let key = try context.key()
    let stored = store.object(context.resource, key)
    if context.isVouched, part == .status, let stored {
      return try replaceStatus(of: stored, context)
    }
    var object = try decode(context.takeBody(), context.kind, context, over: stored?.value)
    context.takeOwners(&object)
    let name = object.string(.metadata, .name) ?? ""
    guard name == key.name else {
      throw .badRequest(
        name.isEmpty
          ? "the name of the object (\(key.name) based on URL) was undeterminable: name must be"
            + " provided"
          : "the name of the object (\(name)) does not match the name on the URL (\(key.name))")
    }
    let namespace = object.string(.metadata, .namespace) ?? ""
    if context.kind.isNamespaced, !namespace.isEmpty, namespace != key.namespace {
      throw .badRequest(
        "the namespace of the object (\(namespace)) does not match the namespace on the request"
          + " (\(key.namespace))")
    }
    guard let old = stored else {
      if context.kind.allowsCreateOnUpdate, part == .main {
        if context.kind.isNamespaced {
          object[orEmpty: .metadata][.namespace] = .string(key.namespace)
        }
        context.noteSent(&object)
        try admitCreate(&object, context)
        return try create(object, context)
      }
      throw context.notFound(key.name)
    }
    return try write(object, over: old, part: part, context)
  }

  mutating func patch(
    _ context: RequestContext, part: UpdatedPart = .main
  ) throws(Status) -> APIResponse {
    if context.request.patchType == .apply {
      // The answer that makes clients say that the server has no server-side apply.
      throw Status(
        code: 415, reason: "UnsupportedMediaType",
        message: "Drydock does not simulate server-side apply yet; use client-side apply")
    }
    let old = try existing(context)
    if context.isVouched, part == .status { return try report(over: old, context) }
    let live = shown(old, context.resource, withOwners: context.patchesOwners)
    var decoded: Value
    do throws(Status) {
      decoded = try decode(
        patched(live, context), context.kind, context, over: old.value)
    } catch {
      // Once more, since the decode has changed what it was given.
      guard let patched = try? patched(live, context) else { throw error }
      if context.request.patchType == .strategic, let status = mistypedPatch(patched, context) {
        throw status
      }
      throw patchFailure(error, patched, context)
    }
    context.takeOwners(&decoded)
    if decoded.string(.metadata, .name) != old.key.name {
      throw .badRequest(
        "the name of the object (\(decoded.string(.metadata, .name) ?? "")) does not match the"
          + " name on the URL (\(old.key.name))")
    }
    let namespace = decoded.string(.metadata, .namespace) ?? ""
    if namespace != old.key.namespace {
      decoded[orEmpty: .metadata][.namespace] =
        old.key.namespace.isEmpty ? nil : .string(old.key.namespace)
    }
    return try write(decoded, over: old, part: part, context)
  }

  /// The refusal of a strategic patch after which a value has the wrong type: such an object is
  /// converted field by field and not decoded, so it is named by its Go types; nil when the types
  /// are right.
  private func mistypedPatch(_ patched: Value, _ context: RequestContext) -> Status? {
    guard let type = catalog.schemaType(of: context.resource),
      let fault = ConversionFault.first(in: patched, type)
    else { return nil }
    let text = GoText.plain(context.body ?? .null)
    return .invalid(kind: "", "", [.invalid("patch", .string(text), fault)])
  }

  /// A decoding failure of a patched object, as the patch handler words it.
  private func patchFailure(
    _ error: Status, _ patched: Value, _ context: RequestContext
  ) -> Status {
    let mark = "cannot be handled as a \(context.kind.kind): "
    guard let range = error.message.firstRange(of: mark) else { return error }
    let detail = String(error.message[range.upperBound...])
    if context.request.patchType == .strategic { return .badRequest(detail) }
    let text = JSONWriter(sortsKeys: true).text(patched)
    return .invalid(kind: "", "", [.invalid("patch", .string(text), detail)])
  }

  func patched(_ old: Value, _ context: RequestContext) throws(Status) -> Value {
    let patch = context.body ?? .null
    if context.request.patchType == .json, patch.array == nil {
      throw .badRequest(
        "error decoding patch: json: cannot unmarshal \(Self.goKind(patch)) into Go "
          + "value of type []handlers.jsonPatchOp")
    }
    do throws(PatchError) {
      switch context.request.patchType {
      case .json: return try JSONPatch.apply(patch, to: old)
      case .merge, .apply: return MergePatch.apply(patch, to: old)
      case .strategic:
        guard let type = catalog.schemaType(of: context.resource) else {
          throw PatchError("no schema for \(context.kind.schemaName)")
        }
        return try StrategicMergePatch.apply(
          patch, to: old, type: type, registry: catalog.schema)
      }
    } catch {
      throw context.request.patchType == .json
        ? Status(code: 422, reason: "Invalid", message: error.message)
        : .badRequest(error.message)
    }
  }

  /// Writes a decoded new state over the old one: preconditions, rules, admission, finalizers.
  mutating func write(
    _ object: consuming Value, over old: StoredObject, part: UpdatedPart,
    _ context: RequestContext
  ) throws(Status) -> APIResponse {
    let kind = context.kind
    // What a status was before and after is all that counts of it.
    let sent: Value? = part == .status ? Optional.none : object
    var new = object
    try checkVersion(of: new, against: old, context)
    if Self.isUnconditional(new) {
      // An update without conditions is one of whatever version there is.
      new[orEmpty: .metadata][.resourceVersion] = old.value[.metadata, .resourceVersion]
    }
    keepSystemMetadata(&new, old.value, kind)
    let stream = addressStream
    switch part {
    case .main:
      kind.prepareForUpdate(&new, old.value)
      try allocateAddresses(&new, over: old.value, context)
    case .status: kind.prepareForStatusUpdate(&new, old.value)
    case .ephemeral: EphemeralContainers.prepare(&new, old.value)
    case .finalize: break
    }
    if part == .main { try admitUpdate(&new, old.value, context) }
    var errors = ObjectMetaValidation.updateErrors(new: new, old: old.value, kind: kind)
    switch part {
    case .main: errors += kind.validateUpdate(new, old.value)
    case .status: errors += kind.validateStatusUpdate(new, old.value)
    case .ephemeral:
      // The whole pod is looked at, but for the rule that a new one has no such list.
      errors += kind.validate(new).filter { $0.field != "spec.ephemeralContainers" }
      errors += EphemeralContainers.errors(new, old.value)
    case .finalize: break
    }
    guard errors.isEmpty else {
      addressStream = stream
      throw .invalid(kind: kind.kind, group: kind.group, old.key.name, errors)
    }
    if part == .main, !context.request.ignoresWarnings, kind.warnsOnUpdate(new, old.value) {
      context.warnings += kind.updateWarnings?(new) ?? kind.warnings(new)
    }
    switch part {
    case .main: try admitSound(new, over: old.value, context)
    case .ephemeral where admission.contains(.podSecurity):
      try checkPodSecurity(new, over: old.value, context)
    case .ephemeral, .status, .finalize: break
    }
    return commit(new, sent: sent, over: old, context)
  }

  /// Stores a new version unless nothing differs.
  /// - Parameter sent: the object as it was sent; nil when only its status was.
  mutating func commit(
    _ new: consuming Value, sent: Value?, over old: StoredObject, _ context: RequestContext
  ) -> APIResponse {
    var new = new
    let version = old.value[.metadata, .resourceVersion]
    if new[.metadata, .resourceVersion] != version {
      new[orEmpty: .metadata][.resourceVersion] = version
    }
    if new == old.value, !changesOwners(of: old, context) {
      return answer(shown(old, context), context)
    }
    let fields = record(change(to: new, sent: sent, over: old, context), over: old, context)
    if context.options.isDryRun {
      let made = StoredObject(value: new, key: old.key, revision: old.revision, fields: fields)
      return answer(shown(made, context), context)
    }
    // Written first: as an argument it would run while a copy of the server is held, and copy it.
    let stored = write(new, over: old, context.resource, fields)
    return answer(shown(stored, context), context)
  }

  /// Writes a new state, with which an object may be gone; the object as it is then.
  mutating func write(
    _ new: Value, over old: StoredObject, _ resource: ResourceID, _ fields: FieldsRecord?
  ) -> StoredObject {
    let isLastFinalizerGone =
      new.string(.metadata, .deletionTimestamp) != nil
      && new.elements(.metadata, .finalizers).isEmpty
      && !catalog[resource].hasOwnFinalizers(new)
      && (new.int(.metadata, .deletionGracePeriodSeconds) ?? 0) == 0
    let stored = store.put(resource, old.key, new, replacing: old, fields: fields)
    guard isLastFinalizerGone else { return stored }
    store.remove(resource, old.key)
    return StoredObject(
      value: new, key: old.key, revision: stored.revision, fields: stored.fields)
  }

  private func change(
    to new: Value, sent: Value?, over old: StoredObject, _ context: RequestContext
  ) -> FieldsRecord.Change {
    guard let sent else {
      // Some kinds let a status come with new annotations.
      return Self.isAlike(new[.metadata], old.value[.metadata])
        ? .status(before: old.value[.status], after: new[.status])
        : .whole(before: old.value, after: new)
    }
    guard context.target.subresource == "scale" else {
      return .whole(before: old.value, after: sent)
    }
    return .scaled(
      before: old.value[.spec, .replicas] ?? .null, after: new[.spec, .replicas] ?? .null)
  }

  /// Whether metadata hold the same of what writers can own.
  private static func isAlike(_ new: Value?, _ old: Value?) -> Bool {
    if let new, new.isShared(with: old) { return true }
    return [Key.labels, .annotations, .finalizers, .ownerReferences].allSatisfy {
      new?[$0] == old?[$0]
    }
  }

  func checkVersion(
    of new: Value, against old: StoredObject, _ context: RequestContext
  ) throws(Status) {
    let kind = context.kind
    // A patched object carries no precondition; its uid is then found to be immutable.
    if context.request.verb == .update, let uid = new.string(.metadata, .uid), !uid.isEmpty,
      uid != old.uid
    {
      throw .conflict(
        kind.plural, group: kind.group, old.key.name,
        "Precondition failed: UID in precondition: \(uid), UID in object meta: \(old.uid)")
    }
    if Self.isUnconditional(new) {
      guard !kind.allowsUnconditionalUpdate else { return }
      throw .invalid(
        kind: kind.kind, group: kind.group, old.key.name,
        [.invalid("metadata.resourceVersion", 0, "must be specified for an update")])
    }
    guard new.string(.metadata, .resourceVersion) == old.value.string(.metadata, .resourceVersion)
    else { throw .conflict(kind.plural, group: kind.group, old.key.name) }
  }

  /// Whether an update names no version; version 0 is none.
  private static func isUnconditional(_ object: Value) -> Bool {
    ["", "0"].contains(object.string(.metadata, .resourceVersion) ?? "")
  }

  /// Takes over what only the system may write.
  private func keepSystemMetadata(_ new: inout Value, _ old: Value, _ kind: KindDefinition) {
    // Written only where they differ, so that unchanged metadata stays shared.
    let before = old[.metadata] ?? .emptyObject
    let after = new[.metadata] ?? .emptyObject
    if after.isShared(with: before) { return }
    for key in [Key.creationTimestamp, .generation, .namespace, .generateName]
    where after[key] != before[key] {
      new[orEmpty: .metadata][key] = before[key]
    }
    if after.string(.uid) ?? "" == "" { new[orEmpty: .metadata][.uid] = before[.uid] }
    for key in [Key.deletionTimestamp, .deletionGracePeriodSeconds]
    where before[key] != nil && after[key] != before[key] {
      new[orEmpty: .metadata][key] = before[key]
    }
  }
}
