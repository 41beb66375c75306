public import ObjectModel

// Models: component-helpers resource.PodRequests and qos.ComputePodQOS, v1.32.

/// Amounts of resources by name, in the order they were first met.
public struct ResourceAmounts: Sendable {
  /// The names with their amounts.
  public private(set) var entries: [(name: Key, amount: Quantity)] = []

  /// No resources.
  public init() {}

  /// The amounts of a map of quantities; those that cannot be read are left out.
  public init(_ fields: Fields) {
    for field in fields {
      if let text = field.value.string {
        if let amount = Quantity(text) { entries.append((field.key, amount)) }
      } else if let number = field.value.int {
        entries.append((field.key, Quantity(number)))
      }
    }
  }

  /// The amount of a resource; nil when it is not listed.
  public subscript(name: Key) -> Quantity? {
    entries.first { $0.name == name }?.amount
  }

  /// The names in order of their text, as maps are printed.
  public var sortedNames: [Key] { entries.map(\.name).sorted { $0.text < $1.text } }

  /// Adds each amount.
  public mutating func add(_ other: ResourceAmounts) {
    for entry in other.entries { add(entry.name, entry.amount) }
  }

  /// Adds to one resource.
  public mutating func add(_ name: Key, _ amount: Quantity) {
    if let index = entries.firstIndex(where: { $0.name == name }) {
      entries[index].amount.add(amount)
    } else {
      entries.append((name, amount))
    }
  }

  /// Raises each amount to at least that of `other`.
  public mutating func raise(to other: ResourceAmounts) {
    for entry in other.entries {
      if let index = entries.firstIndex(where: { $0.name == entry.name }) {
        if entries[index].amount < entry.amount { entries[index].amount = entry.amount }
      } else {
        entries.append(entry)
      }
    }
  }
}

extension PodView {
  /// What the scheduler reserves: the sum of the containers or the largest init container, and
  /// the overhead.
  public var requests: ResourceAmounts {
    var sum = effective(.requests)
    sum.add(ResourceAmounts(object.fields(.spec, .overhead)))
    return sum
  }

  /// The limits in the same way; overhead only adds to limits that exist.
  public var limits: ResourceAmounts {
    var sum = effective(.limits)
    for entry in ResourceAmounts(object.fields(.spec, .overhead)).entries
    where sum[entry.name]?.isZero == false {
      sum.add(entry.name, entry.amount)
    }
    return sum
  }

  private func effective(_ key: Key) -> ResourceAmounts {
    var sum = ResourceAmounts()
    for container in containers {
      sum.add(ResourceAmounts(container.fields(.resources, key)))
    }
    var sidecars = ResourceAmounts()
    var largest = ResourceAmounts()
    for container in initContainers {
      var amounts = ResourceAmounts(container.fields(.resources, key))
      if container.isSidecar {
        sum.add(amounts)
        sidecars.add(amounts)
        amounts = sidecars
      } else {
        amounts.add(sidecars)
      }
      largest.raise(to: amounts)
    }
    sum.raise(to: largest)
    return sum
  }

  /// `Guaranteed`, `Burstable` or `BestEffort`, from the containers' requests and limits.
  public var qosClass: String {
    let all = initContainers.isEmpty ? containers : containers + initContainers
    if all.allSatisfy({ $0[.resources]?.object?.isEmpty ?? true }) { return "BestEffort" }
    var requests = ResourceAmounts()
    var limits = ResourceAmounts()
    var isBestEffort = true
    var isGuaranteed = true
    for container in all {
      let asked = Self.computed(container.fields(.resources, .requests))
      let limited = Self.computed(container.fields(.resources, .limits))
      if !asked.entries.isEmpty || !limited.entries.isEmpty { isBestEffort = false }
      if limited.entries.count < 2 { isGuaranteed = false }
      if isGuaranteed {
        requests.add(asked)
        limits.add(limited)
      } else if !isBestEffort {
        return "Burstable"
      }
    }
    if isBestEffort { return "BestEffort" }
    for entry in requests.entries where limits[entry.name] != entry.amount {
      isGuaranteed = false
    }
    let same = requests.entries.count == limits.entries.count
    return isGuaranteed && same ? "Guaranteed" : "Burstable"
  }

  /// CPU and memory above zero.
  private static func computed(_ fields: Fields) -> ResourceAmounts {
    var counted = ResourceAmounts()
    for entry in ResourceAmounts(fields).entries
    where (entry.name == .cpu || entry.name == .memory) && entry.amount.sign > 0 {
      counted.add(entry.name, entry.amount)
    }
    return counted
  }
}
