/// The figures of a node that most placements depend on alone: plain numbers side by side.
///
/// Looking at a node this way costs no reference counting, which is what counts with thousands.
struct NodeNumbers: Sendable {
  let milliCPU: Int64
  let memory: Int64
  let ephemeralStorage: Int64
  let podLimit: Int64
  private(set) var usedMilliCPU: Int64
  private(set) var usedMemory: Int64
  private(set) var usedEphemeralStorage: Int64
  private(set) var podCount: Int64
  /// Used, with defaults for pods that do not say.
  let scoredMilliCPU: Int64
  let scoredMemory: Int64
  /// Whether nothing but numbers decides: no taint keeps pods off, and it is not cordoned.
  let isPlain: Bool
  let hasSoftTaints: Bool
  let hasImages: Bool
  /// Whether it is promised to a pod for which room was made.
  var isPromised: Bool

  /// What a node has too little of.
  struct Lacks: OptionSet, Sendable {
    let rawValue: UInt8

    static let pods = Lacks(rawValue: 1)
    static let cpu = Lacks(rawValue: 2)
    static let memory = Lacks(rawValue: 4)
    static let ephemeralStorage = Lacks(rawValue: 8)

    /// The reasons in the words of the plugin NodeResourcesFit.
    var reasons: [String] {
      var reasons: [String] = []
      if contains(.pods) { reasons.append("Too many pods") }
      if contains(.cpu) { reasons.append("Insufficient cpu") }
      if contains(.memory) { reasons.append("Insufficient memory") }
      if contains(.ephemeralStorage) { reasons.append("Insufficient ephemeral-storage") }
      return reasons
    }
  }

  init(_ node: NodeInfo) {
    milliCPU = node.allocatable.milliCPU
    memory = node.allocatable.memory
    ephemeralStorage = node.allocatable.ephemeralStorage
    podLimit = node.podLimit
    usedMilliCPU = node.requested.milliCPU
    usedMemory = node.requested.memory
    usedEphemeralStorage = node.requested.ephemeralStorage
    podCount = node.podCount
    scoredMilliCPU = node.nonZeroRequested.milliCPU
    scoredMemory = node.nonZeroRequested.memory
    hasSoftTaints = node.taints.contains { $0.effect == .preferNoSchedule }
    isPlain = !node.isUnschedulable && node.taints.allSatisfy { $0.effect == .preferNoSchedule }
    hasImages = !node.images.isEmpty
    isPromised = node.isPromised
  }

  /// Counts in the pods to which the node is promised.
  @inline(__always)
  mutating func count(_ promise: Promise) {
    podCount += promise.podCount
    usedMilliCPU += promise.milliCPU
    usedMemory += promise.memory
    usedEphemeralStorage += promise.ephemeralStorage
  }

  /// Counts a pod in that asks for this much.
  mutating func count(_ demand: ResourceAmounts) {
    podCount += 1
    usedMilliCPU += demand.milliCPU
    usedMemory += demand.memory
    usedEphemeralStorage += demand.ephemeralStorage
  }

  /// What is missing on a plain node for a pod that asks for nothing but these amounts.
  @inline(__always)
  func lacks(_ milliCPU: Int64, _ memory: Int64, _ ephemeralStorage: Int64) -> Lacks {
    var lacks: UInt8 = podCount < podLimit ? 0 : 1
    if milliCPU > 0, milliCPU > self.milliCPU - usedMilliCPU { lacks |= 2 }
    if memory > 0, memory > self.memory - usedMemory { lacks |= 4 }
    if ephemeralStorage > 0,
      ephemeralStorage > self.ephemeralStorage - usedEphemeralStorage
    {
      lacks |= 8
    }
    return Lacks(rawValue: lacks)
  }
}
