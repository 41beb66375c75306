/// A seeded stream of random numbers (SplitMix64): the same seed gives the same numbers anywhere.
///
/// Streams are split by purpose, so that drawing more names does not change back-off jitter.
public struct RandomStream: Hashable, Sendable {
  private var state: UInt64

  /// The stream of `seed`.
  public init(seed: UInt64) {
    state = seed
  }

  /// An independent stream for `purpose`; this stream does not move.
  public func split(_ purpose: String) -> RandomStream {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    var child = RandomStream(seed: state ^ hash)
    child.state = child.next()
    return child
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0..<bound`, by multiplication so that it does not depend on the Swift version.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "the bound must be positive")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `0..<1` with 53 random bits.
  public mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A random (version 4) UUID in its usual lower-case text form.
  public mutating func uuid() -> String { uuidBits().text }

  /// A random (version 4) UUID whose text may never be asked for.
  public mutating func uuidBits() -> UUIDBits {
    let high = next()
    let low = next()
    return UUIDBits(
      high: (high & ~0xf000) | 0x4000,
      low: (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000)
  }

  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)

  /// `count` characters of Kubernetes' name alphabet (apimachinery util/rand).
  public mutating func nameSuffix(_ count: Int = 5) -> String {
    String(unsafeUninitializedCapacity: count) { bytes in
      for place in 0..<count { bytes[place] = Self.alphabet[below(Self.alphabet.count)] }
      return count
    }
  }
}

/// The 128 bits of a UUID.
public struct UUIDBits: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  /// The UUID in its usual lower-case text form.
  public var text: String {
    String(unsafeUninitializedCapacity: 36) { bytes in
      var place = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          bytes[place] = 45
          place += 1
        }
        let word = nibble < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - (nibble & 15) * 4)) & 15
        bytes[place] = digit < 10 ? 48 + digit : 87 + digit
        place += 1
      }
      return place
    }
  }
}
