import ObjectModel

// Models: SetDefaults_Service, v1.32. Differs: cluster IPs are not allocated, the registry must
// be given one or None.
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
}
