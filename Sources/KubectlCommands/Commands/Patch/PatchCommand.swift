// Models: kubectl pkg/cmd/patch/patch.go, v1.32.

import APIServer
import ManifestYAML
import ObjectModel

/// `kubectl patch`: change some fields of objects.
struct PatchCommand {
  static let command = Command(
    name: "patch", group: .advanced,
    short: "Change some fields of objects",
    long: """
      Change some fields of objects with a strategic merge patch, a JSON merge patch or a JSON \
      patch.

       The patch may be JSON or YAML.
      """,
    examples: """
      # Keep a node from getting pods
      kubectl patch node node-1 -p '{"spec":{"unschedulable":true}}'

      # Another image, found by the name of the container
      kubectl patch pod web -p '{"spec":{"containers":[{"name":"web","image":"nginx:1.27"}]}}'

      # The same by its place in the list
      kubectl patch pod web --type='json' -p='[{"op": "replace", "path": \
      "/spec/containers/0/image", "value":"nginx:1.27"}]'
      """,
    usage: "patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-patch
      -f --filename list
      -k --kustomize string
      --local bool
      -o --output string
      -p --patch string
      --patch-file string
      --record bool deprecated
      -R --recursive bool
      --show-managed-fields bool
      --subresource string
      --template string
      --type string =strategic
      """,
    run: { context throws(CommandError) in try PatchCommand(context: context).run() })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context)
    try validate(dryRun)
    let type = patchType
    let patch = try readPatch()
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(flags)
    builder.subresource = flags.string("subresource")
    if !flags.bool("local") {
      try builder.take(context.arguments, allowsEmptySelector: false)
    }
    let result = try builder.result()
    var errors = result.errors
    for info in result.infos {
      do throws(CommandError) {
        let isSent = !flags.bool("local") && dryRun != .client
        let object = isSent ? try send(info, patch, type, dryRun) : try apply(info, patch, type)
        if isSent, dryRun == .none, object != info.object { try context.record(info) }
        let before = isSent && !info.source.isEmpty ? Value.null : info.object
        // kubectl does not say here that it was a dry run.
        printer.operation = object == before ? "patched (no change)" : "patched"
        context.write(try printer.text(object, title: title(object, info)))
      } catch {
        if case .interrupted = error { throw error }
        errors.append(error)
      }
    }
    if let error = CommandError.combined(errors) { throw error }
    if result.infos.isEmpty { throw .text("no objects passed to patch") }
  }

  private func title(_ object: Value, _ info: ObjectInfo) -> String {
    object.string(.kind) == nil ? info.title : ObjectTitle.text(object)
  }

  private var patchType: APIRequest.PatchType {
    switch flags.string("type").lowercased() {
    case "json": .json
    case "merge": .merge
    default: .strategic
    }
  }

  private func validate(_ dryRun: DryRun) throws(CommandError) {
    let text = flags.string("patch")
    let file = flags.string("patch-file")
    if !text.isEmpty, !file.isEmpty {
      throw .text("cannot specify --patch and --patch-file together")
    }
    if text.isEmpty, file.isEmpty {
      throw .text("must specify --patch or --patch-file containing the contents of the patch")
    }
    if flags.bool("local"), !context.arguments.isEmpty {
      throw .text("cannot specify --local and server resources")
    }
    if flags.bool("local"), dryRun == .server {
      throw .text("cannot specify --local and --dry-run=server - did you mean --dry-run=client?")
    }
    let type = flags.string("type")
    if !["", "json", "merge", "strategic"].contains(type.lowercased()) {
      throw .text("--type must be one of [json merge strategic], not \(type.quoted)")
    }
  }

  private func readPatch() throws(CommandError) -> Value {
    var text = flags.string("patch")
    let file = flags.string("patch-file")
    if !file.isEmpty {
      do throws(FileFault) {
        text = String(decoding: try context.io.readFile(file), as: UTF8.self)
      } catch {
        throw .text("unable to read patch file: open \(file): \(error.reason)")
      }
    }
    do throws(YAMLError) {
      var stream = YAMLStream(Array(text.utf8))
      return try stream.next()?.value ?? .null
    } catch {
      if text.trimmed.hasPrefix("{") {
        if flags.bool("local") { throw .text("invalid JSON document") }
        let start = patchType == .strategic ? "" : "error decoding patch: "
        throw .status(.badRequest(start + jsonFault(text)))
      }
      let reason = error.message.replacing("error converting YAML to JSON: ", by: "")
      throw .text("unable to parse \(flags.string("patch").quoted): \(reason)")
    }
  }

  /// What the server says of a patch that is no JSON.
  private func jsonFault(_ text: String) -> String {
    do throws(JSONError) {
      _ = try JSONParser.parse(text)
      return "invalid JSON document"
    } catch {
      return error.message
    }
  }

  private func send(
    _ info: ObjectInfo, _ patch: Value, _ type: APIRequest.PatchType, _ dryRun: DryRun
  ) throws(CommandError) -> Value {
    var options = RequestOptions()
    options.isDryRun = dryRun == .server
    options.fieldManager = flags.string("field-manager")
    let part = flags.string("subresource")
    let target = info.resource.target(
      info.namespace, info.name, subresource: part.isEmpty ? nil : part)
    return try context.object(
      APIRequest(.patch, target, options: options, body: patch, patchType: type))
  }

  private func apply(
    _ info: ObjectInfo, _ patch: Value, _ type: APIRequest.PatchType
  ) throws(CommandError) -> Value {
    switch type {
    case .json: try ClientPatches(context: context).applyJSON(patch, to: info.object)
    case .merge: MergePatch.apply(patch, to: info.object)
    default: try ClientPatches(context: context).applyStrategic(patch, to: info.object)
    }
  }
}
