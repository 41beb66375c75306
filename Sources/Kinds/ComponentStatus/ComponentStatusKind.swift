import APIServer
import ObjectModel

// Models: printComponentStatus, v1.32.

/// v1 ComponentStatus, which the API server works out when it is asked.
enum ComponentStatusKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition(
      kind: "ComponentStatus", plural: "componentstatuses", singular: "componentstatus",
      isNamespaced: false, schemaName: "io.k8s.api.core.v1.ComponentStatus")
    kind.shortNames = ["cs"]
    kind.verbs = ["get", "list"]
    kind.isComputed = true
    kind.deprecation = "v1 ComponentStatus is deprecated in v1.19+"
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Status"), TableColumn("Message"),
      TableColumn("Error"),
    ]
    kind.row = { object, _ in
      let health = object.elements(.conditions).first { $0.string(.type) == "Healthy" }
      let word = health.map { $0.string(.status) == "True" ? "Healthy" : "Unhealthy" }
      return [
        object.nameCell, .string(word ?? "Unknown"), .string(health?.string(.message) ?? ""),
        .string(health?.string("error") ?? ""),
      ]
    }
    kind.describer = GenericDescriber.describer
    return kind
  }()
}
