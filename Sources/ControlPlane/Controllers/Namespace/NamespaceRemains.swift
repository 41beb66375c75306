// Models: pkg/controller/namespace/deletion (status_condition_utils.go), v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// What is left in a namespace after a round of deleting, and the conditions that say so.
struct NamespaceRemains: Sendable {
  private(set) var errors: [String]
  /// Seconds until it may be worth another look; 0 when nothing is left.
  private(set) var estimate: Int64 = 0
  private var resources: [String] = []
  private var finalizers: [(name: String, count: Int)] = []

  init(errors: [String]) {
    self.errors = errors
  }

  /// Notes that objects of a kind are left.
  mutating func add(
    _ objects: [Value], of kind: KindDefinition, namespace: String, estimate: Int64
  ) {
    resources.append("\(kind.plural).\(kind.group) has \(objects.count) resource instances")
    var hasFinalizers = false
    for object in objects {
      for name in object[.metadata]?[.finalizers]?.elements ?? [] {
        hasFinalizers = true
        count(name.string ?? "")
      }
    }
    if estimate > 0 {
      self.estimate = max(self.estimate, estimate)
    } else if hasFinalizers {
      self.estimate = max(self.estimate, NamespaceReconciler.finalizerEstimate)
    } else {
      errors.append(
        "unexpected items still remain in namespace: \(namespace) for gvr:"
          + " \(kind.group)/\(kind.version), Resource=\(kind.plural)")
    }
  }

  private mutating func count(_ finalizer: String) {
    if let place = finalizers.firstIndex(where: { $0.name == finalizer }) {
      finalizers[place].count += 1
    } else {
      finalizers.append((finalizer, 1))
    }
  }

  /// The namespace's new conditions; nil when they say so already.
  func conditions(over namespace: Value, _ now: Instant) -> [Value]? {
    let old = namespace[.status]?[.conditions]?.elements ?? []
    let time = Value.string(RFC3339.text(epochSeconds: now.epochSeconds))
    var conditions = old
    for wanted in current {
      let place = conditions.firstIndex { $0[.type]?.string == wanted.type }
      let previous = place.map { conditions[$0] }
      let isSameStatus = previous?[.status]?.string == wanted.status
      let condition: Value = [
        .lastTransitionTime: isSameStatus ? previous?[.lastTransitionTime] ?? time : time,
        .message: .string(wanted.message), .reason: .string(wanted.reason),
        .status: .string(wanted.status), .type: .string(wanted.type),
      ]
      if let place { conditions[place] = condition } else { conditions.append(condition) }
    }
    return conditions == old ? nil : conditions
  }

  private var current: [(type: String, status: String, reason: String, message: String)] {
    let contentFailure = "Failed to delete all resource types, \(errors.count) remaining: "
    return [
      (
        "NamespaceDeletionDiscoveryFailure", "False", "ResourcesDiscovered",
        "All resources successfully discovered"
      ),
      (
        "NamespaceDeletionGroupVersionParsingFailure", "False", "ParsedGroupVersions",
        "All legacy kube types successfully parsed"
      ),
      errors.isEmpty
        ? (
          "NamespaceDeletionContentFailure", "False", "ContentDeleted",
          "All content successfully deleted, may be waiting on finalization"
        )
        : (
          "NamespaceDeletionContentFailure", "True", "ContentDeletionFailed",
          contentFailure + errors.sorted().joined(separator: ", ")
        ),
      resources.isEmpty
        ? (
          "NamespaceContentRemaining", "False", "ContentRemoved",
          "All content successfully removed"
        )
        : (
          "NamespaceContentRemaining", "True", "SomeResourcesRemain",
          "Some resources are remaining: \(resources.sorted().joined(separator: ", "))"
        ),
      finalizers.isEmpty
        ? (
          "NamespaceFinalizersRemaining", "False", "ContentHasNoFinalizers",
          "All content-preserving finalizers finished"
        )
        : (
          "NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain",
          "Some content in the namespace has finalizers remaining: \(finalizerTexts)"
        ),
    ]
  }

  private var finalizerTexts: String {
    finalizers.map { "\($0.name) in \($0.count) resource instances" }.sorted()
      .joined(separator: ", ")
  }
}
