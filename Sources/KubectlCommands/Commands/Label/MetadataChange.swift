// Models: kubectl pkg/cmd/label/label.go and pkg/cmd/annotate/annotate.go, v1.32.

import APIServer
import ObjectModel

/// What `kubectl label` and `kubectl annotate` have in common: pairs to set and keys to remove.
struct MetadataChange {
  /// Labels or annotations.
  enum Sort {
    case labels, annotations

    var key: Key { self == .labels ? .labels : .annotations }
    /// One of them, as messages say.
    var noun: String { self == .labels ? "label" : "annotation" }
    /// All of them, as `--list` says.
    var plural: String { self == .labels ? "labels" : "annotations" }
  }

  /// The flags of one of the two commands.
  static func flags(of command: String) -> String {
    """
    --all bool
    -A --all-namespaces bool
    --allow-missing-template-keys bool =true
    --dry-run string =none bare:unchanged
    --field-manager string =kubectl-\(command)
    --field-selector string
    -f --filename list
    -k --kustomize string
    --list bool
    --local bool
    -o --output string
    --overwrite bool
    --record bool deprecated
    -R --recursive bool
    --resource-version string
    -l --selector string
    --show-managed-fields bool
    --template string
    """
  }

  let context: CommandContext
  let sort: Sort
  private var flags: ParsedFlags { context.flags }

  init(context: CommandContext, sort: Sort) {
    self.context = context
    self.sort = sort
  }

  /// What the line asks for.
  struct Request {
    var resources: [String] = []
    var additions: [(key: String, value: String)] = []
    var removals: [String] = []
  }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    let request = try parse()
    try validate(request, dryRun)
    let printer = try ObjectPrinter(context)
    var annotationPrinter = printer
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    if !flags.bool("local") {
      builder.takeSelectors(
        label: flags.string("selector"), field: flags.string("field-selector"))
      builder.allNamespaces = flags.bool("all-namespaces")
      try builder.take(request.resources, allowsEmptySelector: flags.bool("all"))
      builder.wantsLatest = true
    }
    let result = try builder.result()
    let isOne = result.isSingle && !result.isList
    if !isOne, !flags.string("resource-version").isEmpty {
      throw .text("--resource-version may only be used with a single resource")
    }
    var errors: [CommandError] = []
    for info in result.infos {
      do throws(CommandError) {
        // Labels are printed with a printer of their own each, annotations with one for all.
        var labelPrinter = printer
        if sort == .labels {
          try change(info, request, dryRun, isOne: isOne, &labelPrinter)
        } else {
          try change(info, request, dryRun, isOne: isOne, &annotationPrinter)
        }
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors, found: result.errors) { throw error }
  }

  // MARK: The line

  private func parse() throws(CommandError) -> Request {
    var request = Request()
    var pairs: [String] = []
    for argument in context.arguments {
      let isPair =
        argument.contains("=") && !argument.hasPrefix("=")
        || argument.hasSuffix("-") && argument != "-"
      if isPair {
        pairs.append(argument)
      } else if pairs.isEmpty {
        request.resources.append(argument)
      } else {
        throw .text(
          "all resources must be specified before \(sort.noun) changes: \(argument)")
      }
    }
    for pair in pairs { try add(pair, to: &request) }
    let both = request.removals.filter { key in request.additions.contains { $0.key == key } }
    if !both.isEmpty {
      throw .text(
        sort == .labels
          ? "can not both modify and remove a label in the same command"
          : "can not both modify and remove the following annotation(s) in the same command: "
            + both.joined(separator: ", "))
    }
    return request
  }

  private func add(_ pair: String, to request: inout Request) throws(CommandError) {
    guard pair.contains("=") else {
      return request.removals.append(String(pair.dropLast()))
    }
    let parts = pair.cut(at: "=")
    let value = parts.tail ?? ""
    if sort == .labels {
      if value.contains("=") { throw .text("invalid label spec: \(pair)") }
      let faults = NameRules.labelValue(value)
      if !faults.isEmpty {
        throw .text("invalid label value: \(pair.quoted): \(faults.joined(separator: ";"))")
      }
    }
    request.additions.removeAll { $0.key == parts.head }
    request.additions.append((parts.head, value))
  }

  private func validate(_ request: Request, _ dryRun: DryRun) throws(CommandError) {
    let files = FilenameOptions(flags)
    let example = sort == .labels ? "pod" : "rsrc"
    if flags.bool("list"), !flags.string("output").isEmpty {
      throw .text("--list and --output may not be specified together")
    }
    if flags.bool("all"), !flags.string("selector").isEmpty {
      throw .text("cannot set --all and --selector at the same time")
    }
    if flags.bool("all"), !flags.string("field-selector").isEmpty {
      throw .text("cannot set --all and --field-selector at the same time")
    }
    if flags.bool("local") {
      if case .server = dryRun {
        throw .text(
          "cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
      }
      if !request.resources.isEmpty {
        throw .text(
          "can only use local files by -f \(example).yaml or --filename=\(example).json when "
            + "--local=true is set")
      }
      if files.isEmpty {
        throw .text(
          "one or more files must be specified as -f \(example).yaml or "
            + "--filename=\(example).json")
      }
    } else if request.resources.isEmpty, files.isEmpty {
      throw .text(
        "one or more resources must be specified as <resource> <name> or <resource>/<name>")
    }
    if request.additions.isEmpty, request.removals.isEmpty, !flags.bool("list") {
      throw .text("at least one \(sort.noun) update is required")
    }
  }

  // MARK: One object

  private func change(
    _ info: ObjectInfo, _ request: Request, _ dryRun: DryRun, isOne: Bool,
    _ printer: inout ObjectPrinter
  ) throws(CommandError) {
    var old = info.object
    let version = flags.string("resource-version")
    if !version.isEmpty { old[orEmpty: .metadata][.resourceVersion] = nil }
    let isSent = dryRun != .client && !flags.bool("local") && !flags.bool("list")
    if isSent, sort == .labels { reportMissing(request, old) }
    let new = context.recorded(try changed(old, request, version))
    var shown = new
    if isSent {
      var options = RequestOptions()
      options.isDryRun = dryRun == .server
      options.fieldManager = flags.string("field-manager")
      let answer = try context.object(
        APIRequest(
          .patch, info.target, options: options, body: MergePatch.create(old, new),
          patchType: .merge))
      if sort == .annotations { shown = answer }
    }
    if flags.bool("list") { return list(new, info, isOne: isOne) }
    printer.operation = operation(old, new) + dryRun.suffix
    context.write(try printer.text(shown, title: info.title))
  }

  private func changed(
    _ object: Value, _ request: Request, _ version: String
  ) throws(CommandError) -> Value {
    let present = object.fields(.metadata, sort.key)
    if !flags.bool("overwrite") { try refuseOverwrites(present, request) }
    var fields = present
    for (key, value) in request.additions { fields[Key(key)] = .string(value) }
    for key in request.removals { fields[Key(key)] = nil }
    var new = object
    new[orEmpty: .metadata][sort.key] = .object(fields)
    if !version.isEmpty {
      new[orEmpty: .metadata][.resourceVersion] = .string(version)
    }
    return new
  }

  private func refuseOverwrites(
    _ present: Fields, _ request: Request
  ) throws(CommandError) {
    var faults: [String] = []
    for (key, value) in request.additions {
      if sort == .annotations, key == "kubernetes.io/change-cause" { continue }
      if let old = present[Key(key)]?.string, old != value {
        faults.append("'\(key)' already has a value (\(old))")
      }
    }
    if faults.isEmpty { return }
    if sort == .annotations {
      throw .text(
        "--overwrite is false but found the following declared annotation(s): "
          + faults.joined(separator: "; "))
    }
    let errors = faults.map { CommandError.text("\($0), and --overwrite is false") }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func reportMissing(_ request: Request, _ object: Value) {
    for key in request.removals where object[.metadata, .labels, Key(key)] == nil {
      context.line("label \(key.quoted) not found.")
    }
  }

  private func operation(_ old: Value, _ new: Value) -> String {
    if sort == .annotations { return "annotated" }
    if old == new { return "not labeled" }
    let writer = JSONWriter(sortsKeys: true)
    let isShorter = writer.bytes(new).count < writer.bytes(old).count
    return isShorter && !flags.bool("overwrite") ? "unlabeled" : "labeled"
  }

  private func list(_ object: Value, _ info: ObjectInfo, isOne: Bool) {
    if !isOne {
      let resource = info.resource
      context.line(
        "Listing \(sort.plural) for \(resource.kind).\(resource.group)/\(info.name):")
    }
    for (key, value) in object.fields(.metadata, sort.key).sorted {
      context.line("\(isOne ? "" : " ")\(key)=\(value.string ?? "")")
    }
  }
}
