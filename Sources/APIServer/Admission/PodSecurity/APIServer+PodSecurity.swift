import ObjectModel

// Models: plugin podsecurity, v1.32, with its defaults: nothing is asked where a namespace has no
// labels, and nobody is exempt. Differs: the pods of a namespace are checked without a time limit,
// and what is only to be audited is dropped.

extension APIServer {
  private static let mostPodsChecked = 3000

  /// Judges pods, templates and the labels of namespaces; `old` is the object before a change.
  /// - Throws: 403 for a pod that its namespace does not take, 422 for labels that mean nothing.
  func checkPodSecurity(
    _ object: Value, over old: Value? = nil, _ context: RequestContext
  ) throws(Status) {
    if context.kind.plural == "namespaces", context.kind.group.isEmpty {
      return try checkSecurityLabels(of: object, over: old, context)
    }
    guard context.kind.isNamespaced, let namespace = context.namespace ?? namespace(of: context),
      let labels = namespace.value[.metadata, .labels], PodSecurityPolicy.isAsked(by: labels)
    else { return }
    let policy = PodSecurityPolicy(labels: labels)
    if policy.isFullyPrivileged { return }
    if context.isPod, let old, !Self.isNewToSecurity(object, old) { return }
    guard
      let subject = PodSecuritySubject(
        of: object, plural: context.kind.plural, group: context.kind.group)
    else { return }
    if context.isPod {
      let objections = PodSecurityCheck.objections(to: subject, policy.enforce)
      guard objections.isEmpty else {
        throw .forbidden(
          "pods", object.string(.metadata, .name) ?? "",
          "violates PodSecurity \"\(policy.enforce)\": \(objections.details)")
      }
    }
    let objections = PodSecurityCheck.objections(to: subject, policy.warn)
    guard !objections.isEmpty else { return }
    context.warnings.append(
      "would violate PodSecurity \"\(policy.warn)\": \(objections.details)")
  }

  private func namespace(of context: RequestContext) -> StoredObject? {
    guard let name = context.target.namespace, let namespaces = catalog.namespaces else {
      return nil
    }
    return store.object(namespaces, ObjectKey("", name))
  }

  /// Whether a changed pod runs something that has not been judged.
  private static func isNewToSecurity(_ pod: Value, _ old: Value) -> Bool {
    for list in [Key.containers, .initContainers] {
      let (new, known) = (pod.elements(.spec, list), old.elements(.spec, list))
      guard new.count == known.count else { return true }
      if zip(new, known).contains(where: { $0.string("image") != $1.string("image") }) {
        return true
      }
    }
    let known = old.elements(.spec, "ephemeralContainers")
    return pod.elements(.spec, "ephemeralContainers").contains { container in
      let before = known.first { $0.string(.name) == container.string(.name) }
      return before == nil || before?.string("image") != container.string("image")
    }
  }

  private func checkSecurityLabels(
    of namespace: Value, over old: Value?, _ context: RequestContext
  ) throws(Status) {
    let policy = PodSecurityPolicy(labels: namespace[.metadata, .labels])
    let before = old.map { PodSecurityPolicy(labels: $0[.metadata, .labels]) }
    let name = namespace.string(.metadata, .name) ?? ""
    guard policy.errors.isEmpty || policy.errors == before?.errors else {
      throw .invalid(kind: "Namespace", name, policy.errors)
    }
    guard let before, policy.enforce != before.enforce, policy.enforce.level != .privileged,
      policy.enforce.version != before.enforce.version
        || policy.enforce.level > before.enforce.level
    else { return }
    context.warnings += objectionsToPods(in: name, policy.enforce)
  }

  /// What the sender of a namespace's new labels hears of the pods that are there already.
  private func objectionsToPods(
    in namespace: String, _ standard: PodSecurityPolicy.Standard
  ) -> [String] {
    guard let resource = catalog.pods else { return [] }
    let collection = store[resource]
    let pods = collection.objects[collection.range(of: namespace)].map(\.element)
    let checked = Self.oneOfEachController(pods).prefix(Self.mostPodsChecked)
    var found: [(reasons: String, first: String, count: Int)] = []
    for pod in checked {
      let reasons = PodSecurityCheck.objections(to: PodSecuritySubject(pod.value), standard).reasons
      if reasons.isEmpty { continue }
      if let index = found.firstIndex(where: { $0.reasons == reasons }) {
        found[index].count += 1
        found[index].first = min(found[index].first, pod.key.name)
      } else {
        found.append((reasons, pod.key.name, 1))
      }
    }
    var warnings: [String] = []
    if checked.count < pods.count {
      warnings.append(
        "new PodSecurity enforce level only checked against the first \(checked.count) of"
          + " \(pods.count) existing pods")
    }
    if found.isEmpty { return warnings }
    warnings.append(
      "existing pods in namespace \"\(namespace)\" violate the new PodSecurity enforce level"
        + " \"\(standard)\"")
    let lines = found.map { entry in
      switch entry.count {
      case 1: "\(entry.first): \(entry.reasons)"
      case 2: "\(entry.first) (and 1 other pod): \(entry.reasons)"
      default: "\(entry.first) (and \(entry.count - 1) other pods): \(entry.reasons)"
      }
    }
    return warnings + lines.sorted()
  }

  /// Pods with the first of each controller before all others of it.
  private static func oneOfEachController(_ pods: [StoredObject]) -> [StoredObject] {
    guard pods.count > mostPodsChecked else { return pods }
    var seen: Set<String> = []
    var first: [StoredObject] = []
    var others: [StoredObject] = []
    for pod in pods {
      let owner = pod.value.elements(.metadata, .ownerReferences)
        .first { $0.bool("controller") ?? false }?.string(.uid)
      if let owner, !seen.insert(owner).inserted {
        others.append(pod)
      } else {
        first.append(pod)
      }
    }
    return first + others
  }
}
