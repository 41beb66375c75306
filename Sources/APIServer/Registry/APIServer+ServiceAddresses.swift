import ObjectModel
import Simulation

// Models: pkg/registry/core/service/storage/alloc.go and the allocators of ipallocator and
// portallocator, v1.32, of a cluster with IPv4 only.

extension IndexName {
  /// Services by their cluster IP.
  public static let clusterIP = IndexName("spec.clusterIP")
  /// Services by each of their node ports.
  public static let nodePort = IndexName("spec.ports.nodePort")
}

extension APIServer {
  private static let nodePorts: ClosedRange<Int64> = 30000...32767
  /// The lower ports are left to those who ask for a certain one.
  private static let dynamicNodePorts = 30086...32767

  /// Gives a Service the addresses and node ports it needs and checks those it asks for, as the
  /// server does before it looks at anything else in it.
  mutating func allocateAddresses(
    _ object: inout Value, over old: Value? = nil, _ context: RequestContext
  ) throws(Status) {
    guard context.kind.group.isEmpty, context.kind.plural == "services" else { return }
    let stream = addressStream
    var errors: [FieldError] = []
    if object.string(.spec, .type) != "ExternalName" {
      errors = familyErrors(&object, over: old)
      if errors.isEmpty { allocateAddress(&object, over: old, context, &errors) }
    }
    if errors.isEmpty { allocateNodePorts(&object, over: old, context, &errors) }
    if errors.isEmpty { try allocateHealthCheckPort(&object, over: old, context) }
    guard errors.isEmpty else {
      addressStream = stream
      throw .invalid(kind: "Service", object.string(.metadata, .name) ?? "", errors)
    }
  }

  /// Settles the families of a Service; this cluster has IPv4 only.
  private func familyErrors(_ object: inout Value, over old: Value?) -> [FieldError] {
    if let old, keepsPreference(object, old) { return [] }
    let path = FieldPath("spec")
    let isOpen =
      object.string(.spec, "clusterIP") == "None" && object.fields(.spec, .selector).isEmpty
    if object[.spec, "ipFamilyPolicy"] == nil {
      let kept = old?[.spec, "ipFamilyPolicy"]
      object[orEmpty: .spec]["ipFamilyPolicy"] =
        kept ?? (isOpen ? "RequireDualStack" : "SingleStack")
    }
    let rules = ServiceAddressRules.errors(object[.spec] ?? .emptyObject)
    if !rules.isEmpty { return rules }
    var errors = stackErrors(&object, over: old, path)
    inferFamilies(&object, path, &errors)
    if !errors.isEmpty { return errors }
    let families = object.elements(.spec, "ipFamilies")
    let policy = object[.spec, "ipFamilyPolicy"] ?? "SingleStack"
    if isOpen {
      let first = families.first ?? "IPv4"
      let other: Value = first == "IPv4" ? "IPv6" : "IPv4"
      let isBoth = families.count > 1 || policy != "SingleStack"
      object[orEmpty: .spec]["ipFamilies"] =
        families.count > 1 ? .array(families) : .array(isBoth ? [first, other] : [first])
      return []
    }
    if policy == "RequireDualStack" {
      errors.append(
        .invalid(
          path.child("ipFamilyPolicy"), policy,
          "this cluster is not configured for dual-stack services"))
    }
    for (index, family) in families.enumerated() where family != "IPv4" {
      errors.append(
        .invalid(
          path.child("ipFamilies").index(index), family, "not configured on this cluster"))
    }
    if errors.isEmpty, families.isEmpty { object[orEmpty: .spec]["ipFamilies"] = ["IPv4"] }
    return errors
  }

  /// Whether a service that prefers two families still has what it had.
  private func keepsPreference(_ new: Value, _ old: Value) -> Bool {
    new.string(.spec, "ipFamilyPolicy") == "PreferDualStack"
      && ["ipFamilyPolicy", "clusterIP", "clusterIPs", "ipFamilies"].allSatisfy { (key: Key) in
        new[.spec, key] == old[.spec, key]
      }
  }

  private func stackErrors(
    _ object: inout Value, over old: Value?, _ path: FieldPath
  ) -> [FieldError] {
    var errors: [FieldError] = []
    let policy = object[.spec, "ipFamilyPolicy"] ?? .null
    let place = path.child("ipFamilyPolicy")
    let lists: [(Key, String, String)] = [
      ("clusterIPs", "cluster IP", "cluster IPs"), ("ipFamilies", "IP family", "IP families"),
    ]
    if let old {
      for (key, name, _) in lists {
        let before = old.elements(.spec, key)
        let after = object.elements(.spec, key)
        if policy == "SingleStack" {
          if before == after, let first = after.first, after.count > 1 {
            object[orEmpty: .spec][key] = [first]
          }
        } else if !after.isEmpty, after.count < before.count {
          errors.append(
            .invalid(place, policy, "must be 'SingleStack' to release the secondary \(name)"))
        }
      }
    }
    if policy == "SingleStack" {
      for (key, _, names) in lists where object.elements(.spec, key).count == 2 {
        errors.append(
          .invalid(
            place, policy,
            "must be 'RequireDualStack' or 'PreferDualStack' when multiple \(names) are specified"))
      }
    }
    return errors
  }

  /// Families that are not named follow from the addresses that are.
  private func inferFamilies(
    _ object: inout Value, _ path: FieldPath, _ errors: inout [FieldError]
  ) {
    let list = object.elements(.spec, "clusterIPs").map { $0.string ?? "" }
    if list.first == "None" { return }
    var families = object.elements(.spec, "ipFamilies")
    for (index, address) in list.enumerated() where index >= families.count {
      if AddressRules.isIPv6(address) {
        errors.append(
          .invalid(
            path.child("clusterIPs").index(index), goText: GoText.slice(list),
            "IPv6 is not configured on this cluster"))
      } else {
        families.append("IPv4")
      }
    }
    if !families.isEmpty { object[orEmpty: .spec]["ipFamilies"] = .array(families) }
  }

  private mutating func allocateAddress(
    _ object: inout Value, over old: Value?, _ context: RequestContext,
    _ errors: inout [FieldError]
  ) {
    let given = object.string(.spec, "clusterIP") ?? ""
    if given == "None" {
      object[orEmpty: .spec]["clusterIPs"] = ["None"]
      return
    }
    if !given.isEmpty {
      if given == old?.string(.spec, "clusterIP") { return }
      var fault: String?
      if !serviceRange.contains(given) {
        fault =
          "the provided IP (\(given)) is not in the valid range. The range of valid IPs is"
          + " \(serviceRange.text)"
      } else if !store[context.resource].matching(index: .clusterIP, given).isEmpty {
        fault = "provided IP is already allocated"
      }
      if let fault {
        errors.append(
          FieldError(
            .invalid, "spec.clusterIPs", value: GoText.slice([given]),
            "failed to allocate IP \(given): \(fault)"))
      }
      return
    }
    let numbers = serviceRange.dynamic
    for _ in 0..<1000 {
      let address = serviceRange.address(
        numbers.lowerBound + addressStream.below(numbers.count))
      guard store[context.resource].matching(index: .clusterIP, address).isEmpty else { continue }
      object[orEmpty: .spec]["clusterIP"] = .string(address)
      object[orEmpty: .spec]["clusterIPs"] = [.string(address)]
      return
    }
    errors.append(
      FieldError(
        .internalError, "spec.clusterIPs", "failed to allocate a serviceIP: range is full"))
  }

  /// The first port that cannot be had ends it.
  private mutating func allocateNodePorts(
    _ object: inout Value, over old: Value?, _ context: RequestContext,
    _ errors: inout [FieldError]
  ) {
    let type = object.string(.spec, .type)
    guard type == "NodePort" || type == "LoadBalancer" else { return }
    let isWanted =
      type == "NodePort" || object.bool(.spec, "allocateLoadBalancerNodePorts") != false
    let kept = old?.elements(.spec, "ports").compactMap { $0.int("nodePort") } ?? []
    let ports = object.elements(.spec, "ports")
    var taken: [Int64] = []
    // Of a new service, ports of one number (of TCP and UDP, say) share the port of the nodes.
    var shared: [(port: Int64, nodePort: Int64)] = []
    for index in ports.indices {
      let number = ports[index].int("port") ?? 0
      var wanted = ports[index].int("nodePort") ?? 0
      if wanted == 0, !isWanted { continue }
      let pair = old == nil ? shared.first { $0.port == number }?.nodePort : nil
      if let pair, wanted == 0 || wanted == pair {
        object[orEmpty: .spec]["ports"]?[index]["nodePort"] = .int(pair)
        continue
      }
      if old == nil, wanted == 0 {
        wanted =
          ports.first { $0.int("port") == number && $0.int("nodePort") ?? 0 != 0 }?
          .int("nodePort") ?? 0
      }
      if wanted != 0 {
        let isOwn = kept.contains(wanted) || (old != nil && taken.contains(wanted))
        if !isOwn, let fault = nodePortFault(wanted, taken, context) {
          errors.append(.invalid("spec.ports[\(index)].nodePort", .int(wanted), fault))
          return
        }
      } else if let free = freeNodePort(not: taken, context) {
        wanted = free
      }
      taken.append(wanted)
      if pair == nil { shared.append((number, wanted)) }
      object[orEmpty: .spec]["ports"]?[index]["nodePort"] = .int(wanted)
    }
  }

  /// Load balancers that keep traffic local ask the nodes for their health.
  private static func needsHealthCheck(_ service: Value?) -> Bool {
    service?.string(.spec, .type) == "LoadBalancer"
      && service?.string(.spec, "externalTrafficPolicy") == "Local"
  }

  private mutating func allocateHealthCheckPort(
    _ object: inout Value, over old: Value?, _ context: RequestContext
  ) throws(Status) {
    guard Self.needsHealthCheck(object), !Self.needsHealthCheck(old) else { return }
    let taken = object.elements(.spec, "ports").compactMap { $0.int("nodePort") }
    let wanted = object.int(.spec, "healthCheckNodePort") ?? 0
    if wanted == 0 {
      if let free = freeNodePort(not: taken, context) {
        object[orEmpty: .spec]["healthCheckNodePort"] = .int(free)
      }
    } else if let fault = nodePortFault(wanted, [], context) {
      throw .internalError(
        "failed to allocate requested HealthCheck NodePort \(wanted): \(fault)")
    }
  }

  private func nodePortFault(
    _ port: Int64, _ taken: [Int64], _ context: RequestContext
  ) -> String? {
    guard Self.nodePorts.contains(port) else {
      return "provided port is not in the valid range. The range of valid ports is 30000-32767"
    }
    let isFree =
      !taken.contains(port)
      && store[context.resource].matching(index: .nodePort, String(port)).isEmpty
    return isFree ? nil : "provided port is already allocated"
  }

  private mutating func freeNodePort(not taken: [Int64], _ context: RequestContext) -> Int64? {
    for _ in 0..<1000 {
      let port =
        Int64(Self.dynamicNodePorts.lowerBound)
        + Int64(addressStream.below(Self.dynamicNodePorts.count))
      if nodePortFault(port, taken, context) == nil { return port }
    }
    return nil
  }
}
