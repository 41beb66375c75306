public import ObjectModel
import Simulation

extension APIServer {
  mutating func handle(
    _ context: RequestContext, subresource: String
  ) throws(Status) -> APIResponse {
    guard context.kind.subresources.contains(where: { $0.name == subresource }) else {
      throw .noSuchResource()
    }
    switch (subresource, context.request.verb) {
    case ("status", .get), ("ephemeralcontainers", .get): return try get(context)
    case ("status", .update): return try update(context, part: .status)
    case ("status", .patch): return try patch(context, part: .status)
    case ("ephemeralcontainers", .update): return try update(context, part: .ephemeral)
    case ("ephemeralcontainers", .patch): return try patch(context, part: .ephemeral)
    case ("finalize", .update): return try finalize(context)
    case ("binding", .create): return try bind(context)
    case ("eviction", .create): return try evict(context)
    case ("token", .create): return try issueToken(context)
    case ("scale", .get): return try scale(context)
    case ("scale", .update), ("scale", .patch): return try rescale(context)
    case ("portforward", _): throw .notSimulated("port forwarding yet")
    case ("proxy", _): throw .notSimulated("the proxy to pods, services and nodes")
    case ("exec", _), ("attach", _), ("log", _):
      throw .notSimulated("\(subresource) where there are no nodes")
    default:
      throw .methodNotAllowed(
        context.kind.plural + "/" + subresource, group: context.kind.group,
        context.request.verb.rawValue)
    }
  }

  /// Replaces the finalizers in a namespace's spec; the last one gone removes the namespace.
  private mutating func finalize(_ context: RequestContext) throws(Status) -> APIResponse {
    let old = try existing(context)
    let object = try decode(context.body, context.kind, context)
    var new = old.value
    new[orEmpty: .spec][.finalizers] = object[.spec, .finalizers]
    new[orEmpty: .metadata][.resourceVersion] = object[.metadata, .resourceVersion]
    return try write(new, over: old, part: .finalize, context)
  }

  /// Assigns a pod to a node: what the scheduler posts.
  private mutating func bind(_ context: RequestContext) throws(Status) -> APIResponse {
    let old = try existing(context)
    let binding = context.body ?? .null
    let node = binding.string("target", .name) ?? ""
    guard !node.isEmpty else {
      throw .invalid(
        kind: "Binding", old.key.name, [.required("target.name")])
    }
    try checkUnbound(old)
    if !context.options.isDryRun { bind(old, to: node, context.resource) }
    return APIResponse(code: 201, body: .value(Self.success))
  }

  /// Assigns a pod to a node as the scheduler does, without a request being made of it.
  /// - Throws: what the request would be answered.
  public mutating func bind(
    _ resource: ResourceID, _ key: ObjectKey, to node: String, by user: UserInfo
  ) throws(Status) {
    guard user.mayDoEverything else {
      throw .forbidden("pods/binding", key.name, "only the scheduler assigns pods like this")
    }
    guard let old = store.object(resource, key) else { throw .notFound("pods", key.name) }
    try checkUnbound(old)
    bind(old, to: node, resource)
  }

  private func checkUnbound(_ pod: StoredObject) throws(Status) {
    if pod.value.string(.metadata, .deletionTimestamp) != nil {
      throw .conflict(
        "pods/binding", pod.key.name,
        "pod \(pod.key.name) is being deleted, cannot be assigned to a host")
    }
    if let assigned = pod.value.string(.spec, .nodeName), !assigned.isEmpty {
      throw .conflict(
        "pods/binding", pod.key.name,
        "pod \(pod.key.name) is already assigned to node \"\(assigned)\"")
    }
  }

  private mutating func bind(_ pod: StoredObject, to node: String, _ resource: ResourceID) {
    var new = pod.value
    new[orEmpty: .spec][.nodeName] = .string(node)
    PodConditions.set(&new, "PodScheduled", status: "True", now: timeText())
    store.put(resource, pod.key, new, replacing: pod)
  }

  static let success: Value = [
    "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success",
  ]

  private func scale(_ context: RequestContext) throws(Status) -> APIResponse {
    guard let access = context.kind.scale else { throw .noSuchResource() }
    return answer(Self.scale(of: try existing(context).value, access), context)
  }

  private static func scale(of object: Value, _ access: ScaleAccess) -> Value {
    var metadata: Value = [:]
    for key in [Key.name, .namespace, .uid, .resourceVersion, .creationTimestamp] {
      metadata[key] = object[.metadata, key]
    }
    var status: Value = ["replicas": .int(object.int(.status, .replicas) ?? 0)]
    let selector = access.selector(object)
    if !selector.isEmpty { status[.selector] = .string(selector) }
    var spec: Value = [:]
    if let replicas = object.int(.spec, .replicas), replicas != 0 {
      spec[.replicas] = .int(replicas)
    }
    return [
      "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": metadata, "spec": spec,
      "status": status,
    ]
  }

  private mutating func rescale(_ context: RequestContext) throws(Status) -> APIResponse {
    guard let access = context.kind.scale else { throw .noSuchResource() }
    let old = try existing(context)
    var scale = Self.scale(of: old.value, access)
    if context.request.verb == .patch {
      let patch = context.body ?? .null
      do throws(PatchError) {
        scale =
          context.request.patchType == .json
          ? try JSONPatch.apply(patch, to: scale) : MergePatch.apply(patch, to: scale)
      } catch {
        throw .badRequest(error.message)
      }
    } else {
      scale = context.body ?? scale
    }
    let replicas = scale.int(.spec, .replicas) ?? 0
    guard replicas >= 0 else {
      throw .invalid(
        kind: "Scale", group: "autoscaling", old.key.name,
        [.invalid("spec.replicas", .int(replicas), "must be greater than or equal to 0")])
    }
    var new = old.value
    new[orEmpty: .spec][.replicas] = .int(replicas)
    new[orEmpty: .metadata][.resourceVersion] = scale[.metadata, .resourceVersion]
    let response = try write(new, over: old, part: .main, context)
    guard case .value(let current) = response.body, response.isSuccess else { return response }
    return answer(Self.scale(of: current, access), context)
  }
}

/// Pod conditions as the API server itself sets them.
public enum PodConditions {
  /// Sets a condition, moving its transition time only when its status changes.
  public static func set(
    _ pod: inout Value, _ type: String, status: String, reason: String? = nil,
    message: String? = nil, now: Value
  ) {
    var conditions = pod.elements(.status, .conditions)
    var fields = Fields()
    fields.reserveCapacity(6)
    fields.appendUnique(.type, .string(type))
    fields.appendUnique(.status, .string(status))
    fields.appendUnique(.lastProbeTime, .null)
    fields.appendUnique(.lastTransitionTime, now)
    if let reason { fields.appendUnique(.reason, .string(reason)) }
    if let message { fields.appendUnique(.message, .string(message)) }
    var condition = Value.object(fields)
    if let place = conditions.firstIndex(where: { $0.string(.type) == type }) {
      if conditions[place].string(.status) == status {
        condition["lastTransitionTime"] = conditions[place]["lastTransitionTime"]
      }
      conditions[place] = condition
    } else {
      conditions.append(condition)
    }
    pod[orEmpty: .status][.conditions] = .array(conditions)
  }
}
