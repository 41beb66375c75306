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
    if isOpen(object), object[.spec, .externalTrafficPolicy] == nil {
      object[.spec, .externalTrafficPolicy] = "Cluster"
    }
    if type != "ExternalName", object[.spec, .internalTrafficPolicy] == nil {
      object[.spec, .internalTrafficPolicy] = "Cluster"
    }
    if type == "LoadBalancer", object[.spec, .allocateLoadBalancerNodePorts] == nil {
      object[.spec, .allocateLoadBalancerNodePorts] = true
    }
    if type == "LoadBalancer" {
      let entries = object[.status]?[.loadBalancer]?.elements(.ingress) ?? []
      for (index, entry) in entries.enumerated()
      where !(entry.string(.ip) ?? "").isEmpty && entry[.ipMode] == nil {
        object[orEmpty: .status][orEmpty: .loadBalancer][.ingress]?[index][.ipMode] = "VIP"
      }
    }
    mirrorClusterIP(&object)
  }

  /// Who knows only one address means a list of it.
  private static func mirrorClusterIP(_ object: inout Value) {
    let single = object.string(.spec, .clusterIP) ?? ""
    let list = object.elements(.spec, .clusterIPs)
    if !single.isEmpty, list.isEmpty {
      object[.spec, .clusterIPs] = [.string(single)]
    }
  }

  /// An update that leaves out what was allocated keeps it; what a new type has no use for goes.
  @Sendable
  static func prepareForUpdate(_ new: inout Value, _ old: Value) {
    new[.status] = old[.status]
    keepAddresses(&new, old)
    keepNodePorts(&new, old)
    keepHealthCheck(&new, old)
    dropAddresses(&new, old)
    dropOpenings(&new, old)
  }

  private static func hasAddress(_ service: Value) -> Bool {
    service.string(.spec, .type) != "ExternalName"
  }

  private static func hasNodePorts(_ service: Value) -> Bool {
    ["NodePort", "LoadBalancer"].contains(service.string(.spec, .type) ?? "")
  }

  /// Whether traffic from outside the cluster reaches a service.
  static func isOpen(_ service: Value) -> Bool {
    if hasNodePorts(service) { return true }
    return service.string(.spec, .type) == "ClusterIP"
      && !service.elements(.spec, .externalIPs).isEmpty
  }

  /// Whether load balancers ask the nodes of a service for their health.
  static func needsHealthCheck(_ service: Value) -> Bool {
    service.string(.spec, .type) == "LoadBalancer"
      && service.string(.spec, .externalTrafficPolicy) == "Local"
  }

  private static func keepHealthCheck(_ new: inout Value, _ old: Value) {
    guard needsHealthCheck(old), needsHealthCheck(new),
      new.int(.spec, .healthCheckNodePort) ?? 0 == 0, let kept = old[.spec, .healthCheckNodePort]
    else { return }
    new[.spec, .healthCheckNodePort] = kept
  }

  private static func keepAddresses(_ new: inout Value, _ old: Value) {
    guard hasAddress(new), hasAddress(old) else { return }
    let kept = old.string(.spec, .clusterIP) ?? ""
    if (new.string(.spec, .clusterIP) ?? "").isEmpty, !kept.isEmpty {
      new[.spec, .clusterIP] = .string(kept)
    }
    let given = new.string(.spec, .clusterIP) ?? ""
    if new.elements(.spec, .clusterIPs).isEmpty {
      if let list = old[.spec, .clusterIPs] { new[.spec, .clusterIPs] = list }
    }
    // Who changes the one address means the first of the list too.
    if given != kept, !given.isEmpty, new[.spec, .clusterIPs] == old[.spec, .clusterIPs],
      !new.elements(.spec, .clusterIPs).isEmpty
    {
      new[orEmpty: .spec][.clusterIPs]?[0] = .string(given)
    }
    for key in [Key.ipFamilies, .ipFamilyPolicy] where new[.spec, key] == nil {
      if let value = old[.spec, key] { new[.spec, key] = value }
    }
  }

  /// Node ports are found again by the names of their ports.
  private static func keepNodePorts(_ new: inout Value, _ old: Value) {
    guard hasNodePorts(new), hasNodePorts(old) else { return }
    let before = old.elements(.spec, .ports)
    let used = nodePorts(old).filter(nodePorts(new).contains)
    for (index, port) in new.elements(.spec, .ports).enumerated()
    where port.int(.nodePort) ?? 0 == 0 {
      let same = before.last { ($0.string(.name) ?? "") == (port.string(.name) ?? "") }
      guard let kept = same?.int(.nodePort), kept != 0, !used.contains(kept) else { continue }
      new[orEmpty: .spec][.ports]?[index][.nodePort] = .int(kept)
    }
  }

  private static func nodePorts(_ service: Value) -> [Int64] {
    service.elements(.spec, .ports).compactMap { $0.int(.nodePort) }.filter { $0 != 0 }
  }

  /// What becomes an alias of a name gives its addresses back.
  private static func dropAddresses(_ new: inout Value, _ old: Value) {
    guard hasAddress(old), !hasAddress(new) else { return }
    if new[.spec, .clusterIP] == old[.spec, .clusterIP],
      new[.spec, .clusterIPs] == old[.spec, .clusterIPs]
    {
      new[orEmpty: .spec][.clusterIP] = nil
      new[orEmpty: .spec][.clusterIPs] = nil
    }
    for key in [Key.ipFamilies, .ipFamilyPolicy] where new[.spec, key] == old[.spec, key] {
      new[orEmpty: .spec][key] = nil
    }
  }

  /// What is no longer reached from outside loses what that took, unless it was changed as well.
  private static func dropOpenings(_ new: inout Value, _ old: Value) {
    if hasNodePorts(old), !hasNodePorts(new), nodePorts(new).allSatisfy(nodePorts(old).contains) {
      for index in new.elements(.spec, .ports).indices {
        new[orEmpty: .spec][.ports]?[index][.nodePort] = nil
      }
    }
    func drop(_ key: Key) {
      if new[.spec, key] == old[.spec, key] { new[orEmpty: .spec][key] = nil }
    }
    let isBalanced = new.string(.spec, .type) == "LoadBalancer"
    if needsHealthCheck(old), !needsHealthCheck(new) { drop(.healthCheckNodePort) }
    if !isBalanced {
      if old.string(.spec, .type) == "LoadBalancer" {
        drop(.allocateLoadBalancerNodePorts)
        drop("loadBalancerClass")
      }
      new[orEmpty: .status][.loadBalancer] = .emptyObject
    }
    if isOpen(old), !isOpen(new) { drop(.externalTrafficPolicy) }
  }
}
