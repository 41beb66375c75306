// Models: kubectl pkg/cmd/create/create_service.go, v1.32.

import ObjectModel

/// `kubectl create service`: one command for each type of service.
struct CreateService {
  static let command = Command(
    name: "service", aliases: ["svc"], short: "Create a service of one of the known types",
    long: "Create a service of one of the known types.",
    usage: "create service [flags] [options]",
    subcommands: [
      make(
        "clusterip", "ClusterIP", "Create a service that is reached inside the cluster",
        usage: "clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]",
        example: "kubectl create service clusterip web --tcp=80:8080",
        flags: """
          --clusterip string  The address of the service; None for one without.
          """),
      make(
        "externalname", "ExternalName", "Create a name for something outside the cluster",
        usage: """
          externalname NAME --external-name external.name [--dry-run=server|client|none]
          """,
        example: "kubectl create service externalname shop --external-name shop.example.com",
        flags: "--external-name string  The name that it stands for.",
        required: ["external-name"]),
      make(
        "loadbalancer", "LoadBalancer", "Create a service behind a load balancer",
        usage: "loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
        example: "kubectl create service loadbalancer web --tcp=80:8080"),
      make(
        "nodeport", "NodePort", "Create a service that is reached on every node",
        usage: "nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]",
        example: "kubectl create service nodeport web --tcp=80:8080",
        flags: "--node-port int  The port on every node."),
    ], run: GroupCommand.run)

  private static func make(
    _ name: String, _ type: String, _ short: String, usage: String, example: String,
    flags: String = "", required: [String] = []
  ) -> Command {
    Command(
      name: name, short: short, long: short + ".",
      examples: "# A service of that type\n\(example)",
      usage: "create service \(usage) [options]",
      flags: Generator.flags
        + "--tcp list  Ports, as PORT or PORT:TARGETPORT; may be repeated.\n" + flags,
      requiredFlags: required,
      run: { context throws(CommandError) in
        try CreateService(context: context, type: type).run()
      })
  }

  let context: CommandContext
  let type: String

  func run() throws(CommandError) {
    let generator = Generator(
      context: context, noun: "service", failure: "failed to create \(type) service: ")
    let name = try generator.name()
    let address = text("clusterip")
    let outside = text("external-name")
    let pairs = context.flags.list("tcp")
    if address == "None", type != "ClusterIP" {
      throw .text("ClusterIP=None can only be used with ClusterIP service type")
    }
    if address != "None", pairs.isEmpty, type != "ExternalName" {
      throw .text("at least one tcp port specifier must be provided")
    }
    if type == "ExternalName", !NameRules.dns1123Subdomain(outside).isEmpty {
      throw .text("invalid service external name \(outside)")
    }
    var ports: [Value] = []
    for pair in pairs { ports.append(try port(pair)) }
    let labels: Value = ["app": .string(name)]
    var object = Generator.object("Service", name, labels: labels)
    var spec = Value.emptyObject
    if !ports.isEmpty { spec["ports"] = .array(ports) }
    spec[.selector] = labels
    if !address.isEmpty { spec["clusterIP"] = .string(address) }
    spec["type"] = .string(type)
    if !outside.isEmpty { spec["externalName"] = .string(outside) }
    object[.spec] = spec
    object[.status] = ["loadBalancer": [:]]
    try generator.finish(object, isNamespaced: true, savesConfig: false)
  }

  private func text(_ flag: String) -> String {
    context.flags.knows(flag) ? context.flags.string(flag) : ""
  }

  private func port(_ text: String) throws(CommandError) -> Value {
    let parts = text.parts(by: ":")
    let number = try ServicePort.number(parts[0])
    var port: Value = [
      "name": .string(text.replacing(":", by: "-")), "protocol": "TCP", "port": .int(number),
    ]
    port["targetPort"] = parts.count == 1 ? .int(number) : try ServicePort.target(parts[1])
    if context.flags.knows("node-port"), context.flags.int("node-port") != 0 {
      port["nodePort"] = .int(context.flags.int("node-port"))
    }
    return port
  }
}

/// Port numbers and names on command lines.
enum ServicePort {
  /// A number that a service may listen on; zero is let through, as kubectl does.
  static func number(_ text: String) throws(CommandError) -> Int64 {
    guard !text.hasPrefix("-"), let number = GoScalar.integer(text), number <= 65535 else {
      let digits = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
      throw .text(
        "strconv.ParseUint: parsing \(text.quoted): "
          + (digits ? "value out of range" : "invalid syntax"))
    }
    return number
  }

  /// A number or name of a container's port.
  static func target(_ text: String) throws(CommandError) -> Value {
    if let number = GoScalar.integer(text) {
      guard (1...65535).contains(number) else {
        throw .text("must be between 1 and 65535, inclusive")
      }
      return .int(number)
    }
    let faults = nameFaults(text)
    if !faults.isEmpty { throw .text(faults.joined(separator: ",")) }
    return .string(text)
  }

  private static func nameFaults(_ text: String) -> [String] {
    var faults: [String] = []
    if text.count > 15 { faults.append("must be no more than 15 characters") }
    let fits = text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    if !fits {
      faults.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !text.contains(where: \.isLetter) {
      faults.append("must contain at least one letter (a-z)")
    }
    if text.holds("--") { faults.append("must not contain consecutive hyphens") }
    if text.isEmpty || text.hasPrefix("-") || text.hasSuffix("-") {
      faults.append("must not begin or end with a hyphen")
    }
    return faults
  }
}
