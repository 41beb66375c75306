// Models: kubectl pkg/cmd/apply/apply.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl apply`: make objects be as files say.
struct ApplyCommand {
  static let command = Command(
    name: "apply", group: .advanced,
    short: "Make objects be as files say",
    long: """
      Make objects be as files say. An object that does not exist is created; one that does is \
      changed where the file differs from it, and loses what an earlier file had set and this one \
      does not. Use it from the start, or create objects with 'create --save-config'.

       Files may be YAML or JSON.
      """,
    examples: """
      # The objects of a file
      kubectl apply -f pod.yaml

      # Of a folder
      kubectl apply -f manifests/

      # Of standard input
      cat pod.yaml | kubectl apply -f -
      """,
    usage: "apply (-f FILENAME | -k DIRECTORY) [options]",
    flags: """
      --all bool
      --allow-missing-template-keys bool =true
      --cascade string =background bare:background
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-client-side-apply
      -f --filename list
      --force bool
      --force-conflicts bool
      --grace-period int =-1
      -k --kustomize string
      --openapi-patch bool =true
      -o --output string
      --overwrite bool =true  Where the live object and the files differ, take the files.
      --prune bool
      --prune-allowlist array
      --record bool deprecated
      -R --recursive bool
      -l --selector string
      --server-side bool
      --show-managed-fields bool
      --subresource string
      --template string
      --timeout duration
      --validate string =strict bare:strict
      --wait bool
      """,
    subcommands: [
      EditCommand.lastApplied,
      SetLastApplied.command,
      ViewLastApplied.command,
    ],
    run: { context throws(CommandError) in try ApplyCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    let deletion = try Deletion(flagsOf: context)
    let files = FilenameOptions(flags)
    if !context.arguments.isEmpty {
      throw .usage("Unexpected args: [\(context.arguments.joined(separator: " "))]", context)
    }
    try files.requireFile()
    let validation = try context.fieldValidation()
    let printer = try ObjectPrinter(context)
    let pruning =
      flags.bool("prune")
      ? try ApplyPruning(context, dryRun, cascade: deletion.cascade) : nil
    try validate(dryRun)
    var builder = try ResourceBuilder(context)
    builder.files = files
    builder.check = try context.manifestCheck()
    builder.takeSelectors(label: flags.string("selector"), field: "")
    let result = try builder.result()
    var errors = result.errors
    if result.infos.isEmpty, errors.isEmpty { throw .text("no objects passed to apply") }
    var one = AppliedObject(
      context: context, dryRun: dryRun, deletion: deletion, validation: validation,
      printer: printer)
    var objects: [Value] = []
    var applied: [(info: ObjectInfo, object: Value)] = []
    for info in result.infos {
      do throws(CommandError) {
        let object = try one.apply(info)
        objects.append(object)
        applied.append((info, object))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
    try show(objects, printer)
    try pruning?.run(applied, printer)
  }

  private func validate(_ dryRun: DryRun) throws(CommandError) {
    let isServerSide = flags.bool("server-side")
    if flags.bool("force-conflicts"), !isServerSide {
      throw .text("--force-conflicts only works with --server-side")
    }
    if dryRun == .client, isServerSide {
      throw .text(
        "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server "
          + "instead?)")
    }
    if isServerSide, flags.bool("force") {
      throw .text("--force cannot be used with --server-side")
    }
    if dryRun == .server, flags.bool("force") {
      throw .text("--dry-run=server cannot be used with --force")
    }
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    if !flags.string("subresource").isEmpty, !isServerSide {
      throw .text("--subresource can only be specified for --server-side")
    }
    guard flags.bool("prune") else { return }
    if flags.bool("force") { throw .text("--force cannot be used with --prune") }
    if !flags.bool("all"), flags.string("selector").isEmpty {
      throw .text(
        "all resources selected for prune without explicitly passing --all. To prune all "
          + "resources, pass the --all flag. If you did not mean to prune all resources, specify "
          + "a label selector")
    }
  }

  private func show(_ objects: [Value], _ printer: ObjectPrinter) throws(CommandError) {
    let output = flags.string("output")
    guard !output.isEmpty, output != "name", let first = objects.first else { return }
    var printer = printer
    let shown: Value =
      objects.count == 1
      ? first
      : ["apiVersion": "v1", "items": .array(objects), "kind": "List", "metadata": [:]]
    context.write(try printer.text(shown))
  }
}
