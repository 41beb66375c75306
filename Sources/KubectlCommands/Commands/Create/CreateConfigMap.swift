// Models: kubectl pkg/cmd/create/create_configmap.go, v1.32.

import Encodings
import ObjectModel

/// `kubectl create configmap`: entries from literals, files and env files.
struct CreateConfigMap {
  static let command = Command(
    name: "configmap", aliases: ["cm"],
    short: "Create a config map from literals, files or a folder",
    long: """
      Create a config map from literals, files or a folder.

       A file becomes an entry named after it, unless the flag names a key. A folder gives an entry \
      for each of its files whose name can be a key.
      """,
    examples: """
      # Two entries given on the line
      kubectl create configmap app --from-literal=color=blue --from-literal=size=3

      # A file under its own name, and under another
      kubectl create configmap app --from-file=app.conf --from-file=other=app.conf

      # The lines of an env file
      kubectl create configmap app --from-env-file=app.env
      """,
    usage: """
      create configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] \
      [--dry-run=server|client|none] [options]
      """,
    flags: """
      --allow-missing-template-keys bool =true
      --append-hash bool
      --dry-run string =none bare:unchanged
      --field-manager string =kubectl-create
      --from-env-file list
      --from-file list
      --from-literal array
      -o --output string
      --save-config bool
      --show-managed-fields bool
      --template string
      --validate string =strict bare:strict
      """,
    run: { context throws(CommandError) in try CreateConfigMap(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "configmap")
    let name = try generator.name()
    var source = DataEntries(context, for: .configMap(name: name))
    try source.takeFlags()
    var data = Fields()
    var binary = Fields()
    for (key, bytes) in source.entries {
      if let text = String(validating: bytes, as: UTF8.self) {
        data[Key(key)] = .string(text)
      } else {
        binary[Key(key)] = .string(Base64.encode(bytes))
      }
    }
    var object = Generator.object("ConfigMap", name)
    if !data.isEmpty { object["data"] = Generator.sorted(data) }
    if !binary.isEmpty { object["binaryData"] = Generator.sorted(binary) }
    if context.flags.bool("append-hash") {
      let suffix = ContentHash.suffix(of: object)
      object[.metadata]?[.name] = .string("\(name)-\(suffix)")
    }
    try generator.finish(object, isNamespaced: true)
  }
}
