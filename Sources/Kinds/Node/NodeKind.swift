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
      matchPodRanges(&object)
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

  /// The old field for one pod range and the list agree: the old field wins, as in v1's conversion.
  private static func matchPodRanges(_ node: inout Value) {
    let ranges = node.elements(.spec, .podCIDRs)
    let first = node.string(.spec, .podCIDR) ?? ""
    if first.isEmpty {
      guard let range = ranges.first else { return }
      node[orEmpty: .spec][.podCIDR] = range
    } else if ranges.first?.string != first {
      node[orEmpty: .spec][.podCIDRs] = [.string(first)]
    }
  }
}
