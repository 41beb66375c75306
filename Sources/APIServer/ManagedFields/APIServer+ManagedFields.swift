import ObjectModel
import Simulation

// Models: where apiserver's endpoints/handlers put the field manager to work, v1.32.

extension APIServer {
  /// The object with `metadata.managedFields` if that is wanted.
  func shown(_ object: StoredObject, _ resource: ResourceID, withOwners isWanted: Bool) -> Value {
    guard isWanted, let record = object.fields else { return object.value }
    let folder = FieldsFolder(
      catalog: catalog, remembers: store[resource].objects.count <= Self.rememberedObjects)
    let owners = folder.owners(record, resource, object.value)
    guard !owners.entries.isEmpty else { return object.value }
    var value = object.value
    value.change(.metadata) { $0[.managedFields] = owners.value }
    return value
  }

  /// Of resources with more objects, owners are worked out for each answer.
  private static let rememberedObjects = 5000

  /// The object as the request is to see it.
  ///
  /// Differs: rows of tables do not carry managed fields, which nobody shows and which would be most
  /// of a table.
  func shown(_ object: StoredObject, _ context: RequestContext) -> Value {
    var isWanted = context.request.wantsManagedFields
    if case .table = context.request.answer { isWanted = false }
    return shown(object, context.resource, withOwners: isWanted)
  }

  /// The record of a new object, which is now about to be stored.
  func creationRecord(_ object: Value, _ context: RequestContext) -> FieldsRecord? {
    guard let sent = context.sent else { return nil }
    return FieldsRecord(
      context.givenOwners.map { .folded($0) } ?? .nothing, writer(context),
      sent.creation(of: object), seconds: now.epochSeconds)
  }

  /// Whether a request changes who owns what, even if it changes nothing else.
  func changesOwners(of old: StoredObject, _ context: RequestContext) -> Bool {
    guard context.forgetsOwners || context.givenOwners != nil else { return false }
    guard let fields = old.fields else { return context.givenOwners != nil }
    if context.forgetsOwners { return true }
    let owners = FieldsFolder(catalog: catalog).owners(fields, context.resource, old.value)
    return owners.value != context.givenOwners?.value
  }

  /// The record of a change; nil for an object of which no account is kept.
  func record(
    _ change: FieldsRecord.Change, over old: StoredObject, _ context: RequestContext
  ) -> FieldsRecord? {
    if context.forgetsOwners { return nil }
    if let given = context.givenOwners {
      return FieldsRecord(.folded(given), writer(context), change, seconds: now.epochSeconds)
    }
    return record(change, over: old, context.resource, writer(context))
  }

  /// The record of a change by `writer`; nil for an object of which no account is kept.
  func record(
    _ change: FieldsRecord.Change, over old: StoredObject, _ resource: ResourceID,
    _ writer: FieldsRecord.Writer
  ) -> FieldsRecord? {
    guard let last = old.fields else { return nil }
    let seconds = now.epochSeconds
    if let known = last.known {
      return FieldsRecord(.folded(known), writer, change, seconds: seconds)
    }
    if last.depth < FieldsRecord.depthLimit(over: old.value) {
      var last = last
      // The next version's metadata may differ from those of the new object.
      if case .whole = change { last = last.frozen(old.value) }
      return FieldsRecord(.record(last), writer, change, seconds: seconds)
    }
    // Too many would wait.
    if let joined = last.joined(with: change, by: writer, seconds: seconds) { return joined }
    let owners = FieldsFolder(catalog: catalog).owners(last, resource, old.value)
    return FieldsRecord(.folded(owners), writer, change, seconds: seconds)
  }

  private func writer(_ context: RequestContext) -> FieldsRecord.Writer {
    let subresource: Key =
      switch context.target.subresource {
      case nil: ""
      case "status"?: .status
      case let name?: Key(name)
      }
    return FieldsRecord.Writer(
      manager: context.request.fieldManager, subresource: subresource,
      form: context.request.sentAs ?? context.resource)
  }

  static let noSubresource = Key("")

  /// The record of a status that the server itself has written.
  func ownRecord(
    ofStatus status: Value?, over old: StoredObject, _ resource: ResourceID
  ) -> FieldsRecord? {
    record(
      .status(before: old.value[.status], after: status), over: old, resource,
      FieldsRecord.Writer(manager: "kube-apiserver", subresource: "status", form: resource))
  }
}

/// Of a new object as it was sent, what admission and the rules of its kind may change.
///
/// Only these parts are kept, so that the rest of the object can be changed in place.
struct SentParts {
  /// The spec as it was sent, with its defaults.
  let spec: Value?
  private let metadata: [Value?]
  private static let keys = [Key.labels, .annotations, .finalizers, .ownerReferences]

  init(_ object: Value) {
    spec = object[.spec]
    let all = object[.metadata]
    metadata = Self.keys.map { all?[$0] }
  }

  /// What is to be remembered of the creation of `object`.
  func creation(of object: Value) -> FieldsRecord.Change {
    let all = object[.metadata]
    var isAlike = true
    for (key, value) in zip(Self.keys, metadata) where all?[key] != value { isAlike = false }
    if isAlike { return .created(spec: spec) }
    var sent = FieldsFolder.sent(spec, as: object)
    for (key, value) in zip(Self.keys, metadata) { sent[orEmpty: .metadata][key] = value }
    return .whole(before: nil, after: sent)
  }
}

extension RequestContext {
  /// Keeps what a new object was sent as, before anybody changes it.
  func noteSent(_ object: inout Value) {
    takeOwners(&object)
    sent = SentParts(object)
  }

  /// Whether the body of a patch is about managed fields, which stored objects do not hold.
  var patchesOwners: Bool {
    guard let body else { return false }
    guard request.patchType == .json else { return body[.metadata, .managedFields] != nil }
    return body.elements.contains {
      $0.string("path")?.hasPrefix("/metadata/managedFields") == true
    }
  }

  /// Takes the managed fields out of an object that was sent and keeps what they say.
  ///
  /// An empty list, or one empty entry, makes the server forget who owns what.
  func takeOwners(_ object: inout Value) {
    guard let given = object[.metadata, .managedFields] else { return }
    object.change(.metadata) { $0[.managedFields] = nil }
    guard target.subresource == nil, case .array(let entries) = given else { return }
    if entries.isEmpty || entries == [.emptyObject] {
      forgetsOwners = true
    } else if let entries = FieldOwner.entries(entries) {
      givenOwners = FieldOwners(entries)
    }
  }
}

extension APIRequest {
  /// The name under which the sender owns what it writes: the one it gives, or what its User-Agent
  /// begins with. Components of the cluster are known by their users.
  var fieldManager: Key {
    if !options.fieldManager.isEmpty { return Key(options.fieldManager) }
    if let envelope { return Key(Self.manager(userAgent: envelope.userAgent)) }
    return user.manager
  }

  /// The field manager that a component of the cluster is by its user.
  static func manager(userName name: String) -> Key {
    if name.hasPrefix("system:node:") { return "kubelet" }
    if name == "system:kube-scheduler" { return "kube-scheduler" }
    if name == "system:masters" || name == "system:apiserver" { return "kube-apiserver" }
    return name.hasPrefix("system:") ? "kube-controller-manager" : "kubectl"
  }

  /// The printable beginning of a User-Agent, cut to what a field manager's name may have.
  static func manager(userAgent: String) -> String {
    var name = ""
    for scalar in userAgent.unicodeScalars {
      if scalar == "/" { break }
      guard scalar == " " || GoText.isPrintable(scalar) else { continue }
      if name.utf8.count + String(scalar).utf8.count > 128 { break }
      name.unicodeScalars.append(scalar)
    }
    return name.isEmpty ? "unknown" : name
  }
}
