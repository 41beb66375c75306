import APIServer
import ObjectModel

/// core/v1 ReplicationController.
enum ReplicationControllerKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core(
      "ReplicationController", "replicationcontrollers", "replicationcontroller")
    kind.shortNames = ["rc"]
    kind.categories = ["all"]
    kind.subresources = [.scale, .status("ReplicationController")]
    kind.columns = ReplicationControllerColumns.columns
    kind.row = ReplicationControllerColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = ReplicationControllerStrategy.setDefaults
    kind.prepareForCreate = ReplicationControllerStrategy.prepareForCreate
    kind.prepareForUpdate = ReplicationControllerStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = ReplicationControllerValidation.errors
    kind.validateUpdate = { new, _ in ReplicationControllerValidation.errors(new) }
    kind.validateStatusUpdate = ReplicationControllerValidation.statusErrors
    kind.warnings = ReplicationControllerStrategy.warnings
    kind.warnsOnUpdate = { new, old in
      new[.metadata, .generation] != old[.metadata, .generation]
    }
    kind.selectableFields = [
      SelectableField("status.replicas") { String($0.int(.status, .replicas) ?? 0) }
    ]
    kind.scale = ScaleAccess { object in
      object.fields(.spec, .selector).sorted
        .map { "\($0.key)=\($0.value.string ?? "")" }.joined(separator: ",")
    }
    kind.defaultPropagation = "Orphan"
    kind.describer = ReplicationControllerDescriber.describer
    return kind
  }()
}
