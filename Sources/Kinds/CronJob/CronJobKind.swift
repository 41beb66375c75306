import APIServer
import ObjectModel

/// batch/v1 CronJob.
enum CronJobKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "batch", kind: "CronJob", plural: "cronjobs", singular: "cronjob", package: "batch")
    kind.shortNames = ["cj"]
    kind.categories = ["all"]
    kind.subresources = [.status("CronJob")]
    kind.columns = CronJobColumns.columns
    kind.row = CronJobColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = { object in
      guard object[.spec, .jobTemplate, .spec]?[.template] != nil else { return }
      PodDefaults.setTemplateDefaults(
        &object[orEmpty: .spec][orEmpty: .jobTemplate][orEmpty: .spec][orEmpty: .template])
    }
    kind.prepareForCreate = { object in
      object[.status] = .emptyObject
      StatusStrategy.startGeneration(&object)
    }
    kind.prepareForUpdate = { new, old in
      new[.status] = old[.status]
      StatusStrategy.raiseGeneration(&new, old, ifChanged: .spec)
    }
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = CronJobValidation.errors
    kind.validateUpdate = CronJobValidation.updateErrors
    kind.warnings = { WorkloadStrategy.nameWarnings($0) + templateWarnings($0) }
    kind.updateWarnings = templateWarnings
    kind.warnsOnUpdate = WorkloadStrategy.isNewGeneration
    kind.describer = CronJobDescriber.describer
    return kind
  }()

  @Sendable
  private static func templateWarnings(_ object: Value) -> [String] {
    JobStrategy.specWarnings(
      object[.spec, .jobTemplate, .spec] ?? .null, FieldPath("spec").child(.jobTemplate, .spec))
  }
}
