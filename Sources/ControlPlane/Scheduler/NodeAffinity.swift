// Models: component-helpers scheduling/corev1/nodeaffinity, v1.32.

import Kinds
import ObjectModel

/// One `matchExpressions` or `matchFields` entry of a node selector term.
struct NodeRequirement: Sendable {
  enum Operator: String, Sendable {
    case `in` = "In"
    case notIn = "NotIn"
    case exists = "Exists"
    case doesNotExist = "DoesNotExist"
    case greaterThan = "Gt"
    case lessThan = "Lt"
  }

  let key: Key
  let comparison: Operator
  let values: [String]

  init?(_ requirement: Value) {
    guard let comparison = Operator(rawValue: requirement[.operator]?.string ?? "") else {
      return nil
    }
    key = Key(requirement[.key]?.string ?? "")
    self.comparison = comparison
    values = (requirement[.values]?.elements ?? []).map { $0.string ?? "" }
  }

  func matches(_ value: String?) -> Bool {
    switch comparison {
    case .in: return value.map(values.contains) ?? false
    case .notIn: return value.map { !values.contains($0) } ?? true
    case .exists: return value != nil
    case .doesNotExist: return value == nil
    case .greaterThan, .lessThan:
      guard let value, let number = Int64(value), let bound = values.first.flatMap({ Int64($0) })
      else { return false }
      return comparison == .greaterThan ? number > bound : number < bound
    }
  }
}

/// A term of a node selector: all its requirements must hold; an empty term matches nothing.
struct NodeSelectorTerm: Sendable {
  let expressions: [NodeRequirement]
  let fields: [NodeRequirement]
  /// Whether a requirement could not be read, which makes the term match nothing.
  let isBroken: Bool

  init(_ term: Value) {
    let expressions = term[.matchExpressions]?.elements ?? []
    let fields = term[.matchFields]?.elements ?? []
    self.expressions = expressions.compactMap { NodeRequirement($0) }
    self.fields = fields.compactMap { NodeRequirement($0) }
    isBroken = self.expressions.count != expressions.count || self.fields.count != fields.count
  }

  func matches(name: String, labels: Fields) -> Bool {
    if isBroken || (expressions.isEmpty && fields.isEmpty) { return false }
    for requirement in expressions where !requirement.matches(labels[requirement.key]?.string) {
      return false
    }
    for requirement in fields {
      guard requirement.key == .nodeNameField, requirement.matches(name) else { return false }
    }
    return true
  }

  /// The node names its fields allow; nil when they say nothing about names.
  var names: [String]? {
    var names: [String]?
    for requirement in fields
    where requirement.key == .nodeNameField && requirement.comparison == .in {
      names = names.map { $0.filter(requirement.values.contains) } ?? requirement.values
    }
    return names
  }
}

/// Which nodes a pod insists on, and which it would rather have.
struct NodeAffinity: Sendable {
  /// `spec.nodeSelector`.
  let selector: Fields
  /// Required terms, one of which must match; nil when there is no requirement.
  let required: [NodeSelectorTerm]?
  /// Preferred terms with their weights.
  let preferred: [(weight: Int64, term: NodeSelectorTerm)]

  init(_ spec: Value) {
    selector = spec[.nodeSelector]?.object ?? Fields()
    let affinity = spec[.affinity]?[.nodeAffinity]
    let terms = affinity?[.required]?[.nodeSelectorTerms]?.array
    required = terms?.map { NodeSelectorTerm($0) }
    preferred = (affinity?[.preferred]?.elements ?? []).map {
      ($0[.weight]?.int ?? 0, NodeSelectorTerm($0[.preference] ?? .null))
    }
  }

  var isEmpty: Bool { selector.isEmpty && required == nil }

  func matches(name: String, labels: Fields) -> Bool {
    for field in selector where labels[field.key] != field.value { return false }
    guard let required else { return true }
    return required.contains { $0.matches(name: name, labels: labels) }
  }

  /// The only nodes that required terms on `metadata.name` leave; nil when any may do.
  var names: [String]? {
    guard let required, !required.isEmpty else { return nil }
    var names: [String] = []
    for term in required {
      guard let own = term.names else { return nil }
      names += own.filter { !names.contains($0) }
    }
    return names
  }

  /// The weights of the preferred terms that match.
  func preference(name: String, labels: Fields) -> Int64 {
    preferred.reduce(0) { sum, entry in
      entry.term.matches(name: name, labels: labels) ? sum + entry.weight : sum
    }
  }
}

extension Key {
  static let nodeNameField = Key("metadata.name")
}
