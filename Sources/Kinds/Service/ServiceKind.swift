import APIServer
import ObjectModel

/// core/v1 Service: stored and shown; nothing routes to its endpoints yet.
enum ServiceKind {
  static let definition: KindDefinition = {
    var kind = KindDefinition.core("Service", "services", "service")
    kind.shortNames = ["svc"]
    kind.categories = ["all"]
    kind.subresources = [
      Subresource(
        "proxy", kind: "ServiceProxyOptions",
        verbs: ["create", "delete", "get", "patch", "update"]),
      .status("Service"),
    ]
    kind.columns = ServiceColumns.columns
    kind.row = ServiceColumns.row
    kind.validateName = ObjectName.label1035
    kind.setDefaults = ServiceStrategy.setDefaults
    kind.prepareForCreate = { $0[.status] = ["loadBalancer": [:]] }
    kind.prepareForUpdate = ServiceStrategy.prepareForUpdate
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = ServiceValidation.errors
    kind.warnings = ServiceValidation.warnings
    kind.validateUpdate = ServiceValidation.updateErrors
    kind.selectableFields = [.text(.spec, .clusterIP), .text(.spec, .type)]
    kind.allowsCreateOnUpdate = true
    kind.deletionAnswersObject = true
    kind.indexes = [
      .owner,
      IndexDefinition(.clusterIP, of: .spec, .clusterIP) { [$0.string(.spec, .clusterIP) ?? ""] },
      IndexDefinition(.nodePort, of: .spec, .ports) { object in
        let ports = object.elements(.spec, .ports).map { $0.int(.nodePort) ?? 0 }
        return (ports + [object.int(.spec, .healthCheckNodePort) ?? 0])
          .filter { $0 != 0 }.map { String($0) }
      },
    ]
    kind.quotaUsage = { object in
      let type = object.string(.spec, .type)
      let ports = Int64(object.elements(.spec, .ports).count)
      if type == "NodePort" { return [("services.nodeports", Quantity(ports))] }
      guard type == "LoadBalancer" else { return [] }
      return [
        ("services.nodeports", Quantity(ports)), ("services.loadbalancers", Quantity(1)),
      ]
    }
    kind.describer = ServiceDescriber.describer
    return kind
  }()
}
