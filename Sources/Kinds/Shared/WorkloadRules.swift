import APIServer
import ObjectModel

// Models: what the validation of the apps kinds shares, v1.32.

/// Rules that ReplicaSets, Deployments, DaemonSets and StatefulSets have in common.
enum WorkloadRules {
  static let immutableText = "field is immutable"

  /// The selector must be there and select something; `kind` is named in the refusal.
  static func selectorErrors(_ spec: Value, _ path: FieldPath, kind: String) -> [FieldError] {
    let place = path.child(.selector)
    guard let selector = spec[.selector], !selector.isNull else { return [.required(place)] }
    return FieldRules.labelSelector(selector, place)
      + emptySelectorErrors(selector, place, kind: kind)
  }

  /// A selector without a condition is refused.
  static func emptySelectorErrors(
    _ selector: Value, _ path: FieldPath, kind: String
  ) -> [FieldError] {
    guard selector.fields(.matchLabels).isEmpty, selector.elements(.matchExpressions).isEmpty
    else { return [] }
    return [
      .invalid(
        path, goText: FieldRules.goSelector(selector),
        "empty selector is invalid for \(kind)")
    ]
  }

  /// The template's labels must be selected, unless the selector selects everything.
  static func labelErrors(
    _ selector: LabelSelector, _ template: Value, _ path: FieldPath
  ) -> [FieldError] {
    let labels = template[.metadata, .labels]
    guard !selector.isEmpty, !selector.matches(labels) else { return [] }
    return [
      .invalid(
        path.child(.metadata).child(.labels), goText: FieldRules.goMap(labels),
        "`selector` does not match template `labels`")
    ]
  }

  /// Pods of a controller are always started again and have no deadline.
  static func restartErrors(
    _ template: Value, _ path: FieldPath, kind: String
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let policy = template.string(.spec, .restartPolicy) ?? ""
    if policy != "Always" {
      errors.append(
        .notSupported(
          path.child(.spec, .restartPolicy), .string(policy), supported: ["Always"]))
    }
    if template.int(.spec, .activeDeadlineSeconds) != nil {
      errors.append(
        .forbidden(
          path.child(.spec, .activeDeadlineSeconds),
          "activeDeadlineSeconds in \(kind) is not Supported"))
    }
    return errors
  }

  /// Selector and template as ReplicaSets and Deployments check them.
  static func replicaTemplateErrors(_ spec: Value, _ path: FieldPath) -> [FieldError] {
    let place = path.child(.template)
    let template = spec[.template] ?? .emptyObject
    do throws(SelectorError) {
      let selector = try LabelSelector(object: spec[.selector])
      return labelErrors(selector, template, place)
        + PodValidation.templateErrors(template, place)
        + restartErrors(template, place, kind: "ReplicaSet")
    } catch {
      return [
        .invalid(
          path.child(.selector), goText: FieldRules.goSelector(spec[.selector]),
          "invalid label selector")
      ]
    }
  }

  /// The selector stays as it was made.
  static func selectorChangeErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let selector = new[.spec, .selector] ?? .null
    if selector.semanticallyEquals(old[.spec, .selector]) { return [] }
    return [
      .invalid(
        FieldPath("spec").child(.selector), goText: FieldRules.goSelector(selector),
        immutableText)
    ]
  }

  /// Counts in a status must not be negative.
  static func countErrors(_ status: Value, _ keys: [Key], _ path: FieldPath) -> [FieldError] {
    keys.flatMap { FieldRules.notNegative(status, $0, path) }
  }

  /// Counts in a status must not exceed all replicas.
  static func totalErrors(_ status: Value, _ keys: [Key], _ path: FieldPath) -> [FieldError] {
    let total = status.int(.replicas) ?? 0
    return keys.compactMap { key in
      guard let count = status.int(key), count > total else { return nil }
      return .invalid(path.child(key), .int(count), "cannot be greater than status.replicas")
    }
  }

  /// No more pods are available than are ready.
  static func availableErrors(
    _ status: Value, _ path: FieldPath, ready: String = "readyReplicas"
  ) -> [FieldError] {
    let available = status.int(.availableReplicas) ?? 0
    return available > status.int(.readyReplicas) ?? 0
      ? [
        .invalid(
          path.child(.availableReplicas), .int(available), "cannot be greater than \(ready)")
      ] : []
  }

  /// The count of collisions only grows.
  static func collisionErrors(_ new: Value, _ old: Value) -> [FieldError] {
    let count = new.int(.status, .collisionCount)
    guard let before = old.int(.status, .collisionCount), count ?? -1 < before else { return [] }
    return [
      .invalid(
        FieldPath("status").child(.collisionCount), .int(count ?? 0), "cannot be decremented")
    ]
  }
}
