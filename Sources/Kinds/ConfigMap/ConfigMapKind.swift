import APIServer
import ObjectModel

/// core/v1 ConfigMap.
enum ConfigMapKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("ConfigMap", "configmaps", "configmap")
    kind.shortNames = ["cm"]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Data"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      let count = object.fields(.data).count + object.fields(.binaryData).count
      return [object.nameCell, .int(Int64(count)), context.ageCell(object)]
    }
    kind.validateName = ObjectName.subdomain
    kind.validate = ConfigMapValidation.errors
    kind.validateUpdate = ConfigMapValidation.updateErrors
    kind.describer = ConfigMapDescriber.describer
    return kind
  }()
}
