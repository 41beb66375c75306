// Models: kubectl pkg/cmd/util/editor/editoptions.go, v1.32.

import APIServer
import ManifestYAML
import ObjectModel
import Simulation

/// `kubectl edit`: change objects in the learner's editor.
struct EditCommand {
  static let command = Command(
    name: "edit", group: .intermediate, short: "Edit objects in an editor",
    long: """
      Edit objects in the editor that KUBE_EDITOR or EDITOR names.

       The objects are shown as YAML, or as JSON with -o json. When the file is saved they are \
      patched; when the server refuses the change the file is opened again with the reasons.
      """,
    examples: """
      # A service
      kubectl edit svc/web

      # As JSON
      kubectl edit pod web -o json
      """,
    usage: "edit (RESOURCE/NAME | -f FILENAME) [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --field-manager string =kubectl-edit
      -f --filename list
      -k --kustomize string
      -o --output string
      --output-patch bool
      --record bool deprecated
      -R --recursive bool
      --save-config bool
      --show-managed-fields bool
      --subresource string
      --template string
      --validate string =strict bare:strict
      --windows-line-endings bool
      """,
    run: { context throws(CommandError) in
      var command = try EditCommand(context)
      try command.run()
    })

  /// `kubectl apply edit-last-applied`.
  static let lastApplied = Command(
    name: "edit-last-applied", short: "Edit what was last applied",
    long: """
      Edit what was last applied, in the editor that KUBE_EDITOR or EDITOR names. Only the \
      annotation changes; nothing is applied.
      """,
    examples: """
      # For a pod
      kubectl apply edit-last-applied pod/web

      # As JSON
      kubectl apply edit-last-applied pod/web -o json
      """,
    usage: "apply edit-last-applied (RESOURCE/NAME | -f FILENAME) [options]",
    flags: """
      --allow-missing-template-keys bool =true
      --field-manager string =kubectl-client-side-apply
      -f --filename list
      -k --kustomize string
      -o --output string
      --record bool deprecated
      -R --recursive bool
      --show-managed-fields bool
      --template string
      --validate string =strict bare:strict
      --windows-line-endings bool
      """,
    run: { context throws(CommandError) in
      var command = try EditCommand(context)
      try command.run()
    })

  private var editsLastApplied: Bool { context.command.name == "edit-last-applied" }

  private static let header = """
    # Please edit the object below. Lines beginning with a '#' will be ignored,
    # and an empty file will abort the edit. If an error occurs while saving this file will be
    # reopened with the relevant failures.
    #

    """
  /// How often a refused file is opened again.
  private static let roundLimit = 100

  private let context: CommandContext
  private let isJSON: Bool
  private let file: String
  private var reasons = ""
  private var printer: ObjectPrinter

  private init(_ context: CommandContext) throws(CommandError) {
    self.context = context
    let output = context.flags.string("output")
    isJSON = output == "json"
    file = "/tmp/kubectl-edit-\(context.client.now.epochSeconds).\(isJSON ? "json" : "yaml")"
    printer = try ObjectPrinter(context, operation: "edited")
    for flag in ["output-patch", "windows-line-endings", "save-config"]
    where context.flags.knows(flag) && context.flags.bool(flag) {
      throw .notSimulated("the flag --\(flag) of '\(context.command.name)'")
    }
  }

  private mutating func run() throws(CommandError) {
    var builder = try ResourceBuilder(context)
    builder.files = FilenameOptions(context.flags)
    builder.subresource = subresource
    builder.wantsLatest = true
    try builder.take(context.arguments, allowsEmptySelector: true)
    let result = try builder.result()
    if let error = CommandError.combined(result.errors) { throw error }
    if editsLastApplied {
      for info in result.infos where LastApplied.text(in: info.object) == nil {
        throw .text(
          "no last-applied-configuration annotation found on resources, to create the annotation, "
            + "use command `kubectl apply set-last-applied --create-annotation`")
      }
    }
    if result.infos.isEmpty {
      return context.line("edit cancelled, no objects found")
    }
    let original = text(result.infos.map { shown($0.object) })
    var edited = original
    for round in 0..<Self.roundLimit {
      let before = edited
      edited = try launch(edited)
      if round > 0, !reasons.isEmpty, edited == before {
        context.complain("A copy of your changes has been stored to \(file.quoted)\n")
        throw .text("Edit cancelled, no valid changes were saved.")
      }
      if edited == original { return cancel("no changes made.") }
      if edited.trimmed.isEmpty { return cancel("saved file was empty.") }
      reasons = ""
      guard let objects = parse(edited) else { continue }
      if try apply(objects, to: result.infos) { return context.io.removeFile(file) }
    }
  }

  private var subresource: String {
    context.flags.knows("subresource") ? context.flags.string("subresource") : ""
  }

  private func cancel(_ why: String) {
    context.io.removeFile(file)
    context.complain("Edit cancelled, \(why)\n")
  }

  private func shown(_ object: Value) -> Value {
    if editsLastApplied {
      let text = LastApplied.text(in: object) ?? ""
      return (try? JSONParser.parse(text)) ?? object
    }
    if context.flags.bool("show-managed-fields") { return object }
    var object = object
    if object[.metadata, .managedFields] != nil { object[.metadata]?[.managedFields] = nil }
    return object
  }

  private func text(_ objects: [Value]) -> String {
    let shown: Value =
      objects.count == 1
      ? objects[0]
      : ["apiVersion": "v1", "items": .array(objects), "kind": "List", "metadata": [:]]
    return isJSON
      ? JSONWriter(indent: 4, sortsKeys: true).text(shown) + "\n" : YAMLWriter.text(shown)
  }

  /// Opens the editor on the text and gives back what was saved, without comments.
  private func launch(_ text: String) throws(CommandError) -> String {
    do throws(FileFault) {
      try context.io.writeFile(file, Array((Self.header + reasons + text).utf8))
    } catch {
      throw .text("open \(file): \(error.reason)")
    }
    guard context.io.runEditor(file) else {
      let editor =
        context.io.environmentVariable("KUBE_EDITOR")
        ?? context.io.environmentVariable("EDITOR") ?? "vi"
      throw .text("there was a problem with the editor \(editor.quoted)")
    }
    do throws(FileFault) {
      let bytes = try context.io.readFile(file)
      return String(decoding: bytes, as: UTF8.self).parts(by: "\n")
        .filter { !$0.trimmed.hasPrefix("#") }.joined(separator: "\n")
    } catch {
      throw .text("open \(file): \(error.reason)")
    }
  }

  private mutating func parse(_ text: String) -> [Value]? {
    do throws(YAMLError) {
      var stream = YAMLStream(Array(text.utf8))
      guard let document = try stream.next()?.value else { return [] }
      let isList = document.string(.kind) == "List" && document["items"] != nil
      return isList ? document.elements("items") : [document]
    } catch {
      let lines = "The edited file had a syntax error: error parsing edited-file: \(error.message)"
      reasons = "# \(lines.replacing("\n", by: "\n# "))\n#\n"
      return nil
    }
  }

  /// Sends what changed; false when the file has to be opened again.
  private mutating func apply(
    _ objects: [Value], to infos: [ObjectInfo]
  ) throws(CommandError) -> Bool {
    var isDone = true
    for object in objects {
      let name = object.string(.metadata, .name) ?? ""
      let kind = object.string(.kind) ?? ""
      guard
        let info = infos.first(where: { $0.name == name && $0.resource.kind == kind }),
        info.object.string(.apiVersion) == object.string(.apiVersion)
      else { throw .text("At least one of apiVersion, kind and name was changed") }
      do throws(CommandError) {
        try patch(info, shown(info.object), object)
      } catch {
        guard case .status(let status) = error else { throw error }
        try explain(status, info)
        isDone = false
      }
    }
    return isDone
  }

  private mutating func patch(
    _ info: ObjectInfo, _ old: Value, _ new: Value
  ) throws(CommandError) {
    if old == new {
      context.line("\(info.title) skipped")
      return
    }
    let resource = info.resource
    let type = context.environment.schemaType(
      group: resource.group, version: resource.version, kind: resource.kind)
    var body = MergePatch.create(old, new)
    if editsLastApplied {
      var annotations = Fields()
      annotations[LastApplied.key] = .string(JSONWriter(sortsKeys: true).text(new) + "\n")
      body = ["metadata": ["annotations": .object(annotations)]]
    } else if let type {
      do throws(PatchError) {
        body = try StrategicMergePatch.createTwoWay(old, new, type: type)
      } catch {
        throw .text(error.message)
      }
    }
    var options = RequestOptions()
    options.fieldManager = context.flags.string("field-manager")
    options.fieldValidation = try context.fieldValidation()
    let target = resource.target(
      info.namespace, info.name, subresource: subresource.isEmpty ? nil : subresource)
    let object = try context.object(
      APIRequest(
        .patch, target, options: options, body: body,
        patchType: type == nil || editsLastApplied ? .merge : .strategic))
    var plain = printer
    plain.operation = "edited"
    context.write(ObjectTitle.text(object) + " \(plain.operation)\n")
  }

  private mutating func explain(_ status: Status, _ info: ObjectInfo) throws(CommandError) {
    let name = "\(info.resource.qualifiedPlural) \(info.name.quoted)"
    switch status.reason {
    case "Invalid":
      context.complain("error: \(name) is invalid\n")
      reasons += "# \(name) was not valid:\n"
      for cause in status.causes {
        let line = "\(cause.field): \(cause.message)".replacing("\n", by: "\n# ")
        reasons += "# * \(line)\n"
      }
      reasons += "#\n"
    case "NotFound":
      context.complain("error: \(name) could not be found on the server\n")
      context.complain(
        "The edits you made on deleted resources have been saved to \(file.quoted)\n")
      throw .silent(code: 1)
    default:
      context.complain("error: \(name) could not be patched: \(status.message)\n")
      context.complain(
        "You can run `\(context.program) replace -f \(file)` to try this update again.\n")
      throw .silent(code: 1)
    }
  }
}
