import APIServer
import Formats
import ObjectModel

// Models: pkg/registry/networking/ingress and printIngress, v1.32.

/// networking.k8s.io/v1 Ingress: stored and shown; no controller serves it yet.
enum IngressKind {
  /// The annotation that named the class before there was a field for it.
  static let classAnnotation = Key("kubernetes.io/ingress.class")

  static let definition: KindDefinition = {
    var kind = KindDefinition.grouped(
      "networking.k8s.io", kind: "Ingress", plural: "ingresses", singular: "ingress",
      package: "networking")
    kind.shortNames = ["ing"]
    kind.subresources = [.status("Ingress")]
    kind.columns = [
      TableColumn("Name", format: "name"), TableColumn("Class"), TableColumn("Hosts"),
      TableColumn("Address"), TableColumn("Ports"), TableColumn("Age"),
    ]
    kind.row = { object, context in
      [
        object.nameCell, .string(object.string(.spec, "ingressClassName") ?? "<none>"),
        .string(hosts(object)), .string(address(object)),
        .string(object.elements(.spec, "tls").isEmpty ? "80" : "80, 443"),
        context.ageCell(object),
      ]
    }
    kind.validateName = ObjectName.subdomain
    kind.prepareForCreate = { object in
      object[.status] = ["loadBalancer": [:]]
      StatusStrategy.startGeneration(&object)
    }
    kind.prepareForUpdate = { new, old in
      StatusStrategy.keepStatus(&new, old)
      StatusStrategy.raiseGeneration(&new, old, ifChanged: .spec)
    }
    kind.prepareForStatusUpdate = StatusStrategy.keepSpec
    kind.validate = IngressValidation.creationErrors
    kind.validateUpdate = { new, _ in IngressValidation.errors(new) }
    kind.warnings = { object in
      guard object.fields(.metadata, .annotations)[classAnnotation] != nil,
        object[.spec, "ingressClassName"] == nil
      else { return [] }
      return [
        "annotation \"\(classAnnotation)\" is deprecated, please use 'spec.ingressClassName' instead"
      ]
    }
    kind.warnsOnUpdate = { _, _ in false }
    kind.describer = IngressDescriber.describer
    return kind
  }()

  /// The first three hosts of the rules, and how many more there are.
  private static func hosts(_ object: Value) -> String {
    let rules = object.elements(.spec, "rules")
    var list: [String] = []
    var isLonger = false
    for rule in rules {
      if list.count == 3 { isLonger = true }
      if !isLonger, let host = rule.string(.host), !host.isEmpty { list.append(host) }
    }
    guard !list.isEmpty else { return "*" }
    let text = list.joined(separator: ",")
    return isLonger ? "\(text) + \(rules.count - 3) more..." : text
  }

  /// The addresses of the load balancer, in order and each once.
  static func address(_ object: Value) -> String {
    var list: [String] = []
    for entry in object.elements(.status, .loadBalancer, .ingress) {
      let ip = entry.string(.ip) ?? ""
      let address = ip.isEmpty ? entry.string(.hostname) ?? "" : ip
      if !address.isEmpty, !list.contains(address) { list.append(address) }
    }
    return list.sorted().joined(separator: ",")
  }
}
