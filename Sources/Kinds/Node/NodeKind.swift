import APIServer
import ObjectModel

/// core/v1 Node.
enum NodeKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Node", "nodes", "node", isNamespaced: false)
    kind.shortNames = ["no"]
    kind.subresources = [
      Subresource(
        "proxy", kind: "NodeProxyOptions", verbs: ["create", "delete", "get", "patch", "update"]),
      .status("Node"),
    ]
    kind.columns = NodeColumns.columns
    kind.row = NodeColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = { object in
      if object[.status, .allocatable] == nil, let capacity = object[.status, .capacity] {
        object[.status, .allocatable] = capacity
      }
    }
    kind.prepareForUpdate = StatusStrategy.keepStatus
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = NodeValidation.errors
    kind.validateUpdate = NodeValidation.updateErrors
    kind.validateStatusUpdate = NodeValidation.updateErrors
    kind.warnings = { object in
      (object.string(.spec, .externalID) ?? "").isEmpty
        ? [] : ["spec.externalID: this field is deprecated, and is unused by Kubernetes"]
    }
    kind.selectableFields = [.flag(.spec, .unschedulable)]
    kind.describer = NodeDescriber.describer
    return kind
  }()
}
