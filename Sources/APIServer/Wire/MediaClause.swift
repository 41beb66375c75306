// Models: munnerz/goautoneg and apiserver endpoints/handlers/negotiation, v1.32.

/// One media type that a client accepts, with its parameters.
struct MediaClause {
  var type: String
  var subtype: String
  var parameters: [RequestOptions.Parameter] = []
  var quality = 1.0

  /// The media type and its parameters; nil when it has no slash.
  init?(_ text: Substring) {
    var parts = text.split(separator: ";", omittingEmptySubsequences: false)[...]
    let names = (parts.popFirst() ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2 || names.count == 1 && Self.trimmed(names[0]) == "*" else { return nil }
    type = Self.trimmed(names[0]).lowercased()
    subtype = names.count == 2 ? Self.trimmed(names[1]).lowercased() : "*"
    for part in parts {
      let name = part.prefix { $0 != "=" }
      var value = Self.trimmed(part.dropFirst(name.count + 1))
      if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") {
        value = value.dropFirst().dropLast()
      }
      if Self.trimmed(name) == "q" {
        quality = Double(value) ?? 1
      } else {
        parameters.append(.init(String(Self.trimmed(name)), String(value)))
      }
    }
  }

  /// The clauses of an Accept header, the most wanted first.
  static func clauses(_ header: String) -> [MediaClause] {
    let clauses = header.split(separator: ",").compactMap { MediaClause($0) }
    let order = clauses.indices.sorted { left, right in
      let (first, second) = (clauses[left], clauses[right])
      if first.quality != second.quality { return first.quality > second.quality }
      if first.breadth != second.breadth { return first.breadth < second.breadth }
      return left < right
    }
    return order.map { clauses[$0] }
  }

  private var breadth: Int { type == "*" ? 2 : subtype == "*" ? 1 : 0 }

  /// The value of a parameter; empty when not given.
  func parameter(_ name: String) -> String {
    parameters.last { $0.name == name }?.value ?? ""
  }

  /// Whether the clause covers `application/` with the given subtype.
  func matches(_ other: String) -> Bool {
    (type == "application" || type == "*") && (subtype == other || subtype == "*")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return text
  }
}
