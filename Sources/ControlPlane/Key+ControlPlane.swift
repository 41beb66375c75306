import ObjectModel

// Table file: field names of the control plane that no other target has interned.
extension Key {
  static let affinity = Key("affinity")
  static let availableReplicas = Key("availableReplicas")
  static let blockOwnerDeletion = Key("blockOwnerDeletion")
  static let effect = Key("effect")
  static let fullyLabeledReplicas = Key("fullyLabeledReplicas")
  static let hostIP = Key("hostIP")
  static let images = Key("images")
  static let lastHeartbeatTime = Key("lastHeartbeatTime")
  static let matchExpressions = Key("matchExpressions")
  static let matchFields = Key("matchFields")
  static let minReadySeconds = Key("minReadySeconds")
  static let names = Key("names")
  static let nodeAffinity = Key("nodeAffinity")
  static let nodeSelectorTerms = Key("nodeSelectorTerms")
  static let observedGeneration = Key("observedGeneration")
  static let `operator` = Key("operator")
  static let podCIDRs = Key("podCIDRs")
  static let preference = Key("preference")
  static let preferred = Key("preferredDuringSchedulingIgnoredDuringExecution")
  static let preemptionPolicy = Key("preemptionPolicy")
  static let required = Key("requiredDuringSchedulingIgnoredDuringExecution")
  static let sizeBytes = Key("sizeBytes")
  static let target = Key("target")
  static let timeAdded = Key("timeAdded")
  static let tolerationSeconds = Key("tolerationSeconds")
  static let values = Key("values")
  static let weight = Key("weight")

  static let deletionCost = Key("controller.kubernetes.io/pod-deletion-cost")
}

extension Key {
  static let ephemeralStorage = Key("ephemeral-storage")
  static let pods = Key("pods")
}
