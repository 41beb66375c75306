import APIServer
import ObjectModel

/// apps/v1 StatefulSet.
enum StatefulSetKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.apps("StatefulSet", "statefulsets", "statefulset")
    kind.shortNames = ["sts"]
    kind.categories = ["all"]
    kind.subresources = [.scale, .status("StatefulSet")]
    kind.columns = StatefulSetColumns.columns
    kind.row = StatefulSetColumns.row
    kind.validateName = ObjectName.label
    kind.setDefaults = StatefulSetStrategy.setDefaults
    kind.prepareForCreate = {
      WorkloadStrategy.prepareForCreate(&$0, status: [.replicas: 0, .availableReplicas: 0])
      StatefulSetStrategy.dropDisabledFields(&$0)
    }
    kind.prepareForUpdate = { new, old in
      StatefulSetStrategy.dropDisabledFields(&new)
      WorkloadStrategy.prepareForUpdate(&new, old)
    }
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = StatefulSetValidation.errors
    kind.validateUpdate = StatefulSetValidation.updateErrors
    kind.validateStatusUpdate = StatefulSetValidation.statusErrors
    kind.warnings = StatefulSetStrategy.warnings
    kind.warnsOnUpdate = WorkloadStrategy.isNewGeneration
    kind.scale = WorkloadStrategy.scale
    kind.describer = StatefulSetDescriber.describer
    return kind
  }()
}
