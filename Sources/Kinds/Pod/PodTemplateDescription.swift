import Formats
public import ObjectModel

// Models: DescribePodTemplate of kubectl pkg/describe/describe.go, v1.32.

/// Pod templates on the describe pages of controllers.
public enum PodTemplateDescription {
  /// The page of a template alone, as `kubectl rollout history --revision` prints it.
  public static func text(_ template: Value) -> String {
    var writer = DescribeWriter(keepsTabs: true)
    write(template, &writer)
    return writer.text()
  }

  static func write(_ template: Value?, _ writer: inout DescribeWriter) {
    writer.write(0, "Pod Template:\n")
    guard let template, !template.isNull else {
      writer.write(1, "<unset>")
      return
    }
    let spec = template[.spec] ?? .null
    writer.labels("  Labels", template[.metadata, .labels])
    if !template.fields(.metadata, .annotations).isEmpty {
      writer.annotations("  Annotations", template[.metadata, .annotations])
    }
    let account = spec.string(.serviceAccountName) ?? ""
    if !account.isEmpty { writer.field("Service Account", account, level: 1) }
    let inits = spec.elements(.initContainers)
    if !inits.isEmpty {
      ContainerDescription.write(
        "Init Containers", inits, statuses: [], .template, indent: "  ", &writer)
    }
    ContainerDescription.write(
      "Containers", spec.elements(.containers), statuses: [], .template, indent: "  ", &writer)
    VolumeDescription.write(spec.elements(.volumes), indent: "  ", &writer)
    writeSpread(spec, indent: "  ", &writer)
    let priority = spec.string(.priorityClassName) ?? ""
    if !priority.isEmpty { writer.field("Priority Class Name", priority, level: 1) }
    writer.labels("  Node-Selectors", spec[.nodeSelector])
    writer.tolerations("  Tolerations", spec.elements(.tolerations))
  }

  /// Topology spread constraints in order of their topology.
  static func writeSpread(_ spec: Value, indent: String, _ writer: inout DescribeWriter) {
    let constraints = DescribeWriter.stable(spec.elements(.topologySpreadConstraints)) {
      $0.string(.topologyKey) ?? ""
    }
    guard !constraints.isEmpty else { return }
    writer.write(0, "\(indent)Topology Spread Constraints:\t")
    for (index, constraint) in constraints.enumerated() {
      if index > 0 { writer.write(0, "\(indent)\t") }
      let key = constraint.string(.topologyKey) ?? ""
      let action = constraint.string(.whenUnsatisfiable) ?? ""
      let skew = constraint.int(.maxSkew) ?? 0
      writer.write(0, "\(key):\(action) when max skew \(skew) is exceeded")
      if let selector = constraint[.labelSelector] {
        writer.write(0, " for selector \(SelectorText.text(selector))")
      }
      writer.write(0, "\n")
    }
  }
}

/// Label selectors in words.
enum SelectorText {
  /// `a=b,c in (d,e)`; `<none>` when it selects everything, `<error>` when it is broken.
  static func text(_ selector: Value) -> String {
    do throws(SelectorError) {
      let text = try LabelSelector(object: selector).description
      return text.isEmpty ? "<none>" : text
    } catch {
      return "<error>"
    }
  }
}
