import APIServer
import ObjectModel

/// apps/v1 ControllerRevision.
enum ControllerRevisionKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.apps(
      "ControllerRevision", "controllerrevisions", "controllerrevision")
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Controller"), TableColumn("Revision"),
      TableColumn("Age"),
    ]
    kind.row = row
    kind.validateName = ObjectName.subdomain
    kind.validate = { revisionErrors($0) + dataErrors($0) }
    kind.validateUpdate = { new, old in
      var errors = revisionErrors(new)
      if !(new[.data] ?? .null).semanticallyEquals(old[.data]) {
        errors.append(.invalid("data", new[.data] ?? .null, WorkloadRules.immutableText))
      }
      return errors
    }
    kind.indexes = [.owner]
    kind.describer = GenericDescriber.describer
    return kind
  }()

  /// The controller as `statefulset.apps/db`, as printControllerRevision prints it.
  @Sendable
  private static func row(_ object: Value, _ context: TableContext) -> [Value] {
    var controller = "<none>"
    if let owner = PodView(object).controller {
      let group = (owner.string(.apiVersion) ?? "").split(separator: "/")
      var kind = (owner.string(.kind) ?? "").lowercased()
      if group.count == 2 { kind += ".\(group[0])" }
      controller = "\(kind)/\(owner.string(.name) ?? "")"
    }
    return [
      object.nameCell, .string(controller), object.numberCell(.revision),
      context.ageCell(object),
    ]
  }

  private static func revisionErrors(_ object: Value) -> [FieldError] {
    let revision = object.int(.revision) ?? 0
    return revision < 0
      ? [.invalid("revision", .int(revision), FieldRules.notNegativeText)] : []
  }

  private static func dataErrors(_ object: Value) -> [FieldError] {
    guard let data = object[.data], !data.isNull else {
      return [.required("data", "data is mandatory")]
    }
    return data.object == nil ? [.required("data", "data must be a valid JSON object")] : []
  }
}
