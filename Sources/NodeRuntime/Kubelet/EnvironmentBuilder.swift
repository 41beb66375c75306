import APIServer
import Encodings
import Kinds
import ObjectModel
import ShellLanguage

// Models: pkg/kubelet/kubelet_pods.go makeEnvironmentVariables, v1.32.

/// Works out the variables of a container from its spec, config maps, secrets and the pod itself.
struct EnvironmentBuilder {
  let view: WorldView
  let downward: DownwardAPI
  let namespace: String
  private var variables: [EnvironmentVariable] = []

  init(view: WorldView, downward: DownwardAPI, namespace: String) {
    self.view = view
    self.downward = downward
    self.namespace = namespace
  }

  /// The image's variables, overlaid by the container's, then those that name services.
  mutating func build(
    container: Value, services: [EnvironmentVariable]
  ) throws(ContainerConfigError) -> [EnvironmentVariable] {
    variables = []
    for source in container[.envFrom]?.elements ?? [] { try addAll(from: source) }
    for entry in container[.env]?.elements ?? [] { try add(entry, services) }
    guard !variables.isEmpty else { return services }
    var result = services.filter { service in
      !variables.contains { $0.name == service.name }
    }
    result.insert(contentsOf: variables, at: 0)
    return result
  }

  private mutating func set(_ name: String, _ value: String) {
    if let index = variables.firstIndex(where: { $0.name == name }) {
      variables[index].value = value
    } else {
      variables.append(EnvironmentVariable(name, value))
    }
  }

  private mutating func addAll(from source: Value) throws(ContainerConfigError) {
    let prefix = source["prefix"]?.string ?? ""
    if let reference = source["configMapRef"] {
      let name = reference[.name]?.string ?? ""
      guard let map = view.object(.configMaps, ObjectKey(namespace, name)) else {
        if reference["optional"]?.bool == true { return }
        throw .noConfigMap(name)
      }
      for (key, value) in map.fields(.data).sorted { set(prefix + key, value.string ?? "") }
    } else if let reference = source["secretRef"] {
      let name = reference[.name]?.string ?? ""
      guard let secret = view.object(.secrets, ObjectKey(namespace, name)) else {
        if reference["optional"]?.bool == true { return }
        throw .noSecret(name)
      }
      for (key, value) in secret.fields(.data).sorted {
        set(prefix + key, Base64.text(value.string ?? ""))
      }
    }
  }

  private mutating func add(
    _ entry: Value, _ services: [EnvironmentVariable]
  ) throws(ContainerConfigError) {
    let name = entry[.name]?.string ?? ""
    if let text = entry[.value]?.string, !text.isEmpty {
      let known = variables
      set(
        name,
        VariableExpansion.expand(text) { wanted in
          (known.first { $0.name == wanted } ?? services.first { $0.name == wanted })?.value
        })
      return
    }
    guard let source = entry[.valueFrom] else { return set(name, "") }
    if let reference = source["fieldRef"] {
      set(name, try downward.field(reference["fieldPath"]?.string ?? ""))
    } else if let reference = source["resourceFieldRef"] {
      set(name, try downward.resource(reference))
    } else if let reference = source["configMapKeyRef"] {
      if let text = try configMapText(reference) { set(name, text) }
    } else if let reference = source["secretKeyRef"] {
      if let text = try secretText(reference) { set(name, text) }
    }
  }

  private func configMapText(_ reference: Value) throws(ContainerConfigError) -> String? {
    let name = reference[.name]?.string ?? ""
    let key = reference[.key]?.string ?? ""
    let isOptional = reference["optional"]?.bool == true
    guard let map = view.object(.configMaps, ObjectKey(namespace, name)) else {
      if isOptional { return nil }
      throw .noConfigMap(name)
    }
    if let text = map[.data, Key(key)]?.string { return text }
    if isOptional { return nil }
    throw ContainerConfigError("couldn't find key \(key) in ConfigMap \(namespace)/\(name)")
  }

  private func secretText(_ reference: Value) throws(ContainerConfigError) -> String? {
    let name = reference[.name]?.string ?? ""
    let key = reference[.key]?.string ?? ""
    let isOptional = reference["optional"]?.bool == true
    guard let secret = view.object(.secrets, ObjectKey(namespace, name)) else {
      if isOptional { return nil }
      throw .noSecret(name)
    }
    if let text = secret[.data, Key(key)]?.string { return Base64.text(text) }
    if isOptional { return nil }
    throw ContainerConfigError("couldn't find key \(key) in Secret \(namespace)/\(name)")
  }
}

extension Base64 {
  /// The text that a base64 text stands for; empty when it is none.
  static func text(_ text: String) -> String {
    String(decoding: decode(text) ?? [], as: UTF8.self)
  }
}
