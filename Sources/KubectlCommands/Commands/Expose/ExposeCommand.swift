// Models: kubectl pkg/cmd/expose/expose.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl expose`: make a service for the pods of an object.
struct ExposeCommand {
  static let command = Command(
    name: "expose", group: .beginner,
    short: "Make a service for the pods of an object",
    long: """
      Make a service for the pods of an object.

       The selector and, without --port, the port are taken from the object. A deployment or replica \
      set can only be exposed when its selector consists of plain labels.

       It works on pod (po), service (svc), replicationcontroller (rc), deployment (deploy) and \
      replicaset (rs).
      """,
    examples: """
      # A service on port 80 for a controller whose containers listen on 8000
      kubectl expose rc web --port=80 --target-port=8000

      # For one pod, under another name
      kubectl expose pod web --port=444 --name=front

      # For a deployment, reached on every node
      kubectl expose deployment web --port=80 --type=NodePort
      """,
    usage: """
      expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] \
      [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] \
      [--type=type] [options]
      """,
    flags: """
      --allow-missing-template-keys bool =true
      --cluster-ip string  The address of the service; None for one without.
      --dry-run string =none bare:unchanged
      --external-ip string  Another address at which the service is reached.
      --field-manager string =kubectl-expose
      -f --filename list
      -k --kustomize string
      -l --labels string  Labels for the service, as KEY=VALUE joined by commas.
      --load-balancer-ip string  The address that the load balancer should get.
      --name string  The name of the service; by default that of the object.
      -o --output string
      --override-type string =merge
      --overrides string
      --port string  The port of the service; by default that of the object's containers.
      --protocol string  The protocol; TCP by default.
      --record bool deprecated
      -R --recursive bool
      --save-config bool
      --selector string  The labels of the pods, only with =; by default those that the object \
      selects.
      --session-affinity string  Whether a client stays with one pod: None or ClientIP.
      --show-managed-fields bool
      --target-port string  The number or name of the port of the containers.
      --template string
      --type string  ClusterIP (the default), NodePort, LoadBalancer or ExternalName.
      """,
    run: { context throws(CommandError) in try ExposeCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "exposed" + dryRun.suffix)
    let namespace = try context.namespace()
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    try builder.take(context.arguments, allowsEmptySelector: false)
    let result = try builder.result()
    var errors = result.errors
    for info in result.infos {
      do throws(CommandError) {
        var service = try ServiceMaker(context: context, info: info).service()
        service = try Overrides(context: context).applied(to: service)
        service = context.recorded(service)
        if dryRun == .client {
          if namespace.isExplicit { Generator.place(&service, namespace.name) }
        } else {
          if flags.bool("save-config") { service = LastApplied.annotatedTyped(service) }
          service = try create(service, namespace.name, dryRun)
        }
        context.write(
          try printer.text(
            service, title: ObjectTitle.text(service), isTyped: dryRun == .client))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func create(
    _ service: Value, _ namespace: String, _ dryRun: DryRun
  ) throws(CommandError) -> Value {
    let services = try context.discovery().resource(group: "", version: "v1", kind: "Service")
    guard let services else { throw .noResourceType("services") }
    return try context.create(
      service, services, namespace: namespace, dryRun: dryRun, validation: .ignore)
  }
}

/// Makes the service of `kubectl expose` out of an object and the flags.
struct ServiceMaker {
  let context: CommandContext
  let info: ObjectInfo
  private var flags: ParsedFlags { context.flags }
  private var object: Value { info.object }

  /// The service in the order of its Go type.
  func service() throws(CommandError) -> Value {
    let kind = info.resource.kind
    let group = info.resource.group
    let isCore = ["ReplicationController", "Service", "Pod"].contains(kind) && group.isEmpty
    guard isCore || group == "apps" && ["Deployment", "ReplicaSet"].contains(kind) else {
      throw .text("cannot expose a \(group.isEmpty ? kind : "\(kind).\(group)")")
    }
    let selectorText = flags.string("selector")
    let selector = selectorText.isEmpty ? try self.selector() : try Self.labels(selectorText)
    let ports = try servicePorts()
    let labelText = flags.string("labels")
    let labels = labelText.isEmpty ? object.fields(.metadata, .labels) : try Self.labels(labelText)
    let name = flags.string("name").isEmpty ? String(info.name.prefix(63)) : flags.string("name")
    var service = Generator.object(
      "Service", name, labels: labels.isEmpty ? nil : Generator.sorted(labels))
    service[.spec] = try spec(ports, selector)
    service[.status] = ["loadBalancer": [:]]
    return service
  }

  private func spec(_ ports: [Value], _ selector: Fields) throws(CommandError) -> Value {
    var spec = Value.emptyObject
    if !ports.isEmpty { spec["ports"] = .array(ports) }
    spec[.selector] = Generator.sorted(selector)
    let address = flags.string("cluster-ip")
    if !address.isEmpty { spec["clusterIP"] = .string(address) }
    let type = flags.string("type")
    if !type.isEmpty { spec["type"] = .string(type) }
    let outside = flags.string("external-ip")
    if !outside.isEmpty { spec["externalIPs"] = [.string(outside)] }
    let affinity = flags.string("session-affinity")
    if !affinity.isEmpty {
      guard ["None", "ClientIP"].contains(affinity) else {
        throw .text("unknown session affinity: \(affinity)")
      }
      spec["sessionAffinity"] = .string(affinity)
    }
    let balancer = flags.string("load-balancer-ip")
    if type == "LoadBalancer", !balancer.isEmpty { spec["loadBalancerIP"] = .string(balancer) }
    return spec
  }

  // MARK: Selector

  private func selector() throws(CommandError) -> Fields {
    let start = "couldn't retrieve selectors via --selector flag or introspection: "
    let found: Fields
    let fault: String
    switch info.resource.kind {
    case "Pod":
      found = object.fields(.metadata, .labels)
      fault = "the pod has no labels and cannot be exposed"
    case "Service":
      found = object.fields(.spec, .selector)
      fault = "the service has no pod selector set"
    case "ReplicationController":
      found = object.fields(.spec, .selector)
      if found.isEmpty { throw .text("selector must be specified") }
      fault = ""
    default:
      found = object.fields(.spec, .selector, "matchLabels")
      let noun = info.resource.kind.lowercased()
      if !found.isEmpty, let expressions = object[.spec, .selector, "matchExpressions"] {
        throw .text(
          start + "couldn't convert expressions - \"\(Self.goText(expressions))\" to map-based "
            + "selector format")
      }
      fault = "invalid \(noun): no selectors, therefore cannot be exposed"
    }
    if found.isEmpty { throw .text(start + fault) }
    return found
  }

  private static func goText(_ expressions: Value) -> String {
    let parts = expressions.elements.map { expression in
      let values = expression.elements("values").compactMap(\.string).joined(separator: " ")
      return "{Key:\(expression.string("key") ?? "") "
        + "Operator:\(expression.string("operator") ?? "") Values:[\(values)]}"
    }
    return "[\(parts.joined(separator: " "))]"
  }

  private static func labels(_ text: String) throws(CommandError) -> Fields {
    var labels = Fields()
    for part in text.parts(by: ",") {
      let pair = part.parts(by: "=")
      guard pair.count == 2 else { throw .text("unexpected label spec: \(part)") }
      if pair[0].isEmpty { throw .text("unexpected empty label key") }
      labels[Key(pair[0])] = .string(pair[1])
    }
    return labels
  }

  // MARK: Ports

  /// The ports of the object with their protocols, each port once.
  private var introspected: [(port: String, protocols: [String])] {
    var found: [(port: String, protocols: [String])] = []
    func add(_ number: Int64?, _ name: String?) {
      let port = String(number ?? 0)
      let word = name ?? "TCP"
      guard let index = found.firstIndex(where: { $0.port == port }) else {
        return found.append((port, [word]))
      }
      if !found[index].protocols.contains(word) { found[index].protocols.append(word) }
    }
    if info.resource.kind == "Service" {
      for port in object.elements(.spec, "ports") {
        add(port.int("port"), port.string("protocol"))
      }
      return found
    }
    for container in (PodTemplate.spec(of: object) ?? .null).elements("containers") {
      for port in container.elements("ports") {
        add(port.int("containerPort"), port.string("protocol"))
      }
    }
    return found
  }

  private func servicePorts() throws(CommandError) -> [Value] {
    let known = introspected
    var texts = flags.string("port").isEmpty ? [] : flags.string("port").parts(by: ",")
    if texts.isEmpty {
      texts = known.map(\.port)
      if texts.isEmpty, flags.string("cluster-ip") != "None" {
        throw .text("couldn't find port via --port flag or introspection")
      }
    }
    let wanted = flags.string("protocol")
    var ports: [Value] = []
    for (index, text) in texts.enumerated() {
      guard let number = GoScalar.integer(text) else {
        throw .text("strconv.Atoi: parsing \(text.quoted): invalid syntax")
      }
      let name = texts.count > 1 ? "port-\(index + 1)" : ""
      let protocols = known.first { $0.port == text }?.protocols ?? []
      if wanted.isEmpty, protocols.count > 1 {
        for word in protocols {
          ports.append(try port("port-\(index + 1)-\(word.lowercased())", number, word))
        }
        continue
      }
      ports.append(
        try port(name, number, wanted.isEmpty ? protocols.first ?? "TCP" : wanted))
    }
    return ports
  }

  private func port(
    _ name: String, _ number: Int64, _ word: String
  ) throws(CommandError) -> Value {
    var port = Value.emptyObject
    if !name.isEmpty { port["name"] = .string(name) }
    port["protocol"] = .string(word)
    port["port"] = .int(number)
    let target = flags.string("target-port")
    if target.isEmpty {
      port["targetPort"] = .int(number)
    } else {
      port["targetPort"] = GoScalar.integer(target).map { .int($0) } ?? .string(target)
    }
    return port
  }
}
