import APIServer
import ObjectModel

/// core/v1 PersistentVolumeClaim.
enum PersistentVolumeClaimKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core(
      "PersistentVolumeClaim", "persistentvolumeclaims", "persistentvolumeclaim")
    kind.shortNames = ["pvc"]
    kind.subresources = [.status("PersistentVolumeClaim")]
    kind.columns = PersistentVolumeClaimColumns.columns
    kind.row = PersistentVolumeClaimColumns.row
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = PersistentVolumeClaimStrategy.prepareForCreate
    kind.prepareForUpdate = PersistentVolumeClaimStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = PersistentVolumeClaimValidation.errors
    kind.validateUpdate = PersistentVolumeClaimValidation.updateErrors
    kind.validateStatusUpdate = { new, _ in PersistentVolumeClaimValidation.statusErrors(new) }
    kind.warnings = PersistentVolumeClaimStrategy.warnings
    kind.deletionAnswersObject = true
    kind.describer = PersistentVolumeClaimDescriber.describer
    return kind
  }()
}
