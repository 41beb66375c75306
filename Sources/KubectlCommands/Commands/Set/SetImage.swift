// Models: kubectl pkg/cmd/set/set_image.go, v1.32.

import ObjectModel

/// `kubectl set image`.
struct SetImage {
  static let command = Command(
    name: "image", short: "Change the images of containers",
    long: """
      Change the images of containers, by the names of the containers or with * for all of them.

       It works on pods and on what makes pods: pod (po), replicationcontroller (rc), deployment \
      (deploy), daemonset (ds), statefulset (sts), cronjob (cj), replicaset (rs).
      """,
    examples: """
      # Another image for one container of a deployment
      kubectl set image deployment/web nginx=nginx:1.27

      # For all containers of all deployments and controllers
      kubectl set image deployments,rc '*=nginx:1.27' --all

      # Only print the changed manifest of a file
      kubectl set image -f web.yaml nginx=nginx:1.27 --local -o yaml
      """,
    usage: """
      set image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... \
      CONTAINER_NAME_N=CONTAINER_IMAGE_N [options]
      """,
    flags: SetCommand.flags + SetCommand.fileFlags + """
      --record bool deprecated
      -l --selector string
      """,
    run: { context throws(CommandError) in try SetImage(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let changes = try ObjectChanges(
      context, failure: "failed to patch image update to pod template: ")
    let line = try PairArguments(context.arguments, noun: "image")
    let images = try line.pairs(noun: "image")
    let infos = try changes.objects(line.resources)
    try validate(line, images, changes)
    var faults: [CommandError] = []
    try changes.run(infos) { info throws(CommandError) in
      try self.changed(info.object, images, &faults)
    }
    if let error = CommandError.combined(faults) { throw error }
  }

  private func validate(
    _ line: PairArguments, _ images: [(key: String, value: String)], _ changes: ObjectChanges
  ) throws(CommandError) {
    let flags = context.flags
    var errors: [CommandError] = []
    if flags.bool("all"), !flags.string("selector").isEmpty {
      errors.append(.text("cannot set --all and --selector at the same time"))
    }
    if line.resources.isEmpty, FilenameOptions(flags).isEmpty {
      errors.append(
        .text(
          "one or more resources must be specified as <resource> <name> or <resource>/<name>"))
    }
    if images.isEmpty {
      errors.append(.text("at least one image update is required"))
    } else if images.count > 1, images.contains(where: { $0.key == "*" }) {
      errors.append(
        .text(
          "all containers are already specified by *, but saw more than one "
            + "container_name=container_image pairs"))
    }
    if changes.isLocal, changes.dryRun == .server {
      errors.append(
        .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?"))
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func changed(
    _ object: Value, _ images: [(key: String, value: String)], _ faults: inout [CommandError]
  ) throws(CommandError) -> Value {
    let kind = object.string(.kind) ?? ""
    guard let path = PodTemplate.specPath(of: kind), var spec = object.value(at: path) else {
      throw .text(
        "the object is not a pod or does not have a pod template: \(GoKindName.pointer(object))")
    }
    for (name, image) in images {
      var isFound = false
      for list in PodTemplate.containerLists {
        guard var containers = spec[list]?.array else { continue }
        for index in containers.indices {
          if name != "*", containers[index].string(.name) != name { continue }
          isFound = true
          containers[index]["image"] = .string(image)
        }
        spec[list] = .array(containers)
      }
      if !isFound {
        faults.append(.text("error: unable to find container named \(name.quoted)"))
      }
    }
    var object = object
    object.replace(at: path[...], by: spec)
    return object
  }
}

/// Names of Go's types as `%T` prints them.
enum GoKindName {
  /// `*v1.Service`.
  static func pointer(_ object: Value) -> String {
    let version = (object.string(.apiVersion) ?? "").parts(by: "/").last ?? ""
    return "*\(version).\(object.string(.kind) ?? "")"
  }
}

/// Arguments of the form `RESOURCE... KEY=VALUE...`.
struct PairArguments {
  /// What stands before the first pair.
  private(set) var resources: [String] = []
  /// The pairs, and the keys to remove.
  private(set) var pairTexts: [String] = []

  /// Tells resources from pairs.
  init(_ arguments: [String], noun: String) throws(CommandError) {
    for argument in arguments {
      let isPair =
        argument.contains("=") && !argument.hasPrefix("=")
        || argument.hasSuffix("-") && argument != "-"
      if isPair {
        pairTexts.append(argument)
      } else if pairTexts.isEmpty {
        resources.append(argument)
      } else {
        throw .text("all resources must be specified before \(noun) changes: \(argument)")
      }
    }
  }

  /// The pairs by key, sorted; later ones win.
  func pairs(noun: String) throws(CommandError) -> [(key: String, value: String)] {
    var pairs: [String: String] = [:]
    var faulty: [String] = []
    for text in pairTexts {
      let pair = text.cut(at: "=")
      guard let value = pair.tail, !pair.head.isEmpty else {
        faulty.append(text)
        continue
      }
      pairs[pair.head] = value
    }
    if !faulty.isEmpty {
      throw .text("invalid \(noun) format: \(faulty.joined(separator: ", "))")
    }
    return pairs.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }
}
