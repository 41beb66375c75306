// Models: kubectl pkg/cmd/get/get.go, v1.32.

import APIServer
import Formats
import ObjectModel
import Simulation

/// `kubectl get`: rows or whole objects, once or as they change.
struct GetCommand {
  static let command = Command(
    name: "get", suggestedFor: ["list", "ps"], group: .intermediate,
    short: "Show objects as a table or in another format",
    long: """
      Show objects as a table or in another format.

       A table has one line per object with its most important facts. Label and field selectors \
      narrow the choice; objects of namespaced types come from the current namespace unless -n or \
      -A says otherwise.

       With -o the whole objects are printed as YAML or JSON, or what a template picks from them.

      Use "kubectl api-resources" for a complete list of supported resources.
      """,
    examples: """
      # The pods of the current namespace
      kubectl get pods

      # The same with their nodes and addresses
      kubectl get pods -o wide

      # One pod as the cluster keeps it
      kubectl get pod web -o yaml

      # Only where a pod has got to
      kubectl get pod web -o jsonpath={.status.phase}

      # Two types at once, in every namespace
      kubectl get rc,services -A

      # Follow what happens to pods with a label
      kubectl get pods -l app=web -w
      """,
    usage: """
      get [(-o|--output=)\(OutputFormat.get.joined(separator: "|"))] (TYPE[.VERSION][.GROUP] \
      [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags] [options]
      """,
    flags: """
      -A --all-namespaces bool
      --allow-missing-template-keys bool =true
      --chunk-size int =500
      --field-selector string
      -f --filename list
      --ignore-not-found bool
      -k --kustomize string
      -L --label-columns list
      --no-headers bool
      -o --output string  Output format. One of: (json, yaml, name, go-template, \
      go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file, \
      custom-columns, custom-columns-file, wide).
      --output-watch-events bool
      --raw string
      -R --recursive bool
      -l --selector string
      --server-print bool =true
      --show-kind bool
      --show-labels bool
      --show-managed-fields bool
      --sort-by string
      --subresource string
      --template string
      -w --watch bool
      --watch-only bool
      """,
    run: { context throws(CommandError) in try GetCommand(context: context).run() })

  let context: CommandContext
  var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    if !flags.string("raw").isEmpty { return try printRaw() }
    let isWatch = flags.bool("watch") || flags.bool("watch-only")
    try validate(isWatch: isWatch)
    let printer = try ObjectPrinter(context, allowed: OutputFormat.get)
    if isWatch {
      var watch = GetWatch(command: self, printer: printer)
      return try watch.run()
    }
    var builder = try makeBuilder(printer.format)
    let result = try builder.result()
    let errors =
      flags.bool("ignore-not-found")
      ? result.errors.filter { !$0.isNotFound } : result.errors
    if printer.format.isHumanReadable {
      try printTables(result.infos, errors, printer.format, builder.namespace)
    } else {
      try printObjects(result, errors, printer)
    }
  }

  private func validate(isWatch: Bool) throws(CommandError) {
    let hasFiles = !FilenameOptions(flags).isEmpty
    if isWatch {
      if !flags.string("sort-by").isEmpty {
        context.complain(
          flags.bool("watch")
            ? "warning: --watch requested, --sort-by will be ignored for watch events received\n"
            : "warning: --watch-only requested, --sort-by will be ignored\n")
      }
    } else if context.arguments.isEmpty, !hasFiles {
      let program = context.program
      context.complain(
        "You must specify the type of resource to get. Use \"\(program) api-resources\" for a "
          + "complete list of supported resources.\n\n")
      throw .usage(
        "Required resource not specified.\nUse \"\(program) explain <resource>\" for a detailed "
          + "description of that resource (e.g. \(program) explain pods).", context)
    }
    let output = flags.string("output")
    if flags.bool("show-labels"), !output.isEmpty, output != "wide" {
      throw .text("--show-labels option cannot be used with \(output) printer")
    }
    if flags.bool("output-watch-events"), !isWatch {
      throw .text(
        "--output-watch-events option can only be used with --watch or --watch-only")
    }
  }

  /// The builder of both the list and the watch.
  func makeBuilder(_ format: OutputFormat) throws(CommandError) -> ResourceBuilder {
    var builder = try ResourceBuilder(context)
    builder.allNamespaces = flags.bool("all-namespaces")
    if builder.allNamespaces { builder.enforcesNamespace = false }
    builder.files = FilenameOptions(flags)
    builder.takeSelectors(
      label: flags.string("selector"), field: flags.string("field-selector"))
    builder.subresource = flags.string("subresource")
    let sorts = !flags.string("sort-by").isEmpty
    builder.chunkSize = sorts ? 0 : flags.int("chunk-size")
    builder.wantsLatest = true
    if format.isHumanReadable, flags.bool("server-print") {
      builder.answer = .table(sorts ? .object : .metadata)
    }
    try builder.take(context.arguments, allowsEmptySelector: true)
    return builder
  }

  // MARK: Whole objects

  private func printObjects(
    _ result: ResourceBuilder.Result, _ errors: [CommandError], _ printer: ObjectPrinter
  ) throws(CommandError) {
    var printer = printer
    let isSingle = result.isSingle && !result.isList
    if isSingle, let error = CommandError.combined(errors) { throw error }
    if result.infos.isEmpty, flags.bool("ignore-not-found") { return }
    let objects = try sorted(result.infos.map(\.object))
    if isSingle, objects.count == 1 {
      context.write(try printer.text(objects[0]))
    } else {
      let list: Value = [
        "apiVersion": "v1", "items": .array(objects), "kind": "List",
        "metadata": ["resourceVersion": ""],
      ]
      context.write(try printer.text(list))
    }
    if let error = CommandError.combined(errors) { throw error }
  }

  private func sorted(_ objects: [Value]) throws(CommandError) -> [Value] {
    let field = flags.string("sort-by")
    if field.isEmpty || objects.count < 2 { return objects }
    do throws(JSONPathError) {
      return try Sorting.order(objects, by: field).map { objects[$0] }
    } catch {
      throw .text(error.message)
    }
  }

  // MARK: Tables

  private func printTables(
    _ infos: [ObjectInfo], _ errors: [CommandError], _ format: OutputFormat, _ namespace: String
  ) throws(CommandError) {
    let showsKinds = Set(infos.map(\.resource)).count > 1
    let infos = try inOrder(infos)
    let now = context.client.now.epochSeconds
    var writer = TabWriter(.table)
    var printer: TablePrinter?
    var last: APIResource?
    var hasWritten = false
    var needsBlankLine = false
    var areAllNamespaced = !flags.bool("all-namespaces")
    let flush = { (writer: inout TabWriter) in
      let text = writer.flush()
      if text.isEmpty { return }
      if needsBlankLine { self.context.write("\n") }
      needsBlankLine = false
      hasWritten = true
      self.context.write(text)
    }
    for info in infos {
      areAllNamespaced = areAllNamespaced && info.resource.isNamespaced
      if last != info.resource {
        flush(&writer)
        writer.forgetWidths()
        if last != nil, !flags.bool("no-headers"), hasWritten { needsBlankLine = true }
        printer = TablePrinter(tableOptions(format, info.resource, showsKind: showsKinds))
        last = info.resource
      }
      var table =
        info.table.map { ServerTable.printable($0) }
        ?? ServerTable.printable(info.object, now: now)
      if sort(&table) { printer?.write(table, to: &writer) }
    }
    flush(&writer)
    // A list of faults is printed without the word "error", even when it holds but one.
    if !errors.isEmpty { throw .several(errors) }
    if !hasWritten, !flags.bool("ignore-not-found") {
      context.complain(
        areAllNamespaced
          ? "No resources found in \(namespace) namespace.\n" : "No resources found\n")
    }
  }

  /// Answers in the order of the field. What has several is sorted as what was answered: tables,
  /// which have hardly a field that anybody asks for.
  private func inOrder(_ infos: [ObjectInfo]) throws(CommandError) -> [ObjectInfo] {
    let field = flags.string("sort-by")
    if field.isEmpty || infos.count < 2 { return infos }
    let answers = infos.map { info in
      guard let table = info.table else { return info.object }
      return [
        "apiVersion": "meta.k8s.io/v1", "kind": "Table",
        "metadata": ["resourceVersion": .string(table.resourceVersion)],
      ]
    }
    do throws(JSONPathError) {
      return try Sorting.order(answers, by: field).map { infos[$0] }
    } catch {
      throw .text(error.message)
    }
  }

  /// Sorts the rows; false when they have no such field, upon which kubectl shows none of them.
  private func sort(_ table: inout Formats.Table) -> Bool {
    let field = flags.string("sort-by")
    if field.isEmpty { return true }
    do throws(JSONPathError) {
      try Sorting.sort(&table, by: field)
      return true
    } catch {
      return false
    }
  }

  /// What the flags ask of a table of one resource.
  func tableOptions(
    _ format: OutputFormat, _ resource: APIResource, showsKind: Bool
  ) -> TablePrinter.Options {
    var options = TablePrinter.Options()
    options.hidesHeaders = flags.bool("no-headers")
    if case .wide = format { options.isWide = true }
    options.showsNamespace = flags.bool("all-namespaces") && resource.isNamespaced
    options.showsLabels = flags.bool("show-labels")
    options.labelColumns = flags.list("label-columns")
    if showsKind || flags.bool("show-kind") { options.kindPrefix = resource.qualifiedKind }
    return options
  }

  // MARK: Raw paths

  private func printRaw() throws(CommandError) {
    if !context.arguments.isEmpty {
      throw .text("arguments may not be passed when --raw is specified")
    }
    if flags.bool("watch") || flags.bool("watch-only") || !flags.string("selector").isEmpty {
      throw .text(
        "--raw may not be specified with other flags that filter the server request or alter "
          + "the output")
    }
    if !flags.string("output").isEmpty {
      throw .text("--raw and --output are mutually exclusive")
    }
    let path = flags.string("raw")
    guard path.hasPrefix("/") else {
      throw .text("--raw must be a valid URL path: parse \(path.quoted): invalid URI for request")
    }
    context.write(try context.rawText(.get, path))
  }
}
