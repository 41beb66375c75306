import ObjectModel

/// The rules that kinds apply to names; a prefix is a generateName, to which characters are added.
enum ObjectName {
  /// The form of most names.
  @Sendable
  static func subdomain(_ name: String, _ isPrefix: Bool) -> [String] {
    NameRules.dns1123Subdomain(isPrefix ? masked(name) : name)
  }

  /// The form of namespaces.
  @Sendable
  static func label(_ name: String, _ isPrefix: Bool) -> [String] {
    NameRules.dns1123Label(isPrefix ? masked(name) : name)
  }

  /// The form of Services.
  @Sendable
  static func label1035(_ name: String, _ isPrefix: Bool) -> [String] {
    NameRules.dns1035Label(isPrefix ? masked(name) : name)
  }

  /// Anything that can stand between two slashes of a URL.
  @Sendable
  static func pathSegment(_ name: String, _ isPrefix: Bool) -> [String] {
    if name == "." || name == ".." { return ["may not be '\(name)'"] }
    var faults: [String] = []
    for character in ["/", "%"] where name.contains(character) {
      faults.append("may not contain '\(character)'")
    }
    return faults
  }

  /// A prefix may end with a dash, since more follows.
  private static func masked(_ name: String) -> String {
    name.count > 1 && name.hasSuffix("-") ? String(name.dropLast(2)) + "a" : name
  }
}
