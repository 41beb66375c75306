public import ObjectModel
import Simulation

// Models: plugin resourcequota, v1.32.

extension APIServer {
  /// Charges a new object, or what a change adds, to the quotas of its namespace; refuses it when
  /// one would be exceeded.
  mutating func chargeQuota(
    _ object: Value, over old: Value?, _ context: RequestContext
  ) throws(Status) {
    guard let resource = catalog.resourceQuotas, context.kind.isNamespaced,
      let namespace = context.target.namespace, !store.isEmpty(resource)
    else { return }
    let collection = store[resource]
    let quotas = collection.objects[collection.range(of: namespace)].map(\.element)
    guard !quotas.isEmpty, old == nil || Self.isChargedOnUpdate(context.kind) else { return }
    let usage = QuotaUsage.usage(of: object, kind: context.kind)
    let before = old.map { QuotaUsage.usage(of: $0, kind: context.kind) } ?? []
    let name = Self.admissionName(object)
    var charged: [(StoredObject, Value)] = []
    for quota in quotas where QuotaUsage.covers(quota.value, object, kind: context.kind) {
      if context.isPod, let missing = QuotaUsage.missing(in: object, for: quota.value) {
        throw .forbidden(
          "pods", name, "failed quota: \(quota.key.name): must specify \(missing)")
      }
      if let unknown = QuotaUsage.unknown(in: quota.value, kind: context.kind) {
        throw .forbidden(
          context.kind.plural, group: context.kind.group, name,
          "status unknown for quota: \(quota.key.name), resources: \(unknown)")
      }
      let delta = QuotaUsage.delta(usage, before, quota.value)
      if let fault = QuotaUsage.excess(delta, quota.value) {
        throw .forbidden(
          context.kind.plural, group: context.kind.group, name,
          "exceeded quota: \(quota.key.name), \(fault)")
      }
      if !delta.isEmpty { charged.append((quota, QuotaUsage.adding(delta, to: quota.value))) }
    }
    if context.options.isDryRun { return }
    for (quota, value) in charged {
      let fields = ownRecord(ofStatus: value[.status], over: quota, resource)
      store.put(resource, quota.key, value, replacing: quota, fields: fields ?? quota.fields)
    }
  }

  /// Whether a change of an object can add to what it uses; of others only creation counts.
  private static func isChargedOnUpdate(_ kind: KindDefinition) -> Bool {
    kind.group.isEmpty && ["services", "persistentvolumeclaims"].contains(kind.plural)
  }
}

/// What objects count for in quotas.
public enum QuotaUsage {
  /// Names and amounts, in the order of first mention.
  public typealias Amounts = [(name: String, amount: Quantity)]

  /// Kinds of the core group that a quota may limit by their plain plural.
  private static let plain = [
    "configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets",
    "services",
  ]
  private static let required = [
    "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory",
  ]

  /// What one object counts for.
  public static func usage(of object: Value, kind: KindDefinition) -> Amounts {
    var amounts: Amounts = [("count/\(kind.qualifiedPlural)", Quantity(1))]
    if kind.group.isEmpty, plain.contains(kind.plural) {
      amounts.append((kind.plural, Quantity(1)))
    }
    return amounts + (kind.quotaUsage?(object) ?? [])
  }

  /// Whether a limit of a quota is about objects of `kind`.
  public static func concerns(_ name: String, kind: KindDefinition) -> Bool {
    if name == "count/\(kind.qualifiedPlural)" { return true }
    guard kind.group.isEmpty, !name.hasPrefix("count/") else { return false }
    switch kind.plural {
    case "pods":
      return name == "pods" || ["cpu", "memory", "ephemeral-storage"].contains(name)
        || (name.hasPrefix("requests.") && name != "requests.storage")
        || name.hasPrefix("limits.") || name.hasPrefix("hugepages-")
    case "services": return name == "services" || name.hasPrefix("services.")
    case "persistentvolumeclaims":
      return name == "persistentvolumeclaims" || name == "requests.storage"
        || name.contains(".storageclass.storage.k8s.io/")
    default: return plain.contains(kind.plural) && name == kind.plural
    }
  }

  /// Whether a quota has a limit on objects of `kind`, and `object` falls under its scopes.
  public static func covers(_ quota: Value, _ object: Value, kind: KindDefinition) -> Bool {
    let hard = quota.fields(.status, "hard")
    guard hard.contains(where: { concerns($0.key.text, kind: kind) }) else { return false }
    var scopes = quota.elements(.spec, "scopes").map { scope -> Value in
      ["scopeName": scope, "operator": "Exists"]
    }
    scopes += quota.elements(.spec, "scopeSelector", "matchExpressions")
    if scopes.isEmpty { return true }
    guard let matches = kind.matchesQuotaScope else { return false }
    return scopes.allSatisfy { matches(object, $0) }
  }

  /// All that the objects of a namespace use of a quota's limits, as text by name.
  /// - Complexity: O(objects of the kinds the quota limits, in its namespace).
  public static func total(for quota: Value, in world: WorldView) -> Fields {
    let hard = quota.fields(.spec, "hard")
    var limited = quota
    limited[orEmpty: .status]["hard"] = .object(hard)
    var sums: Amounts = hard.map { ($0.key.text, Quantity.zero) }
    for (index, kind) in world.catalog.kinds.enumerated()
    where kind.isNamespaced && hard.contains(where: { concerns($0.key.text, kind: kind) }) {
      let namespace = quota.string(.metadata, .namespace)
      for object in world.objects(ResourceID(index: index), namespace: namespace)
      where covers(limited, object, kind: kind) {
        for entry in usage(of: object, kind: kind) {
          if let place = sums.firstIndex(where: { $0.name == entry.name }) {
            sums[place].amount.add(entry.amount)
          }
        }
      }
    }
    var used = Fields()
    for entry in sums { used[Key(entry.name)] = .string(entry.amount.text) }
    return used
  }

  /// What a change adds to the limits a quota has; less is not counted.
  static func delta(_ new: Amounts, _ old: Amounts, _ quota: Value) -> Amounts {
    let hard = quota.fields(.status, "hard")
    return new.compactMap { entry -> (name: String, amount: Quantity)? in
      guard hard.contains(Key(entry.name)) else { return nil }
      var amount = entry.amount
      if let before = old.first(where: { $0.name == entry.name }) {
        amount.subtract(before.amount)
      }
      return amount.sign > 0 ? (entry.name, amount) : nil
    }
  }

  /// `cpu,pods`: the limits on objects of `kind`, when the status says of one of them how much there
  /// may be and not how much is used; nil when nothing is missing.
  static func unknown(in quota: Value, kind: KindDefinition) -> String? {
    let names = quota.fields(.status, "hard").map(\.key.text).filter { concerns($0, kind: kind) }
    let used = quota.fields(.status, "used")
    if names.allSatisfy({ used.contains(Key($0)) }) { return nil }
    return names.sorted().joined(separator: ",")
  }

  /// `requested: cpu=2, used: cpu=0, limited: cpu=1` for what would be too much; else nil.
  static func excess(_ delta: Amounts, _ quota: Value) -> String? {
    func amount(_ key: Key, _ name: String) -> Quantity {
      quota.fields(.status, key)[Key(name)].flatMap(LimitBounds.amount) ?? .zero
    }
    let over = delta.filter { amount("used", $0.name) + $0.amount > amount("hard", $0.name) }
      .sorted { $0.name < $1.name }
    if over.isEmpty { return nil }
    func list(_ text: (String, Quantity) -> String) -> String {
      over.map { "\($0.name)=\(text($0.name, $0.amount))" }.joined(separator: ",")
    }
    return
      "requested: \(list { $1.text }), used: \(list { name, _ in amount("used", name).text }), "
      + "limited: \(list { name, _ in amount("hard", name).text })"
  }

  static func adding(_ delta: Amounts, to quota: Value) -> Value {
    var value = quota
    for entry in delta {
      let key = Key(entry.name)
      let used = value.fields(.status, "used")[key].flatMap(LimitBounds.amount) ?? .zero
      value[orEmpty: .status][orEmpty: "used"][key] = .string((used + entry.amount).text)
    }
    return value
  }

  /// `limits.cpu for: a,b; requests.cpu for: a`: what containers must say under a quota; nil when
  /// they do.
  static func missing(in pod: Value, for quota: Value) -> String? {
    let containers = pod.elements(.spec, .containers) + pod.elements(.spec, .initContainers)
    let texts = required.sorted().compactMap { name -> String? in
      guard quota.fields(.status, "hard").contains(Key(name)) else { return nil }
      let isLimit = name.hasPrefix("limits.")
      let key = Key(name.split(separator: ".").last.map(String.init) ?? name)
      let names = containers.filter { container in
        container.fields("resources", isLimit ? "limits" : "requests")[key] == nil
      }.map { $0.string(.name) ?? "" }.sorted()
      return names.isEmpty ? nil : "\(name) for: \(names.joined(separator: ","))"
    }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }
}
