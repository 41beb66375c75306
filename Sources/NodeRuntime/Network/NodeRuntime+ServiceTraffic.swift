import APIServer
import Kinds
import ObjectModel
import Simulation

// Models: cluster DNS and kube-proxy in iptables mode, v1.32, as far as a client inside a pod sees
// them. Differs: the pods behind a service are found by its selector, not through EndpointSlices.

/// A service that a name or an address stands for.
struct ServiceTarget {
  let object: Value

  var address: String { object[.spec, "clusterIP"]?.string ?? "" }
  var isHeadless: Bool { address == "None" }
  var fullName: String {
    "\(object.string(.metadata, .name) ?? "").\(object.string(.metadata, .namespace) ?? "")"
      + ".svc.cluster.local"
  }
}

extension NodeRuntime {
  /// The service that a host stands for, as a pod of `namespace` sees it: `web`, `web.shop`,
  /// `web.shop.svc`, `web.shop.svc.cluster.local` or a cluster IP.
  func service(
    _ host: String, seenFrom namespace: String, _ api: borrowing APIServer
  ) -> ServiceTarget? {
    if Self.isAddress(host) {
      return api.view.objects(.services).first { $0[.spec, "clusterIP"]?.string == host }
        .map { ServiceTarget(object: $0) }
    }
    let name = host.hasSuffix(".") ? host.dropLast() : Substring(host)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard
      parts.count <= 2 || ["svc", "svc.cluster.local"].contains(parts[2...].joined(separator: "."))
    else { return nil }
    let key = ObjectKey(parts.count > 1 ? parts[1] : namespace, parts[0])
    guard let object = api.view.object(.services, key),
      object[.spec, "type"]?.string != "ExternalName"
    else { return nil }
    return ServiceTarget(object: object)
  }

  /// Where a request to a service goes: a ready pod and its port; nil when nobody answers.
  mutating func endpoint(
    of service: ServiceTarget, port: Int, _ api: borrowing APIServer
  ) -> (pod: Value, port: Int)? {
    let ports = service.object.elements(.spec, .ports)
    let entry = ports.first { $0.int(.port) == Int64(port) }
    guard entry != nil || service.isHeadless, let selector = service.object[.spec, .selector]
    else { return nil }
    let labels = LabelSelector(map: selector.object)
    let ready = api.view.objects(
      .pods, namespace: service.object.string(.metadata, .namespace) ?? ""
    ).filter { labels.matches($0[.metadata, .labels]) && Self.isReady($0) }
    guard !ready.isEmpty else { return nil }
    let pod = ready[Int(traffic.next() % UInt64(ready.count))]
    guard let entry, !service.isHeadless else { return (pod, port) }
    return Self.targetPort(entry, of: pod).map { (pod, $0) }
  }

  private static func isReady(_ pod: Value) -> Bool {
    pod[.metadata, .deletionTimestamp] == nil
      && pod.elements(.status, .conditions).contains {
        $0.string(.type) == "Ready" && $0.string(.status) == "True"
      }
  }

  private static func targetPort(_ entry: Value, of pod: Value) -> Int? {
    if let number = entry.int(.targetPort) { return Int(number) }
    guard let name = entry.string(.targetPort) else { return entry.int(.port).map { Int($0) } }
    for container in pod.elements(.spec, .containers) {
      for port in container.elements(.ports) where port.string(.name) == name {
        return port.int(.containerPort).map { Int($0) }
      }
    }
    return nil
  }

  /// Sends a request to one of the pods behind a service.
  mutating func fetch(
    _ exchange: HTTPExchange, through service: ServiceTarget, from worker: inout PodWorker,
    _ api: borrowing APIServer
  ) -> HTTPOutcome {
    guard let (pod, port) = endpoint(of: service, port: exchange.port, api) else {
      return service.isHeadless ? .unknownHost : .refused
    }
    var inner = exchange
    inner.port = port
    inner.hostHeader = exchange.hostHeader ?? exchange.host
    let uid = pod.string(.metadata, .uid) ?? ""
    if uid == worker.uid { return serve(inner, &worker, client: worker.address, api) }
    guard let slot = slots[uid], var target = workers.take(slot: slot) else { return .unreachable }
    defer { workers.put(target) }
    return serve(inner, &target, client: worker.address, api)
  }

  /// Sends a request to a node's own address: a pod of the host network, a host port or a node port.
  mutating func fetch(
    _ exchange: HTTPExchange, atNode place: Int, from worker: inout PodWorker,
    _ api: borrowing APIServer
  ) -> HTTPOutcome {
    if worker.node == place, let port = hostPort(exchange.port, of: worker, api.now) {
      var inner = exchange
      inner.port = port
      return serve(inner, &worker, client: worker.address, api)
    }
    for slot in 0..<Int32(workers.count) {
      guard let found = workers[slot], found.node == place,
        let port = hostPort(exchange.port, of: found, api.now),
        var target = workers.take(slot: slot)
      else { continue }
      defer { workers.put(target) }
      var inner = exchange
      inner.port = port
      return serve(inner, &target, client: worker.address, api)
    }
    for service in api.view.objects(.services) {
      let ports = service.elements(.spec, .ports)
      guard let entry = ports.first(where: { $0.int(.nodePort) == Int64(exchange.port) }) else {
        continue
      }
      var inner = exchange
      inner.port = Int(entry.int(.port) ?? 0)
      inner.hostHeader = exchange.hostHeader ?? exchange.host
      return fetch(inner, through: ServiceTarget(object: service), from: &worker, api)
    }
    return .refused
  }

  /// The port of a pod that a port of its node leads to; nil when none does.
  private func hostPort(_ port: Int, of worker: borrowing PodWorker, _ now: Instant) -> Int? {
    if worker.usesHostNetwork { return accepts(worker, port: port, now) ? port : nil }
    for container in worker.object.elements(.spec, .containers) {
      for entry in container.elements(.ports) where entry.int(.hostPort) == Int64(port) {
        return entry.int(.containerPort).map { Int($0) }
      }
    }
    return nil
  }
}
