// Models: kubectl pkg/cmd/replace/replace.go, v1.32.

import APIServer
import ObjectModel
import Simulation

/// `kubectl replace`: put whole objects in the place of others.
struct ReplaceCommand {
  static let command = Command(
    name: "replace", group: .advanced,
    short: "Put the objects of files in the place of those that are there",
    long: """
      Put the objects of files in the place of those that are there.

       Files may be YAML or JSON, and must describe the whole object, which can be got with

         $ kubectl get TYPE NAME -o yaml
      """,
    examples: """
      # The object of a file
      kubectl replace -f pod.yaml

      # Delete it first and create it anew
      kubectl replace --force -f pod.yaml
      """,
    usage: "replace -f FILENAME [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --cascade string =background bare:background
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-replace
      -f --filename list
      --force bool
      --grace-period int =-1
      -k --kustomize string
      -o --output string
      --raw string  A path of the server to PUT to.
      --record bool deprecated
      -R --recursive bool
      --save-config bool
      --show-managed-fields bool
      --subresource string
      --template string
      --timeout duration
      --validate string =strict bare:strict
      --wait bool
      """,
    run: { context throws(CommandError) in try ReplaceCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let validation = try context.fieldValidation()
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "replaced" + dryRun.suffix)
    var deletion = try Deletion(flagsOf: context)
    deletion.ignoresMissing = true
    deletion.printsNames = flags.string("output") == "name"
    if deletion.gracePeriod == 0 {
      deletion.gracePeriod = 1
      deletion.waits = true
    }
    let files = FilenameOptions(flags)
    try files.requireFile()
    try validate(deletion, dryRun)
    if !flags.string("raw").isEmpty { return try context.sendRaw(.update, files) }
    var builder = try ResourceBuilder(context)
    builder.files = files
    builder.check = try context.manifestCheck()
    let result = try builder.result()
    if flags.bool("force") {
      return try replaceByForce(result, deletion, validation, &printer)
    }
    var errors: [CommandError] = []
    for info in result.infos {
      do throws(CommandError) {
        let object = try replace(info, dryRun, validation)
        context.write(try printer.text(object, title: info.title))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors, found: result.errors) { throw error }
  }

  private func validate(_ deletion: Deletion, _ dryRun: DryRun) throws(CommandError) {
    let isForced = flags.bool("force")
    if deletion.gracePeriod >= 0, !isForced {
      throw .text("--grace-period must have --force specified")
    }
    if deletion.timeout != .zero, !isForced {
      throw .text("--timeout must have --force specified")
    }
    if isForced, dryRun != .none {
      throw .text("--dry-run can not be used when --force is set")
    }
  }

  private func replace(
    _ info: ObjectInfo, _ dryRun: DryRun, _ validation: RequestOptions.FieldValidation
  ) throws(CommandError) -> Value {
    var object = annotated(info.object)
    if dryRun == .client { return object }
    let part = flags.string("subresource")
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    options.fieldManager = flags.string("field-manager")
    options.fieldValidation = validation
    do throws(CommandError) {
      // Without a version in the file the one of the live object is taken over.
      let live = try context.object(APIRequest(.get, info.target))
      if object.string(.metadata, .resourceVersion) == nil {
        object[orEmpty: .metadata][.resourceVersion] = live[.metadata, .resourceVersion]
      }
      let target = info.resource.target(
        info.namespace, info.name, subresource: part.isEmpty ? nil : part)
      return try context.object(APIRequest(.update, target, options: options, body: object))
    } catch {
      throw error.prefixed("replacing", source: info.source)
    }
  }

  private func annotated(_ object: Value) -> Value {
    let object = context.recorded(object)
    return flags.bool("save-config") || LastApplied.text(in: object) != nil
      ? LastApplied.annotated(object) : object
  }

  private func replaceByForce(
    _ result: ResourceBuilder.Result, _ deletion: Deletion,
    _ validation: RequestOptions.FieldValidation, _ printer: inout ObjectPrinter
  ) throws(CommandError) {
    var deletion = deletion
    deletion.waits = true
    if deletion.timeout == .zero { deletion.timeout = .minutes(5) }
    try deletion.run(result.infos, errors: result.errors)
    for info in result.infos {
      let object = try context.create(
        annotated(info.object), info.resource, namespace: info.namespace, dryRun: .none,
        validation: validation)
      context.write(try printer.text(object, title: info.title))
    }
    if result.infos.isEmpty { throw .text("no objects passed to replace") }
  }
}
