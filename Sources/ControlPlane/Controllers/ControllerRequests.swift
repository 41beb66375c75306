import APIServer
import Kinds
import ObjectModel
import Simulation

/// Short ways to the requests controllers send.
struct Requester: Sendable {
  let user: UserInfo

  /// Whoever is not a controller of kube-controller-manager.
  init(user: UserInfo) { self.user = user }

  /// A controller of kube-controller-manager, which runs under its own service account.
  init(controller: String) {
    user = UserInfo(
      name: "system:serviceaccount:kube-system:\(controller)",
      groups: [
        "system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated",
      ])
  }

  private func target(
    _ kind: KindDefinition, _ key: ObjectKey, _ subresource: String? = nil
  ) -> RequestTarget {
    .resource(
      ResourceTarget(
        group: kind.group, version: kind.version, resource: kind.plural,
        namespace: kind.isNamespaced ? key.namespace : nil, name: key.name,
        subresource: subresource))
  }

  func create(_ kind: KindDefinition, in namespace: String?, _ body: Value) -> APIRequest {
    APIRequest(
      .create,
      .resource(
        ResourceTarget(
          group: kind.group, version: kind.version, resource: kind.plural, namespace: namespace)),
      body: body, user: user)
  }

  func update(
    _ kind: KindDefinition, _ key: ObjectKey, _ subresource: String? = nil, _ body: Value
  ) -> APIRequest {
    var request = APIRequest(.update, target(kind, key, subresource), body: body, user: user)
    request.ignoresWarnings = true
    return request
  }

  func patch(
    _ kind: KindDefinition, _ key: ObjectKey, _ subresource: String? = nil, _ body: Value,
    _ type: APIRequest.PatchType = .strategic
  ) -> APIRequest {
    APIRequest(
      .patch, target(kind, key, subresource), body: body, patchType: type, user: user)
  }

  func delete(
    _ kind: KindDefinition, _ key: ObjectKey, options: RequestOptions = RequestOptions()
  ) -> APIRequest {
    APIRequest(.delete, target(kind, key), options: options, user: user)
  }
}

extension Value {
  /// The name in metadata.
  var objectName: String { string(.metadata, .name) ?? "" }
  /// The namespace in metadata; empty for cluster-scoped objects.
  var objectNamespace: String { string(.metadata, .namespace) ?? "" }
  /// The uid in metadata.
  var objectUID: String { string(.metadata, .uid) ?? "" }
  /// Namespace and name.
  var objectKey: ObjectKey { ObjectKey(objectNamespace, objectName) }
  /// Whether deletion has begun.
  var isBeingDeleted: Bool { string(.metadata, .deletionTimestamp) != nil }
  /// The reference to the controlling owner; nil when there is none.
  var controllerReference: Value? {
    guard case .array(let owners)? = self[.metadata, .ownerReferences] else { return nil }
    return owners.first { $0.bool(.controller) == true }
  }
  /// The labels.
  var objectLabels: Fields { self[.metadata, .labels]?.object ?? Fields() }
  /// The time in a text field; nil when absent.
  func time(_ first: Key, _ second: Key) -> Instant? {
    string(first, second).flatMap(RFC3339.epochNanoseconds)
      .map { Instant(nanoseconds: $0) }
  }
}

/// What controllers ask of pods, without copying.
enum PodState {
  /// Not ended and not being deleted.
  static func isActive(_ pod: Value) -> Bool {
    !isTerminal(pod) && !pod.isBeingDeleted
  }

  static func isTerminal(_ pod: Value) -> Bool {
    let phase = pod.string(.status, .phase)
    return phase == "Succeeded" || phase == "Failed"
  }

  static func isReady(_ pod: Value) -> Bool {
    condition(pod, "Ready")?.says("True", at: .status) ?? false
  }

  static func condition(_ object: Value, _ type: String) -> Value? {
    object[.status, .conditions]?.element(where: .type, says: type)
  }

  static func nodeName(_ pod: Value) -> String { pod.string(.spec, .nodeName) ?? "" }
}
