import APIServer
import ObjectModel

/// core/v1 PersistentVolume.
enum PersistentVolumeKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core(
      "PersistentVolume", "persistentvolumes", "persistentvolume", isNamespaced: false)
    kind.shortNames = ["pv"]
    kind.subresources = [.status("PersistentVolume")]
    kind.columns = PersistentVolumeColumns.columns
    kind.row = PersistentVolumeColumns.row
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = PersistentVolumeStrategy.prepareForCreate
    kind.prepareForUpdate = PersistentVolumeStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = PersistentVolumeStrategy.prepareForStatusUpdate
    kind.validate = PersistentVolumeValidation.errors
    kind.validateUpdate = PersistentVolumeValidation.updateErrors
    kind.warnings = PersistentVolumeStrategy.warnings
    kind.deletionAnswersObject = true
    kind.describer = PersistentVolumeDescriber.describer
    return kind
  }()
}
