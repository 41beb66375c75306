// Models: distribution/reference as containerd and the kubelet use it, v1.32.

/// An image name as written in a pod, taken apart and made absolute.
public struct ImageReference: Hashable, Sendable {
  /// Registry and path, such as `docker.io/library/nginx`.
  public let repository: String
  /// The tag; `latest` when neither tag nor digest was written.
  public let tag: String
  /// The digest as `sha256:...`; empty when none was written.
  public let digest: String
  /// The absolute name with its tag or digest, as container statuses show it.
  public let text: String

  /// Reads a name; the error is what the kubelet says of a bad one.
  public init(_ text: String) throws(InvalidImageName) {
    var rest = Substring(text)
    var digest = ""
    if let at = rest.firstIndex(of: "@") {
      digest = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
    }
    var tag = ""
    if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("/") {
      tag = String(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
      guard Self.isTag(tag) else { throw InvalidImageName(text: text) }
    }
    let (domain, path) = Self.split(String(rest))
    guard !path.isEmpty, domain.utf8.allSatisfy(Self.isDomainByte),
      path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(Self.isPathComponent)
    else { throw InvalidImageName(text: text) }
    let repository = "\(domain)/\(path)"
    self.repository = repository
    self.digest = digest
    self.tag = tag.isEmpty && digest.isEmpty ? "latest" : tag
    self.text = digest.isEmpty ? "\(repository):\(self.tag)" : "\(repository)@\(digest)"
  }

  private static func split(_ name: String) -> (domain: String, path: String) {
    if let slash = name.firstIndex(of: "/") {
      let first = name[..<slash]
      if first.contains(".") || first.contains(":") || first == "localhost" {
        let path = String(name[name.index(after: slash)...])
        if first == "index.docker.io" || first == "docker.io" {
          return ("docker.io", path.contains("/") ? path : "library/\(path)")
        }
        return (String(first), path)
      }
      return ("docker.io", name)
    }
    return ("docker.io", name.isEmpty ? "" : "library/\(name)")
  }

  private static func isTag(_ tag: String) -> Bool {
    !tag.isEmpty && tag.utf8.count <= 128
      && tag.utf8.allSatisfy { isAlphanumeric($0) || isUpper($0) || $0 == 95 || isPunctuation($0) }
  }

  private static func isPathComponent(_ part: Substring) -> Bool {
    guard let first = part.utf8.first, let last = part.utf8.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && part.utf8.allSatisfy { isAlphanumeric($0) || $0 == 95 || isPunctuation($0) }
  }

  private static func isDomainByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || isUpper(byte) || isPunctuation(byte) || byte == UInt8(ascii: ":")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

/// An image name that no registry could have.
public struct InvalidImageName: Error, Hashable, Sendable {
  /// The name as written.
  public let text: String

  /// What the kubelet's event and the container's waiting message say.
  public var message: String {
    let hasUpper = text.utf8.contains { (65...90).contains($0) }
    let reason =
      hasUpper
      ? "invalid reference format: repository name must be lowercase" : "invalid reference format"
    return
      "Failed to apply default image tag \"\(text)\": couldn't parse image name \"\(text)\": \(reason)"
  }
}
