// Models: component-helpers resource.PodRequests and the scheduler framework's Resource, v1.32.

import Kinds
import ObjectModel

/// Amounts of resources as the scheduler counts them: millicores and bytes.
struct ResourceAmounts: Sendable {
  /// A resource without a place of its own, such as `example.com/gpu` or `hugepages-2Mi`.
  struct Scalar: Sendable {
    let name: Key
    var amount: Int64
  }

  /// What a container without a CPU request is taken to need when scoring: 100m.
  static let defaultMilliCPU: Int64 = 100
  /// What a container without a memory request is taken to need when scoring: 200Mi.
  static let defaultMemory: Int64 = 200 * 1024 * 1024

  var milliCPU: Int64 = 0
  var memory: Int64 = 0
  var ephemeralStorage: Int64 = 0
  var scalars: [Scalar] = []

  /// The amounts of a list of quantities by name; `pods` is left out.
  init(_ list: Fields) {
    for field in list {
      guard let text = field.value.string ?? field.value.int.map({ String($0) }) else { continue }
      switch field.key {
      case .cpu: milliCPU = Self.milli(text)
      case .memory: memory = Self.whole(text)
      case .ephemeralStorage: ephemeralStorage = Self.whole(text)
      case .pods: break
      default: scalars.append(Scalar(name: field.key, amount: Self.whole(text)))
      }
    }
  }

  init() {}

  func scalar(_ name: Key) -> Int64 {
    for scalar in scalars where scalar.name == name { return scalar.amount }
    return 0
  }

  /// Adds `other` `sign` times.
  mutating func add(_ other: ResourceAmounts, _ sign: Int64 = 1) {
    milliCPU += other.milliCPU * sign
    memory += other.memory * sign
    ephemeralStorage += other.ephemeralStorage * sign
    for scalar in other.scalars {
      if let place = scalars.firstIndex(where: { $0.name == scalar.name }) {
        scalars[place].amount += scalar.amount * sign
      } else {
        scalars.append(Scalar(name: scalar.name, amount: scalar.amount * sign))
      }
    }
  }

  /// Raises each amount to that of `other`.
  mutating func formMaximum(_ other: ResourceAmounts) {
    milliCPU = max(milliCPU, other.milliCPU)
    memory = max(memory, other.memory)
    ephemeralStorage = max(ephemeralStorage, other.ephemeralStorage)
    for scalar in other.scalars {
      if let place = scalars.firstIndex(where: { $0.name == scalar.name }) {
        scalars[place].amount = max(scalars[place].amount, scalar.amount)
      } else {
        scalars.append(scalar)
      }
    }
  }

  private static func milli(_ text: String) -> Int64 {
    if let plain = plain(text, unit: UInt8(ascii: "m")) { return plain }
    return Quantity(text)?.milliValue ?? 0
  }

  private static func whole(_ text: String) -> Int64 { Quantity(text)?.value ?? 0 }

  /// Reads `250m` without the general parser; nil when the text is anything else.
  private static func plain(_ text: String, unit: UInt8) -> Int64? {
    var number: Int64 = 0
    var digits = 0
    for byte in text.utf8 {
      if byte == unit, digits == text.utf8.count - 1, digits > 0 { return number }
      guard byte >= 48, byte <= 57, digits < 12 else { return nil }
      number = number * 10 + Int64(byte - 48)
      digits += 1
    }
    return nil
  }
}

/// What a pod asks of a node: as it says, and as it is scored (`nonZero`, with defaults).
struct PodDemand: Sendable {
  var requested = ResourceAmounts()
  var nonZero = ResourceAmounts()

  /// The demand of a pod: its containers together or its largest init container, with sidecars
  /// counted on, and the overhead of its runtime class.
  init(_ pod: Value) {
    let spec = pod[.spec] ?? .null
    for container in spec[.containers]?.elements ?? [] { add(PodDemand(container: container)) }
    var sidecars = PodDemand()
    var largest = PodDemand()
    for container in spec[.initContainers]?.elements ?? [] {
      var own = PodDemand(container: container)
      if container.isSidecar {
        add(own)
        sidecars.add(own)
        own = sidecars
      } else {
        own.add(sidecars)
      }
      largest.formMaximum(own)
    }
    formMaximum(largest)
    if let overhead = spec[.overhead]?.object {
      let amounts = ResourceAmounts(overhead)
      requested.add(amounts)
      nonZero.add(amounts)
    }
  }

  private init() {}

  private init(container: Value) {
    requested = ResourceAmounts(container[.resources]?[.requests]?.object ?? Fields())
    nonZero = requested
    if nonZero.milliCPU == 0 { nonZero.milliCPU = ResourceAmounts.defaultMilliCPU }
    if nonZero.memory == 0 { nonZero.memory = ResourceAmounts.defaultMemory }
  }

  private mutating func add(_ other: PodDemand) {
    requested.add(other.requested)
    nonZero.add(other.nonZero)
  }

  private mutating func formMaximum(_ other: PodDemand) {
    requested.formMaximum(other.requested)
    nonZero.formMaximum(other.nonZero)
  }
}
