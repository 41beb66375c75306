public import ObjectModel

// Models: apimachinery pkg/util/validation and k8s.io/utils/net ParseIPSloppy, v1.32.

/// What counts as an IP address or a range of them.
public enum AddressRules {
  /// The broken rule of a field that holds an address.
  public static func errors(_ text: String, _ path: FieldPath) -> [FieldError] {
    isAddress(text)
      ? []
      : [
        .invalid(
          path, .string(text), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
      ]
  }

  /// The broken rule of a field that holds a range of addresses: `10.0.0.0/8`.
  public static func rangeErrors(_ text: String, _ path: FieldPath) -> [FieldError] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, isAddress(String(parts[0])), let length = Int(parts[1]),
      (0...(isIPv6(String(parts[0])) ? 128 : 32)).contains(length), parts[1].first != "+"
    {
      return []
    }
    return [
      .invalid(
        path, .string(text),
        "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")
    ]
  }

  /// Whether `text` is an IPv4 or IPv6 address.
  public static func isAddress(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: ":")) ? isIPv6(text) : isIPv4(text)
  }

  private static func isIPv4(_ text: String) -> Bool {
    var dots = 0
    var number = -1
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), number >= 0 {
        dots += 1
        number = -1
      } else if (48...57).contains(byte) {
        number = max(number, 0) * 10 + Int(byte) - 48
        if number > 255 { return false }
      } else {
        return false
      }
    }
    return dots == 3 && number >= 0
  }

  /// Whether `text` is an IPv6 address.
  public static func isIPv6(_ text: String) -> Bool {
    var groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.count <= 9 else { return false }
    if groups.first == "" {
      guard groups[1] == "" else { return false }
      groups.removeFirst()
    }
    if groups.last == "" {
      guard groups[groups.count - 2] == "" else { return false }
      groups.removeLast()
    }
    let gaps = groups.filter(\.isEmpty).count
    guard gaps <= 1, gaps == 1 ? groups.count <= 8 : groups.count == 8 else { return false }
    return groups.allSatisfy { group in
      group.utf8.count <= 4
        && group.utf8.allSatisfy { byte in
          (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
        }
    }
  }
}
