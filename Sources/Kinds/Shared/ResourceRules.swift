import APIServer
import ObjectModel

// Models: validateResourceRequirements and the names of resources, v1.32.

/// Rules of requests, limits and capacities.
enum ResourceRules {
  private static let standard = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
    "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
    "persistentvolumeclaims", "storage", "requests.storage", "services.nodeports",
    "services.loadbalancers",
  ]
  private static let counted = [
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps",
    "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
  ]

  /// Broken rules of a container's `resources`.
  static func containerErrors(_ resources: Value?, _ path: FieldPath) -> [FieldError] {
    guard let resources else { return [] }
    let limits = resources.fields(.limits)
    let requests = resources.fields(.requests)
    if limits.isEmpty, requests.isEmpty { return [] }
    var errors: [FieldError] = []
    for (name, value) in limits.sorted {
      let place = path.child(.limits).key(name)
      errors += containerNameErrors(name, place) + quantityErrors(name, value, place)
    }
    for (name, value) in requests.sorted {
      let place = path.child(.requests).key(name)
      errors += containerNameErrors(name, place) + quantityErrors(name, value, place)
      errors += limitErrors(name, value, limits[Key(name)], path)
    }
    let names = limits.map(\.key.text) + requests.map(\.key.text)
    let hasHugePages = names.contains { isHugePages($0) }
    if hasHugePages, !names.contains("cpu"), !names.contains("memory") {
      errors.append(.forbidden(path, "HugePages require cpu or memory"))
    }
    return errors
  }

  private static func limitErrors(
    _ name: String, _ request: Value, _ limit: Value?, _ path: FieldPath
  ) -> [FieldError] {
    let mayExceed = isNative(name) && !isHugePages(name)
    guard let limit else {
      return mayExceed
        ? []
        : [
          .required(path.child(.limits), "Limit must be set for non overcommitable resources")
        ]
    }
    guard let asked = quantity(request), let bound = quantity(limit) else { return [] }
    let place = path.child(.requests)
    if asked != bound, !mayExceed {
      return [
        .invalid(
          place, .string(asked.text), "must be equal to \(name) limit of \(bound.text)")
      ]
    }
    if bound < asked {
      return [
        .invalid(
          place, .string(asked.text),
          "must be less than or equal to \(name) limit of \(bound.text)")
      ]
    }
    return []
  }

  /// Broken rules of a resource's name.
  static func nameErrors(_ name: String, _ path: FieldPath) -> [FieldError] {
    var errors = FieldRules.qualifiedName(name, path)
    if errors.isEmpty, !name.contains("/"), !standard.contains(name), !isHugePages(name) {
      errors.append(
        .invalid(
          path, .string(name), "must be a standard resource type or fully qualified"))
    }
    return errors
  }

  /// Whether quotas know a name without a prefix.
  static func isQuotaName(_ name: String) -> Bool {
    (standard.contains(name) && name != "storage") || isHugePages(name)
      || name.hasPrefix("requests.hugepages-")
  }

  /// Broken rules of the name of a container's resource.
  static func containerNameErrors(_ name: String, _ path: FieldPath) -> [FieldError] {
    var errors = nameErrors(name, path)
    if !name.contains("/") {
      if !["cpu", "memory", "ephemeral-storage"].contains(name), !isHugePages(name) {
        errors.append(.invalid(path, .string(name), "must be a standard resource for containers"))
      }
    } else if !isNative(name), !isExtended(name) {
      errors.append(
        .invalid(path, .string(name), "doesn't follow extended resource name standard"))
    }
    return errors
  }

  /// Broken rules of the amount of one resource.
  static func quantityErrors(_ name: String, _ value: Value, _ path: FieldPath) -> [FieldError] {
    guard let amount = quantity(value) else { return [] }
    var errors: [FieldError] = []
    if amount.sign < 0 {
      errors.append(.invalid(path, .string(amount.text), FieldRules.notNegativeText))
    }
    if counted.contains(name) || isExtended(name), amount.milliValue % 1000 != 0 {
      errors.append(.invalid(path, .string(amount.text), "must be an integer"))
    }
    return errors
  }

  /// The amount that a string or number stands for.
  static func quantity(_ value: Value) -> Quantity? {
    value.string.flatMap { Quantity($0) } ?? value.int.map { Quantity($0) }
  }

  private static func isHugePages(_ name: String) -> Bool { name.hasPrefix("hugepages-") }

  private static func isNative(_ name: String) -> Bool {
    !name.contains("/") || name.contains("kubernetes.io/")
  }

  private static func isExtended(_ name: String) -> Bool {
    !isNative(name) && !name.hasPrefix("requests.")
      && NameRules.qualifiedName("requests." + name).isEmpty
  }

  /// A list of resources as Go prints it with %#v.
  static func goList(_ list: Value?) -> String {
    guard let fields = list?.object else { return "core.ResourceList(nil)" }
    let entries = fields.sorted.map { name, value in
      let parts = (quantity(value) ?? .zero).goParts
      return
        "\(GoText.quoted(name)):resource.Quantity{i:resource.int64Amount{value:\(parts.value), "
        + "scale:\(parts.scale)}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, "
        + "s:\(GoText.quoted(parts.text)), Format:\(GoText.quoted(parts.format))}"
    }
    return "core.ResourceList{\(entries.joined(separator: ", "))}"
  }
}
