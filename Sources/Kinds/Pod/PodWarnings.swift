import ObjectModel

// Models: GetWarningsForPod, pkg/api/pod/warnings.go, v1.32: the ones a learner can meet.

/// Warnings about a pod spec that is valid but probably not meant so.
enum PodWarnings {
  static func texts(spec: Value, _ path: FieldPath) -> [String] {
    var warnings: [String] = []
    for key in spec.fields(.nodeSelector).sorted.map(\.key) {
      if let replacement = deprecatedNodeLabels.first(where: { $0.label == key })?.text {
        let place = path.child(.nodeSelector).key(key)
        warnings.append("\(place): \(replacement)")
      }
    }
    warnings += hostAliases(spec, path)
    warnings += duplicates(spec.elements(.imagePullSecrets), path.child(.imagePullSecrets))
    for (list, key) in [
      (spec.elements(.containers), Key.containers),
      (spec.elements(.initContainers), .initContainers),
    ] {
      for (index, container) in list.enumerated() {
        warnings += self.container(container, path.child(key).index(index))
      }
    }
    if let seconds = spec.int(.terminationGracePeriodSeconds), seconds < 0 {
      let place = path.child(.terminationGracePeriodSeconds)
      warnings.append(
        "\(place): must be >= 0; negative values are invalid and will be treated as 1")
    }
    return warnings
  }

  private static let deprecatedNodeLabels = [
    (
      label: "beta.kubernetes.io/arch",
      text: #"deprecated since v1.14; use "kubernetes.io/arch" instead"#
    ),
    (
      label: "beta.kubernetes.io/os",
      text: #"deprecated since v1.14; use "kubernetes.io/os" instead"#
    ),
    (
      label: "failure-domain.beta.kubernetes.io/region",
      text: #"deprecated since v1.17; use "topology.kubernetes.io/region" instead"#
    ),
    (
      label: "failure-domain.beta.kubernetes.io/zone",
      text: #"deprecated since v1.17; use "topology.kubernetes.io/zone" instead"#
    ),
    (
      label: "beta.kubernetes.io/instance-type",
      text: #"deprecated since v1.17; use "node.kubernetes.io/instance-type" instead"#
    ),
  ]

  private static func hostAliases(_ spec: Value, _ path: FieldPath) -> [String] {
    var seen: [String] = []
    var warnings: [String] = []
    for (index, alias) in spec.elements(.hostAliases).enumerated() {
      let ip = alias.string(.ip) ?? ""
      if seen.contains(ip) {
        let place = path.child(.hostAliases).index(index).child(.ip)
        warnings.append("\(place): duplicate ip \(GoText.quoted(ip))")
      }
      seen.append(ip)
    }
    return warnings
  }

  private static func duplicates(_ secrets: [Value], _ path: FieldPath) -> [String] {
    var seen: [String] = []
    var warnings: [String] = []
    for (index, secret) in secrets.enumerated() {
      let name = secret.string(.name) ?? ""
      let place = path.index(index).child(.name)
      if name.isEmpty {
        warnings.append("\(place): invalid empty name \(GoText.quoted(name))")
      } else if seen.contains(name) {
        warnings.append("\(place): duplicate name \(GoText.quoted(name))")
      }
      seen.append(name)
    }
    return warnings
  }

  private static func container(_ container: Value, _ path: FieldPath) -> [String] {
    var warnings: [String] = []
    for (key, quantity) in container.fields(.resources, .limits).sorted {
      fraction(key, quantity, path.child(.resources).child(.limits)).map { warnings.append($0) }
    }
    for (key, quantity) in container.fields(.resources, .requests).sorted {
      fraction(key, quantity, path.child(.resources).child(.requests)).map { warnings.append($0) }
    }
    var seen: [String] = []
    for (index, variable) in container.elements(.env).enumerated() {
      let name = variable.string(.name) ?? ""
      if seen.contains(name) {
        let place = path.child(.env).index(index)
        warnings.append(
          "\(place): hides previous definition of \(GoText.quoted(name)), which may be dropped when using apply"
        )
      }
      seen.append(name)
    }
    return warnings
  }

  private static func fraction(_ name: String, _ value: Value, _ path: FieldPath) -> String? {
    guard name == "memory" || name == "ephemeral-storage", let text = value.string,
      let quantity = Quantity(text), quantity.milliValue % 1000 != 0
    else { return nil }
    return
      "\(path.key(name)): fractional byte value \(GoText.quoted(quantity.text)) is invalid, must be an integer"
  }
}
