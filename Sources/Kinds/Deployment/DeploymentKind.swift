import APIServer
import ObjectModel

/// apps/v1 Deployment.
enum DeploymentKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.apps("Deployment", "deployments", "deployment")
    kind.shortNames = ["deploy"]
    kind.categories = ["all"]
    kind.subresources = [.scale, .status("Deployment")]
    kind.columns = DeploymentColumns.columns
    kind.row = DeploymentColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = DeploymentStrategy.setDefaults
    kind.prepareForCreate = { WorkloadStrategy.prepareForCreate(&$0) }
    kind.prepareForUpdate = DeploymentStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = DeploymentStrategy.prepareForStatusUpdate
    kind.validate = DeploymentValidation.errors
    kind.validateUpdate = { new, old in
      DeploymentValidation.errors(new) + WorkloadRules.selectorChangeErrors(new, old)
    }
    kind.validateStatusUpdate = DeploymentValidation.statusErrors
    kind.warnings = WorkloadStrategy.warnings
    kind.updateWarnings = WorkloadStrategy.templateWarnings
    kind.warnsOnUpdate = WorkloadStrategy.isNewGeneration
    kind.scale = WorkloadStrategy.scale
    kind.describer = DeploymentDescriber.describer
    return kind
  }()
}
