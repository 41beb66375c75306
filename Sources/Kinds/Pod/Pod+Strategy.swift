import APIServer
import ObjectModel

// Models: pkg/registry/core/pod/strategy.go, v1.32.
enum PodStrategy {
  @Sendable
  static func prepareForCreate(_ object: inout Value) {
    if let spec = object[.spec], hasDisabledFields(spec) {
      dropDisabledFields(&object[orEmpty: .spec])
    }
    let quality = PodView(object).qosClass
    var status = freshStatus[quality] ?? [.phase: "Pending", .qosClass: .string(quality)]
    if !object.elements(.spec, .schedulingGates).isEmpty {
      status[.conditions] = [
        [
          .type: "PodScheduled", .status: "False", .lastProbeTime: nil,
          .lastTransitionTime: nil, .reason: "SchedulingGated",
          .message: "Scheduling is blocked due to non-empty scheduling gates",
        ]
      ]
    }
    object[.status] = status
  }

  /// The status that new pods share until somebody writes to it.
  private static let freshStatus: [String: Value] = [
    "BestEffort": [.phase: "Pending", .qosClass: "BestEffort"],
    "Burstable": [.phase: "Pending", .qosClass: "Burstable"],
    "Guaranteed": [.phase: "Pending", .qosClass: "Guaranteed"],
  ]

  /// Spec and owners stay; the QoS class cannot be lost.
  @Sendable
  static func prepareForStatusUpdate(_ new: inout Value, _ old: Value) {
    StatusStrategy.keepSpec(&new, old)
    for key in [Key.deletionTimestamp, .ownerReferences]
    where new[.metadata, key] != old[.metadata, key] {
      new[orEmpty: .metadata][key] = old[.metadata, key]
    }
    if (new.string(.status, .qosClass) ?? "").isEmpty {
      new[orEmpty: .status][.qosClass] = old[.status, .qosClass]
    }
    let podIP = new.string(.status, .podIP) ?? ""
    if !podIP.isEmpty, new.elements(.status, .podIPs).isEmpty {
      new[.status, .podIPs] = [[.ip: .string(podIP)]]
    }
  }

  /// The seconds a deleted pod gets: none when it never ran or has ended.
  @Sendable
  static func gracePeriodSeconds(_ object: Value, _ asked: Int64?) -> Int64 {
    let pod = PodView(object)
    if pod.nodeName.isEmpty || pod.isTerminal { return 0 }
    let period = asked ?? object.int(.spec, .terminationGracePeriodSeconds) ?? 0
    return period < 0 ? 1 : period
  }

  @Sendable
  static func warnings(_ object: Value) -> [String] {
    var warnings: [String] = []
    let faults = NameRules.dns1123Label(object.string(.metadata, .name) ?? "")
    if !faults.isEmpty {
      warnings.append(
        "metadata.name: this is used in the Pod's hostname, which can result in surprising "
          + "behavior; a DNS label is recommended: [\(faults.joined(separator: " "))]")
    }
    return warnings + PodWarnings.texts(spec: object[.spec] ?? .null, FieldPath.root.child(.spec))
  }

  /// Drops from a template what features that are off by default would need.
  static func dropDisabledTemplateFields(_ object: inout Value) {
    guard object[.spec, .template, .spec]?.object != nil else { return }
    dropDisabledFields(&object[orEmpty: .spec][orEmpty: .template][orEmpty: .spec])
  }

  /// Whether there is anything for `dropDisabledFields` to drop.
  private static func hasDisabledFields(_ spec: Value) -> Bool {
    guard case .object(let fields) = spec else { return false }
    return !fields.allHold { key, slot in
      switch key {
      case .resources, .hostUsers, .resourceClaims: return false
      case .securityContext:
        let value = slot.pointee
        return value[.supplementalGroupsPolicy] == nil && value[.seLinuxChangePolicy] == nil
      case .containers, .initContainers:
        guard case .array(let containers) = slot.pointee else { return true }
        return containers.allSatisfy { container in
          !container.contains(.resizePolicy) && !container.contains(.resources, .claims)
            && !container.contains(.securityContext, .procMount)
        }
      default: return true
      }
    }
  }

  /// Fields of features that are off by default in v1.32; only what is there is written.
  private static func dropDisabledFields(_ spec: inout Value) {
    for key in [Key.resources, .hostUsers, .resourceClaims] where spec[key] != nil {
      spec[key] = nil
    }
    for key in [Key.supplementalGroupsPolicy, .seLinuxChangePolicy]
    where spec[.securityContext, key] != nil {
      spec[orEmpty: .securityContext][key] = nil
    }
    for list in [Key.containers, .initContainers] {
      let containers = spec.elements(list)
      for (index, container) in containers.enumerated() {
        if container[.resizePolicy] != nil { spec[list]?[index][.resizePolicy] = nil }
        if container[.resources, .claims] != nil {
          spec[list]?[index][orEmpty: .resources][.claims] = nil
        }
        if container[.securityContext, .procMount] != nil {
          spec[list]?[index][orEmpty: .securityContext][.procMount] = nil
        }
      }
    }
  }
}
