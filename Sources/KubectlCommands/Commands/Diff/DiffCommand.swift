// Models: kubectl pkg/cmd/diff, v1.32, with the output of GNU diff -u -N.

import APIServer
import ManifestYAML
import ObjectModel
import Simulation

/// `kubectl diff`: what an apply would change.
struct DiffCommand {
  static let command = Command(
    name: "diff", group: .advanced, short: "Show what an apply would change",
    long: """
      Show how the objects of files differ from those of the cluster, as an apply would change \
      them.

       The output is that of "diff -u -N". Exit status: 0 nothing differs, 1 something does, more \
      than 1 a failure.
      """,
    examples: """
      # What the file would change
      kubectl diff -f pod.yaml

      # The same from standard input
      cat pod.yaml | kubectl diff -f -
      """,
    usage: "diff -f FILENAME [options]",
    flags: """
      --concurrency int =1
      --field-manager string =kubectl-client-side-apply
      -f --filename list
      --force-conflicts bool
      -k --kustomize string
      --prune bool
      --prune-allowlist array
      -R --recursive bool
      -l --selector string
      --server-side bool
      --show-managed-fields bool
      """,
    run: { context throws(CommandError) in
      do throws(CommandError) {
        try DiffCommand(context: context).run()
      } catch {
        if case .silent = error { throw error }
        // Failures of diff have a code above 1, which says "different".
        throw .plain(error.output, code: error.code + 1)
      }
    })

  let context: CommandContext
  private var flags: ParsedFlags { context.flags }

  func run() throws(CommandError) {
    let files = FilenameOptions(flags)
    if files.isEmpty { throw .text("must specify one of -f and -k") }
    if !context.arguments.isEmpty {
      throw .usage("Unexpected args: [\(context.arguments.joined(separator: " "))]", context)
    }
    for flag in ["prune", "server-side"] where flags.bool(flag) {
      throw .notSimulated("the flag --\(flag) of 'diff'")
    }
    var builder = try ResourceBuilder(context)
    builder.files = files
    builder.takeSelectors(label: flags.string("selector"), field: "")
    let result = try builder.result()
    // The first fault ends it before anything is shown.
    if let error = result.errors.first { throw error }
    var differs = false
    for info in result.infos where try show(info) { differs = true }
    if differs { throw .silent(code: 1) }
  }

  private func show(_ info: ObjectInfo) throws(CommandError) -> Bool {
    var live: Value?
    do throws(CommandError) {
      live = try context.latest(info)
    } catch {
      if !error.isNotFound { throw error }
    }
    let merged = try merge(info, live)
    var texts = (live.map(cleaned), cleaned(merged))
    if info.resource.kind == "Secret" { texts = SecretMask.masked(texts.0, texts.1) }
    // Hidden values make an object of a secret that is not there.
    let missing = info.resource.kind == "Secret" ? "null\n" : ""
    let diff = UnifiedDiff(
      texts.0.map { YAMLWriter.text($0) } ?? missing, YAMLWriter.text(texts.1))
    if diff.isEmpty { return false }
    let resource = info.resource
    let group = resource.group.isEmpty ? "" : "\(resource.group)."
    let name = "\(group)\(resource.version).\(resource.kind).\(info.namespace).\(info.name)"
    let number = context.client.now.epochSeconds
    let (old, new) = ("/tmp/LIVE-\(number)/\(name)", "/tmp/MERGED-\(number)/\(name)")
    let time = timestamp
    context.write("diff -u -N \(old) \(new)\n--- \(old)\t\(time)\n+++ \(new)\t\(time)\n")
    context.write(diff.text)
    return true
  }

  private var timestamp: String {
    let text = RFC3339.microText(epochNanoseconds: context.client.now.nanoseconds)
    let parts = text.cut(at: "T")
    return "\(parts.head) \((parts.tail ?? "").dropLast())000 +0000"
  }

  private func merge(_ info: ObjectInfo, _ live: Value?) throws(CommandError) -> Value {
    var options = RequestOptions()
    options.isDryRun = true
    options.fieldManager = flags.string("field-manager")
    guard let live else {
      return try context.object(
        APIRequest(
          .create, info.resource.target(info.namespace), options: options, body: info.object))
    }
    let making = AppliedPatch(context: context, info: info, overwrites: true)
    do throws(CommandError) {
      let patch = try making.made(from: live, to: LastApplied.stripped(info.object))
      if patch.object?.isEmpty ?? true { return live }
      return try context.object(
        APIRequest(
          .patch, info.target, options: options, body: patch,
          patchType: making.schema == nil ? .merge : .strategic))
    } catch {
      throw error.prefixed("patching", source: info.source)
    }
  }

  private func cleaned(_ object: Value) -> Value {
    if flags.bool("show-managed-fields") { return object }
    var object = object
    if object[.metadata, .managedFields] != nil { object[.metadata]?[.managedFields] = nil }
    return object
  }
}

/// Hides the values of secrets in a diff, but not that they differ.
enum SecretMask {
  /// Both objects with `***` for values that stay, and `*** (before)`, `*** (after)` for others.
  static func masked(_ old: Value?, _ new: Value) -> (Value?, Value) {
    var before = old?.fields("data") ?? Fields()
    var after = new.fields("data")
    for field in before {
      let isChanged = after[field.key] != nil && after[field.key] != field.value
      if after[field.key] != nil { after[field.key] = isChanged ? "*** (after)" : "***" }
      before[field.key] = isChanged ? "*** (before)" : "***"
    }
    for field in after where old?[Key("data"), field.key] == nil { after[field.key] = "***" }
    var (first, second) = (old, new)
    if old?["data"] != nil { first?["data"] = .object(before) }
    if new["data"] != nil { second["data"] = .object(after) }
    return (first, second)
  }
}
