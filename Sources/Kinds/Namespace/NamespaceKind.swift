import APIServer
import ObjectModel

/// core/v1 Namespace.
enum NamespaceKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core(
      "Namespace", "namespaces", "namespace", isNamespaced: false)
    kind.shortNames = ["ns"]
    kind.verbs = ["create", "delete", "get", "list", "patch", "update", "watch"]
    kind.subresources = [
      Subresource("finalize", kind: "Namespace", verbs: ["update"]), .status("Namespace"),
    ]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Status"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [object.nameCell, object.textCell(.status, .phase), context.ageCell(object)]
    }
    kind.validateName = ObjectName.label
    kind.setDefaults = NamespaceStrategy.setDefaults
    kind.prepareForCreate = NamespaceStrategy.prepareForCreate
    kind.prepareForUpdate = NamespaceStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = NamespaceStrategy.errors
    kind.validateStatusUpdate = NamespaceStrategy.statusErrors
    kind.selectableFields = [.text(.status, .phase)]
    kind.deletionAnswersObject = true
    kind.hasOwnFinalizers = { !$0.elements(.spec, .finalizers).isEmpty }
    kind.markTerminating = { $0[.status, .phase] = "Terminating" }
    kind.describer = NamespaceDescriber.describer
    return kind
  }()
}
