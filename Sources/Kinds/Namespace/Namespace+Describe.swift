import APIServer
import Formats
import ObjectModel

// Models: describeNamespace of kubectl pkg/describe/describe.go, v1.32. Differs: quotas and limit
// ranges are not served yet, so there are none.
enum NamespaceDescriber {
  static let describer = Describer { object, _, _ in page(object) }

  static func page(_ object: Value) -> String {
    var writer = DescribeWriter()
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.field("Status", object.string(.status, .phase) ?? "")
    let conditions = object.elements(.status, .conditions)
    if !conditions.isEmpty {
      writer.write(0, "Conditions:\n")
      writer.row(1, ["Type", "Status", "LastTransitionTime", "Reason", "Message"])
      writer.row(1, ["----", "------", "------------------", "------", "-------"])
      for condition in conditions {
        writer.row(
          1,
          [
            condition.string(.type) ?? "", condition.string(.status) ?? "",
            DescribeText.time(condition[.lastTransitionTime]), condition.string(.reason) ?? "",
            condition.string(.message) ?? "",
          ])
      }
    }
    writer.write(0, "\nNo resource quota.\n")
    writer.write(0, "\nNo LimitRange resource.\n")
    return writer.text()
  }
}
