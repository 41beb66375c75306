import ObjectModel

/// A pod, or a template of pods, that is looked at by the Pod Security Standards.
struct PodSecuritySubject {
  let annotations: Fields
  let spec: Value
  /// All containers: those that run first, the ordinary ones, those for debugging.
  let containers: [Value]

  /// A pod or template.
  init(_ object: Value) {
    annotations = object.fields(.metadata, .annotations)
    spec = object[.spec] ?? .emptyObject
    containers =
      spec.elements(.initContainers) + spec.elements(.containers)
      + spec.elements("ephemeralContainers")
  }

  /// The pod or template that an object is or holds; nil for objects without one.
  init?(of object: Value, plural: String, group: String) {
    switch (group, plural) {
    case ("", "pods"): self.init(object)
    case ("", "podtemplates"):
      guard let template = object[.template] else { return nil }
      self.init(template)
    case ("", "replicationcontrollers"), ("apps", "replicasets"), ("apps", "deployments"),
      ("apps", "statefulsets"), ("apps", "daemonsets"), ("batch", "jobs"):
      guard let template = object[.spec, .template] else { return nil }
      self.init(template)
    case ("batch", "cronjobs"):
      guard let template = object[.spec, "jobTemplate", .spec]?[.template] else { return nil }
      self.init(template)
    default: return nil
    }
  }

  var isWindows: Bool { spec.string("os", .name) == "windows" }

  /// The pod's own security context.
  var context: Value? { spec["securityContext"] }

  /// The names of the containers of which something is so.
  func names(_ isSo: (Value) -> Bool) -> [String] {
    containers.filter(isSo).map { $0.string(.name) ?? "" }
  }

  /// The names of the containers whose security context, if there is one, is so.
  func contextNames(_ isSo: (Value) -> Bool) -> [String] {
    names { container in container["securityContext"].map(isSo) ?? false }
  }
}

/// The words of objections.
enum PodSecurityWords {
  static func quoted(_ items: [String]) -> String {
    items.isEmpty ? "" : "\"" + items.joined(separator: "\", \"") + "\""
  }

  static func plural(_ word: String, _ count: Int) -> String {
    count == 1 ? word : word + "s"
  }

  /// `container "a"` or `containers "a", "b"`.
  static func named(_ word: String, _ names: [String]) -> String {
    plural(word, names.count) + " " + quoted(names)
  }

  /// Who set something: the pod, containers, or both; nil for nobody.
  static func setters(pod: Bool, _ containers: [String]) -> String? {
    let both = (pod ? ["pod"] : []) + (containers.isEmpty ? [] : [named("container", containers)])
    return both.isEmpty ? nil : both.joined(separator: " and ")
  }

  /// The different texts, in order.
  static func distinct(_ texts: [String]) -> [String] {
    texts.sorted().reduce(into: []) { list, text in
      if list.last != text { list.append(text) }
    }
  }
}
