import APIServer
import ObjectModel

/// core/v1 ResourceQuota.
enum ResourceQuotaKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("ResourceQuota", "resourcequotas", "resourcequota")
    kind.shortNames = ["quota"]
    kind.subresources = [.status("ResourceQuota")]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Age"), TableColumn("Request"),
      TableColumn("Limit"),
    ]
    kind.row = row
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { $0[.status] = .emptyObject }
    kind.prepareForUpdate = StatusStrategy.keepStatus
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = ResourceQuotaValidation.errors
    kind.validateUpdate = ResourceQuotaValidation.updateErrors
    kind.validateStatusUpdate = { new, _ in ResourceQuotaValidation.statusErrors(new) }
    kind.deletionAnswersObject = true
    kind.describer = ResourceQuotaDescriber.describer
    return kind
  }()

  /// What is used of each limit; limits of limits stand in a column of their own.
  @Sendable
  private static func row(_ object: Value, _ context: TableContext) -> [Value] {
    var requests: [String] = []
    var limits: [String] = []
    let used = object.fields(.status, .used)
    for (name, hard) in object.fields(.status, .hard).sorted {
      let amount = DescribeText.quantity(used[Key(name)])
      let text = "\(name): \(amount)/\(DescribeText.quantity(hard))"
      if name.hasPrefix("limits.") { limits.append(text) } else { requests.append(text) }
    }
    return [
      object.nameCell, context.ageCell(object), .string(requests.joined(separator: ", ")),
      .string(limits.joined(separator: ", ")),
    ]
  }
}
