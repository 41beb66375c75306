// Models: kubectl pkg/cmd/scale/scale.go and pkg/scale, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl scale`: another number of replicas.
struct ScaleCommand {
  static let command = Command(
    name: "scale", group: .deploy,
    short: "Change how many replicas a controller keeps",
    long: """
      Change how many replicas a controller keeps.

       With --current-replicas or --resource-version that is checked first, and nothing changes \
      when it does not hold.
      """,
    examples: """
      # Three replicas
      kubectl scale --replicas=3 rc/web

      # For the object of a file
      kubectl scale --replicas=3 -f web.yaml

      # Only when there are two now
      kubectl scale --current-replicas=2 --replicas=3 rc/web

      # Several at once
      kubectl scale --replicas=5 rc/web rc/shop
      """,
    usage: """
      scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT \
      (-f FILENAME | TYPE NAME) [options]
      """,
    flags: """
      --all bool
      --allow-missing-template-keys bool =true
      --current-replicas int =-1
      --dry-run string =none bare:unchanged
      -f --filename list
      -k --kustomize string
      -o --output string
      --record bool deprecated
      -R --recursive bool
      --replicas int
      --resource-version string
      -l --selector string
      --show-managed-fields bool
      --template string
      --timeout duration  How long to wait for the new size; 0 does not wait.
      """,
    requiredFlags: ["replicas"],
    run: { context throws(CommandError) in try ScaleCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "scaled" + dryRun.suffix)
    try validate()
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    let selector = flags.string("selector")
    try builder.take(
      context.arguments, allowsEmptySelector: flags.bool("all") && selector.isEmpty)
    builder.takeSelectors(label: selector, field: "")
    builder.chunkSize = 0
    let result = try builder.result()
    let failure = CommandError.combined(result.errors)
    if !flags.string("resource-version").isEmpty, result.infos.count > 1 {
      throw .text("cannot use --resource-version with multiple resources")
    }
    if result.infos.isEmpty {
      guard let failure else { throw .text("no objects passed to scale") }
      throw .text("no objects passed to scale \(failure.bareText)")
    }
    for info in result.infos {
      if dryRun != .client {
        try scale(info, dryRun)
        if dryRun == .none { try context.record(info) }
        if dryRun == .none { try wait(info) }
      }
      context.write(try printer.text(info.object, title: info.title))
    }
    if let failure { throw failure }
  }

  private func validate() throws(CommandError) {
    if flags.int("replicas") < 0 {
      throw .text(
        "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0")
    }
    if flags.int("current-replicas") < -1 {
      throw .text("The --current-replicas must specify an integer of -1 or greater")
    }
  }

  private func scale(_ info: ObjectInfo, _ dryRun: DryRun) throws(CommandError) {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    let replicas = flags.int("replicas")
    let size = flags.int("current-replicas")
    let version = flags.string("resource-version")
    guard size != -1 || !version.isEmpty else {
      _ = try context.send(
        APIRequest(
          .patch, info.target("scale"), options: options,
          body: ["spec": ["replicas": .int(replicas)]], patchType: .merge))
      return
    }
    let deadline = context.client.now + .minutes(5)
    while true {
      var scale = try context.object(APIRequest(.get, info.target("scale")))
      try check(scale, size, version)
      scale[orEmpty: .spec]["replicas"] = .int(replicas)
      do throws(CommandError) {
        _ = try context.send(
          APIRequest(.update, info.target("scale"), options: options, body: scale))
        return
      } catch {
        guard case .status(let status) = error, status.reason == "Conflict",
          context.client.now < deadline
        else { throw error }
        try context.sleep(.seconds(Int64(1)))
      }
    }
  }

  private func check(
    _ scale: Value, _ size: Int64, _ version: String
  ) throws(CommandError) {
    let present = scale.int(.spec, "replicas") ?? 0
    if size != -1, present != size {
      throw .text("Expected replicas to be \(size), was \(present)")
    }
    let revision = scale.string(.metadata, .resourceVersion) ?? ""
    if !version.isEmpty, revision != version {
      throw .text("Expected resource version to be \(version), was \(revision)")
    }
  }

  private func wait(_ info: ObjectInfo) throws(CommandError) {
    let timeout = flags.duration("timeout")
    guard timeout != .zero else { return }
    let deadline = context.client.now + timeout
    let wanted = flags.int("replicas")
    while true {
      let scale = try context.object(APIRequest(.get, info.target("scale")))
      let asked = scale.int(.spec, "replicas") ?? 0
      if asked != wanted || scale.int(.status, "replicas") ?? 0 == wanted { return }
      if context.client.now >= deadline {
        throw .text("timed out waiting for \(info.name.quoted) to be synced")
      }
      try context.sleep(.seconds(Int64(1)))
    }
  }
}
