import APIServer
import ObjectModel

/// apps/v1 ReplicaSet.
enum ReplicaSetKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.apps("ReplicaSet", "replicasets", "replicaset")
    kind.shortNames = ["rs"]
    kind.categories = ["all"]
    kind.subresources = [.scale, .status("ReplicaSet")]
    kind.columns = ReplicaSetColumns.columns
    kind.row = ReplicaSetColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = WorkloadStrategy.setTemplateDefaults
    kind.prepareForCreate = { WorkloadStrategy.prepareForCreate(&$0, status: [.replicas: 0]) }
    kind.prepareForUpdate = WorkloadStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = ReplicaSetValidation.errors
    kind.validateUpdate = { ReplicaSetValidation.errors($0, over: $1) }
    kind.validateStatusUpdate = { new, _ in ReplicaSetValidation.statusErrors(new) }
    kind.warnings = WorkloadStrategy.warnings
    kind.updateWarnings = WorkloadStrategy.templateWarnings
    kind.warnsOnUpdate = WorkloadStrategy.isNewGeneration
    kind.selectableFields = [
      SelectableField("status.replicas") { String($0.int(.status, .replicas) ?? 0) }
    ]
    kind.scale = WorkloadStrategy.scale
    kind.indexes = [.owner]
    kind.describer = ReplicaSetDescriber.describer
    return kind
  }()
}
