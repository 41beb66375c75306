// Models: kubectl pkg/cmd/config/{set,unset}.go, v1.32.

import Encodings
import ObjectModel

/// `kubectl config set`.
enum SetProperty {
  static let command = Command(
    name: "set", short: "Set one value of the kubeconfig",
    long: """
      Set one value of the kubeconfig.

       PROPERTY_NAME is a path of field names and of names of clusters, users and contexts, joined \
      by dots.

       PROPERTY_VALUE is the new value.
      """,
    examples: """
      # The address of a cluster
      kubectl config set clusters.drydock.server https://1.2.3.4

      # The cluster of a context
      kubectl config set contexts.drydock.cluster other
      """,
    usage: "config set PROPERTY_NAME PROPERTY_VALUE [options]",
    flags: """
      --set-raw-bytes bool
      """,
    run: { context throws(CommandError) in
      guard context.arguments.count == 2 else {
        throw context.refuse("Unexpected args: \(context.argumentList)")
      }
      let (name, value) = (context.arguments[0], context.arguments[1])
      if value.isEmpty { throw .text("you cannot use set to unset a property") }
      if name.isEmpty { throw .text("you must specify a property") }
      var property = try PropertyPath(name, in: try context.configuration())
      try property.set(value, isRaw: context.flags.bool("set-raw-bytes"))
      try property.configuration.save(context.io)
      context.line("Property \(name.quoted) set.")
    })
}

/// `kubectl config unset`.
enum UnsetProperty {
  static let command = Command(
    name: "unset", short: "Remove one value of the kubeconfig",
    long: """
      Remove one value of the kubeconfig.

       PROPERTY_NAME is a path of field names and of names of clusters, users and contexts, joined \
      by dots.
      """,
    examples: """
      # No current context
      kubectl config unset current-context

      # No namespace in a context
      kubectl config unset contexts.drydock.namespace
      """,
    usage: "config unset PROPERTY_NAME [options]",
    run: { context throws(CommandError) in
      guard context.arguments.count == 1 else {
        throw context.refuse("Unexpected args: \(context.argumentList)")
      }
      let name = context.arguments[0]
      if name.isEmpty { throw .text("you must specify a property") }
      var property = try PropertyPath(name, in: try context.configuration())
      try property.unset()
      try property.configuration.save(context.io)
      context.line("Property \(name.quoted) unset.")
    })
}

/// A place in the kubeconfig, such as `clusters.drydock.server`.
struct PropertyPath {
  private(set) var configuration: Kubeconfig
  private let section: Kubeconfig.Section?
  private let entry: String
  private let fields: [String]

  private static let known: [String: [String]] = [
    "clusters": [
      "server", "tls-server-name", "insecure-skip-tls-verify", "certificate-authority",
      "certificate-authority-data", "proxy-url", "disable-compression",
    ],
    "contexts": ["cluster", "user", "namespace"],
    "users": [
      "client-certificate", "client-certificate-data", "client-key", "client-key-data", "token",
      "tokenFile", "as", "as-uid", "username", "password",
    ],
  ]

  init(_ path: String, in configuration: Kubeconfig) throws(CommandError) {
    self.configuration = configuration
    let parts = path.parts(by: ".")
    if let section = Kubeconfig.Section(rawValue: parts[0]) {
      self.section = section
      let names = Self.known[section.rawValue] ?? []
      if parts.count > 2, let last = parts.last, names.contains(last) {
        entry = parts[1..<(parts.count - 1)].joined(separator: ".")
        fields = [last]
      } else {
        entry = parts.dropFirst().joined(separator: ".")
        fields = []
      }
      return
    }
    section = nil
    entry = ""
    fields = parts
    guard ["current-context", "preferences", "kind", "apiVersion"].contains(parts[0]) else {
      throw .text("unable to parse \(path) after [] at api.Config")
    }
  }

  mutating func set(_ value: String, isRaw: Bool) throws(CommandError) {
    guard let section else {
      guard fields.count == 1 else {
        throw .text("can't have more steps after a string. \(fields)")
      }
      configuration.root[Key(fields[0])] = .string(value)
      return
    }
    guard let field = fields.first else {
      throw .text("unable to parse \(section.rawValue).\(entry) after [] at \(section.rawValue)")
    }
    var object = configuration.entry(section, entry) ?? Value.emptyObject
    if field == "insecure-skip-tls-verify" || field == "disable-compression" {
      guard let flag = GoScalar.bool(value) else {
        throw .text("strconv.ParseBool: parsing \(value.quoted): invalid syntax")
      }
      object[Key(field)] = .bool(flag)
    } else if field.hasSuffix("-data"), isRaw {
      object[Key(field)] = .string(Base64.encode(Array(value.utf8)))
    } else {
      object[Key(field)] = .string(value)
    }
    configuration.set(section, entry, object)
  }

  mutating func unset() throws(CommandError) {
    guard let section else {
      configuration.root[Key(fields[0])] = fields[0] == "preferences" ? .emptyObject : ""
      return
    }
    if entry.isEmpty {
      configuration.root[Key(section.rawValue)] = .null
    } else if let field = fields.first {
      guard var object = configuration.entry(section, entry) else {
        throw .text("current map key `\(entry)` is invalid")
      }
      object[Key(field)] = nil
      configuration.set(section, entry, object)
    } else {
      _ = configuration.remove(section, entry)
    }
  }
}
