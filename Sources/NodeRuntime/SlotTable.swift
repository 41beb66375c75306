import ObjectModel
import Simulation

/// Pod workers by slot; the first write after a fork copies few of them.
struct SlotTable: Sendable {
  private var workers = ChunkedArray<PodWorker?>()
  private var free = ChunkedArray<Int32>()

  /// How many slots were ever used.
  var count: Int32 { Int32(workers.count) }

  /// A slot that nobody uses; it stays empty until something is put there.
  mutating func reserve() -> Int32 {
    if let slot = free.popLast() { return slot }
    workers.append(nil)
    return count - 1
  }

  /// The worker in a slot, which stays there.
  subscript(slot: Int32) -> PodWorker? { workers[Int(slot)] }

  /// Whether the worker in a slot has seen just this object.
  func hasSeen(_ object: Value, slot: Int32) -> Bool {
    workers[Int(slot)]?.object.isShared(with: object) ?? true
  }

  /// Moves the worker out if the slot still belongs to the reference.
  mutating func take(_ reference: PodReference) -> PodWorker? {
    let place = Int(reference.slot)
    guard place < workers.count else { return nil }
    // Moved out first: looking at it in its place would copy it.
    var worker: PodWorker?
    swap(&worker, &workers[place])
    if let found = worker?.reference, found == reference { return worker }
    swap(&worker, &workers[place])
    return nil
  }

  /// Moves whatever worker is in the slot out.
  mutating func take(slot: Int32) -> PodWorker? {
    var worker: PodWorker?
    swap(&worker, &workers[Int(slot)])
    return worker
  }

  /// Moves a worker into its slot.
  mutating func put(_ worker: consuming PodWorker) {
    let slot = Int(worker.reference.slot)
    // Swapped in: assigning would copy it.
    var full: PodWorker? = consume worker
    swap(&full, &workers[slot])
  }

  /// Gives an empty slot back.
  mutating func release(_ slot: Int32) {
    free.append(slot)
  }
}
