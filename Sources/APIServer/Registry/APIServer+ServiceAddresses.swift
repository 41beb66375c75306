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

  /// Gives a Service the addresses and node ports it needs and checks those it asks for.
  mutating func allocateAddresses(
    _ object: inout Value, over old: Value? = nil, _ context: RequestContext
  ) throws(Status) {
    guard context.kind.group.isEmpty, context.kind.plural == "services" else { return }
    let name = object.string(.metadata, .name) ?? ""
    var errors: [FieldError] = []
    if object.string(.spec, .type) != "ExternalName" {
      setFamilies(&object)
      allocateAddress(&object, over: old, context, &errors)
      allocateNodePorts(&object, over: old, context, &errors)
    }
    guard errors.isEmpty else { throw .invalid(kind: "Service", name, errors) }
  }

  private func setFamilies(_ object: inout Value) {
    let isOpen =
      object.string(.spec, "clusterIP") == "None" && object.fields(.spec, .selector).isEmpty
    if object[.spec, "ipFamilyPolicy"] == nil {
      object[orEmpty: .spec]["ipFamilyPolicy"] = isOpen ? "RequireDualStack" : "SingleStack"
    }
    if object.elements(.spec, "ipFamilies").isEmpty {
      let isDual = isOpen && object.string(.spec, "ipFamilyPolicy") != "SingleStack"
      object[orEmpty: .spec]["ipFamilies"] = isDual ? ["IPv4", "IPv6"] : ["IPv4"]
    }
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

  private mutating func allocateNodePorts(
    _ object: inout Value, over old: Value?, _ context: RequestContext,
    _ errors: inout [FieldError]
  ) {
    let type = object.string(.spec, .type)
    let isWanted =
      type == "NodePort"
      || (type == "LoadBalancer" && object.bool(.spec, "allocateLoadBalancerNodePorts") != false)
    let kept = old?.elements(.spec, "ports").compactMap { $0.int("nodePort") } ?? []
    var taken: [Int64] = []
    for index in object.elements(.spec, "ports").indices {
      let given = object.elements(.spec, "ports")[index].int("nodePort") ?? 0
      if given != 0 {
        taken.append(given)
        guard !kept.contains(given), let fault = nodePortFault(given, context) else { continue }
        errors.append(.invalid("spec.ports[\(index)].nodePort", .int(given), fault))
      } else if isWanted, let free = freeNodePort(not: taken, context) {
        taken.append(free)
        object[orEmpty: .spec]["ports"]?[index]["nodePort"] = .int(free)
      }
    }
  }

  private func nodePortFault(_ port: Int64, _ context: RequestContext) -> String? {
    guard Self.nodePorts.contains(port) else {
      return "provided port is not in the valid range. The range of valid ports is 30000-32767"
    }
    return store[context.resource].matching(index: .nodePort, String(port)).isEmpty
      ? nil : "provided port is already allocated"
  }

  private mutating func freeNodePort(not taken: [Int64], _ context: RequestContext) -> Int64? {
    for _ in 0..<1000 {
      let port =
        Int64(Self.dynamicNodePorts.lowerBound)
        + Int64(addressStream.below(Self.dynamicNodePorts.count))
      if !taken.contains(port), nodePortFault(port, context) == nil { return port }
    }
    return nil
  }
}
