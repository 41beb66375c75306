// Models: distribution/reference ParseNormalizedNamed, as the pod defaults use it, v1.32.

/// The name of a container image taken apart: `registry/repository:tag@digest`.
public struct ImageReference: Hashable, Sendable {
  /// The registry; `docker.io` when the name has none.
  public let domain: String
  /// The repository within the registry; short names of docker.io begin with `library/`.
  public let path: String
  /// The tag; empty when there is none.
  public let tag: String
  /// The digest, such as `sha256:...`; empty when there is none.
  public let digest: String

  /// The tag that will be pulled: `latest` when the name has neither tag nor digest.
  public var effectiveTag: String { tag.isEmpty && digest.isEmpty ? "latest" : tag }

  /// Reads a name; nil when it is not one, for instance for upper-case letters.
  public init?(_ text: String) {
    guard let parts = Self.parts(of: text) else { return nil }
    let isShort = parts.domain == "docker.io" && !parts.path.utf8.contains(Self.slash)
    domain = String(parts.domain)
    path = isShort ? "library/\(parts.path)" : String(parts.path)
    tag = String(parts.tag)
    digest = String(parts.digest)
  }

  /// Whether `text` is a name whose `effectiveTag` is `latest`.
  public static func isLatest(_ text: String) -> Bool {
    guard let parts = parts(of: text) else { return false }
    return parts.tag.isEmpty ? parts.digest.isEmpty : parts.tag == "latest"
  }

  private static func parts(
    of text: String
  ) -> (domain: Substring, path: Substring, tag: Substring, digest: Substring)? {
    var rest = text[...]
    var digest = Substring()
    if let at = rest.utf8.lastIndex(of: UInt8(ascii: "@")) {
      digest = rest[rest.utf8.index(after: at)...]
      rest = rest[..<at]
      guard Self.isDigest(digest) else { return nil }
    }
    var tag = Substring()
    if let colon = rest.utf8.lastIndex(of: UInt8(ascii: ":")),
      !rest[colon...].utf8.contains(Self.slash)
    {
      let candidate = rest[rest.utf8.index(after: colon)...]
      guard Self.isTag(candidate) else { return nil }
      tag = candidate
      rest = rest[..<colon]
    }
    var domain: Substring = "docker.io"
    if let slash = rest.utf8.firstIndex(of: Self.slash) {
      let first = rest[..<slash]
      if Self.namesRegistry(first) {
        guard Self.isDomain(first) else { return nil }
        domain = first == "index.docker.io" ? "docker.io" : first
        rest = rest[rest.utf8.index(after: slash)...]
      }
    }
    guard Self.isPath(rest), !Self.isIdentifier(text) else { return nil }
    return (domain, rest, tag, digest)
  }

  private static let slash = UInt8(ascii: "/")

  private static func namesRegistry(_ part: Substring) -> Bool {
    part.utf8.contains { $0 == 46 || $0 == 58 || (65...90).contains($0) } || part == "localhost"
  }

  private static func isDomain(_ part: Substring) -> Bool {
    var host = part
    if host.hasPrefix("["), let end = host.lastIndex(of: "]") {
      return host[..<end].dropFirst().utf8.allSatisfy { isHex($0) || $0 == 58 }
    }
    if let colon = host.firstIndex(of: ":") {
      let port = host[host.index(after: colon)...]
      guard !port.isEmpty, port.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
      host = host[..<colon]
    }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      guard let first = label.utf8.first, let last = label.utf8.last else { return false }
      return first != 45 && last != 45
        && label.utf8.allSatisfy { isLower($0) || (65...90).contains($0) || $0 == 45 }
    }
  }

  private static func isPath(_ path: Substring) -> Bool {
    var start = path.startIndex
    while let end = path.utf8[start...].firstIndex(of: slash) {
      if !isComponent(path[start..<end]) { return false }
      start = path.utf8.index(after: end)
    }
    return isComponent(path[start...])
  }

  /// Lower-case words joined by one dot, one or two underscores, or any number of dashes.
  private static func isComponent(_ component: Substring) -> Bool {
    guard let first = component.utf8.first, let last = component.utf8.last, isLower(first),
      isLower(last)
    else { return false }
    // The separator just read: its character, and how often.
    var separator = (byte: UInt8(ascii: "-"), count: 0)
    for byte in component.utf8 {
      if isLower(byte) {
        separator.count = 0
        continue
      }
      guard separator.count == 0 || separator.byte == byte else { return false }
      separator = (byte, separator.count + 1)
      switch byte {
      case UInt8(ascii: "-"): break
      case UInt8(ascii: "."): if separator.count > 1 { return false }
      case UInt8(ascii: "_"): if separator.count > 2 { return false }
      default: return false
      }
    }
    return true
  }

  private static func isTag(_ tag: Substring) -> Bool {
    guard let first = tag.utf8.first, tag.utf8.count <= 128, first != 46, first != 45 else {
      return false
    }
    return tag.utf8.allSatisfy { byte in
      isLower(byte) || (65...90).contains(byte) || byte == 95 || byte == 46 || byte == 45
    }
  }

  private static func isDigest(_ digest: Substring) -> Bool {
    guard let colon = digest.firstIndex(of: ":"), colon != digest.startIndex else { return false }
    let hex = digest[digest.index(after: colon)...].utf8
    return hex.count >= 32 && hex.allSatisfy(isHex)
  }

  /// 64 hexadecimal digits are the identifier of an image, not a name.
  private static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte) || (65...70).contains(byte)
  }
}
