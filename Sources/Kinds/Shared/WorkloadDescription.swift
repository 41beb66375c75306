import APIServer
import Formats
import ObjectModel

// Models: the parts that the pages of controllers share, kubectl pkg/describe/describe.go, v1.32.

/// Pieces of the describe pages of controllers.
enum WorkloadDescription {
  /// The pods in the owner's namespace that its LabelSelector selects.
  static func pods(of owner: Value, _ client: any APIClient) throws(Status) -> [Value] {
    try Listing.items(
      client, resource: "pods", namespace: owner.string(.metadata, .namespace),
      labelSelector: selectorText(owner))
  }

  /// The owner's LabelSelector in its canonical form.
  static func selectorText(_ owner: Value) -> String {
    do throws(SelectorError) {
      return try LabelSelector(object: owner[.spec, .selector]).description
    } catch {
      return ""
    }
  }

  /// `ReplicaSet/web-1`; nil for an object without a controller.
  static func controller(of object: Value) -> String? {
    guard let owner = PodView(object).controller else { return nil }
    return "\(owner.string(.kind) ?? "")/\(owner.string(.name) ?? "")"
  }

  /// The table of conditions with their reasons.
  static func writeConditions(_ object: Value, _ writer: inout DescribeWriter) {
    let conditions = object.elements(.status, .conditions)
    guard !conditions.isEmpty else { return }
    writer.write(0, "Conditions:\n  Type\tStatus\tReason\n")
    writer.write(1, "----\t------\t------\n")
    for condition in conditions {
      let type = condition.string(.type) ?? ""
      let status = condition.string(.status) ?? ""
      writer.write(1, "\(type) \t\(status)\t\(condition.string(.reason) ?? "")\n")
    }
  }
}
