import ObjectModel

/// Pod workers by slot, in chunks, so that the first write after a fork copies one chunk.
struct SlotTable: Sendable {
  private static let chunkSize = 64
  private var chunks: [[PodWorker?]] = []
  private var free: [Int32] = []
  /// How many slots were ever used.
  private(set) var count: Int32 = 0

  /// A slot that nobody uses; it stays empty until something is put there.
  mutating func reserve() -> Int32 {
    if let slot = free.popLast() { return slot }
    if Int(count) % Self.chunkSize == 0 {
      chunks.append(Array(repeating: nil, count: Self.chunkSize))
    }
    count += 1
    return count - 1
  }

  /// The worker in a slot, which stays there.
  subscript(slot: Int32) -> PodWorker? {
    chunks[Int(slot) / Self.chunkSize][Int(slot) % Self.chunkSize]
  }

  /// Whether the worker in a slot has seen just this object.
  func hasSeen(_ object: Value, slot: Int32) -> Bool {
    chunks[Int(slot) / Self.chunkSize][Int(slot) % Self.chunkSize]?.object.isShared(with: object)
      ?? true
  }

  /// Moves the worker out if the slot still belongs to the reference.
  mutating func take(_ reference: PodReference) -> PodWorker? {
    let chunk = Int(reference.slot) / Self.chunkSize
    let place = Int(reference.slot) % Self.chunkSize
    guard chunk < chunks.count else { return nil }
    // Moved out first: looking at it in its place would copy it.
    var worker: PodWorker?
    swap(&worker, &chunks[chunk][place])
    if let found = worker?.reference, found == reference { return worker }
    swap(&worker, &chunks[chunk][place])
    return nil
  }

  /// Moves whatever worker is in the slot out.
  mutating func take(slot: Int32) -> PodWorker? {
    var worker: PodWorker?
    swap(&worker, &chunks[Int(slot) / Self.chunkSize][Int(slot) % Self.chunkSize])
    return worker
  }

  /// Moves a worker into its slot.
  mutating func put(_ worker: consuming PodWorker) {
    let slot = Int(worker.reference.slot)
    // Swapped in: assigning would copy it.
    var full: PodWorker? = consume worker
    swap(&full, &chunks[slot / Self.chunkSize][slot % Self.chunkSize])
  }

  /// Gives an empty slot back.
  mutating func release(_ slot: Int32) {
    free.append(slot)
  }
}
