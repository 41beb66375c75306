import APIServer
import ObjectModel

/// apps/v1 DaemonSet.
enum DaemonSetKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.apps("DaemonSet", "daemonsets", "daemonset")
    kind.shortNames = ["ds"]
    kind.categories = ["all"]
    kind.subresources = [.status("DaemonSet")]
    kind.columns = DaemonSetColumns.columns
    kind.row = DaemonSetColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = DaemonSetStrategy.setDefaults
    kind.prepareForCreate = DaemonSetStrategy.prepareForCreate
    kind.prepareForUpdate = DaemonSetStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = DaemonSetValidation.errors
    kind.validateUpdate = { new, old in
      DaemonSetValidation.errors(new) + WorkloadRules.selectorChangeErrors(new, old)
    }
    kind.validateStatusUpdate = DaemonSetValidation.statusErrors
    kind.warnings = WorkloadStrategy.templateWarnings
    kind.warnsOnUpdate = DaemonSetStrategy.isNewTemplate
    kind.describer = DaemonSetDescriber.describer
    return kind
  }()
}
