// Models: kubectl pkg/cmd/auth, v1.32.

import APIServer
import Formats
import ObjectModel

/// `kubectl auth`: who may do what.
enum AuthCommand {
  static let command = Command(
    name: "auth", group: .troubleshooting, short: "Ask who may do what",
    long: "Ask who may do what.",
    usage: "auth [flags] [options]",
    subcommands: [
      CanICommand.command,
      UnsimulatedCommand.reconcile,
      WhoAmICommand.command,
    ],
    run: GroupCommand.run)
}

/// `kubectl auth whoami`.
enum WhoAmICommand {
  static let command = Command(
    name: "whoami", short: "Print who you are to the server",
    long: "Print the user name and the groups under which the server knows you.",
    examples: """
      # Who am I
      kubectl auth whoami
      """,
    usage: "auth whoami [options]",
    flags: """
      --allow-missing-template-keys bool =true
      -o --output string
      --show-managed-fields bool
      --template string
      """,
    run: { context throws(CommandError) in try run(context) })

  private static func run(_ context: CommandContext) throws(CommandError) {
    var printer = try ObjectPrinter(context)
    let target = ResourceTarget(
      group: "authentication.k8s.io", resource: "selfsubjectreviews")
    let body: Value = [
      "kind": "SelfSubjectReview", "apiVersion": "authentication.k8s.io/v1",
      "metadata": ["creationTimestamp": .null], "status": ["userInfo": [:]],
    ]
    let review = try context.object(APIRequest(.create, .resource(target), body: body))
    guard case .standard = printer.format else {
      return context.write(try printer.text(review, isTyped: true))
    }
    let user = review[.status, "userInfo"] ?? .emptyObject
    var rows: [[String]] = []
    if let name = user.string("username"), !name.isEmpty { rows.append(["Username", name]) }
    if let uid = user.string(.uid), !uid.isEmpty { rows.append(["UID", uid]) }
    let groups = user.elements("groups").compactMap(\.string)
    if !groups.isEmpty { rows.append(["Groups", "[\(groups.joined(separator: " "))]"]) }
    for (key, value) in user.fields("extra").sorted {
      let texts = value.elements.compactMap(\.string)
      rows.append(["Extra: \(key)", "[\(texts.joined(separator: " "))]"])
    }
    context.write(CommandTable.text(["ATTRIBUTE", "VALUE"], rows))
  }
}

/// `kubectl auth can-i`.
struct CanICommand {
  static let command = Command(
    name: "can-i", short: "Ask whether something is allowed",
    long: """
      Ask whether something is allowed.

       VERB is a verb of the API such as get, list, watch or delete, TYPE a resource type, NAME an \
      object of it, and NONRESOURCEURL a path that begins with "/".
      """,
    examples: """
      # Whether you may make pods in any namespace
      kubectl auth can-i create pods --all-namespaces

      # Whether an account may list pods
      kubectl auth can-i list pods --as=system:serviceaccount:dev:builder

      # Everything you may do here
      kubectl auth can-i --list
      """,
    usage: "auth can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL] [options]",
    flags: """
      -A --all-namespaces bool  Ask for every namespace.
      --list bool  Print everything that is allowed.
      --no-headers bool
      -q --quiet bool  Print nothing; the exit code tells.
      --subresource string  A subresource such as log or scale.
      """,
    run: { context throws(CommandError) in try CanICommand(context: context).run() })

  private static let verbs = [
    "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use",
    "bind", "impersonate", "*", "approve", "sign", "escalate", "attest",
  ]
  private static let pathVerbs = ["get", "put", "post", "head", "options", "delete", "patch", "*"]

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    if flags.bool("list") { return try list() }
    guard context.arguments.count == 2 else {
      throw .text(
        "you must specify two arguments: verb resource or verb resource/resourceName.\n"
          + "See 'kubectl auth can-i -h' for help and examples.")
    }
    if flags.bool("no-headers") {
      throw .text("--no-headers cannot be set without --list specified")
    }
    let spec = try attributes(context.arguments[0], context.arguments[1])
    let review = try review("SelfSubjectAccessReview", "selfsubjectaccessreviews", spec)
    let status = review[.status] ?? .emptyObject
    let isAllowed = status.bool("allowed") ?? false
    var text = isAllowed ? "yes" : "no"
    if !isAllowed {
      for key in [Key("reason"), "evaluationError"] {
        if let why = status.string(key), !why.isEmpty { text += " - \(why)" }
      }
    }
    if !flags.bool("quiet") { context.line(text) }
    if !isAllowed { throw .silent(code: 1) }
  }

  private func review(
    _ kind: String, _ plural: String, _ spec: Value
  ) throws(CommandError) -> Value {
    let target = ResourceTarget(group: "authorization.k8s.io", resource: plural)
    let body: Value = [
      "kind": .string(kind), "apiVersion": "authorization.k8s.io/v1",
      "metadata": ["creationTimestamp": .null], "spec": spec,
    ]
    return try context.object(APIRequest(.create, .resource(target), body: body))
  }

  private func attributes(_ verb: String, _ what: String) throws(CommandError) -> Value {
    if what.hasPrefix("/") {
      if !flags.string("subresource").isEmpty {
        throw .text("--subresource can not be used with NonResourceURL")
      }
      if !Self.pathVerbs.contains(verb) { context.warn("verb '\(verb)' is not a known verb\n") }
      return ["nonResourceAttributes": ["path": .string(what), "verb": .string(verb)]]
    }
    let parts = what.cut(at: "/")
    let isWide = flags.bool("all-namespaces")
    var attributes: Value = [
      "namespace": .string(isWide ? "" : try context.namespace().name), "verb": .string(verb),
    ]
    try add(parts.head, verb, isWide: isWide, to: &attributes)
    attributes["subresource"] = .string(flags.string("subresource"))
    attributes[.name] = .string(parts.tail ?? "")
    return ["resourceAttributes": attributes]
  }

  private func add(
    _ type: String, _ verb: String, isWide: Bool, to attributes: inout Value
  ) throws(CommandError) {
    attributes["resource"] = .string(type)
    if type == "*" { return }
    if let resource = try? context.discovery().resource(named: type.lowercased()) {
      attributes["group"] = .string(resource.group)
      attributes["resource"] = .string(resource.plural)
      if !resource.isNamespaced, !isWide {
        let place = resource.group.isEmpty ? "" : " in group '\(resource.group)'"
        context.warn("resource '\(resource.plural)' is not namespace scoped\(place)\n")
      }
    } else if !["users", "groups"].contains(type) {
      let parts = type.cut(at: ".")
      let place = parts.tail.map { " in group '\($0)'" } ?? ""
      context.warn("the server doesn't have a resource type '\(parts.head)'\(place)\n")
    }
    if !Self.verbs.contains(verb), !isWide {
      context.warn("verb '\(verb)' is not a known verb\n")
    }
  }

  private func list() throws(CommandError) {
    if !context.arguments.isEmpty {
      throw .text("list option must be specified with no arguments")
    }
    if flags.bool("quiet") || flags.bool("all-namespaces")
      || !flags.string("subresource").isEmpty
    {
      throw .text(
        "list option can't be specified with neither quiet, all-namespaces nor subresource "
          + "options")
    }
    let review = try review(
      "SelfSubjectRulesReview", "selfsubjectrulesreviews",
      ["namespace": .string(try context.namespace().name)])
    let rows = AccessRules.rows(review[.status] ?? .emptyObject)
    let titles = ["Resources", "Non-Resource URLs", "Resource Names", "Verbs"]
    context.write(CommandTable.text(flags.bool("no-headers") ? [] : titles, rows))
  }
}
