import ObjectModel
import Simulation

// Models: apiserver registry/rest/delete.go and generic/registry/store.go Delete, v1.32.

/// How one object is to be deleted.
struct Deletion {
  var gracePeriodSeconds: Int64?
  var propagation: String?
  var uid: String?
  var resourceVersion: String?
  var isDryRun: Bool

  /// The options of a request, of which what its body says wins over its parameters.
  init(_ options: RequestOptions, _ body: Value?) {
    gracePeriodSeconds = options.gracePeriodSeconds
    propagation = options.propagationPolicy
    uid = options.preconditionUID
    resourceVersion = options.preconditionResourceVersion
    isDryRun = options.isDryRun
    guard let body else { return }
    gracePeriodSeconds = body.int("gracePeriodSeconds") ?? gracePeriodSeconds
    propagation = body.string("propagationPolicy") ?? propagation
    uid = body.string("preconditions", .uid) ?? uid
    resourceVersion = body.string("preconditions", .resourceVersion) ?? resourceVersion
    if let orphans = body.bool("orphanDependents") {
      propagation = orphans ? "Orphan" : "Background"
    }
    if body.elements("dryRun").contains("All") { isDryRun = true }
  }
}

extension APIServer {
  mutating func delete(_ context: RequestContext) throws(Status) -> APIResponse {
    let object = try existing(context)
    let deletion = Deletion(context.options, context.body)
    if let policy = deletion.propagation,
      !["Foreground", "Background", "Orphan"].contains(policy)
    {
      throw .invalid(
        kind: "DeleteOptions", group: "meta.k8s.io", "",
        [
          .notSupported(
            "propagationPolicy", .string(policy),
            supported: ["Foreground", "Background", "Orphan", "nil"])
        ])
    }
    try admitDelete(object.key, context)
    let (last, isGone) = try delete(object, deletion, context)
    let kind = context.kind
    guard isGone, !kind.deletionAnswersObject else {
      return answer(shown(last, context), context)
    }
    var details: Value = ["name": .string(object.key.name)]
    if !kind.group.isEmpty { details["group"] = .string(kind.group) }
    details[.kind] = .string(kind.plural)
    details[.uid] = .string(object.uid)
    return APIResponse(
      body: .value([
        "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
        "details": details,
      ]))
  }

  mutating func deleteCollection(_ context: RequestContext) throws(Status) -> APIResponse {
    let selection = try Selection(context)
    let collection = store[context.resource]
    let range = collection.range(of: context.target.namespace)
    let objects = collection.objects[range].map(\.element)
      .filter { selection.isEverything || selection.matches($0.value, context.kind) }
    let deletion = Deletion(context.options, context.body)
    var deleted: [Value] = []
    for object in objects {
      let last = try delete(object, deletion, context).last
      deleted.append(shown(last, context))
    }
    return APIResponse(
      body: .value([
        "kind": .string(context.kind.kind + "List"),
        "apiVersion": .string(context.kind.apiVersion),
        "metadata": ["resourceVersion": .string(String(store.revision))],
        "items": .array(deleted),
      ]))
  }

  /// Deletes an object, or begins to: grace periods and finalizers keep it until they are over.
  mutating func delete(
    _ object: StoredObject, _ deletion: Deletion, _ context: RequestContext
  ) throws(Status) -> (last: StoredObject, isGone: Bool) {
    try checkPreconditions(deletion, object, context)
    let kind = context.kind
    let old = object.value
    var new = old
    addPropagationFinalizer(to: &new, deletion, kind)
    let grace = kind.gracePeriodSeconds?(old, deletion.gracePeriodSeconds) ?? 0
    let isHeld =
      !new.elements(.metadata, .finalizers).isEmpty || kind.hasOwnFinalizers(new)
    let isDeleting = old.string(.metadata, .deletionTimestamp) != nil
    if grace == 0, !isHeld {
      if deletion.isDryRun { return (object, true) }
      if new != old { store.put(context.resource, object.key, new) }
      return (store.remove(context.resource, object.key) ?? object, true)
    }
    if isDeleting {
      let current = old.int(.metadata, .deletionGracePeriodSeconds) ?? 0
      if grace >= current, new == old { return (object, false) }
      if grace < current { setDeletion(&new, grace: grace, from: old) }
    } else {
      setDeletion(&new, grace: grace, from: old)
      kind.markTerminating(&new)
    }
    let fields = object.fields?.frozen(old)
    if deletion.isDryRun {
      let made = StoredObject(
        value: new, key: object.key, revision: object.revision, fields: fields)
      return (made, false)
    }
    let stored = store.put(
      context.resource, object.key, new, replacing: object, fields: fields)
    return (stored, false)
  }

  private func setDeletion(_ object: inout Value, grace: Int64, from old: Value) {
    let start: Int64
    if let text = old.string(.metadata, .deletionTimestamp),
      let end = RFC3339.epochSeconds(text)
    {
      start = end - (old.int(.metadata, .deletionGracePeriodSeconds) ?? 0)
    } else {
      start = now.epochSeconds
      if let generation = object.int(.metadata, .generation), generation > 0 {
        object[orEmpty: .metadata][.generation] = .int(generation + 1)
      }
    }
    object[orEmpty: .metadata][.deletionTimestamp] =
      .string(RFC3339.text(epochSeconds: start + grace))
    object[orEmpty: .metadata][.deletionGracePeriodSeconds] = .int(grace)
  }

  private func addPropagationFinalizer(
    to object: inout Value, _ deletion: Deletion, _ kind: KindDefinition
  ) {
    guard let policy = deletion.propagation else { return }
    var finalizers = object.elements(.metadata, .finalizers)
    finalizers.removeAll { $0 == "orphan" || $0 == "foregroundDeletion" }
    if policy == "Orphan" { finalizers.append("orphan") }
    if policy == "Foreground" { finalizers.append("foregroundDeletion") }
    object[orEmpty: .metadata][.finalizers] = finalizers.isEmpty ? nil : .array(finalizers)
  }

  private func checkPreconditions(
    _ deletion: Deletion, _ object: StoredObject, _ context: RequestContext
  ) throws(Status) {
    let kind = context.kind
    if let uid = deletion.uid, uid != object.uid {
      throw .conflict(
        kind.plural, group: kind.group, object.key.name,
        "the UID in the precondition (\(uid)) does not match the UID in record (\(object.uid))."
          + " The object might have been deleted and then recreated")
    }
    let version = object.value.string(.metadata, .resourceVersion) ?? ""
    if let wanted = deletion.resourceVersion, wanted != version {
      throw .conflict(
        kind.plural, group: kind.group, object.key.name,
        "the ResourceVersion in the precondition (\(wanted)) does not match the ResourceVersion"
          + " in record (\(version)). The object might have been modified")
    }
  }
}
