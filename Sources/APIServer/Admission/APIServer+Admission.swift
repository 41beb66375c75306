public import ObjectModel

extension APIServer {
  /// Runs the admission plugins over a new object.
  mutating func admitCreate(_ object: inout Value, _ context: RequestContext) throws(Status) {
    for plugin in admission {
      switch plugin {
      case .namespaceLifecycle: try checkNamespace(object, context)
      case .limitRanger where context.isPod: setDefaultResources(of: &object, context)
      case .serviceAccount where context.isPod: try mountServiceAccount(into: &object, context)
      case .taintNodesByCondition: Self.taintNewNode(&object, context)
      case .priority where context.isPod: try resolvePriority(of: &object, context)
      case .defaultTolerationSeconds where context.isPod: DefaultTolerations.add(to: &object)
      case .storageObjectInUseProtection: Self.protectStorage(&object, context)
      case .runtimeClass where context.isPod: try applyRuntimeClass(to: &object)
      default: break
      }
    }
  }

  /// Runs what is left of that over a pod made of a spec that was admitted before.
  mutating func admitAsBefore(_ object: inout Value, _ context: RequestContext) throws(Status) {
    if admission.contains(.namespaceLifecycle) { try checkNamespace(object, context) }
    if case .admitted(let spec) = context.spec { renameTokenVolume(in: &object, spec) }
  }

  /// Runs the admission plugins that only say no, over a new object that is sound; `update` is
  /// what the object was before a change.
  mutating func admitSound(
    _ object: Value, over old: Value? = nil, _ context: RequestContext
  ) throws(Status) {
    if admission.contains(.limitRanger) { try checkLimits(object, over: old, context) }
    if admission.contains(.podSecurity) { try checkPodSecurity(object, over: old, context) }
    if admission.contains(.priority) { try checkDefaultPriority(object, context) }
    if admission.contains(.resourceQuota) { try chargeQuota(object, over: old, context) }
    if let old, admission.contains(.persistentVolumeClaimResize) {
      try checkResize(of: object, over: old, context)
    }
  }

  // Models: plugin storage/persistentvolume/resize, v1.32; there are no storage classes yet that
  // could allow it.
  private func checkResize(
    of claim: Value, over old: Value, _ context: RequestContext
  ) throws(Status) {
    guard context.kind.plural == "persistentvolumeclaims", context.kind.group.isEmpty else {
      return
    }
    let sizes = [old, claim].map { claim in
      claim.string(.spec, .resources, .requests, "storage").flatMap { Quantity($0) } ?? .zero
    }
    guard sizes[0] < sizes[1] else { return }
    throw .forbidden(
      "persistentvolumeclaims", Self.admissionName(claim),
      old.string(.status, .phase) == "Bound"
        ? "only dynamically provisioned pvc can be resized and the storageclass that provisions the"
          + " pvc must support resize"
        : "Only bound persistent volume claims can be expanded")
  }

  /// Runs the admission plugins over an update of the main resource.
  func admitUpdate(
    _ object: inout Value, _ old: Value, _ context: RequestContext
  ) throws(Status) {
    guard context.isPod else { return }
    if admission.contains(.priority) {
      if object[.spec, .priority] == nil {
        object[orEmpty: .spec][.priority] = old[.spec, .priority]
      }
      if object[.spec, .preemptionPolicy] == nil {
        object[orEmpty: .spec][.preemptionPolicy] = old[.spec, .preemptionPolicy]
      }
    }
    if admission.contains(.defaultTolerationSeconds) { DefaultTolerations.add(to: &object) }
  }

  /// Runs the admission plugins over a deletion.
  func admitDelete(_ key: ObjectKey, _ context: RequestContext) throws(Status) {
    guard admission.contains(.namespaceLifecycle), context.kind.kind == "Namespace",
      ["default", "kube-system", "kube-public"].contains(key.name)
    else { return }
    throw .forbidden("namespaces", key.name, "this namespace may not be deleted")
  }

  /// What refusals call an object, whose name may not have been generated yet.
  static func admissionName(_ object: Value) -> String {
    for key in [Key.name, .generateName] {
      if let name = object.string(.metadata, key), !name.isEmpty { return name }
    }
    return "Unknown"
  }

  // Models: plugin storage/storageobjectinuseprotection.
  private static func protectStorage(_ object: inout Value, _ context: RequestContext) {
    guard context.kind.group.isEmpty else { return }
    let finalizer: Value
    switch context.kind.plural {
    case "persistentvolumeclaims": finalizer = "kubernetes.io/pvc-protection"
    case "persistentvolumes": finalizer = "kubernetes.io/pv-protection"
    default: return
    }
    let finalizers = object[.metadata, .finalizers]?.elements ?? []
    if finalizers.contains(finalizer) { return }
    object[orEmpty: .metadata][.finalizers] = .array(finalizers + [finalizer])
  }

  // Models: plugin nodetaint, v1.32.
  private static func taintNewNode(_ object: inout Value, _ context: RequestContext) {
    guard context.kind.plural == "nodes", context.kind.group.isEmpty else { return }
    let taint: Value = ["key": "node.kubernetes.io/not-ready", "effect": "NoSchedule"]
    let taints = object.elements(.spec, .taints)
    let isTainted = taints.contains { own in
      own.string(.key) == taint.string(.key) && own.string(.effect) == taint.string(.effect)
    }
    if !isTainted { object[orEmpty: .spec][.taints] = .array(taints + [taint]) }
  }

  // Models: plugin namespace/lifecycle.
  private func checkNamespace(_ object: Value, _ context: RequestContext) throws(Status) {
    guard context.kind.isNamespaced, let name = context.target.namespace,
      let namespaces = catalog.namespaces
    else { return }
    guard let namespace = store.object(namespaces, ObjectKey("", name)) else {
      throw .notFound("namespaces", name)
    }
    context.namespace = namespace
    guard namespace.value.string(.status, .phase) == "Terminating" else { return }
    var status = Status.forbidden(
      context.kind.plural, group: context.kind.group, Self.admissionName(object),
      "unable to create new content in namespace \(name) because it is being terminated")
    status.causes = [
      Status.Cause(
        reason: "NamespaceTerminating", message: "namespace \(name) is being terminated",
        field: "metadata.namespace")
    ]
    throw status
  }
}

// Models: plugin defaulttolerationseconds, v1.32.

/// The tolerations that let a pod stay 300 s on a node that fails.
enum DefaultTolerations {
  static func add(to pod: inout Value) {
    guard let given = pod[.spec, .tolerations], case .array(let own) = given, !own.isEmpty else {
      pod.change(.spec) { $0[.tolerations] = APIServer.defaultTolerations }
      return
    }
    if given.isShared(with: APIServer.defaultTolerations) { return }
    let missing = APIServer.defaultTolerations.elements.filter { toleration in
      let key = toleration.string(.key) ?? ""
      return !own.contains { tolerates($0, key) }
    }
    if !missing.isEmpty { pod[orEmpty: .spec][.tolerations] = .array(own + missing) }
  }

  private static func tolerates(_ toleration: Value, _ key: String) -> Bool {
    let ownKey = toleration.string(.key) ?? ""
    let effect = toleration.string(.effect) ?? ""
    return (ownKey == key || ownKey.isEmpty) && (effect == "NoExecute" || effect.isEmpty)
  }
}

extension APIServer {
  /// The tolerations of pods that have none of their own; made once, so that all pods share them.
  public static let defaultTolerations: Value = .array(
    ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"].map { key in
      [
        "key": .string(key), "operator": "Exists", "effect": "NoExecute",
        "tolerationSeconds": 300,
      ]
    })
}
