import APIServer
import ObjectModel

/// The service that `kubectl run --expose` makes for its pod.
struct ServiceForPod {
  let context: CommandContext
  let name: String

  /// Creates the service, or shows what would be created.
  func make(
    _ dryRun: DryRun, _ namespace: (name: String, isExplicit: Bool)
  ) throws(CommandError) -> (object: Value, info: ObjectInfo) {
    let services = try context.discovery().resource(group: "", version: "v1", kind: "Service")
    guard let services else { throw .notSimulated("services, so 'run --expose' cannot work") }
    guard let port = Int64(context.flags.string("port")) else {
      throw .text("strconv.Atoi: parsing \(context.flags.string("port").quoted): invalid syntax")
    }
    var selector = Fields()
    for part in context.flags.string("labels").parts(by: ",") where !part.isEmpty {
      let pair = part.cut(at: "=")
      selector[Key(pair.head)] = .string(pair.tail ?? "")
    }
    if selector.isEmpty { selector["run"] = .string(name) }
    var object: Value = [
      "kind": "Service", "apiVersion": "v1",
      "metadata": ["name": .string(name), "creationTimestamp": .null],
      "spec": [
        "ports": [["protocol": "TCP", "port": .int(port), "targetPort": .int(port)]],
        "selector": .object(selector),
      ],
      "status": ["loadBalancer": [:]],
    ]
    if dryRun == .client {
      if namespace.isExplicit { object[.metadata]?[.namespace] = .string(namespace.name) }
    } else {
      object = try context.create(
        object, services, namespace: namespace.name, dryRun: dryRun, validation: .ignore)
    }
    let info = ObjectInfo(
      resource: services, namespace: namespace.name, name: name, object: object)
    return (object, info)
  }
}
