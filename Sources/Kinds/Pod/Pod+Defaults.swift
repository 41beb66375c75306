public import ObjectModel

// Models: pkg/apis/core/v1/defaults.go for pods, v1.32: only what depends on other fields.

/// Defaults of pods and of the pod templates in other kinds.
public enum PodDefaults {
  /// Completes a pod.
  @Sendable
  public static func setDefaults(_ object: inout Value) {
    guard object[.spec] != nil else { return }
    complete(&object[orEmpty: .spec])
  }

  /// Completes a template, in which fewer fields get defaults than in a pod.
  public static func setTemplateDefaults(_ template: inout Value) {
    guard template[.spec] != nil else { return }
    setSpecDefaults(&template[orEmpty: .spec])
  }

  private static func complete(_ spec: inout Value) {
    setSpecDefaults(&spec)
    setPodOnlyDefaults(&spec)
  }

  private static func setSpecDefaults(_ spec: inout Value) {
    mirrorServiceAccount(&spec)
    for key in [Key.containers, .initContainers, .ephemeralContainers] {
      forEach(key, of: &spec, where: { ($0.string(.imagePullPolicy) ?? "").isEmpty }) {
        $0[.imagePullPolicy] = .string(pullPolicy($0.string(.image) ?? ""))
      }
    }
    forEach(.volumes, of: &spec, where: { !hasSource($0) }) { $0[.emptyDir] = .emptyObject }
  }

  private static func hasSource(_ volume: Value) -> Bool {
    guard case .object(let fields) = volume else { return false }
    return !fields.allHold { key, value in key == .name || value.pointee.isNull }
  }

  /// `Always` for the tag latest, else `IfNotPresent`; also for names that are none.
  public static func pullPolicy(_ image: String) -> String {
    ImageReference.isLatest(image) ? "Always" : "IfNotPresent"
  }

  /// serviceAccount is the old name of serviceAccountName; both say the same.
  static func mirrorServiceAccount(_ spec: inout Value) {
    var name = spec.string(.serviceAccountName) ?? ""
    if name.isEmpty { name = spec.string(.serviceAccount) ?? "" }
    guard !name.isEmpty else { return }
    // Written only where they differ, so that a spec which is complete stays shared.
    for key in [Key.serviceAccountName, .serviceAccount] where spec.string(key) != name {
      spec[key] = .string(name)
    }
  }

  private static func setPodOnlyDefaults(_ spec: inout Value) {
    for key in [Key.containers, .initContainers] {
      forEach(key, of: &spec, where: { !$0.fields(.resources, .limits).isEmpty }) { container in
        for limit in container.fields(.resources, .limits)
        where container[.resources, .requests, limit.key] == nil {
          container[.resources, .requests, limit.key] = limit.value
        }
      }
    }
    if spec[.enableServiceLinks] == nil { spec[.enableServiceLinks] = true }
    guard spec.bool(.hostNetwork) == true else { return }
    for key in [Key.containers, .initContainers] {
      forEach(key, of: &spec) { container in
        forEach(.ports, of: &container) { port in
          if (port.int(.hostPort) ?? 0) == 0 { port[.hostPort] = port[.containerPort] }
        }
      }
    }
  }

  /// Changes in place those elements of a list that need it.
  private static func forEach(
    _ key: Key, of parent: inout Value, where needs: (Value) -> Bool = { _ in true },
    _ change: (inout Value) -> Void
  ) {
    var start = 0
    // No copy of the list may be held while an element changes, or that would copy the list.
    while let index = next(key, of: parent, from: start, where: needs) {
      change(&parent[key, default: .array([])][index])
      start = index + 1
    }
  }

  private static func next(
    _ key: Key, of parent: Value, from start: Int, where needs: (Value) -> Bool
  ) -> Int? {
    guard case .array(let elements)? = parent[key] else { return nil }
    var index = start
    while index < elements.count {
      if case .object = elements[index], needs(elements[index]) { return index }
      index += 1
    }
    return nil
  }
}
