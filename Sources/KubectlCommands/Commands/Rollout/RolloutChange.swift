// Models: kubectl pkg/cmd/rollout pause, resume and restart, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl rollout pause`, `resume` and `restart`.
struct RolloutChange {
  static let pause = Command(
    name: "pause", short: "Hold back the rollout of an object",
    long: """
      Hold back the rollout of an object: changes of its template start nothing until 'kubectl \
      rollout resume'. Only deployments can be paused.
      """,
    examples: """
      # Change several things, then roll them out at once
      kubectl rollout pause deployment/web
      """,
    usage: "rollout pause RESOURCE [options]", flags: flags,
    run: { context throws(CommandError) in
      try RolloutChange(context: context, word: "paused").run()
    })

  static let resume = Command(
    name: "resume", short: "Let a paused object roll out again",
    long: "Let a paused object roll out again. Only deployments can be resumed.",
    examples: """
      # Roll out what has changed meanwhile
      kubectl rollout resume deployment/web
      """,
    usage: "rollout resume RESOURCE [options]", flags: flags,
    run: { context throws(CommandError) in
      try RolloutChange(context: context, word: "resumed").run()
    })

  static let restart = Command(
    name: "restart", short: "Replace all pods of an object",
    long: """
      Replace all pods of an object, step by step as in any rollout: its template gets an annotation \
      with the time.
      """,
    examples: """
      # The pods of one deployment
      kubectl rollout restart deployment/web

      # Of all deployments of the namespace
      kubectl rollout restart deployment

      # Of deployments with a label
      kubectl rollout restart deployment --selector=app=web
      """,
    usage: "rollout restart RESOURCE [options]", flags: flags,
    run: { context throws(CommandError) in
      try RolloutChange(context: context, word: "restarted").run()
    })

  private static let flags =
    RolloutCommand.printFlags + RolloutCommand.fileFlags
    + "--field-manager string =kubectl-rollout\n"

  let context: CommandContext
  let word: String

  func run() throws(CommandError) {
    let result = try context.rolloutObjects()
    var errors = result.errors
    if result.infos.isEmpty, errors.isEmpty { return try context.complainOfNothing() }
    let template = try ObjectPrinter(context)
    for info in result.infos {
      do throws(CommandError) {
        var printer = template
        context.write(try changed(info, &printer))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func changed(
    _ info: ObjectInfo, _ printer: inout ObjectPrinter
  ) throws(CommandError) -> String {
    var info = info
    info.object = context.environment.typed(info.object)
    let new = try template(info)
    if new == info.object {
      throw .text(
        "failed to create patch for \(info.name): if restart has already been triggered within "
          + "the past second, please wait before attempting to trigger another")
    }
    let object: Value
    do throws(CommandError) {
      object = try context.patchChange(info, to: new, isDryRun: false)
    } catch {
      guard case .status(let status) = error else { throw error }
      throw .text("failed to patch: \(status.message)")
    }
    printer.operation = word
    return try printer.text(object, title: info.title, isTyped: true)
  }

  private func template(_ info: ObjectInfo) throws(CommandError) -> Value {
    var object = info.object
    let isPaused = object.bool(.spec, "paused") ?? false
    let kind = info.resource.kind
    switch word {
    case "paused":
      if kind != "Deployment" { throw fault(info, "pausing is not supported") }
      if isPaused { throw fault(info, "is already paused") }
      object[.spec]?["paused"] = true
    case "resumed":
      if kind != "Deployment" { throw fault(info, "resuming is not supported") }
      if !isPaused { throw fault(info, "is not paused") }
      object[.spec]?["paused"] = nil
    default:
      if !["Deployment", "DaemonSet", "StatefulSet"].contains(kind) {
        throw fault(info, "restarting is not supported")
      }
      if kind == "Deployment", isPaused {
        throw fault(info, "can't restart paused deployment (run rollout resume first)")
      }
      let seconds = context.client.now.nanoseconds / 1_000_000_000
      object[.spec]?[orEmpty: "template"][orEmpty: .metadata][orEmpty: .annotations][
        "kubectl.kubernetes.io/restartedAt"] = .string(RFC3339.text(epochSeconds: seconds))
    }
    return object
  }

  private func fault(_ info: ObjectInfo, _ text: String) -> CommandError {
    .text("error: \(info.resource.qualifiedPlural) \(info.name.quoted) \(text)")
  }
}
