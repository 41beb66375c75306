// Models: apimachinery pkg/util/validation/validation.go, v1.32: the rules and their sentences.

/// The shapes that names, label keys and label values must have; no sentence means it fits.
public enum NameRules {
  private static let labelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
  private static let qualifiedPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
  private static let qualifiedRule =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
    + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', "
    + "regex used for validation is '\(qualifiedPattern)')"

  /// What is wrong with a label or annotation key, or another name with an optional prefix.
  public static func qualifiedName(_ text: String) -> [String] {
    if holds(text, isGoodQualifiedName) { return [] }
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    var faults: [String] = []
    guard parts.count <= 2, var name = parts.first else {
      return [
        "a qualified name \(qualifiedRule) with an optional DNS subdomain prefix and '/' "
          + "(e.g. 'example.com/MyName')"
      ]
    }
    if parts.count == 2 {
      name = parts[1]
      if parts[0].isEmpty {
        faults.append("prefix part must be non-empty")
      } else {
        faults += subdomain(parts[0]).map { "prefix part " + $0 }
      }
    }
    if name.isEmpty {
      faults.append("name part must be non-empty")
    } else if name.count > 63 {
      faults.append("name part " + tooLong(63))
    }
    if !isQualified(name) { faults.append("name part " + qualifiedRule) }
    return faults
  }

  /// What is wrong with a label value.
  public static func labelValue(_ text: String) -> [String] {
    var text = text
    let (count, isGood) = text.withUTF8 { bytes in
      (bytes.count, bytes.isEmpty || isQualified(bytes[...]))
    }
    var faults: [String] = []
    if count > 63 { faults.append(tooLong(63)) }
    if !isGood {
      faults.append(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
          + "or '.', and must start and end with an alphanumeric character "
          + "(e.g. 'MyValue',  or 'my_value',  or '12345', "
          + "regex used for validation is '(\(qualifiedPattern))?')")
    }
    return faults
  }

  /// What is wrong with a lower-case DNS name of several labels, the form of most object names.
  public static func dns1123Subdomain(_ text: String) -> [String] {
    holds(text, isGoodSubdomain) ? [] : subdomain(Array(text.utf8)[...])
  }

  /// What is wrong with a single lower-case DNS label, the form of namespaces and containers.
  public static func dns1123Label(_ text: String) -> [String] {
    if holds(text, isGoodLabel) { return [] }
    let bytes = Array(text.utf8)
    var faults: [String] = []
    if bytes.count > 63 { faults.append(tooLong(63)) }
    if !isLabel(bytes[...]) {
      if isSubdomain(bytes[...]) {
        faults.append("must not contain dots")
      } else {
        faults.append(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or "
            + "'-', and must start and end with an alphanumeric character "
            + "(e.g. 'my-name',  or '123-abc', regex used for validation is '\(labelPattern)')")
      }
    }
    return faults
  }

  /// What is wrong with a DNS label that starts with a letter, the form of Service names.
  public static func dns1035Label(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var faults: [String] = []
    if bytes.count > 63 { faults.append(tooLong(63)) }
    if !isLabel(bytes[...]) || (48...57).contains(bytes.first ?? 48) {
      faults.append(
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with "
          + "an alphabetic character, and end with an alphanumeric character "
          + "(e.g. 'my-name',  or 'abc-123', "
          + "regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')")
    }
    return faults
  }

  /// `must be no more than LIMIT characters`
  public static func tooLong(_ limit: Int) -> String {
    "must be no more than \(limit) characters"
  }

  private static func subdomain(_ bytes: ArraySlice<UInt8>) -> [String] {
    var faults: [String] = []
    if bytes.count > 253 { faults.append(tooLong(253)) }
    if !isSubdomain(bytes) {
      faults.append(
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' "
          + "or '.', and must start and end with an alphanumeric character "
          + "(e.g. 'example.com', regex used for validation is "
          + "'\(labelPattern)(\\.\(labelPattern))*')")
    }
    return faults
  }

  // MARK: Names without fault, which most are: told without building anything

  private static func holds(
    _ text: String, _ rule: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    var text = text
    return text.withUTF8(rule)
  }

  private static func isGoodLabel(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count <= 63 && isLabel(bytes)
  }

  private static func isGoodSubdomain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 253 else { return false }
    var before = UInt8(ascii: ".")
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        if !isLowerOrDigit(before) { return false }
      case UInt8(ascii: "-"):
        if before == UInt8(ascii: ".") { return false }
      default:
        if !isLowerOrDigit(byte) { return false }
      }
      before = byte
    }
    return isLowerOrDigit(before)
  }

  private static func isGoodQualifiedName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      return bytes.count <= 63 && isQualified(bytes)
    }
    let name = bytes[(slash + 1)...]
    return name.count <= 63 && isGoodSubdomain(UnsafeBufferPointer(rebasing: bytes[..<slash]))
      && isQualified(UnsafeBufferPointer(rebasing: name))
  }

  private static func isSubdomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy(isLabel)
  }

  private static func isLabel<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
      && bytes.allSatisfy { isLowerOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte)
  }

  private static func isQualified<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      isLowerOrDigit(byte) || (65...90).contains(byte)
    }
    guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first),
      isAlphanumeric(last)
    else { return false }
    return bytes.allSatisfy { byte in
      isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
  }
}
