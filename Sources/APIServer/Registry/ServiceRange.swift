// Models: pkg/registry/core/service/ipallocator, v1.32, IPv4 only.

/// The addresses from which services get theirs.
public struct ServiceRange: Sendable, Equatable {
  /// The first address, of the network itself, as a number.
  let base: UInt32
  /// How many bits of an address are the network's.
  let prefixLength: Int

  /// What kubeadm gives a cluster: 10.96.0.0/16.
  public static let kubeadm = ServiceRange(base: 0x0a60_0000, prefixLength: 16)
  /// What kube-apiserver takes when nobody says: 10.0.0.0/24.
  public static let bare = ServiceRange(base: 0x0a00_0000, prefixLength: 24)

  private var size: Int { 1 << (32 - prefixLength) }

  /// The range as it is written.
  var text: String { "\(Self.text(base))/\(prefixLength)" }

  /// The address that the API server's own service has.
  public var first: String { Self.text(base + 1) }

  /// The numbers of addresses that are given away; the lower ones are left to those who ask.
  var dynamic: Range<Int> { min(max(16, size / 16), 256)..<(size - 1) }

  /// The address with a number.
  func address(_ number: Int) -> String { Self.text(base + UInt32(number)) }

  /// Whether an address is in the range, the first and last excepted.
  func contains(_ address: String) -> Bool {
    let parts = address.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0) }
    guard parts.count == 4, parts.allSatisfy({ ($0 ?? 256) < 256 }) else { return false }
    let number = parts.reduce(UInt32(0)) { $0 << 8 | ($1 ?? 0) }
    guard number > base else { return false }
    return Int(number - base) < size - 1
  }

  private static func text(_ address: UInt32) -> String {
    [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
  }
}
