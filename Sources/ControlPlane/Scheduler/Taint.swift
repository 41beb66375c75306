// Models: component-helpers scheduling/corev1 and api/core/v1 toleration.go, v1.32.

import Kinds
import ObjectModel

/// A taint of a node.
struct Taint: Hashable, Sendable {
  enum Effect: String, Sendable {
    case noSchedule = "NoSchedule"
    case preferNoSchedule = "PreferNoSchedule"
    case noExecute = "NoExecute"
  }

  let key: String
  let value: String
  let effect: Effect

  init(key: String, value: String = "", effect: Effect) {
    self.key = key
    self.value = value
    self.effect = effect
  }

  init?(_ taint: Value) {
    guard let effect = Effect(rawValue: taint[.effect]?.string ?? "") else { return nil }
    self.init(
      key: taint[.key]?.string ?? "", value: taint[.value]?.string ?? "", effect: effect)
  }

  /// The taints of a node object.
  static func of(_ node: Value) -> [Taint] {
    (node[.spec]?[.taints]?.elements ?? []).compactMap { Taint($0) }
  }
}

/// A toleration of a pod.
struct Toleration: Hashable, Sendable {
  let key: String
  let value: String
  let isExists: Bool
  /// Nil tolerates every effect.
  let effect: Taint.Effect?
  /// How long NoExecute is tolerated; nil is for ever.
  let seconds: Int64?

  init(_ toleration: Value) {
    key = toleration[.key]?.string ?? ""
    value = toleration[.value]?.string ?? ""
    isExists = toleration[.operator]?.string == "Exists"
    effect = Taint.Effect(rawValue: toleration[.effect]?.string ?? "")
    seconds = toleration[.tolerationSeconds]?.int
  }

  /// The tolerations of a pod object.
  static func of(_ pod: Value) -> [Toleration] {
    (pod[.spec]?[.tolerations]?.elements ?? []).map { Toleration($0) }
  }

  func tolerates(_ taint: Taint) -> Bool {
    if let effect, effect != taint.effect { return false }
    if !key.isEmpty, key != taint.key { return false }
    return isExists || (!key.isEmpty && value == taint.value)
  }
}
