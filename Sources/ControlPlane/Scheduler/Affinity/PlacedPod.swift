import APIServer
import Kinds
import ObjectModel

/// A pod on a node as the placing of others looks at it.
struct PlacedPod: Sendable {
  let uid: String
  let key: ObjectKey
  let priority: Int64
  let labels: Fields
  let isTerminating: Bool
  /// What it asks of the pods around it; none or one.
  let terms: [PodTerms]

  init(_ pod: Value) {
    uid = pod.objectUID
    key = pod.objectKey
    priority = pod[.spec]?[.priority]?.int ?? 0
    labels = pod.objectLabels
    isTerminating = pod.isBeingDeleted
    terms = PodTerms(pod).map { [$0] } ?? []
  }
}

/// Which placed pods are counted: those that all its terms mean.
struct PodMatcher: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let namespaces: [String]
    let selector: LabelSelector
  }

  let terms: [Term]
  let countsTerminating: Bool

  /// The pods that all of the given terms, with their namespaces written out, mean.
  init(all terms: [AffinityTerm]) {
    self.terms = terms.map { Term(namespaces: $0.namespaces, selector: $0.selector) }
    countsTerminating = true
  }

  /// The living pods of a namespace that a selector chooses; an empty one chooses none.
  init(_ selector: LabelSelector, in namespace: String) {
    terms = [Term(namespaces: [namespace], selector: selector.isEmpty ? .nothing : selector)]
    countsTerminating = false
  }

  func matches(_ pod: PlacedPod) -> Bool {
    if pod.isTerminating, !countsTerminating { return false }
    return matches(pod.labels, namespace: pod.key.namespace)
  }

  func matches(_ labels: Fields, namespace: String) -> Bool {
    for term in terms {
      guard term.namespaces.contains(namespace), term.selector.matches(labels) else { return false }
    }
    return !terms.isEmpty
  }
}
