/// The figures of a node that most placements depend on alone: plain numbers in a flat array.
///
/// Looking at a node this way costs no reference counting, which is what counts with thousands.
struct NodeNumbers: Sendable {
  let milliCPU: Int64
  let memory: Int64
  let ephemeralStorage: Int64
  let podLimit: Int64
  let usedMilliCPU: Int64
  let usedMemory: Int64
  let usedEphemeralStorage: Int64
  let podCount: Int64
  /// Used, with defaults for pods that do not say.
  let scoredMilliCPU: Int64
  let scoredMemory: Int64
  /// Whether nothing but numbers decides: no taint keeps pods off, and it is not cordoned.
  let isPlain: Bool
  let hasSoftTaints: Bool
  let hasImages: Bool

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
  }

  /// Whether a pod fits that asks for nothing but these amounts.
  @inline(__always)
  func fits(_ milliCPU: Int64, _ memory: Int64, _ ephemeralStorage: Int64) -> Bool {
    isPlain && podCount < podLimit
      && (milliCPU == 0 || milliCPU <= self.milliCPU - usedMilliCPU)
      && (memory == 0 || memory <= self.memory - usedMemory)
      && (ephemeralStorage == 0
        || ephemeralStorage <= self.ephemeralStorage - usedEphemeralStorage)
  }
}
