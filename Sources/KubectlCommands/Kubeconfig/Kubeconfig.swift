import ManifestYAML
import ObjectModel

/// The learner's kubeconfig: clusters, users and contexts, as a tree that keeps unknown fields.
struct Kubeconfig: Sendable {
  /// The file it is read from and written to.
  let path: String
  /// The whole document.
  var root: Value

  private static let empty: Value = [
    "apiVersion": "v1", "clusters": .null, "contexts": .null, "current-context": "",
    "kind": "Config", "preferences": [:], "users": .null,
  ]

  /// Reads the file that `--kubeconfig`, `$KUBECONFIG` or the home folder names.
  ///
  /// - Parameter allowsMissing: whether the named file need not exist, as for `kubectl config`.
  static func load(
    _ io: any KubectlIO, flag: String, allowsMissing: Bool
  ) throws(CommandError) -> Kubeconfig {
    let path = location(io, flag: flag)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try io.readFile(path)
    } catch {
      if !flag.isEmpty, !allowsMissing { throw .text("stat \(path): \(error.reason)") }
      return Kubeconfig(path: path, root: empty)
    }
    do throws(YAMLError) {
      var stream = YAMLStream(bytes)
      let value = try stream.next()?.value ?? empty
      return Kubeconfig(path: path, root: value.object == nil ? empty : value)
    } catch {
      throw .text("error loading config file \(path.quoted): \(error.message)")
    }
  }

  private static func location(_ io: any KubectlIO, flag: String) -> String {
    if !flag.isEmpty { return flag }
    if let list = io.environmentVariable("KUBECONFIG"), !list.isEmpty {
      let paths = list.parts(by: ":").filter { !$0.isEmpty }
      return paths.first { io.entry(at: $0) == .file } ?? paths.last ?? list
    }
    return (io.environmentVariable("HOME") ?? "") + "/.kube/config"
  }

  /// Writes the file.
  func save(_ io: any KubectlIO) throws(CommandError) {
    do throws(FileFault) {
      try io.writeFile(path, YAMLWriter.bytes(root))
    } catch {
      throw .text("open \(path): \(error.reason)")
    }
  }

  /// The name of the current context; empty when there is none.
  var currentContext: String {
    get { root.string("current-context") ?? "" }
    set { root["current-context"] = .string(newValue) }
  }

  /// The context of this name, or the current one for an empty name.
  func context(named name: String) throws(CommandError) -> Value? {
    let wanted = name.isEmpty ? currentContext : name
    if let found = entry(.contexts, wanted) { return found }
    if !name.isEmpty {
      throw .plain("error: context \(name.quoted) does not exist", code: 1)
    }
    return nil
  }

  // MARK: Sections

  /// One of the lists of named entries.
  enum Section: String, Sendable {
    case clusters, contexts, users

    /// The field of an entry beside its name.
    var field: Key {
      switch self {
      case .clusters: "cluster"
      case .contexts: "context"
      case .users: "user"
      }
    }
  }

  /// The names in a section, sorted.
  func names(_ section: Section) -> [String] {
    root.elements(Key(section.rawValue)).compactMap { $0.string(.name) }
      .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// An entry; nil when there is none of this name.
  func entry(_ section: Section, _ name: String) -> Value? {
    root.elements(Key(section.rawValue)).first { $0.string(.name) == name }
      .map { $0[section.field] ?? .emptyObject }
  }

  /// Sets or adds an entry; the list stays sorted by name, as kubectl writes it.
  mutating func set(_ section: Section, _ name: String, _ value: Value) {
    var list = root.elements(Key(section.rawValue)).filter { $0.string(.name) != name }
    var entry = Value.emptyObject
    entry[section.field] = value
    entry[.name] = .string(name)
    list.append(entry)
    list.sort {
      Array(($0.string(.name) ?? "").utf8).lexicographicallyPrecedes(
        Array(($1.string(.name) ?? "").utf8))
    }
    root[Key(section.rawValue)] = .array(list)
  }

  /// Removes an entry; false when there is none of this name.
  mutating func remove(_ section: Section, _ name: String) -> Bool {
    let list = root.elements(Key(section.rawValue))
    let rest = list.filter { $0.string(.name) != name }
    root[Key(section.rawValue)] = rest.isEmpty ? .null : .array(rest)
    return rest.count < list.count
  }
}
