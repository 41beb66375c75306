import APIServer
import ObjectModel

/// core/v1 PodTemplate.
enum PodTemplateKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("PodTemplate", "podtemplates", "podtemplate")
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Containers"), TableColumn("Images"),
      TableColumn("Pod Labels"),
    ]
    kind.row = { object, _ in
      let containers = object.elements(.template, .spec, .containers)
      return [
        object.nameCell, ColumnText.names(containers), ColumnText.images(containers),
        ColumnText.labels(object[.template, .metadata, .labels]),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = { PodDefaults.setTemplateDefaults(&$0[orEmpty: .template]) }
    kind.prepareForCreate = { StatusStrategy.startGeneration(&$0) }
    kind.prepareForUpdate = { new, old in
      StatusStrategy.raiseGeneration(&new, old, ifChanged: .template)
    }
    kind.validate = { object in
      PodValidation.templateErrors(object[.template] ?? .emptyObject, FieldPath("template"))
    }
    kind.validateUpdate = { new, _ in
      PodValidation.templateErrors(new[.template] ?? .emptyObject, FieldPath("template"))
    }
    kind.deletionAnswersObject = true
    kind.describer = GenericDescriber.describer
    return kind
  }()
}
