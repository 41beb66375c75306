// Models: kubectl pkg/cmd/create/create_configmap.go, v1.32.

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
    let flags = context.flags
    if flags.bool("append-hash") {
      throw .notSimulated("the flag --append-hash of 'create configmap'")
    }
    let envFiles = flags.list("from-env-file")
    let literals = flags.list("from-literal")
    let files = flags.list("from-file")
    if !envFiles.isEmpty, !literals.isEmpty || !files.isEmpty {
      throw .text("from-env-file cannot be combined with from-file or from-literal")
    }
    var data = Fields()
    for file in files { try addFile(file, to: &data) }
    for literal in literals { try addLiteral(literal, to: &data) }
    for file in envFiles { try addEnvFile(file, to: &data) }
    var object = Generator.object("ConfigMap", name)
    if !data.isEmpty {
      var sorted = Fields()
      for (key, value) in data.sorted { sorted[Key(key)] = value }
      object["data"] = .object(sorted)
    }
    try generator.finish(object, isNamespaced: true)
  }

  private func add(_ key: String, _ text: String, to data: inout Fields) throws(CommandError) {
    if let fault = Self.keyFault(key) {
      throw .text("\(key.quoted) is not a valid key name for a ConfigMap: \(fault)")
    }
    if data.contains(Key(key)) {
      throw .text(
        "cannot add key \(key.quoted), another key by that name already exists in Data for "
          + "ConfigMap \(context.arguments[0].quoted)")
    }
    data[Key(key)] = .string(text)
  }

  private func addLiteral(_ text: String, to data: inout Fields) throws(CommandError) {
    let pair = text.cut(at: "=")
    guard let value = pair.tail, !pair.head.isEmpty else {
      throw .text("invalid literal source \(text), expected key=value")
    }
    var clean = value
    for quote in ["\"", "'"] where clean.hasPrefix(quote) && clean.hasSuffix(quote) {
      if clean.count > 1 { clean = String(clean.dropFirst().dropLast()) }
    }
    try add(pair.head, clean, to: &data)
  }

  private func addFile(_ text: String, to data: inout Fields) throws(CommandError) {
    let pair = text.cut(at: "=")
    let path = pair.tail ?? pair.head
    let base = path.parts(by: "/").last { !$0.isEmpty } ?? path
    let key = pair.tail == nil ? base : pair.head
    switch context.io.entry(at: path) {
    case .nothing:
      throw .text("error reading \(path): no such file or directory")
    case .directory:
      if pair.tail != nil { throw .text("cannot give a key name for a directory path") }
      let names = (try? context.io.listDirectory(path)) ?? []
      for name in names where context.io.entry(at: "\(path)/\(name)") == .file {
        guard Self.keyFault(name) == nil else { continue }
        try add(name, try read("\(path)/\(name)"), to: &data)
      }
    case .file: try add(key, try read(path), to: &data)
    }
  }

  private func addEnvFile(_ path: String, to data: inout Fields) throws(CommandError) {
    if context.io.entry(at: path) == .nothing {
      throw .text("error reading \(path): no such file or directory")
    }
    for (index, line) in try read(path).parts(by: "\n").enumerated() {
      let text = String(line.drop { $0 == " " || $0 == "\t" })
      if text.isEmpty || text.hasPrefix("#") { continue }
      let pair = text.cut(at: "=")
      if let fault = Self.keyFault(pair.head) {
        throw .text(
          "\(pair.head.quoted) is not a valid key name: \(fault) in \(path) line \(index + 1)")
      }
      let value = pair.tail ?? context.io.environmentVariable(pair.head) ?? ""
      if pair.tail != nil || !value.isEmpty { try add(pair.head, value, to: &data) }
    }
  }

  private func read(_ path: String) throws(CommandError) -> String {
    do throws(FileFault) {
      return String(decoding: try context.io.readFile(path), as: UTF8.self)
    } catch {
      throw .text("error reading \(path): \(error.reason)")
    }
  }

  private static func keyFault(_ key: String) -> String? {
    let fits =
      !key.isEmpty
      && key.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
      }
    if !fits {
      return "a valid config key must consist of alphanumeric characters, '-', '_' or '.' "
        + "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is "
        + "'[-._a-zA-Z0-9]+')"
    }
    if key == "." { return "must not be '.'" }
    if key == ".." || key.hasPrefix("..") { return "must not start with '..'" }
    return nil
  }
}
