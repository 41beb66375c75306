import ObjectModel

/// An object on its way through a kustomization.
struct KustomizedObject {
  /// The object as it is now.
  var value: Value
  /// The names it had before, the first one first.
  var earlierNames: [String] = []
  /// The namespace of its file; empty without one.
  let originalNamespace: String
  /// Whether a hash of its content goes behind its name.
  var takesHash = false

  init(_ value: Value, takesHash: Bool = false) {
    self.value = value
    self.takesHash = takesHash
    originalNamespace = value.string(.metadata, .namespace) ?? ""
  }

  var kind: String { value.string(.kind) ?? "" }
  var name: String { value.string(.metadata, .name) ?? "" }
  var namespace: String { value.string(.metadata, .namespace) ?? "" }
  var group: String {
    let parts = (value.string(.apiVersion) ?? "").cut(at: "/")
    return parts.tail == nil ? "" : parts.head
  }
  var version: String {
    let parts = (value.string(.apiVersion) ?? "").cut(at: "/")
    return parts.tail ?? parts.head
  }
  /// The name that its file gives it.
  var originalName: String { earlierNames.first ?? name }

  /// Gives it another name, and remembers the one before.
  mutating func rename(_ new: String) {
    if new == name { return }
    earlierNames.append(name)
    value[orEmpty: .metadata][.name] = .string(new)
  }

  /// Whether it is or was called so.
  func isNamed(_ name: String) -> Bool { self.name == name || earlierNames.contains(name) }

  /// How kustomize names an object in errors: `Deployment.v1.apps/web.[noNs]`.
  static func identifier(of value: Value) -> String {
    let object = KustomizedObject(value)
    let group = object.group.isEmpty ? "[noGrp]" : object.group
    let namespace = object.namespace.isEmpty ? "[noNs]" : object.namespace
    return "\(object.kind).\(object.version).\(group)/\(object.name).\(namespace)"
  }

  /// Kinds without a namespace.
  static let clusterKinds: Set<String> = [
    "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole",
    "ClusterRoleBinding", "CustomResourceDefinition", "FlowSchema", "IngressClass",
    "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume", "PriorityClass",
    "PriorityLevelConfiguration", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration", "VolumeAttachment",
  ]
}

/// Places in objects, as kustomize writes them: `spec/template/spec/containers[]/image`.
struct FieldPlace {
  let kinds: [String]
  let path: [String]
  /// Whether missing objects on the way are made.
  let creates: Bool

  init(_ path: String, kinds: [String] = [], creates: Bool = false) {
    self.kinds = kinds
    self.path = path.parts(by: "/")
    self.creates = creates
  }

  /// Whether objects of a kind have it.
  func fits(_ kind: String) -> Bool { kinds.isEmpty || kinds.contains(kind) }

  /// Changes what stands at the place, in each element of lists on the way.
  func change(_ value: inout Value, _ body: (inout Value) -> Void) {
    change(&value, path[...], body)
  }

  private func change(
    _ value: inout Value, _ path: ArraySlice<String>, _ body: (inout Value) -> Void
  ) {
    guard let first = path.first else { return body(&value) }
    let isList = first.hasSuffix("[]")
    let key = Key(isList ? String(first.dropLast(2)) : first)
    guard value.object != nil else { return }
    if isList {
      guard var items = value[key]?.array else { return }
      for index in items.indices { change(&items[index], path.dropFirst(), body) }
      value[key] = .array(items)
      return
    }
    var inner: Value
    if let present = value[key], !present.isNull {
      inner = present
    } else if creates {
      inner = .emptyObject
    } else {
      return
    }
    change(&inner, path.dropFirst(), body)
    value[key] = inner
  }
}
