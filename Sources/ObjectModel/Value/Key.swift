import Synchronization

/// A field name or map key, interned: equality is one integer comparison.
///
/// Ids depend on the order of interning, so they must never decide an order that anyone can see:
/// sort by `text`. Interned text lives as long as the process.
public struct Key: Hashable, Sendable {
  @usableFromInline let id: UInt32

  @usableFromInline
  init(id: UInt32) {
    self.id = id
  }

  /// Interns `text`.
  /// - Complexity: one hash look-up under a lock.
  public init(_ text: String) {
    id = KeyTable.shared.id(for: text)
  }

  /// The text that was interned.
  public var text: String { KeyTable.shared.text(for: id) }
}

extension Key: CustomStringConvertible {
  /// The key's text.
  public var description: String { text }
}

extension Key: ExpressibleByStringLiteral {
  /// Interns a literal; on hot paths use a `static let` instead.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// The process-wide table of interned keys: append-only, so that a text once read stays valid.
///
/// The one piece of global mutable state below the engine; nothing observable depends on its order.
final class KeyTable: Sendable {
  static let shared = KeyTable()

  private struct State: ~Copyable {
    var ids: [String: UInt32] = [:]
    var count: UInt32 = 0
  }

  private static let chunkBits: UInt32 = 10
  private static let chunkSize = 1 << Int(chunkBits)
  private static let chunkLimit = 1 << 14

  private let state = Mutex(State())
  /// Chunk addresses; a slot is written once, under the lock, before its ids are handed out.
  private nonisolated(unsafe) let chunks: UnsafeMutablePointer<UnsafeMutablePointer<String>?>

  private init() {
    chunks = .allocate(capacity: Self.chunkLimit)
    chunks.initialize(repeating: nil, count: Self.chunkLimit)
  }

  func id(for text: String) -> UInt32 {
    state.withLock { state in
      if let known = state.ids[text] { return known }
      let id = state.count
      let chunk = Int(id >> Self.chunkBits)
      precondition(chunk < Self.chunkLimit, "too many distinct keys")
      if chunks[chunk] == nil {
        chunks[chunk] = .allocate(capacity: Self.chunkSize)
      }
      chunks[chunk]?.advanced(by: Int(id) & (Self.chunkSize - 1)).initialize(to: text)
      state.ids[text] = id
      state.count += 1
      return id
    }
  }

  func text(for id: UInt32) -> String {
    guard let chunk = chunks[Int(id >> Self.chunkBits)] else { return "" }
    return chunk[Int(id) & (Self.chunkSize - 1)]
  }
}
