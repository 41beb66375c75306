import APIServer
import ObjectModel

/// coordination.k8s.io/v1 Lease.
enum LeaseKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition(
      group: "coordination.k8s.io", kind: "Lease", plural: "leases", singular: "lease",
      isNamespaced: true, schemaName: "io.k8s.api.coordination.v1.Lease")
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Holder"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [object.nameCell, object.textCell(.spec, .holderIdentity), context.ageCell(object)]
    }
    kind.validateName = ObjectName.subdomain
    kind.allowsCreateOnUpdate = true
    kind.allowsUnconditionalUpdate = false
    kind.validate = errors
    kind.validateUpdate = { new, _ in errors(new) }
    kind.indexes = [.owner]
    kind.describer = GenericDescriber.describer
    return kind
  }()

  // Models: ValidateLeaseSpec, v1.32.
  @Sendable
  private static func errors(_ object: Value) -> [FieldError] {
    var errors: [FieldError] = []
    let spec = FieldPath("spec")
    if let seconds = object.int(.spec, .leaseDurationSeconds), seconds <= 0 {
      errors.append(
        .invalid(spec.child(.leaseDurationSeconds), .int(seconds), "must be greater than 0"))
    }
    if let count = object.int(.spec, .leaseTransitions), count < 0 {
      errors.append(
        .invalid(spec.child(.leaseTransitions), .int(count), FieldRules.notNegativeText))
    }
    return errors
  }
}
