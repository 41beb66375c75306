// Models: kubectl pkg/cmd/rollout/rollout_history.go, v1.32.

import Formats
import ObjectModel

/// `kubectl rollout history`.
struct RolloutHistory {
  static let command = Command(
    name: "history", short: "Show the revisions of an object",
    long: "Show the revisions that an object has been through, or one of them in detail.",
    examples: """
      # All revisions of a deployment
      kubectl rollout history deployment/web

      # What the third one was like
      kubectl rollout history daemonset/agent --revision=3
      """,
    usage: "rollout history (TYPE NAME | TYPE/NAME) [flags] [options]",
    flags: RolloutCommand.printFlags + RolloutCommand.fileFlags + """
      --revision int  Show this revision with its pod template.
      """,
    run: { context throws(CommandError) in try RolloutHistory(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let number = context.flags.int("revision")
    if !context.arguments.isEmpty || !FilenameOptions(context.flags).isEmpty, number < 0 {
      throw .text("revision must be a positive integer: \(number)")
    }
    let result = try context.rolloutObjects()
    var printer = try ObjectPrinter(context)
    var errors: [CommandError] = []
    for info in result.infos {
      do throws(CommandError) {
        guard Revisions.isKept(for: info.resource) else {
          throw Revisions.fault(info.resource, noun: "history viewer", verb: "history")
        }
        try show(info, number, &printer)
      } catch {
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors + result.errors) { throw error }
  }

  private func show(
    _ info: ObjectInfo, _ number: Int64, _ printer: inout ObjectPrinter
  ) throws(CommandError) {
    let revisions = try Revisions(of: info, context)
    guard context.flags.string("output").isEmpty, context.flags.string("template").isEmpty else {
      for revision in revisions.all where number == 0 || revision.number == number {
        context.write(
          try printer.text(context.environment.typed(revision.object), isTyped: true))
      }
      return
    }
    let title = number > 0 ? "with revision #\(number)" : ""
    context.line("\(info.title) \(title)\n\(try text(revisions, number))")
  }

  private func text(_ revisions: Revisions, _ number: Int64) throws(CommandError) -> String {
    if revisions.all.isEmpty { return "No rollout history found." }
    if number > 0 {
      guard let revision = revisions.find(number) else {
        throw .text("unable to find the specified revision")
      }
      return context.environment.templatePage(revision.template)
    }
    var writer = TabWriter(.describe)
    writer.write("REVISION\tCHANGE-CAUSE\n")
    for revision in revisions.all {
      let cause = revision.changeCause.isEmpty ? "<none>" : revision.changeCause
      writer.write("\(revision.number)\t\(cause)\n")
    }
    return writer.flush()
  }
}
