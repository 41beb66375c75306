import APIServer
import ObjectModel

/// core/v1 Pod.
enum PodKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Pod", "pods", "pod")
    kind.shortNames = ["po"]
    kind.categories = ["all"]
    kind.subresources = subresources
    kind.columns = PodColumns.columns
    kind.row = PodColumns.row
    kind.validateName = ObjectName.subdomain
    kind.setDefaults = PodDefaults.setDefaults
    kind.prepareForCreate = PodStrategy.prepareForCreate
    kind.specStandsAlone = true
    kind.prepareForUpdate = StatusStrategy.keepStatus
    kind.prepareForStatusUpdate = PodStrategy.prepareForStatusUpdate
    kind.validate = PodValidation.errors
    kind.validateUpdate = PodValidation.updateErrors
    kind.validateStatusUpdate = PodValidation.statusUpdateErrors
    kind.warnings = PodStrategy.warnings
    kind.warnsOnUpdate = { _, _ in false }
    kind.selectableFields = [
      .text(.spec, .nodeName), .text(.spec, .restartPolicy), .text(.spec, .schedulerName),
      .text(.spec, .serviceAccountName), .flag(.spec, .hostNetwork), .text(.status, .phase),
      SelectableField("status.podIP") { PodView($0).podIP }, .text(.status, .nominatedNodeName),
      // The server knows the label but compares nothing with it, so only "is not" ever holds.
      SelectableField("status.podIPs") { _ in "" },
    ]
    kind.gracePeriodSeconds = PodStrategy.gracePeriodSeconds
    kind.deletionAnswersObject = true
    kind.indexes = [
      .ownerOrNone,
      IndexDefinition(.nodeName, of: .spec, .nodeName) { [$0.string(.spec, .nodeName) ?? ""] },
    ]
    kind.quotaUsage = PodQuota.usage
    kind.matchesQuotaScope = PodQuota.matches
    kind.describer = PodDescriber.describer
    return kind
  }()

  private static let subresources = [
    Subresource("attach", kind: "PodAttachOptions", verbs: ["create", "get"]),
    Subresource("binding", kind: "Binding", verbs: ["create"]),
    Subresource("ephemeralcontainers", kind: "Pod", verbs: ["get", "patch", "update"]),
    Subresource("eviction", kind: "Eviction", group: "policy", version: "v1", verbs: ["create"]),
    Subresource("exec", kind: "PodExecOptions", verbs: ["create", "get"]),
    Subresource("log", kind: "Pod", verbs: ["get"]),
    Subresource("portforward", kind: "PodPortForwardOptions", verbs: ["create", "get"]),
    Subresource(
      "proxy", kind: "PodProxyOptions", verbs: ["create", "delete", "get", "patch", "update"]),
    .status("Pod"),
  ]
}
