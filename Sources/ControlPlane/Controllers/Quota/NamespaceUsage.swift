// Models: pkg/quota/v1 and its evaluators, v1.32.

import APIServer
import Kinds
import ObjectModel

/// What the objects of a namespace use of the resources that a quota limits.
struct NamespaceUsage {
  private let quota: Value
  private let world: WorldView
  private let namespace: String

  init(_ quota: Value, _ world: WorldView) {
    self.quota = quota
    self.world = world
    namespace = quota.objectNamespace
  }

  /// The amount used of each resource with a limit.
  var used: Value {
    var used = Fields()
    let pods = QuotaPods(quota, world.objects(.pods, namespace: namespace))
    for field in quota[.spec]?["hard"]?.object ?? Fields() {
      if let amount = pods.amount(field.key.text) ?? count(field.key.text) {
        used[field.key] = .string(amount.text)
      } else if let known = quota[.status]?["used"]?[field.key] {
        used[field.key] = known
      } else {
        used[field.key] = "0"
      }
    }
    return .object(used)
  }

  private func objects(_ group: String, _ plural: String) -> [Value]? {
    for version in ["v1", "v2", "v1beta1"] {
      if let resource = world.catalog.resource(group: group, version: version, plural: plural) {
        return world.objects(resource, namespace: namespace)
      }
    }
    return nil
  }

  /// Counts objects other than pods; nil for a resource nobody knows.
  private func count(_ name: String) -> Quantity? {
    func total(_ objects: [Value]?) -> Quantity? { objects.map { Quantity(Int64($0.count)) } }
    if name.hasPrefix("count/") {
      let parts = name.dropFirst("count/".count).split(separator: ".", maxSplits: 1)
      guard let plural = parts.first else { return nil }
      return total(objects(parts.count > 1 ? String(parts[1]) : "", String(plural)))
    }
    let ownNames = [
      "configmaps", "secrets", "services", "replicationcontrollers", "resourcequotas",
      "persistentvolumeclaims",
    ]
    if ownNames.contains(name) { return total(objects("", name)) }
    switch name {
    case "services.loadbalancers":
      return total(
        objects("", "services")?.filter { $0[.spec]?[.type]?.string == "LoadBalancer" })
    case "services.nodeports":
      let ports = objects("", "services")?.reduce(Int64(0)) { $0 + nodePorts($1) }
      return ports.map { Quantity($0) }
    case "requests.storage":
      return objects("", "persistentvolumeclaims").map(storage)
    default: return ofClass(name)
    }
  }

  private func nodePorts(_ service: Value) -> Int64 {
    let type = service[.spec]?[.type]?.string
    let ports = service[.spec]?[.ports]?.elements ?? []
    switch type {
    case "NodePort": return Int64(ports.count)
    case "LoadBalancer": return Int64(ports.count { ($0[.nodePort]?.int ?? 0) != 0 })
    default: return 0
    }
  }

  private func storage(_ claims: [Value]) -> Quantity {
    claims.reduce(Quantity(0)) { sum, claim in
      let text = claim[.spec]?[.resources]?[.requests]?["storage"]?.string
      return sum + (text.flatMap { Quantity($0) } ?? Quantity(0))
    }
  }

  /// `CLASS.storageclass.storage.k8s.io/requests.storage` and the like.
  private func ofClass(_ name: String) -> Quantity? {
    let parts = name.split(separator: "/")
    let ending = ".storageclass.storage.k8s.io"
    guard parts.count == 2, parts[0].hasSuffix(ending) else { return nil }
    let claims = (objects("", "persistentvolumeclaims") ?? []).filter {
      $0[.spec]?["storageClassName"]?.string ?? "" == parts[0].dropLast(ending.count)
    }
    switch parts[1] {
    case "requests.storage": return storage(claims)
    case "persistentvolumeclaims": return Quantity(Int64(claims.count))
    default: return nil
    }
  }
}

/// The pods a quota counts.
struct QuotaPods {
  private let all: [Value]
  private let counted: [Value]

  init(_ quota: Value, _ pods: [Value]) {
    let scopes = QuotaScope.of(quota)
    all = pods.filter { pod in scopes.allSatisfy { $0.matches(pod) } }
    counted = all.filter { !PodState.isTerminal($0) }
  }

  /// The amount of a resource of pods; nil when the name means something else.
  func amount(_ name: String) -> Quantity? {
    switch name {
    case "pods": return Quantity(Int64(counted.count))
    case "count/pods": return Quantity(Int64(all.count))
    case "cpu", "memory", "ephemeral-storage": return sum(Key(name), .requests)
    default: break
    }
    if name == "requests.storage" { return nil }
    if name.hasPrefix("requests.") {
      return sum(Key(String(name.dropFirst("requests.".count))), .requests)
    }
    if name.hasPrefix("limits.") {
      return sum(Key(String(name.dropFirst("limits.".count))), .limits)
    }
    return nil
  }

  private func sum(_ resource: Key, _ list: Key) -> Quantity {
    counted.reduce(Quantity(0)) { sum, pod in
      let amounts = list == .requests ? PodView(pod).requests : PodView(pod).limits
      return sum + (amounts[resource] ?? Quantity(0))
    }
  }
}

/// A scope of a quota: which pods it counts.
struct QuotaScope {
  private let name: String
  private let comparison: String
  private let values: [String]

  static func of(_ quota: Value) -> [QuotaScope] {
    let plain = (quota[.spec]?["scopes"]?.elements ?? []).map {
      QuotaScope(name: $0.string ?? "", comparison: "Exists", values: [])
    }
    let selected = quota[.spec]?["scopeSelector"]?[.matchExpressions]?.elements ?? []
    return plain
      + selected.map {
        QuotaScope(
          name: $0["scopeName"]?.string ?? "", comparison: $0[.operator]?.string ?? "",
          values: ($0[.values]?.elements ?? []).compactMap(\.string))
      }
  }

  func matches(_ pod: Value) -> Bool {
    let isTerminating = pod[.spec]?["activeDeadlineSeconds"] != nil
    let isBestEffort = pod[.status]?[.qosClass]?.string == "BestEffort"
    switch name {
    case "Terminating": return isTerminating
    case "NotTerminating": return !isTerminating
    case "BestEffort": return isBestEffort
    case "NotBestEffort": return !isBestEffort
    case "PriorityClass": return matchesClass(pod[.spec]?[.priorityClassName]?.string ?? "")
    case "CrossNamespacePodAffinity":
      return Self.hasCrossNamespaceTerms(pod[.spec]?[.affinity])
    default: return false
    }
  }

  private func matchesClass(_ className: String) -> Bool {
    switch comparison {
    case "Exists": !className.isEmpty
    case "DoesNotExist": className.isEmpty
    case "In": values.contains(className)
    case "NotIn": !values.contains(className)
    default: false
    }
  }

  private static func hasCrossNamespaceTerms(_ affinity: Value?) -> Bool {
    for kind in [Key.podAffinity, .podAntiAffinity] {
      let required = affinity?[kind]?[.required]?.elements ?? []
      let preferred = (affinity?[kind]?[.preferred]?.elements ?? []).compactMap {
        $0[.podAffinityTerm]
      }
      for term in required + preferred
      where !(term[.namespaces]?.elements ?? []).isEmpty || term[.namespaceSelector] != nil {
        return true
      }
    }
    return false
  }
}
