// Models: kubectl pkg/cmd/create/create_ingress.go, v1.32.

import ObjectModel

/// `kubectl create ingress`.
struct CreateIngress {
  static let command = Command(
    name: "ingress", aliases: ["ing"], short: "Create an ingress",
    long: "Create an ingress.",
    examples: """
      # Everything below a host to port 80 of the service web
      kubectl create ingress web --rule=shop.example.com/*=web:80

      # One path, with a certificate from a secret
      kubectl create ingress web --rule=shop.example.com/cart=cart:http,tls=shop-cert

      # What no rule fits goes to the service front
      kubectl create ingress web --default-backend=front:80
      """,
    usage: "create ingress NAME --rule=host/path=service:port[,tls[=secret]]  [options]",
    flags: Generator.flags + """
      --annotation array  An annotation as KEY=VALUE.
      --class string  The class of the ingress.
      --default-backend string  Where requests go that no rule fits, as SERVICE:PORT.
      --rule array  A rule as HOST/PATH=SERVICE:PORT[,tls=SECRET].
      """,
    run: { context throws(CommandError) in try CreateIngress(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "ingress")
    let name = try generator.name()
    let rules = context.flags.list("rule")
    let rest = context.flags.string("default-backend")
    try check(rules, rest)
    var object = Generator.object("Ingress", name, apiVersion: "networking.k8s.io/v1")
    var annotations = Fields()
    for text in context.flags.list("annotation") {
      let pair = text.cut(at: "=")
      annotations[Key(pair.head)] = .string(pair.tail ?? "")
    }
    if !annotations.isEmpty { object[.metadata, .annotations] = .object(annotations) }
    var spec = Value.emptyObject
    let ingressClass = context.flags.string("class")
    if !ingressClass.isEmpty { spec["ingressClassName"] = .string(ingressClass) }
    if !rest.isEmpty { spec["defaultBackend"] = Self.backend(rest) }
    let certificates = Self.certificates(rules)
    if !certificates.isEmpty { spec["tls"] = .array(certificates) }
    if !rules.isEmpty { spec["rules"] = .array(Self.rules(rules)) }
    object[.spec] = spec
    object[.status] = ["loadBalancer": .emptyObject]
    try generator.finish(object, isNamespaced: true)
  }

  private func check(_ rules: [String], _ rest: String) throws(CommandError) {
    if rest.isEmpty, rules.isEmpty {
      throw .text(
        "not enough information provided: every ingress has to either specify a default-backend "
          + "(which catches all traffic) or a list of rules (which catch specific paths)")
    }
    for rule in rules where !Self.isRule(rule) {
      throw .text(
        "rule \(rule) is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]")
    }
    for text in context.flags.list("annotation") where text.cut(at: "=").tail == nil {
      throw .text("annotation \(text) is invalid and should be in format key=[value]")
    }
    if !rest.isEmpty, rest.parts(by: ":").count != 2 {
      throw .text("default-backend should be in format servicename:serviceport")
    }
  }

  /// Whether a text begins with `HOST/PATH=SERVICE:PORT`.
  private static func isRule(_ rule: String) -> Bool {
    let bytes = Array(rule.utf8)
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
    let host = bytes.prefix { isWord($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ".") }
    guard host.count < bytes.count, bytes[host.count] == UInt8(ascii: "/") else { return false }
    for place in bytes.indices.dropFirst(host.count + 1) where bytes[place] == UInt8(ascii: "=") {
      let service = bytes[(place + 1)...].prefix(while: isWord)
      let colon = place + 1 + service.count
      guard !service.isEmpty, colon + 1 < bytes.count, bytes[colon] == UInt8(ascii: ":") else {
        continue
      }
      if isWord(bytes[colon + 1]) { return true }
    }
    return false
  }

  /// The entries for certificates: one for each secret, each host once.
  private static func certificates(_ rules: [String]) -> [Value] {
    var entries: [(hosts: [String], secret: String)] = []
    var seen: [String] = []
    for rule in rules {
      let parts = rule.parts(by: ",")
      guard parts.count == 2 else { continue }
      let host = rule.cut(at: "/").head
      guard !seen.contains(host) else { continue }
      seen.append(host)
      let words = parts[1].parts(by: "=")
      let secret = words.count > 1 ? words[1] : ""
      if let place = entries.firstIndex(where: { $0.secret == secret }) {
        entries[place].hosts.append(host)
      } else if !host.isEmpty || !secret.isEmpty {
        entries.append((host.isEmpty ? [] : [host], secret))
      }
    }
    return entries.map { entry in
      var value = Value.emptyObject
      if !entry.hosts.isEmpty { value["hosts"] = .array(entry.hosts.map { .string($0) }) }
      if !entry.secret.isEmpty { value["secretName"] = .string(entry.secret) }
      return value
    }
  }

  /// The rules, those of a host together.
  private static func rules(_ rules: [String]) -> [Value] {
    var hosts: [(name: String, paths: [Value])] = []
    for rule in rules {
      let place = (rule.parts(by: ",").first ?? rule).cut(at: "/")
      let path = path(place.tail ?? "")
      if let index = hosts.firstIndex(where: { $0.name == place.head }) {
        hosts[index].paths.append(path)
      } else {
        hosts.append((place.head, [path]))
      }
    }
    return hosts.map { host in
      var value = Value.emptyObject
      if !host.name.isEmpty { value["host"] = .string(host.name) }
      value["http"] = ["paths": .array(host.paths)]
      return value
    }
  }

  private static func path(_ text: String) -> Value {
    let parts = text.parts(by: "=")
    let path = "/" + parts[0]
    let isPrefix = path.hasSuffix("*")
    return [
      "path": .string(isPrefix ? String(path.dropLast()) : path),
      "pathType": isPrefix ? "Prefix" : "Exact",
      "backend": backend(parts.count > 1 ? parts[1] : ""),
    ]
  }

  private static func backend(_ text: String) -> Value {
    let parts = text.parts(by: ":")
    let port = parts.count > 1 ? parts[1] : ""
    let reference: Value =
      Int32(port).map { ["number": .int(Int64($0))] } ?? ["name": .string(port)]
    return ["service": ["name": .string(parts[0]), "port": reference]]
  }
}
