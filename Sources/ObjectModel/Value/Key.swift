import Synchronization

/// A field name or map key, interned: equality is one integer comparison.
///
/// Ids depend on the order of interning, so they must never decide an order that anyone can see:
/// sort by `text`. Interned text lives as long as the process.
public struct Key: Hashable, Sendable {
  @usableFromInline let id: UInt32

  @inlinable
  init(id: UInt32) {
    self.id = id
  }

  /// Whether both were made of the same text.
  @inlinable
  public static func == (left: Key, right: Key) -> Bool { left.id == right.id }

  /// Hashes the id.
  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// Interns `text`.
  /// - Complexity: one hash look-up under a lock.
  public init(_ text: String) {
    var text = text
    id = text.withUTF8 { KeyTable.shared.id(for: $0) }
  }

  /// Interns the text that `bytes` are in UTF-8, making no string of it when it is known.
  init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    id = KeyTable.shared.id(for: bytes)
  }

  /// The text that was interned.
  public var text: String { KeyTable.shared.text(for: id) }
}

extension Key: CustomStringConvertible {
  /// The key's text.
  public var description: String { text }
}

extension Key: ExpressibleByStringLiteral {
  /// Interns a literal, which is found again by its address.
  /// - Complexity: one look-up without hashing text or taking a lock.
  public init(stringLiteral value: StaticString) {
    id = KeyTable.shared.id(for: value)
  }
}

/// The process-wide table of interned keys: append-only, so that a text once read stays valid.
///
/// Texts are told apart by their bytes, as Go does, not by Unicode equivalence. The one piece of
/// global mutable state below the engine; nothing observable depends on its order.
final class KeyTable: Sendable {
  static let shared = KeyTable()

  private struct State: ~Copyable {
    /// Ids plus one, open addressing by hash; 0 is a free place.
    var slots = [UInt32](repeating: 0, count: 4096)
    /// The hash of each key, by id.
    var hashes: [UInt32] = []
    /// Where the bytes of each key are kept for comparing, and how many, by id.
    var copies: [(address: UInt, count: Int)] = []
  }

  private static let chunkBits: UInt32 = 10
  private static let chunkSize = 1 << Int(chunkBits)
  private static let chunkLimit = 1 << 14

  private let state = Mutex(State())
  /// Ids by address of a literal: open addressing, each slot written once as address << 16 | id.
  private nonisolated(unsafe) let literals: UnsafeMutablePointer<Atomic<UInt>>
  private static let literalBits: UInt = 13
  /// Chunk addresses; a slot is written once, under the lock, before its ids are handed out.
  private nonisolated(unsafe) let chunks: UnsafeMutablePointer<UnsafeMutablePointer<String>?>

  private init() {
    chunks = .allocate(capacity: Self.chunkLimit)
    chunks.initialize(repeating: nil, count: Self.chunkLimit)
    let slots = 1 << Int(Self.literalBits)
    literals = .allocate(capacity: slots)
    for slot in 0..<slots { (literals + slot).initialize(to: Atomic(0)) }
    for text in Key.common + Key.fields {
      var text = text
      _ = text.withUTF8 { id(for: $0) }
    }
  }

  /// The id of a literal; literals of the same address are the same text.
  func id(for literal: StaticString) -> UInt32 {
    guard literal.hasPointerRepresentation else {
      return literal.withUTF8Buffer { id(for: $0) }
    }
    let address = UInt(bitPattern: literal.utf8Start)
    var slot = (address &* 0x9e37_79b9_7f4a_7c15) >> (UInt(UInt.bitWidth) - Self.literalBits)
    // A few places are tried; literals that find none are looked up by their text.
    for _ in 0..<8 {
      let entry = literals[Int(slot)].load(ordering: .acquiring)
      if entry >> 16 == address { return UInt32(entry & 0xffff) }
      if entry == 0 { break }
      slot = (slot + 1) & ((1 << Self.literalBits) - 1)
    }
    return remember(literal, at: address, slot: slot)
  }

  private func remember(_ literal: StaticString, at address: UInt, slot: UInt) -> UInt32 {
    let id = literal.withUTF8Buffer { self.id(for: $0) }
    guard id <= 0xffff, address >> 48 == 0 else { return id }
    _ = literals[Int(slot)].compareExchange(
      expected: 0, desired: address << 16 | UInt(id), ordering: .acquiringAndReleasing)
    return id
  }

  func id(for bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    // FNV leaves the low bits of short texts alike; mix the high ones in.
    hash ^= hash >> 15
    return state.withLock { state in
      var place = Int(hash) & (state.slots.count - 1)
      while state.slots[place] != 0 {
        let id = state.slots[place] - 1
        if state.hashes[Int(id)] == hash, Self.isEqual(state.copies[Int(id)], bytes) { return id }
        place = (place + 1) & (state.slots.count - 1)
      }
      return add(bytes, hash, at: place, to: &state)
    }
  }

  private static func isEqual(
    _ copy: (address: UInt, count: Int), _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard copy.count == bytes.count else { return false }
    guard let known = UnsafeRawPointer(bitPattern: copy.address) else { return copy.count == 0 }
    for index in 0..<copy.count {
      if known.load(fromByteOffset: index, as: UInt8.self) != bytes[index] { return false }
    }
    return true
  }

  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32, at place: Int, to state: inout State
  ) -> UInt32 {
    let id = UInt32(state.hashes.count)
    let chunk = Int(id >> Self.chunkBits)
    precondition(chunk < Self.chunkLimit, "too many distinct keys")
    if chunks[chunk] == nil { chunks[chunk] = .allocate(capacity: Self.chunkSize) }
    chunks[chunk]?.advanced(by: Int(id) & (Self.chunkSize - 1))
      .initialize(to: String(decoding: bytes, as: UTF8.self))
    state.slots[place] = id + 1
    state.hashes.append(hash)
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    state.copies.append((UInt(bitPattern: copy.baseAddress), copy.count))
    if state.hashes.count * 2 > state.slots.count { grow(&state) }
    return id
  }

  private func grow(_ state: inout State) {
    let count = state.slots.count * 4
    state.slots = [UInt32](repeating: 0, count: count)
    for (id, hash) in state.hashes.enumerated() {
      var place = Int(hash) & (count - 1)
      while state.slots[place] != 0 { place = (place + 1) & (count - 1) }
      state.slots[place] = UInt32(id) + 1
    }
  }

  func text(for id: UInt32) -> String {
    guard let chunk = chunks[Int(id >> Self.chunkBits)] else { return "" }
    return chunk[Int(id) & (Self.chunkSize - 1)]
  }
}
