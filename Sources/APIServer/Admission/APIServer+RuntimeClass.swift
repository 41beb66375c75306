import ObjectModel

// Models: plugin runtimeclass, v1.32.

extension APIServer {
  /// Gives a pod what its runtime class costs and where it can run.
  func applyRuntimeClass(to pod: inout Value) throws(Status) {
    guard let name = pod.string(.spec, .runtimeClassName) else { return }
    let found = catalog.resource(apiVersion: "node.k8s.io/v1", kind: "RuntimeClass")
      .flatMap { store.object($0, ObjectKey("", name))?.value }
    func refuse(_ reason: String) -> Status {
      .forbidden("pods", Self.admissionName(pod), "pod rejected: " + reason)
    }
    guard let found else { throw refuse("RuntimeClass \(GoText.quoted(name)) not found") }
    if let overhead = found["overhead", "podFixed"] {
      let given = pod[.spec, "overhead"]
      guard given ?? overhead == overhead else {
        throw refuse("Pod's Overhead doesn't match RuntimeClass's defined Overhead")
      }
      pod[orEmpty: .spec]["overhead"] = overhead
    } else if !pod.fields(.spec, "overhead").isEmpty {
      throw refuse(
        "Pod Overhead set without corresponding RuntimeClass defined Overhead")
    }
    for (key, value) in found.fields("scheduling", .nodeSelector).sorted {
      guard pod[.spec, .nodeSelector, Key(key)] ?? value == value else {
        throw refuse(
          "conflict: runtimeClass.scheduling.nodeSelector[\(key)] = "
            + "\(value.string ?? ""); pod.spec.nodeSelector[\(key)] = "
            + "\(pod.string(.spec, .nodeSelector, Key(key)) ?? "")")
      }
      pod[orEmpty: .spec][orEmpty: .nodeSelector][Key(key)] = value
    }
    let own = pod.elements(.spec, .tolerations)
    let more = found.elements("scheduling", .tolerations).filter { !own.contains($0) }
    if !more.isEmpty { pod[orEmpty: .spec][.tolerations] = .array(own + more) }
  }
}
