import ObjectModel
import Simulation

// Models: pkg/registry/core/pod/storage/eviction.go and the bindings resource, v1.32.

extension APIServer {
  /// A binding posted to the collection is one posted to its pod.
  mutating func bind(
    _ request: APIRequest, _ target: ResourceTarget
  ) throws(Status) -> APIResponse {
    var target = target
    target.resource = "pods"
    target.subresource = "binding"
    target.name = request.body?.string(.metadata, .name)
    guard target.name?.isEmpty == false else { throw .badRequest("name must be provided") }
    var request = request
    request.target = .resource(target)
    return try handle(request, target)
  }

  /// Deletes a pod on behalf of `kubectl drain`, if its disruption budget allows.
  mutating func evict(_ context: RequestContext) throws(Status) -> APIResponse {
    let pod = try existing(context)
    let eviction = context.body ?? .null
    if let name = eviction.string(.metadata, .name), !name.isEmpty, name != pod.key.name {
      throw .badRequest("name in URL does not match name in Eviction object")
    }
    let deletion = Deletion(context.options, eviction["deleteOptions"])
    if !Self.ignoresBudgets(pod.value), let budget = try budget(of: pod) {
      try spend(budget, for: pod, isDryRun: deletion.isDryRun)
    }
    var marked = pod
    if !deletion.isDryRun {
      var value = pod.value
      PodConditions.set(
        &value, "DisruptionTarget", status: "True", reason: "EvictionByEvictionAPI",
        message: "Eviction API: evicting", now: timeText())
      marked = store.put(context.resource, pod.key, value)
    }
    _ = try delete(marked, deletion, context)
    return APIResponse(code: 201, body: .value(Self.success), warnings: context.warnings)
  }

  /// Pods that do not run yet or no more, or that go already, are lost to nobody.
  private static func ignoresBudgets(_ pod: Value) -> Bool {
    ["Succeeded", "Failed", "Pending"].contains(pod.string(.status, .phase) ?? "")
      || pod[.metadata, .deletionTimestamp] != nil
  }

  /// The one budget that covers a pod.
  /// - Throws: 500 when there are several.
  private func budget(of pod: StoredObject) throws(Status) -> StoredObject? {
    guard
      let resource = catalog.resource(apiVersion: "policy/v1", kind: "PodDisruptionBudget")
    else { return nil }
    let collection = store[resource]
    var found: [StoredObject] = []
    for entry in collection.objects[collection.range(of: pod.key.namespace)] {
      guard let selector = entry.element.value[.spec, .selector],
        let parsed = try? LabelSelector(object: selector),
        parsed.matches(pod.value[.metadata, .labels])
      else { continue }
      found.append(entry.element)
    }
    guard found.count > 1 else { return found.first }
    throw Status(
      code: 500, reason: "",
      message: "This pod has more than one PodDisruptionBudget, which the eviction subresource does"
        + " not support.")
  }

  /// Takes one disruption from a budget.
  /// - Throws: 429 when there is none left.
  private mutating func spend(
    _ budget: StoredObject, for pod: StoredObject, isDryRun: Bool
  ) throws(Status) {
    let healthy = budget.value.int(.status, "currentHealthy") ?? 0
    let desired = budget.value.int(.status, "desiredHealthy") ?? 0
    let isReady = pod.value.elements(.status, .conditions).contains {
      $0.string(.type) == "Ready" && $0.string(.status) == "True"
    }
    if !isReady {
      let policy = budget.value.string(.spec, "unhealthyPodEvictionPolicy")
      if policy == "AlwaysAllow" || healthy >= desired && desired > 0 { return }
    }
    let refusal = "Cannot evict pod as it would violate the pod's disruption budget."
    let observed = budget.value.int(.status, "observedGeneration") ?? 0
    if observed < budget.value.int(.metadata, .generation) ?? 0 {
      var status = Status.tooManyRequests(refusal, retryAfterSeconds: 10)
      status.causes = [
        Status.Cause(
          reason: "DisruptionBudget",
          message: "The disruption budget \(budget.key.name) is still being processed by the"
            + " server.", field: "")
      ]
      throw status
    }
    let allowed = budget.value.int(.status, "disruptionsAllowed") ?? 0
    guard allowed > 0 else {
      var status = Status.tooManyRequests(refusal)
      status.causes = [
        Status.Cause(
          reason: "DisruptionBudget",
          message: "The disruption budget \(budget.key.name) needs \(desired) healthy pods and has"
            + " \(healthy) currently", field: "")
      ]
      throw status
    }
    if isDryRun { return }
    guard
      let resource = catalog.resource(apiVersion: "policy/v1", kind: "PodDisruptionBudget")
    else { return }
    var new = budget.value
    new[orEmpty: .status]["disruptionsAllowed"] = .int(allowed - 1)
    new[orEmpty: .status][orEmpty: "disruptedPods"][Key(pod.key.name)] =
      .string(RFC3339.text(epochSeconds: now.epochSeconds))
    store.put(
      resource, budget.key, new, replacing: budget,
      fields: ownRecord(ofStatus: new[.status], over: budget, resource) ?? budget.fields)
  }
}
