public import APIServer
public import ClusterEngine
import KubectlCommands
public import ObjectModel
import ShellLanguage
import Simulation

extension Workstation {
  /// The namespace that kubectl uses when none is given.
  public var currentNamespace: String {
    guard let bytes = try? files.read(Self.home + "/.kube/config") else { return "default" }
    return KubeconfigReader.namespace(in: bytes) ?? "default"
  }

  /// An object as the API server answers it; nil when there is none.
  ///
  /// - Parameters:
  ///   - kind: a kind, resource or short name in any case, such as `Pod`, `pods` or `po`.
  ///   - namespace: nil for the current one.
  ///   - cluster: the world to look at; nil for the session's own.
  public func object(
    kind: String, name: String, namespace: String? = nil, in cluster: Cluster? = nil
  ) -> Value? {
    guard let definition = definition(named: kind) else { return nil }
    let target = ResourceTarget(
      group: definition.group, version: definition.version, resource: definition.plural,
      namespace: definition.isNamespaced ? namespace ?? currentNamespace : nil, name: name)
    return try? (cluster ?? session.cluster).look(APIRequest(.get, .resource(target))).object()
  }

  /// The objects of a kind as the API server lists them.
  public func objects(
    kind: String, namespace: String? = nil, labelSelector: String = "",
    fieldSelector: String = "", in cluster: Cluster? = nil
  ) -> [Value] {
    guard let definition = definition(named: kind) else { return [] }
    var options = RequestOptions()
    options.labelSelector = labelSelector
    options.fieldSelector = fieldSelector
    let target = ResourceTarget(
      group: definition.group, version: definition.version, resource: definition.plural,
      namespace: definition.isNamespaced ? namespace ?? currentNamespace : nil)
    let list = try? (cluster ?? session.cluster).look(
      APIRequest(.list, .resource(target), options: options)
    ).object()
    return list?.elements(.items) ?? []
  }

  /// The kind of that name, plural, singular or short name.
  public func definition(named name: String) -> KindDefinition? {
    let wanted = name.lowercased()
    return catalog.kinds.first { kind in
      kind.kind.lowercased() == wanted || kind.plural == wanted || kind.singular == wanted
        || kind.shortNames.contains(wanted) || kind.qualifiedPlural == wanted
    }
  }
}

extension Workstation {
  /// The world, the files and the shell at one moment.
  public struct Checkpoint: Sendable {
    let snapshot: Snapshot
  }

  /// Everything as it is now.
  public var checkpoint: Checkpoint {
    Checkpoint(
      snapshot: Snapshot(cluster: session.cluster, files: files, machine: machine, line: ""))
  }

  /// Makes a moment the present; undo does not reach behind it.
  public func restore(_ checkpoint: Checkpoint) {
    session.replace(checkpoint.snapshot.cluster)
    files = checkpoint.snapshot.files
    machine = checkpoint.snapshot.machine
    undoStack = []
  }

  /// Puts a file into the learner's home folder.
  public func put(_ bytes: [UInt8], at name: String) {
    try? files.write(
      bytes, to: Self.home + "/" + name, mode: 0o666, now: session.now.nanoseconds)
  }

  /// Applies a manifest, showing nothing.
  public func apply(_ manifest: [UInt8]) {
    let shown = terminal
    let silent = CollectingTerminal()
    silent.pendingInput = manifest
    terminal = silent
    _ = execute("kubectl apply -f -")
    terminal = shown
  }
}
