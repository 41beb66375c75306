import Formats
import ObjectModel

// Models: describeContainerEnvFrom and describeContainerEnvVars, kubectl v1.32.

/// The environment variables on describe pages.
enum EnvironmentDescription {
  static func write(
    _ container: Value, _ environment: ContainerDescription.Environment,
    _ writer: inout DescribeWriter
  ) {
    writeSources(container.elements(.envFrom), &writer)
    let variables = container.elements(.env)
    writer.write(2, "Environment:\(variables.isEmpty ? "\t<none>" : "")\n")
    for variable in variables {
      let name = variable.string(.name) ?? ""
      if let source = variable[.valueFrom] {
        if let text = text(source, container, environment) {
          writer.field(name, text, level: 3)
        }
        continue
      }
      let lines = (variable.string(.value) ?? "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        writer.write(3, index == 0 ? "\(name):\t\(line)\n" : "\t\(line)\n")
      }
    }
  }

  private static func writeSources(_ sources: [Value], _ writer: inout DescribeWriter) {
    guard !sources.isEmpty else { return }
    writer.write(2, "Environment Variables from:\n")
    for source in sources {
      let isMap = source[.configMapRef] != nil
      let reference = source[isMap ? .configMapRef : .secretRef] ?? .null
      var kind = isMap ? "ConfigMap" : "Secret"
      if reference.isNull { kind = "" }
      let prefix = source.string(.prefix) ?? ""
      if !prefix.isEmpty { kind += " with prefix '\(prefix)'" }
      let optional = reference.bool(.optional) == true
      writer.row(
        3, [reference.string(.name) ?? "", kind, "Optional: \(optional)"])
    }
  }

  /// What a reference points to, with its value where that is known.
  private static func text(
    _ source: Value, _ container: Value, _ environment: ContainerDescription.Environment
  ) -> String? {
    if let field = source[.fieldRef] {
      let path = field.string(.fieldPath) ?? ""
      let value = fieldValue(path, environment)
      return "\(value) (\(field.string(.apiVersion) ?? ""):\(path))"
    }
    if let resource = source[.resourceFieldRef] {
      let name = resource.string(.resource) ?? ""
      var value = amount(name, resource[.divisor], container)
      if value == "0", name == "limits.cpu" || name == "limits.memory" {
        value = "node allocatable"
      }
      return "\(value) (\(name))"
    }
    for (key, place) in [(Key.secretKeyRef, "in secret"), (.configMapKeyRef, "of config map")] {
      guard let reference = source[key] else { continue }
      let item = reference.string(.key) ?? ""
      let name = reference.string(.name) ?? ""
      let optional = reference.bool(.optional) == true
      return "<set to the key '\(item)' \(place) '\(name)'>\tOptional: \(optional)"
    }
    return nil
  }

  /// kubectl itself knows no more than the name and the namespace.
  private static func fieldValue(
    _ path: String, _ environment: ContainerDescription.Environment
  ) -> String {
    guard case .pod(let pod) = environment else { return "" }
    switch path {
    case "metadata.name": return pod.string(.metadata, .name) ?? ""
    case "metadata.namespace": return pod.string(.metadata, .namespace) ?? ""
    default: return ""
    }
  }

  /// A container's own request or limit in units of the divisor, rounded up.
  private static func amount(_ name: String, _ divisor: Value?, _ container: Value) -> String {
    let parts = name.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[0] == "limits" || parts[0] == "requests" else { return "" }
    let key = Key(String(parts[1]))
    let value = container[.resources, parts[0] == "limits" ? .limits : .requests, key]
    let amount = value.flatMap(ResourceRules.quantity) ?? .zero
    var unit = divisor.flatMap(ResourceRules.quantity) ?? .zero
    if unit.isZero { unit = Quantity(1) }
    let (total, step) =
      key == .cpu ? (amount.milliValue, unit.milliValue) : (amount.value, unit.value)
    return String((total + step - 1) / max(1, step))
  }
}
