// Models: kubectl pkg/cmd/autoscale/autoscale.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl autoscale`: let a controller change the number of replicas.
struct AutoscaleCommand {
  static let command = Command(
    name: "autoscale", group: .deploy,
    short: "Let the number of replicas follow the load",
    long: """
      Make an autoscaler, which keeps changing the number of replicas of a deployment, replica set, \
      stateful set or replication controller with the CPU that its pods use.
      """,
    examples: """
      # Between 2 and 10 replicas, by the standard goal
      kubectl autoscale deployment web --min=2 --max=10

      # At most 5, at 80 percent of the CPU asked for
      kubectl autoscale rc web --max=5 --cpu-percent=80
      """,
    usage: """
      autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS \
      [--cpu-percent=CPU] [options]
      """,
    flags: """
      --allow-missing-template-keys bool =true
      --cpu-percent int32 =-1  The CPU that pods should use on average, in percent of what they \
      ask for; negative leaves it to the server.
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-autoscale
      -f --filename list
      -k --kustomize string
      --max int32 =-1  The most replicas. Required.
      --min int32 =-1  The fewest replicas; negative leaves it to the server.
      --name string  The name of the autoscaler; by default that of the object.
      -o --output string
      --record bool deprecated
      -R --recursive bool
      --save-config bool
      --show-managed-fields bool
      --template string
      """,
    requiredFlags: ["max"],
    run: { context throws(CommandError) in try AutoscaleCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    let namespace = try context.namespace().name
    let most = flags.int("max")
    let least = flags.int("min")
    if most < 1 { throw .text("--max=MAXPODS is required and must be at least 1, max: \(most)") }
    if most < least {
      throw .text(
        "--max=MAXPODS must be larger or equal to --min=MINPODS, max: \(most), min: \(least)")
    }
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    try builder.take(context.arguments, allowsEmptySelector: false)
    let result = try builder.result()
    var errors = result.errors
    var printer = try ObjectPrinter(
      context, operation: (dryRun == .client ? "created" : "autoscaled") + dryRun.suffix)
    for info in result.infos {
      do throws(CommandError) {
        guard info.resource.subresources.contains(where: { $0.name == "scale" }) else {
          throw CommandError.text(
            "cannot autoscale a \(info.resource.kind): could not find scale subresource for "
              + "\(info.resource.apiVersion.contains("/") ? "" : "/")\(info.resource.apiVersion), "
              + "Resource=\(info.resource.plural) in discovery information")
        }
        var object = context.recorded(autoscaler(info))
        if dryRun != .client {
          if flags.bool("save-config") { object = LastApplied.annotatedTyped(object) }
          object = try create(object, namespace, dryRun)
        }
        context.write(
          try printer.text(object, title: ObjectTitle.text(object), isTyped: true))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
    if result.infos.isEmpty { throw .text("no objects passed to autoscale") }
  }

  private func autoscaler(_ info: ObjectInfo) -> Value {
    let name = flags.string("name").isEmpty ? info.name : flags.string("name")
    var object = Generator.object(
      "HorizontalPodAutoscaler", name, apiVersion: "autoscaling/v1")
    var spec: Value = [
      "scaleTargetRef": [
        "kind": .string(info.resource.kind), "name": .string(info.name),
        "apiVersion": .string(info.resource.apiVersion),
      ]
    ]
    if flags.int("min") > 0 { spec["minReplicas"] = .int(flags.int("min")) }
    spec["maxReplicas"] = .int(flags.int("max"))
    if flags.int("cpu-percent") >= 0 {
      spec["targetCPUUtilizationPercentage"] = .int(flags.int("cpu-percent"))
    }
    object[.spec] = spec
    object[.status] = ["currentReplicas": 0, "desiredReplicas": 0]
    return object
  }

  private func create(
    _ object: Value, _ namespace: String, _ dryRun: DryRun
  ) throws(CommandError) -> Value {
    let kind = "HorizontalPodAutoscaler"
    let resource = try context.discovery().resource(
      group: "autoscaling", version: "v1", kind: kind)
    guard let resource else {
      throw .text(
        "the server could not find the requested resource"
          + BuiltInKind.remark(apiVersion: "autoscaling/v1", kind: kind))
    }
    return try context.create(
      object, resource, namespace: namespace, dryRun: dryRun, validation: .ignore)
  }
}
