// Models: scheduler framework AffinityTerm and the registry's merging of matchLabelKeys, v1.32.
// Differs: matchLabelKeys are merged when a pod is read, not when it is created.

import Kinds
import ObjectModel

/// Which pods a term of a pod's affinity or anti-affinity means, and how near.
struct AffinityTerm: Hashable, Sendable {
  let namespaces: [String]
  /// Namespaces by label besides; nil for none.
  let namespaceSelector: LabelSelector?
  let selector: LabelSelector
  let topology: Key
  let weight: Int64

  init(_ term: Value, weight: Int64, of pod: Value) {
    let names = (term[.namespaces]?.elements ?? []).compactMap(\.string)
    let bySelector = term[.namespaceSelector]
    namespaces = names.isEmpty && bySelector == nil ? [pod.objectNamespace] : names
    namespaceSelector = bySelector.flatMap { try? LabelSelector(object: $0) }
    selector = Self.selector(term, labels: pod.objectLabels)
    topology = Key(term[.topologyKey]?.string ?? "")
    self.weight = weight
  }

  /// The selector of a term or constraint, with its `matchLabelKeys` and `mismatchLabelKeys`.
  static func selector(_ term: Value, labels: Fields) -> LabelSelector {
    guard let object = term[.labelSelector], let own = try? LabelSelector(object: object) else {
      return .nothing
    }
    var requirements = own.requirements
    for (list, comparison) in [
      (Key.matchLabelKeys, LabelSelector.Operator.in), (.mismatchLabelKeys, .notIn),
    ] {
      for key in term[list]?.elements ?? [] {
        let key = Key(key.string ?? "")
        guard let value = labels[key]?.string else { continue }
        requirements.append(.init(key: key, operator: comparison, values: [value]))
      }
    }
    return requirements.count == own.requirements.count
      ? own : LabelSelector(requirements: requirements)
  }

  /// The same for a pod to be placed: namespaces chosen by label are written out.
  func resolved(_ labelsByNamespace: [(name: String, labels: Fields)]) -> AffinityTerm {
    guard let namespaceSelector else { return self }
    var names = namespaces
    for namespace in labelsByNamespace
    where namespaceSelector.matches(namespace.labels) && !names.contains(namespace.name) {
      names.append(namespace.name)
    }
    return AffinityTerm(names, selector, topology, weight)
  }

  private init(
    _ namespaces: [String], _ selector: LabelSelector, _ topology: Key, _ weight: Int64
  ) {
    self.namespaces = namespaces
    namespaceSelector = nil
    self.selector = selector
    self.topology = topology
    self.weight = weight
  }

  /// Whether the term means a pod with these labels in a namespace with those.
  func matches(_ labels: Fields, namespace: String, namespaceLabels: Fields) -> Bool {
    (namespaces.contains(namespace) || namespaceSelector?.matches(namespaceLabels) == true)
      && selector.matches(labels)
  }
}

/// What a pod asks of the pods around it.
struct PodTerms: Sendable {
  var required: [AffinityTerm] = []
  var requiredAnti: [AffinityTerm] = []
  var preferred: [AffinityTerm] = []
  var preferredAnti: [AffinityTerm] = []

  /// The terms of a pod; nil when it has none.
  init?(_ pod: Value) {
    guard let affinity = pod[.spec]?[.affinity] else { return nil }
    let near = affinity[.podAffinity]
    let far = affinity[.podAntiAffinity]
    guard near != nil || far != nil else { return nil }
    required = Self.hard(near, pod)
    requiredAnti = Self.hard(far, pod)
    preferred = Self.soft(near, pod)
    preferredAnti = Self.soft(far, pod)
  }

  private static func hard(_ affinity: Value?, _ pod: Value) -> [AffinityTerm] {
    (affinity?[.required]?.elements ?? []).map { AffinityTerm($0, weight: 1, of: pod) }
  }

  private static func soft(_ affinity: Value?, _ pod: Value) -> [AffinityTerm] {
    (affinity?[.preferred]?.elements ?? []).map {
      AffinityTerm($0[.podAffinityTerm] ?? .null, weight: $0[.weight]?.int ?? 0, of: pod)
    }
  }

  /// The same with namespaces that are chosen by label written out.
  func resolved(_ namespaces: [(name: String, labels: Fields)]) -> PodTerms {
    var result = self
    result.required = required.map { $0.resolved(namespaces) }
    result.requiredAnti = requiredAnti.map { $0.resolved(namespaces) }
    result.preferred = preferred.map { $0.resolved(namespaces) }
    result.preferredAnti = preferredAnti.map { $0.resolved(namespaces) }
    return result
  }

  var choosesNamespacesByLabel: Bool {
    (required + requiredAnti + preferred + preferredAnti).contains { $0.namespaceSelector != nil }
  }
}
