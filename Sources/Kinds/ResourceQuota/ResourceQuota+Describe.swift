import APIServer
import Formats
import ObjectModel

// Models: describeQuota and DescribeResourceQuotas of kubectl pkg/describe/describe.go, v1.32.
enum ResourceQuotaDescriber {
  static let describer = Describer { object, _, _ in page(object) }

  static func page(_ object: Value) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writeScopes(object, level: 0, bullet: " * ", &writer)
    writer.row(0, ["Resource", "Used", "Hard"])
    writer.row(0, ["--------", "----", "----"])
    let amounts = object.fields(.status, .used)
    for (name, value) in object.fields(.status, .hard).sorted {
      let hard = ResourceRules.quantity(value) ?? .zero
      var used = amounts[Key(name)].flatMap(ResourceRules.quantity) ?? .zero
      if used.format != hard.format { used = Quantity(used.value, format: hard.format) }
      writer.row(0, [name, used.text, hard.text])
    }
    return writer.text()
  }

  /// The quotas of a namespace on its page.
  static func write(_ quotas: [Value], _ writer: inout DescribeWriter) {
    if quotas.isEmpty {
      writer.write(0, "No resource quota.\n")
      return
    }
    writer.write(0, "Resource Quotas\n")
    for quota in DescribeWriter.stable(quotas, by: { $0.string(.metadata, .name) ?? "" }) {
      writer.field("Name", quota.string(.metadata, .name) ?? "", level: 1)
      writeScopes(quota, level: 1, bullet: "* ", &writer)
      writer.row(1, ["Resource", "Used", "Hard"])
      writer.row(1, ["--------", "---", "---"])
      let used = quota.fields(.status, .used)
      for (name, hard) in quota.fields(.status, .hard).sorted {
        writer.row(
          1, [name, DescribeText.quantity(used[Key(name)]), DescribeText.quantity(hard)])
      }
    }
  }

  private static func writeScopes(
    _ quota: Value, level: Int, bullet: String, _ writer: inout DescribeWriter
  ) {
    let scopes = quota.elements(.spec, .scopes).compactMap(\.string).sorted()
    guard !scopes.isEmpty else { return }
    writer.field("Scopes", scopes.joined(separator: ", "), level: level)
    for scope in scopes {
      if let text = meaning(of: scope) { writer.write(level, "\(bullet)\(text)\n") }
    }
  }

  private static func meaning(of scope: String) -> String? {
    switch scope {
    case "Terminating":
      "Matches all pods that have an active deadline. These pods have a limited lifespan on a node"
        + " before being actively terminated by the system."
    case "NotTerminating":
      "Matches all pods that do not have an active deadline. These pods usually include long"
        + " running pods whose container command is not expected to terminate."
    case "BestEffort":
      "Matches all pods that do not have resource requirements set. These pods have a best effort"
        + " quality of service."
    case "NotBestEffort":
      "Matches all pods that have at least one resource requirement set. These pods have a"
        + " burstable or guaranteed quality of service."
    default: nil
    }
  }
}
