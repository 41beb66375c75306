import ObjectModel

// Models: SetDefaults_Service and patchAllocatedValues, v1.32.
enum ServiceStrategy {
  @Sendable
  static func setDefaults(_ object: inout Value) {
    guard object[.spec] != nil else { return }
    let type = object.string(.spec, .type) ?? "ClusterIP"
    if object.string(.spec, .sessionAffinity) == "ClientIP" {
      if object.int(.spec, .sessionAffinityConfig, .clientIP, .timeoutSeconds) == nil {
        object[.spec, .sessionAffinityConfig] = [.clientIP: [.timeoutSeconds: 10800]]
      }
    } else {
      object[orEmpty: .spec][.sessionAffinityConfig] = nil
    }
    for index in object.elements(.spec, .ports).indices {
      let port = object.elements(.spec, .ports)[index]
      let target = port[.targetPort] ?? .null
      if target.isNull || target == 0 || target == "" {
        object[orEmpty: .spec][.ports]?[index][.targetPort] = port[.port]
      }
    }
    let isExternal =
      type == "NodePort" || type == "LoadBalancer"
      || (type == "ClusterIP" && !object.elements(.spec, .externalIPs).isEmpty)
    if isExternal, object[.spec, .externalTrafficPolicy] == nil {
      object[.spec, .externalTrafficPolicy] = "Cluster"
    }
    if type != "ExternalName", object[.spec, .internalTrafficPolicy] == nil {
      object[.spec, .internalTrafficPolicy] = "Cluster"
    }
    if type == "LoadBalancer", object[.spec, .allocateLoadBalancerNodePorts] == nil {
      object[.spec, .allocateLoadBalancerNodePorts] = true
    }
    mirrorClusterIP(&object)
  }

  /// clusterIP and the first of clusterIPs say the same.
  private static func mirrorClusterIP(_ object: inout Value) {
    let single = object.string(.spec, .clusterIP) ?? ""
    let list = object.elements(.spec, .clusterIPs)
    if !single.isEmpty, list.isEmpty {
      object[.spec, .clusterIPs] = [.string(single)]
    } else if single.isEmpty, let first = list.first {
      object[.spec, .clusterIP] = first
    }
  }

  /// An update that leaves out what was allocated keeps it.
  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    let isNamed = [new, old].contains { $0.string(.spec, .type) == "ExternalName" }
    if isNamed { return dropAddresses(&new, old) }
    if (new.string(.spec, .clusterIP) ?? "").isEmpty, new.elements(.spec, .clusterIPs).isEmpty {
      for key in [Key.clusterIP, .clusterIPs] {
        if let value = old[.spec, key] { new[.spec, key] = value }
      }
    }
    for key in [Key.ipFamilies, .ipFamilyPolicy] where new[.spec, key] == nil {
      if let value = old[.spec, key] { new[.spec, key] = value }
    }
    keepNodePorts(&new, old)
  }

  /// What becomes an alias of a name gives its addresses back.
  private static func dropAddresses(_ new: inout Value, _ old: Value) {
    guard new.string(.spec, .type) == "ExternalName",
      old.string(.spec, .type) != "ExternalName"
    else { return }
    for key in [Key.clusterIP, .clusterIPs, .ipFamilies, .ipFamilyPolicy]
    where new[.spec, key] != nil {
      new[orEmpty: .spec][key] = nil
    }
  }

  private static func keepNodePorts(_ new: inout Value, _ old: Value) {
    let types = ["NodePort", "LoadBalancer"]
    let isOpen = types.contains(new.string(.spec, .type) ?? "")
    let before = old.elements(.spec, .ports)
    for (index, port) in new.elements(.spec, .ports).enumerated() {
      let given = port.int(.nodePort) ?? 0
      let same = before.first { $0[.port] == port[.port] && $0[.protocol] == port[.protocol] }
      if isOpen, given == 0, let kept = same?.int(.nodePort), kept != 0 {
        new[orEmpty: .spec][.ports]?[index][.nodePort] = .int(kept)
      } else if !isOpen, given != 0, given == same?.int(.nodePort) {
        new[orEmpty: .spec][.ports]?[index][.nodePort] = nil
      }
    }
  }
}
