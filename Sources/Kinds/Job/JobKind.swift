import APIServer
import ObjectModel

/// batch/v1 Job.
enum JobKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "batch", kind: "Job", plural: "jobs", singular: "job", package: "batch")
    kind.categories = ["all"]
    kind.subresources = [.status("Job")]
    kind.columns = JobColumns.columns
    kind.row = JobColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = JobStrategy.setDefaults
    kind.prepareForCreate = JobStrategy.prepareForCreate
    kind.prepareForUpdate = WorkloadStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = JobValidation.errors
    kind.validateUpdate = JobValidation.updateErrors
    kind.validateStatusUpdate = { new, _ in JobValidation.statusErrors(new) }
    kind.warnings = { object in
      WorkloadStrategy.nameWarnings(object)
        + JobStrategy.specWarnings(object[.spec] ?? .null, FieldPath("spec"))
    }
    kind.updateWarnings = { object in
      JobStrategy.specWarnings(object[.spec] ?? .null, FieldPath("spec"))
    }
    kind.warnsOnUpdate = WorkloadStrategy.isNewGeneration
    kind.selectableFields = [
      SelectableField("status.successful") { String($0.int(.status, .succeeded) ?? 0) }
    ]
    kind.defaultPropagation = "Orphan"
    kind.indexes = [.owner]
    kind.describer = JobDescriber.describer
    return kind
  }()
}
