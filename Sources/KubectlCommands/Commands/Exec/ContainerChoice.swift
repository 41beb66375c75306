// Models: kubectl pkg/cmd/util/podcmd, v1.32.

import ObjectModel

/// Chooses the container of a pod that a command is about.
enum ContainerChoice {
  private static let annotation = Key("kubectl.kubernetes.io/default-container")
  private static let lists: [Key] = ["containers", "initContainers", "ephemeralContainers"]

  /// A container by name, of any sort, with the field that it stands in.
  static func find(_ name: String, in pod: Value) -> (container: Value, field: Key)? {
    for list in lists {
      if let found = pod.elements(.spec, list).first(where: { $0.string(.name) == name }) {
        return (found, list)
      }
    }
    return nil
  }

  /// All names, as in `a, b, i (init)`.
  static func allNames(of pod: Value) -> String {
    let names = { (list: Key, suffix: String) in
      pod.elements(.spec, list).map { ($0.string(.name) ?? "") + suffix }
    }
    let all =
      names("containers", "") + names("ephemeralContainers", " (ephem)")
      + names("initContainers", " (init)")
    return all.joined(separator: ", ")
  }

  /// Whether a choice has to be made.
  static func isAmbiguous(_ pod: Value) -> Bool {
    pod.elements(.spec, "containers").count > 1
      || !pod.elements(.spec, "initContainers").isEmpty
      || !pod.elements(.spec, "ephemeralContainers").isEmpty
  }

  /// The named container, else the one that the annotation names, else the first.
  static func choose(
    _ name: String, in pod: Value, isQuiet: Bool, _ context: CommandContext
  ) throws(CommandError) -> Value {
    let podName = pod.string(.metadata, .name) ?? ""
    if !name.isEmpty {
      guard let found = find(name, in: pod) else {
        throw .text("container \(name) not found in pod \(podName)")
      }
      return found.container
    }
    guard let first = pod.elements(.spec, "containers").first else {
      let namespace = pod.string(.metadata, .namespace) ?? ""
      throw .text("pod \(namespace)/\(podName) does not have any containers")
    }
    if let chosen = defaultName(of: pod), let found = find(chosen, in: pod) {
      return found.container
    }
    if !isQuiet, isAmbiguous(pod) { announce(first, in: pod, context) }
    return first
  }

  /// Says which container is taken.
  static func announce(_ container: Value, in pod: Value, _ context: CommandContext) {
    let name = container.string(.name) ?? ""
    context.complain("Defaulted container \(name.quoted) out of: \(allNames(of: pod))\n")
  }

  /// The container that the pod's annotation names.
  static func defaultName(of pod: Value) -> String? {
    let name = pod[.metadata, .annotations, annotation]?.string
    return name == "" ? nil : name
  }
}
