// Models: kubectl pkg/cmd/rollout/rollout_undo.go and polymorphichelpers/rollback.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl rollout undo`.
struct RolloutUndo {
  static let command = Command(
    name: "undo", short: "Go back to an earlier revision",
    long: "Go back to the revision before, or to another one.",
    examples: """
      # As it was before
      kubectl rollout undo deployment/web

      # As it was in the third revision
      kubectl rollout undo daemonset/agent --to-revision=3

      # Only show what would come back
      kubectl rollout undo --dry-run=server deployment/web
      """,
    usage: "rollout undo (TYPE NAME | TYPE/NAME) [flags] [options]",
    flags: RolloutCommand.printFlags + RolloutCommand.fileFlags + """
      --dry-run string =none bare:unchanged
      --to-revision int  The revision to go back to; 0 is the one before.
      """,
    run: { context throws(CommandError) in try RolloutUndo(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    let result = try context.rolloutObjects()
    var errors: [CommandError] = []
    var printer = try ObjectPrinter(context)
    for info in result.infos {
      do throws(CommandError) {
        guard Revisions.isKept(for: info.resource) else {
          throw Revisions.fault(info.resource, noun: "rollbacker", verb: "rollbacker")
        }
        printer.operation = try undo(info, dryRun) + dryRun.suffix
        context.write(try printer.text(info.object, title: info.title))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors + result.errors) { throw error }
  }

  /// Goes back, and says what happened.
  private func undo(_ info: ObjectInfo, _ dryRun: DryRun) throws(CommandError) -> String {
    let number = context.flags.int("to-revision")
    let missing = CommandError.text(
      "unable to find specified revision \(number) in history")
    if number < 0 { throw missing }
    let revisions = try Revisions(of: info, context)
    let isDeployment = info.resource.kind == "Deployment"
    guard let revision = revisions.find(number) else {
      if number > 0 { throw missing }
      throw .text(
        isDeployment
          ? "no rollout history found for deployment \(info.name.quoted)"
          : "no last revision to roll back to")
    }
    if dryRun == .client {
      let template =
        isDeployment ? revision.keeper[.spec, "template"] ?? .emptyObject : revision.template
      let page = context.environment.templatePage(template)
      return isDeployment ? page : "will roll back to \(page)"
    }
    if isDeployment, revisions.owner.bool(.spec, "paused") == true {
      throw .text(
        "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' "
          + "and try again")
    }
    if matches(revisions.owner, revision, isDeployment) {
      return "skipped rollback (current template already matches revision \(number))"
    }
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    do throws(CommandError) {
      _ = try context.send(
        APIRequest(
          .patch, info.target, options: options,
          body: isDeployment
            ? deploymentPatch(revisions.owner, revision) : revision.keeper["data"] ?? .emptyObject,
          patchType: isDeployment ? .json : .strategic))
    } catch {
      throw .text("failed restoring revision \(number): \(error.bareText)")
    }
    return "rolled back"
  }

  private func matches(
    _ owner: Value, _ revision: Revisions.Revision, _ isDeployment: Bool
  ) -> Bool {
    let present = owner[.spec, "template"] ?? .emptyObject
    guard isDeployment else {
      var template = present
      template["$patch"] = "replace"
      return revision.keeper["data"] == ["spec": ["template": template]]
    }
    let kept = revision.keeper[.spec, "template"] ?? .emptyObject
    return Self.withoutHash(present) == Self.withoutHash(kept)
  }

  private static let hashLabel = Key("pod-template-hash")

  private static func withoutHash(_ template: Value) -> Value {
    var template = template
    template[orEmpty: .metadata][orEmpty: .labels][hashLabel] = nil
    return template
  }

  private func deploymentPatch(_ owner: Value, _ revision: Revisions.Revision) -> Value {
    var annotations = Fields()
    for (key, value) in owner.fields(.metadata, .annotations).sorted
    where Self.keptAnnotations.contains(key) {
      annotations[Key(key)] = value
    }
    for (key, value) in revision.keeper.fields(.metadata, .annotations).sorted
    where !Self.keptAnnotations.contains(key) {
      annotations[Key(key)] = value
    }
    let kept = revision.keeper[.spec, "template"] ?? .emptyObject
    return [
      ["op": "replace", "path": "/spec/template", "value": Self.withoutHash(kept)],
      ["op": "replace", "path": "/metadata/annotations", "value": .object(annotations)],
    ]
  }

  /// Annotations that stay with the deployment and do not come back with a revision.
  private static let keptAnnotations = [
    "kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision",
    "deployment.kubernetes.io/revision-history", "deployment.kubernetes.io/desired-replicas",
    "deployment.kubernetes.io/max-replicas", "deprecated.deployment.rollback.to",
  ]
}
