import ObjectModel
import Simulation

/// What admission and the rules of its kind made of a known pod spec: another pod with the same spec
/// gets the same, but for the name of its token volume.
struct AdmittedSpec: Sendable {
  /// The spec as it was stored.
  let spec: Value
  /// The status as it was stored.
  let status: Value
  /// The name of the token volume in `spec`.
  let tokenVolume: String
  let ground: AdmissionGround
}

/// All that admission of a pod goes by besides its spec.
struct AdmissionGround: Equatable, Sendable {
  let namespace: String
  /// How many changes of service accounts there have been.
  let accountChanges: Int
  /// How many changes of priority classes there have been.
  let classChanges: Int
}

extension APIServer {
  /// A new pod whose spec has been admitted before, with what it became then; nil, and the body is
  /// still there, when anything about it needs a closer look.
  func createdAsBefore(_ context: RequestContext) -> Value? {
    guard context.kind.specStandsAlone, context.target.subresource == nil,
      context.request.envelope?.duplicateFields.isEmpty ?? true, let ground = ground(context),
      let sent = context.body?[.spec],
      let (clean, admitted) = knownSpecs.admitted(sent, context.resource),
      admitted.ground == ground,
      // Pods that mirror a file of their node get no service account.
      context.body?[.metadata, .annotations, "kubernetes.io/config.mirror"] == nil,
      var object = context.takeBody()
    else { return nil }
    guard context.isVouched || Self.isPlain(&object, context) else {
      context.giveBack(object)
      return nil
    }
    context.isVouched = true
    context.spec = .admitted(admitted)
    object[.spec] = clean
    context.noteSent(&object)
    object[.spec] = admitted.spec
    object[.status] = admitted.status
    return object
  }

  /// Whether all but the spec of a new pod is as a decode would leave it, and valid; puts it into its
  /// namespace.
  private static func isPlain(_ object: inout Value, _ context: RequestContext) -> Bool {
    let kind = context.kind
    guard object.object?.count == 4, object.says(kind.apiVersion, at: .apiVersion),
      object.says(kind.kind, at: .kind), object.contains(.spec),
      isPlainMetadata(object[.metadata], context)
    else { return false }
    let namespace = Value.string(context.target.namespace ?? "")
    object.change(.metadata) { fields in
      // In the order in which a decode and the request put them there.
      fields.reserveCapacity(fields.count + 4)
      fields.appendUnique(.creationTimestamp, .null)
      if !fields.contains(.namespace) { fields.appendUnique(.namespace, namespace) }
    }
    return hasGoodMetadata(object, kind)
  }

  private static func isPlainMetadata(_ metadata: Value?, _ context: RequestContext) -> Bool {
    guard case .object(let fields)? = metadata else { return false }
    return fields.allHold { key, slot in
      switch key {
      case .name: true
      case .namespace: slot.pointee.string == context.target.namespace
      case .labels: isMapOfTexts(slot.pointee)
      default: false
      }
    }
  }

  private static func isMapOfTexts(_ value: Value) -> Bool {
    guard case .object(let fields) = value else { return false }
    return !fields.isEmpty && fields.allHold { $1.pointee.string != nil }
  }

  /// Keeps what a new pod has become for the next one of the same spec.
  mutating func rememberAdmitted(_ stored: StoredObject, _ context: RequestContext) {
    if case .admitted = context.spec { return }
    guard context.isVouched, let tokenVolume = context.tokenVolume, let ground = ground(context),
      let clean = context.sent?.spec, !clean.contains("runtimeClassName"),
      let spec = stored.value[.spec], let status = stored.value[.status]
    else { return }
    knownSpecs.remember(
      AdmittedSpec(spec: spec, status: status, tokenVolume: tokenVolume, ground: ground),
      of: clean, context.resource)
  }

  /// What admission goes by at the moment; nil when it has to look at every pod.
  private func ground(_ context: RequestContext) -> AdmissionGround? {
    guard isLimitless, let namespace = context.target.namespace,
      let accounts = catalog.serviceAccounts, let classes = catalog.priorityClasses
    else { return nil }
    return AdmissionGround(
      namespace: namespace, accountChanges: store.changeCount(accounts),
      classChanges: store.changeCount(classes))
  }

  /// Gives a pod that was made of an admitted spec a token volume with a name of its own.
  mutating func renameTokenVolume(in pod: inout Value, _ admitted: AdmittedSpec) {
    let old = admitted.tokenVolume
    let new = Self.tokenVolumePrefix + nameStream.nameSuffix()
    let mount = Self.tokenMount(of: new)
    pod.change(.spec) { spec in
      for index in spec.indices {
        switch spec[keyAt: index] {
        case .volumes:
          spec[valueAt: index].replaceLast(whereName: old, by: Self.tokenVolume(named: new))
        case .containers, .initContainers:
          Self.replaceMounts(of: old, in: &spec[valueAt: index], by: mount)
        default: break
        }
      }
    }
  }

  private static func replaceMounts(of old: String, in list: inout Value, by mount: Value) {
    guard case .array(var containers) = list else { return }
    for index in containers.indices {
      guard case .object(var container) = containers[index],
        let place = container.indices.first(where: { container[keyAt: $0] == .volumeMounts })
      else { continue }
      container[valueAt: place].replaceLast(whereName: old, by: mount)
      containers[index] = .object(container)
    }
    list = .array(containers)
  }
}

extension Value {
  /// Puts `element` in the place of the last element of a list if that has the name `name`.
  fileprivate mutating func replaceLast(whereName name: String, by element: Value) {
    guard case .array(var elements) = self, let last = elements.indices.last,
      elements[last].says(name, at: .name)
    else { return }
    elements[last] = element
    self = .array(elements)
  }
}
