import ObjectModel

// Models: pkg/fieldpath and pkg/api/v1/resource, v1.32.

/// What a pod can learn about itself through fieldRef and resourceFieldRef.
struct DownwardAPI {
  let pod: Value
  let container: Value
  let podIP: String
  let hostIP: String
  let nodeCPUMillis: Int64
  let nodeMemoryBytes: Int64

  /// The text of a field.
  func field(_ path: String) throws(ContainerConfigError) -> String {
    if let (map, key) = subscripted(path) {
      return pod[.metadata, Key(map), Key(key)]?.string ?? ""
    }
    switch path {
    case "metadata.name": return pod[.metadata, .name]?.string ?? ""
    case "metadata.namespace": return pod[.metadata, .namespace]?.string ?? ""
    case "metadata.uid": return pod[.metadata, .uid]?.string ?? ""
    case "metadata.labels": return Self.map(pod.fields(.metadata, .labels))
    case "metadata.annotations": return Self.map(pod.fields(.metadata, .annotations))
    case "spec.nodeName": return pod[.spec, .nodeName]?.string ?? ""
    case "spec.serviceAccountName": return pod[.spec, "serviceAccountName"]?.string ?? ""
    case "status.hostIP", "status.hostIPs": return hostIP
    case "status.podIP", "status.podIPs": return podIP
    default: throw ContainerConfigError("unsupported fieldPath: \(path)")
    }
  }

  /// The number of a resource, in units of its divisor, rounded up.
  func resource(_ reference: Value) throws(ContainerConfigError) -> String {
    let name = reference["resource"]?.string ?? ""
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ContainerConfigError("unsupported container resource : \(name)")
    }
    let target = container(named: reference["containerName"]?.string ?? "")
    let divisor = Quantity(reference["divisor"]?.string ?? "1") ?? Quantity(1)
    let text = target[.resources, Key(parts[0]), Key(parts[1])]
    var quantity = text.flatMap { Quantity($0.string ?? $0.int.map(String.init) ?? "") }
    if quantity == nil, parts[0] == "limits" {
      quantity =
        parts[1] == "cpu" ? Quantity(milli: nodeCPUMillis) : Quantity(nodeMemoryBytes)
    }
    let amount = quantity ?? .zero
    if parts[1] == "cpu" {
      let unit = max(1, divisor.isZero ? 1000 : divisor.milliValue)
      return String((amount.milliValue + unit - 1) / unit)
    }
    let unit = max(1, divisor.isZero ? 1 : divisor.value)
    return String((amount.value + unit - 1) / unit)
  }

  private func container(named name: String) -> Value {
    guard !name.isEmpty else { return container }
    return pod[.spec, .containers]?.elements.first { $0[.name]?.string == name } ?? container
  }

  /// The parts of `metadata.labels['key']`.
  private func subscripted(_ path: String) -> (map: String, key: String)? {
    for map in ["labels", "annotations"] {
      let prefix = "metadata.\(map)['"
      if path.hasPrefix(prefix), path.hasSuffix("']") {
        return (map, String(path.dropFirst(prefix.count).dropLast(2)))
      }
    }
    return nil
  }

  /// Labels or annotations as downward files list them: `key="value"`, a line each.
  private static func map(_ fields: Fields) -> String {
    fields.sorted.map { key, value in
      "\(key)=\(JSONWriter(escapesHTML: false).text(value))"
    }.joined(separator: "\n")
  }
}
