// Models: kubectl pkg/cmd/apply's view- and set-last-applied, v1.32.

import APIServer
import ManifestYAML
import ObjectModel

/// `kubectl apply view-last-applied`.
struct ViewLastApplied {
  static let command = Command(
    name: "view-last-applied", short: "Show what was last applied",
    long: """
      Show what was last applied, by type and name or by file.

       It is printed as YAML unless -o says otherwise.
      """,
    examples: """
      # As YAML, and as JSON
      kubectl apply view-last-applied pod/web
      kubectl apply view-last-applied -f pod.yaml -o json
      """,
    usage: """
      apply view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME) [options]
      """,
    flags: """
      --all bool
      -f --filename list
      -k --kustomize string
      -o --output string =yaml  yaml or json.
      -R --recursive bool
      -l --selector string
      """,
    run: { context throws(CommandError) in try ViewLastApplied(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let output = context.flags.string("output")
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(context.flags)
    builder.selectsAll = context.flags.bool("all")
    builder.takeSelectors(label: context.flags.string("selector"), field: "")
    builder.wantsLatest = true
    try builder.take(context.arguments, allowsEmptySelector: false)
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    var texts: [String] = []
    for info in result.infos {
      // kubectl means to complain of a missing annotation here, but says nothing.
      guard let text = LastApplied.text(in: info.object) else { continue }
      texts.append(text)
    }
    for text in texts { context.write(try formatted(text, output)) }
  }

  private func formatted(_ text: String, _ output: String) throws(CommandError) -> String {
    switch output {
    case "", "yaml":
      do throws(YAMLError) {
        return YAMLWriter.text(try YAMLReader.value(text))
      } catch {
        throw .text(error.message)
      }
    case "json":
      do throws(JSONError) {
        let value = try JSONParser.parse(text)
        return JSONWriter(indent: 2, sortsKeys: true).text(value) + "\n"
      } catch {
        throw .text(error.message)
      }
    default:
      throw .usage(
        "Unexpected -o output mode: \(output), the flag 'output' must be one of yaml|json",
        context)
    }
  }
}

/// `kubectl apply set-last-applied`.
struct SetLastApplied {
  static let command = Command(
    name: "set-last-applied", short: "Say what was last applied, without applying it",
    long: """
      Say what was last applied: the annotation is set to what the file says, as if it had been \
      applied, and nothing else changes.
      """,
    examples: """
      # For an object that was created without apply
      kubectl apply set-last-applied -f pod.yaml --create-annotation=true
      """,
    usage: "apply set-last-applied -f FILENAME [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --create-annotation bool
      --dry-run string =none bare:unchanged
      -f --filename list
      -o --output string
      --show-managed-fields bool
      --template string
      """,
    run: { context throws(CommandError) in try SetLastApplied(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let dryRun = try DryRun(context)
    var printer = try ObjectPrinter(context, operation: "configured" + dryRun.suffix)
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(context.flags)
    let result = try builder.result()
    var changes: [(info: ObjectInfo, patch: Value)] = []
    for info in result.infos {
      let live: Value
      do throws(CommandError) {
        live = try context.latest(info)
      } catch {
        guard error.isNotFound else { throw error }
        throw error
      }
      if LastApplied.text(in: live) == nil, !context.flags.bool("create-annotation") {
        throw .text(
          "no last-applied-configuration annotation found on resource: \(info.name), to create "
            + "the annotation, run the command with --create-annotation")
      }
      var annotations = Value.emptyObject
      let text = JSONWriter(sortsKeys: true).text(info.object) + "\n"
      annotations[LastApplied.key] = .string(text)
      if LastApplied.text(in: live) != text {
        changes.append((info, ["metadata": ["annotations": annotations]]))
      } else {
        context.write("set-last-applied \(info.name): no changes required.\n")
      }
    }
    if let error = CommandError.combined(result.errors) { throw error }
    for (info, patch) in changes {
      var object = info.object
      if dryRun != .client {
        var options = RequestOptions()
        options.isDryRun = dryRun == .server
        object = try context.object(
          APIRequest(.patch, info.target, options: options, body: patch, patchType: .merge))
      }
      context.write(try printer.text(object, title: info.title))
    }
  }
}
