import APIServer
import Formats
import ObjectModel

// Models: describeNamespace of kubectl pkg/describe/describe.go, v1.32.
enum NamespaceDescriber {
  static let describer = Describer { (object, client, _) throws(Status) in
    let name = object.string(.metadata, .name)
    let quotas = try list(client, "resourcequotas", name)
    return page(object, quotas: quotas, limits: try list(client, "limitranges", name))
  }

  /// The objects of a kind in the namespace; nil when the server does not have the kind.
  private static func list(
    _ client: any APIClient, _ resource: String, _ namespace: String?
  ) throws(Status) -> [Value]? {
    do throws(Status) {
      return try Listing.items(client, resource: resource, namespace: namespace)
    } catch {
      guard error.code == 404 else { throw error }
      return nil
    }
  }

  static func page(_ object: Value, quotas: [Value]?, limits: [Value]?) -> String {
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
    if let quotas {
      writer.write(0, "\n")
      ResourceQuotaDescriber.write(quotas, &writer)
    }
    if let limits {
      writer.write(0, "\n")
      LimitRangeDescription.write(limits, &writer)
    }
    return writer.text()
  }
}
