// Models: kubectl pkg/cmd/create/create.go, v1.32.

import APIServer
import ObjectModel

/// `kubectl create -f`: objects from files; its subcommands make objects from arguments.
struct CreateCommand {
  static let command = Command(
    name: "create", group: .beginner,
    short: "Create objects from files or from arguments",
    long: """
      Create objects from files or from arguments.

       Files may be YAML or JSON.
      """,
    examples: """
      # The objects of a file
      kubectl create -f pod.yaml

      # The same from standard input
      cat pod.yaml | kubectl create -f -
      """,
    usage: "create -f FILENAME [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --dry-run string =none bare:unchanged
      --edit bool
      --field-manager string =kubectl-create
      -f --filename list
      -k --kustomize string
      -o --output string
      --raw string  A path of the server to POST to.
      --record bool deprecated
      -R --recursive bool
      --save-config bool
      -l --selector string
      --show-managed-fields bool
      --template string
      --validate string =strict bare:strict
      --windows-line-endings bool
      """,
    subcommands: [
      UnsimulatedGenerators.clusterRole,
      UnsimulatedGenerators.clusterRoleBinding,
      CreateConfigMap.command,
      CreateCronJob.command,
      CreateDeployment.command,
      CreateIngress.command,
      CreateJob.command,
      CreateNamespace.command,
      CreateDisruptionBudget.command,
      CreatePriorityClass.command,
      CreateQuota.command,
      UnsimulatedGenerators.role,
      UnsimulatedGenerators.roleBinding,
      CreateSecret.command,
      CreateService.command,
      CreateServiceAccount.command,
      CreateToken.command,
    ],
    run: { context throws(CommandError) in try CreateCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let files = FilenameOptions(flags)
    if files.isEmpty, context.arguments.isEmpty || !flags.string("raw").isEmpty {
      throw .text("must specify one of -f and -k")
    }
    if !context.arguments.isEmpty {
      throw .usage("Unexpected args: [\(context.arguments.joined(separator: " "))]", context)
    }
    if !flags.string("raw").isEmpty { return try context.sendRaw(.create, files) }
    if flags.bool("edit") { throw .notSimulated("the flag --edit of 'create'") }
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "created" + dryRun.suffix)
    var builder = try ResourceBuilder(context)
    builder.files = files
    builder.check = try context.manifestCheck()
    builder.takeSelectors(label: flags.string("selector"), field: "")
    let result = try builder.result()
    var errors: [CommandError] = []
    var count = 0
    for info in result.infos {
      do throws(CommandError) {
        let object = try create(info, dryRun)
        count += 1
        context.write(try printer.text(object, title: info.resource.title(of: object)))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors, found: result.errors) { throw error }
    if count == 0 { throw .text("no objects passed to create") }
  }

  private func create(_ info: ObjectInfo, _ dryRun: DryRun) throws(CommandError) -> Value {
    let recorded = context.recorded(info.object)
    let object = flags.bool("save-config") ? LastApplied.annotated(recorded) : recorded
    if dryRun == .client { return object }
    do throws(CommandError) {
      return try context.create(
        object, info.resource, namespace: info.namespace, dryRun: dryRun,
        validation: try context.fieldValidation())
    } catch {
      throw error.prefixed("creating", source: info.source)
    }
  }
}

extension CommandContext {
  /// Sends a new object and returns it as the server keeps it.
  func create(
    _ object: Value, _ resource: APIResource, namespace: String, dryRun: DryRun,
    validation: RequestOptions.FieldValidation
  ) throws(CommandError) -> Value {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    options.fieldManager = flags.knows("field-manager") ? flags.string("field-manager") : ""
    options.fieldValidation = validation
    return try self.object(
      APIRequest(.create, resource.target(namespace), options: options, body: object))
  }
}

extension APIResource {
  /// `pod/x`, by the resource and not by what the object says of itself.
  func title(of object: Value) -> String {
    let name = object.string(.metadata, .name) ?? ""
    return "\(qualifiedKind)/\(name.isEmpty ? "<unknown>" : name)"
  }
}
