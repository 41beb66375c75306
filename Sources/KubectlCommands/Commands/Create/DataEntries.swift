// Models: kubectl pkg/cmd/create/create_configmap.go and create_secret.go, v1.32.

import ObjectModel

/// The entries of a new config map or secret, from literals, files and env files.
struct DataEntries {
  /// What the entries are for.
  enum Owner {
    case configMap(name: String)
    case secret
  }

  let context: CommandContext
  let owner: Owner
  private(set) var entries: [(key: String, bytes: [UInt8])] = []

  /// No entries yet.
  init(_ context: CommandContext, for owner: Owner) {
    self.context = context
    self.owner = owner
  }

  /// The entries of the flags `--from-file`, `--from-literal` and `--from-env-file`.
  mutating func takeFlags() throws(CommandError) {
    let flags = context.flags
    let envFiles = flags.list("from-env-file")
    let literals = flags.list("from-literal")
    let files = flags.list("from-file")
    if !envFiles.isEmpty, !literals.isEmpty || !files.isEmpty {
      throw .text("from-env-file cannot be combined with from-file or from-literal")
    }
    if case .secret = owner {
      for literal in literals { try addLiteral(literal) }
      for file in files { try addFile(file) }
    } else {
      for file in files { try addFile(file) }
      for literal in literals { try addLiteral(literal) }
    }
    for file in envFiles { try addEnvFile(file) }
  }

  private mutating func add(_ key: String, _ bytes: [UInt8]) throws(CommandError) {
    if let fault = Self.keyFault(key) {
      switch owner {
      case .configMap:
        throw .text("\(key.quoted) is not a valid key name for a ConfigMap: \(fault)")
      case .secret: throw .text("\(key.quoted) is not valid key name for a Secret \(fault)")
      }
    }
    if let present = entries.first(where: { $0.key == key }) {
      switch owner {
      case .configMap(let name):
        let isText = String(validating: present.bytes, as: UTF8.self) != nil
        throw .text(
          "cannot add key \(key.quoted), another key by that name already exists in "
            + "\(isText ? "Data" : "BinaryData") for ConfigMap \(name.quoted)")
      case .secret:
        throw .text("cannot add key \(key), another key by that name already exists")
      }
    }
    entries.append((key, bytes))
  }

  private mutating func addLiteral(_ text: String) throws(CommandError) {
    let pair = text.cut(at: "=")
    guard let value = pair.tail, !pair.head.isEmpty else {
      throw .text("invalid literal source \(text), expected key=value")
    }
    try add(pair.head, Array(value.utf8))
  }

  /// Adds the file or folder that `PATH` or `KEY=PATH` names.
  mutating func addFile(_ text: String) throws(CommandError) {
    let (key, path) = try Self.source(text)
    switch context.io.entry(at: path) {
    case .nothing:
      throw .text("error reading \(path): no such file or directory")
    case .directory:
      if text.contains("=") { throw .text("cannot give a key name for a directory path") }
      let names = (try? context.io.listDirectory(path)) ?? []
      for name in names where context.io.entry(at: "\(path)/\(name)") == .file {
        try add(name, try read("\(path)/\(name)"))
      }
    case .file: try add(key, try read(path))
    }
  }

  /// The key and path of a file source.
  private static func source(_ text: String) throws(CommandError) -> (String, String) {
    let count = text.count { $0 == "=" }
    if count == 0 { return (text.parts(by: "/").last { !$0.isEmpty } ?? text, text) }
    if count == 1, text.hasPrefix("=") {
      throw .text("key name for file path \(text.dropFirst()) missing")
    }
    if count == 1, text.hasSuffix("=") {
      throw .text("file path for key name \(text.dropLast()) missing")
    }
    if count > 1 { throw .text("key names or file paths cannot contain '='") }
    let pair = text.cut(at: "=")
    return (pair.head, pair.tail ?? "")
  }

  private mutating func addEnvFile(_ path: String) throws(CommandError) {
    switch context.io.entry(at: path) {
    case .nothing: throw .text("error reading \(path): no such file or directory")
    case .directory:
      if case .secret = owner { throw .text("env secret file cannot be a directory") }
      throw .text("env config file cannot be a directory")
    case .file: break
    }
    for pair in try EnvironmentFile(context, path).pairs {
      try add(pair.key, Array(pair.value.utf8))
    }
  }

  private func read(_ path: String) throws(CommandError) -> [UInt8] {
    do throws(FileFault) {
      return try context.io.readFile(path)
    } catch {
      throw .text("open \(path): \(error.reason)")
    }
  }

  /// What is wrong with the key of an entry; nil when nothing is.
  static func keyFault(_ key: String) -> String? {
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
    if key == ".." { return "must not be '..'" }
    if key.hasPrefix("..") { return "must not start with '..'" }
    return nil
  }
}

/// A file of `KEY=VALUE` lines.
struct EnvironmentFile {
  /// The pairs in the order of the lines.
  private(set) var pairs: [(key: String, value: String)] = []

  /// Reads the file; keys without a value take it from the environment.
  init(_ context: CommandContext, _ path: String) throws(CommandError) {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try context.io.readFile(path)
    } catch {
      throw .text("open \(path): \(error.reason)")
    }
    for line in String(decoding: bytes, as: UTF8.self).parts(by: "\n") {
      let text = String(line.drop(while: \.isWhitespace))
      if text.isEmpty || text.hasPrefix("#") { continue }
      let pair = text.cut(at: "=")
      if let fault = EnvironmentName.fault(pair.head) {
        throw .text("\(pair.head.quoted) is not a valid key name: \(fault)")
      }
      pairs.append(
        (pair.head, pair.tail ?? context.io.environmentVariable(pair.head) ?? ""))
    }
  }
}

/// The names that environment variables of containers may have.
enum EnvironmentName {
  /// What is wrong with a name, in apimachinery's words; nil when nothing is.
  static func fault(_ name: String) -> String? {
    var faults: [String] = []
    let fits =
      !name.isEmpty && !(name.first?.isNumber ?? false)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
    if !fits {
      faults.append(
        "a valid environment variable name must consist of alphabetic characters, digits, '_', "
          + "'-', or '.', and must not start with a digit (e.g. 'my.env-name',  or "
          + "'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is "
          + "'[-._a-zA-Z][-._a-zA-Z0-9]*')")
    }
    if name == "." { faults.append("must not be '.'") }
    if name == ".." {
      faults.append("must not be '..'")
    } else if name.hasPrefix("..") {
      faults.append("must not start with '..'")
    }
    return faults.isEmpty ? nil : faults.joined(separator: ";")
  }
}
