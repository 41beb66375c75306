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
    kind.quotaUsage = { object in
      let size = object.value(at: [.spec, .resources, .requests, .storage])
        .flatMap(ResourceRules.quantity)
      let name = VolumeText.className(ofClaim: object)
      let prefix = "\(name).storageclass.storage.k8s.io/"
      var amounts: [(name: String, amount: Quantity)] = []
      if let size { amounts.append(("requests.storage", size)) }
      if !name.isEmpty {
        amounts.append(("\(prefix)persistentvolumeclaims", Quantity(1)))
        if let size { amounts.append(("\(prefix)requests.storage", size)) }
      }
      return amounts
    }
    kind.describer = PersistentVolumeClaimDescriber.describer
    return kind
  }()
}
