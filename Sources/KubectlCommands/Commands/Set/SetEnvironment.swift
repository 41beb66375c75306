// Models: kubectl pkg/cmd/set/set_env.go, v1.32.

import ObjectModel

/// `kubectl set env`.
struct SetEnvironment {
  static let command = Command(
    name: "env", short: "Change environment variables of containers",
    long: """
      Change environment variables of containers: set them as KEY=VALUE, remove them as KEY-, take \
      them from a config map or secret with --from, or list them with --list.

       It works on the same kinds as 'kubectl set image'. With - as an argument pairs are read from \
      standard input.
      """,
    examples: """
      # A variable for all containers of a deployment
      kubectl set env deployment/web COLOR=blue

      # What is set
      kubectl set env deployment/web --list

      # All entries of a config map, with a prefix
      kubectl set env --from=configmap/web --prefix=WEB_ deployment/web

      # One container, and a variable less
      kubectl set env deployment/web --containers=nginx COLOR-
      """,
    usage: "set env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [options]",
    flags: SetCommand.flags + SetCommand.fileFlags + """
      -c --containers string =*  The names of the containers to change; * stands for anything.
      -e --env array  A variable as KEY=VALUE. May be repeated.
      --from string  A config map or secret whose entries become variables.
      --keys list  The entries to take; all by default.
      --list bool  Print the variables as they are set.
      --overwrite bool =true
      --prefix string  What the names of new variables begin with.
      --resolve bool  With --list, show the values behind references.
      -l --selector string
      """,
    run: { context throws(CommandError) in try SetEnvironment(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  /// What the line asks for.
  private struct Request {
    var variables: [Value] = []
    var removals: [String] = []
    var hasArguments = false
  }

  func run() throws(CommandError) {
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    let (resources, texts) = try split()
    let changes = try ObjectChanges(
      context, failure: "failed to patch env update to pod template: ")
    try validate(resources, changes)
    var request = try parse(flags.list("env") + texts)
    request.hasArguments = !texts.isEmpty
    if !flags.string("from").isEmpty { try takeEntries(changes, &request) }
    let prefix = flags.string("prefix")
    if !prefix.isEmpty {
      request.variables = request.variables.map { variable in
        var variable = variable
        variable[.name] = .string(prefix + (variable.string(.name) ?? ""))
        return variable
      }
    }
    let infos = try changes.objects(resources)
    if flags.bool("list") {
      for info in infos { _ = try changed(info, request) }
      return
    }
    let wanted = request
    try changes.run(infos) { info throws(CommandError) in
      let object = try self.changed(info, wanted)
      return object
    }
  }

  private func split() throws(CommandError) -> ([String], [String]) {
    var resources: [String] = []
    var texts: [String] = []
    for argument in context.arguments {
      let isPair =
        argument.contains("=") && !argument.hasPrefix("=") || argument.hasSuffix("-")
      if isPair {
        texts.append(argument)
      } else if texts.isEmpty {
        resources.append(argument)
      } else {
        throw .text(
          "all resources must be specified before environment changes: "
            + context.arguments.joined(separator: " "))
      }
    }
    return (resources, texts)
  }

  private func validate(
    _ resources: [String], _ changes: ObjectChanges
  ) throws(CommandError) {
    if changes.isLocal, changes.dryRun == .server {
      throw .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
    }
    if flags.list("filename").isEmpty, resources.isEmpty {
      throw .text(
        "one or more resources must be specified as <resource> <name> or <resource>/<name>")
    }
    if flags.bool("list"), !flags.string("output").isEmpty {
      throw .text("--list and --output may not be specified together")
    }
    if !flags.list("keys").isEmpty, flags.string("from").isEmpty {
      throw .text(
        "when specifying --keys, a configmap or secret must be provided with --from")
    }
  }

  private func parse(_ texts: [String]) throws(CommandError) -> Request {
    var request = Request()
    for text in texts {
      if text == "-" {
        readInput(into: &request)
      } else if text.contains("=") {
        let pair = text.cut(at: "=")
        if let fault = EnvironmentName.fault(pair.head) {
          throw .text("\(pair.head.quoted) is not a valid key name: \(fault)")
        }
        request.variables.append(Self.variable(pair.head, pair.tail ?? ""))
      } else if text.hasSuffix("-") {
        request.removals.append(String(text.dropLast()))
      } else {
        throw .text("unknown environment variable: \(text)")
      }
    }
    let names = request.variables.compactMap { $0.string(.name) }
    if request.removals.contains(where: names.contains) {
      throw .text(
        "can not both modify and remove the same environment variable in the same command")
    }
    return request
  }

  private func readInput(into request: inout Request) {
    let text = String(decoding: context.io.readStandardInput(), as: UTF8.self)
    for line in text.parts(by: "\n") {
      let pair = line.cut(at: "#").head.cut(at: "=")
      if let value = pair.tail { request.variables.append(Self.variable(pair.head, value)) }
    }
  }

  private static func variable(_ name: String, _ value: String) -> Value {
    value.isEmpty
      ? ["name": .string(name)] : ["name": .string(name), "value": .string(value)]
  }

  // MARK: --from

  private func takeEntries(
    _ changes: ObjectChanges, _ request: inout Request
  ) throws(CommandError) {
    let keys = flags.list("keys")
    for info in try changes.objects(changes.isLocal ? [] : [flags.string("from")]) {
      let reference: Key
      switch info.resource.kind {
      case "Secret": reference = "secretKeyRef"
      case "ConfigMap": reference = "configMapKeyRef"
      default: throw .text("unsupported resource specified in --from")
      }
      for (key, _) in info.object.fields("data").sorted where keys.isEmpty || keys.contains(key) {
        let source: Value = [
          reference: ["name": .string(info.name), "key": .string(key)]
        ]
        request.variables.append(["name": .string(name(for: key)), "valueFrom": source])
      }
    }
  }

  private func name(for key: String) -> String {
    let name = String(
      key.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" }
    ).uppercased()
    if name != key { context.warn("key \(key) transferred to \(name)") }
    return name
  }

  // MARK: One object

  private func changed(_ info: ObjectInfo, _ request: Request) throws(CommandError) -> Value {
    var object = info.object
    let kind = object.string(.kind) ?? ""
    guard let path = PodTemplate.specPath(of: kind), var spec = object.value(at: path) else {
      throw .text(
        "the object is not a pod or does not have a pod template: \(GoKindName.pointer(object))")
    }
    let pattern = ContainerPattern(text: flags.string("containers"))
    var isFound = false
    for list in PodTemplate.containerLists {
      guard var containers = spec[list]?.array else { continue }
      for index in containers.indices where pattern.fits(containers[index].string(.name) ?? "") {
        isFound = true
        try change(&containers[index], request)
        if flags.bool("list") {
          try EnvironmentList(context: context, info: info).write(containers[index])
        }
      }
      spec[list] = .array(containers)
    }
    if !isFound {
      context.warn(
        "\(kind)/\(info.name) does not have any containers matching \(pattern.text.quoted)")
      return object
    }
    object.replace(at: path[...], by: spec)
    if object != info.object, !flags.bool("list"), request.variables.isEmpty,
      !request.hasArguments
    {
      throw .text("at least one environment variable must be provided")
    }
    return object
  }

  private func change(_ container: inout Value, _ request: Request) throws(CommandError) {
    let present = container.elements("env")
    if !flags.bool("overwrite") {
      for variable in request.variables {
        let name = variable.string(.name) ?? ""
        guard let old = present.first(where: { $0.string(.name) == name }) else { continue }
        let value = old.string("value") ?? ""
        if value != variable.string("value") ?? "" {
          throw .text("'\(name)' already has a value (\(value)), and --overwrite is false")
        }
      }
    }
    var covered = request.removals
    var result: [Value] = []
    for old in present {
      let name = old.string(.name) ?? ""
      if covered.contains(name) { continue }
      if let new = request.variables.first(where: { $0.string(.name) == name }) {
        covered.append(name)
        result.append(new)
      } else {
        result.append(old)
      }
    }
    for variable in request.variables {
      let name = variable.string(.name) ?? ""
      if covered.contains(name) { continue }
      covered.append(name)
      result.append(variable)
    }
    container["env"] = result.isEmpty ? nil : .array(result)
  }
}
