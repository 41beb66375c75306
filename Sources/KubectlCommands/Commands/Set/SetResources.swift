// Models: kubectl pkg/cmd/set/set_resources.go, v1.32.

import ObjectModel

/// `kubectl set resources`.
struct SetResources {
  static let command = Command(
    name: "resources", short: "Change what containers ask for and may use",
    long: """
      Change the requests and limits of containers: what a container asks for when its pod is \
      scheduled, and what it may use at most. A request that is not given follows the limit.

       It works on the same kinds as 'kubectl set image'.
      """,
    examples: """
      # Limits for one container of a deployment
      kubectl set resources deployment web -c=nginx --limits=cpu=200m,memory=512Mi

      # Limits and requests for all containers
      kubectl set resources deployment web --limits=cpu=200m,memory=512Mi \
      --requests=cpu=100m,memory=256Mi

      # Take them away
      kubectl set resources deployment web --limits=cpu=0,memory=0 --requests=cpu=0,memory=0
      """,
    usage: """
      set resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS] [options]
      """,
    flags: SetCommand.flags + SetCommand.fileFlags + """
      -c --containers string =*  The names of the containers to change; * stands for anything.
      --limits string  What a container may use at most, such as cpu=100m,memory=256Mi.
      --record bool deprecated
      --requests string  What a container asks for, such as cpu=100m,memory=256Mi.
      -l --selector string
      """,
    run: { context throws(CommandError) in try SetResources(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let flags = context.flags
    let changes = try ObjectChanges(
      context, failure: "failed to patch resources update to pod template ")
    let infos = try changes.objects(context.arguments)
    if changes.isLocal, changes.dryRun == .server {
      throw .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
    }
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    if flags.string("limits").isEmpty, flags.string("requests").isEmpty {
      throw .text(
        "you must specify an update to requests or limits (in the form of --requests/--limits)")
    }
    let limits = try ResourceAmounts.parse(flags.string("limits"))
    let requests = try ResourceAmounts.parse(flags.string("requests"))
    var faults: [CommandError] = []
    try changes.run(infos) { info throws(CommandError) in
      try self.changed(info.object, limits, requests, &faults)
    }
    if let error = CommandError.combined(faults) { throw error }
  }

  private func changed(
    _ object: Value, _ limits: Fields?, _ requests: Fields?, _ faults: inout [CommandError]
  ) throws(CommandError) -> Value {
    let kind = object.string(.kind) ?? ""
    guard let path = PodTemplate.specPath(of: kind), var spec = object.value(at: path) else {
      throw .text(
        "the object is not a pod or does not have a pod template: \(GoKindName.pointer(object))")
    }
    let pattern = ContainerPattern(text: context.flags.string("containers"))
    var isFound = false
    for list in PodTemplate.containerLists {
      guard var containers = spec[list]?.array else { continue }
      for index in containers.indices where pattern.fits(containers[index].string(.name) ?? "") {
        isFound = true
        for (key, amounts) in [(Key("limits"), limits), ("requests", requests)] {
          guard let amounts else { continue }
          var present = containers[index].fields("resources", key)
          for (name, amount) in amounts.sorted { present[Key(name)] = amount }
          containers[index][orEmpty: "resources"][key] = Generator.sorted(present)
        }
      }
      spec[list] = .array(containers)
    }
    if !isFound {
      faults.append(.text("error: unable to find container named \(pattern.text)"))
      return object
    }
    var object = object
    object.replace(at: path[...], by: spec)
    return object
  }
}
