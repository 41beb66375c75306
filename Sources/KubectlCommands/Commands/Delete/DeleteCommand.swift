// Models: kubectl pkg/cmd/delete/delete.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl delete`: objects named, selected or listed in files.
struct DeleteCommand {
  static let command = Command(
    name: "delete", suggestedFor: ["rm"], group: .intermediate,
    short: "Delete objects by name, by file, or by type and selector",
    long: """
      Delete objects by name, by file, or by type and selector.

       Files may be YAML or JSON. Name objects in one of these ways only.

       Some objects, such as pods, end gracefully: their programs are asked to stop and get a while \
      to do so. --grace-period changes that while, --now makes it a second, and --force removes \
      the object without waiting, though its program may still be running somewhere.

       Deleting asks for no version: a change that somebody makes at the same moment is lost with \
      the object.
      """,
    examples: """
      # The objects that a file describes
      kubectl delete -f pod.yaml

      # A pod and a service of the same name
      kubectl delete pod,service web

      # Everything of two types with a label
      kubectl delete pods,services -l app=web

      # A pod, nearly at once
      kubectl delete pod web --now

      # A pod on a node that does not answer
      kubectl delete pod web --force

      # All pods of the namespace
      kubectl delete pods --all
      """,
    usage: "delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]",
    flags: """
      --all bool  Delete every object of the named types in the namespace.
      -A --all-namespaces bool
      --cascade string =background bare:background
      --dry-run string =none bare:unchanged
      --field-selector string
      -f --filename list
      --force bool
      --grace-period int =-1
      --ignore-not-found bool  Count a missing object as deleted. True by default with --all.
      -i --interactive bool
      -k --kustomize string
      --now bool
      -o --output string  Only "name": print TYPE/NAME alone.
      --raw string  A path of the server to DELETE.
      -R --recursive bool
      -l --selector string
      --timeout duration
      --wait bool =true
      """,
    run: { context throws(CommandError) in try DeleteCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    var deletion = try Deletion(flagsOf: context)
    let namespace = try context.namespace()
    let isWide =
      flags.bool("all") || !flags.string("selector").isEmpty
      || !flags.string("field-selector").isEmpty
    deletion.ignoresMissing =
      flags.isGiven("ignore-not-found") ? flags.bool("ignore-not-found") : isWide
    deletion.warnsOfScope = namespace.isExplicit && !flags.bool("all-namespaces")
    deletion.printsNames = flags.string("output") == "name"
    let result = flags.string("raw").isEmpty ? try find() : nil
    try validate(deletion)
    guard let result else { return try deleteRaw() }
    if flags.bool("interactive"), try !isConfirmed(result) { return }
    try deletion.run(result.infos, errors: result.errors)
  }

  private func find() throws(CommandError) -> ResourceBuilder.Result {
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    builder.allNamespaces = flags.bool("all-namespaces")
    builder.takeSelectors(
      label: flags.string("selector"), field: flags.string("field-selector"))
    builder.selectsAll = flags.bool("all")
    builder.requiresObject = false
    builder.chunkSize = 0
    try builder.take(context.arguments, allowsEmptySelector: false)
    return try builder.result()
  }

  private func validate(_ deletion: Deletion) throws(CommandError) {
    let output = flags.string("output")
    if !output.isEmpty, output != "name" {
      throw .text("unexpected -o output mode: \(output). We only support '-o name'")
    }
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    if flags.bool("all"), !flags.string("field-selector").isEmpty {
      throw .text("cannot set --all and --field-selector at the same time")
    }
    guard flags.bool("force") else { return }
    if deletion.gracePeriod == 0 {
      context.warn(
        "Immediate deletion does not wait for confirmation that the running resource has been "
          + "terminated. The resource may continue to run on the cluster indefinitely.")
    } else if deletion.gracePeriod > 0 {
      throw .text("--force and --grace-period greater than 0 cannot be specified together")
    }
  }

  private func isConfirmed(_ result: ResourceBuilder.Result) throws(CommandError) -> Bool {
    if result.infos.isEmpty {
      context.line("No resources found")
      return false
    }
    context.line("You are about to delete the following \(result.infos.count) resource(s):")
    for info in result.infos { context.line(info.title) }
    context.write("Do you want to continue? (y/n): ")
    let answer = context.io.readLine() ?? ""
    if answer.lowercased() == "y" { return true }
    context.line("deletion is cancelled")
    return false
  }

  private func deleteRaw() throws(CommandError) {
    if flags.bool("interactive") { throw .text("--interactive can not be used with --raw") }
    if !flags.string("output").isEmpty {
      throw .text("--raw and --output are mutually exclusive")
    }
    context.write(try context.rawText(.delete, flags.string("raw")))
  }
}
