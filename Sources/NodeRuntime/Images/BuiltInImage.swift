import ObjectModel

/// An image that comes with the product: its names are known at once, its text is parsed when it is
/// first pulled.
///
/// A class because what was parsed is remembered; nobody can tell when.
final class BuiltInImage: Sendable {
  private final class Parsed: Sendable {
    let image: ImageDefinition

    init(_ image: ImageDefinition) {
      self.image = image
    }
  }

  /// The absolute repository name.
  let repository: String
  /// Further absolute repository names.
  let aliases: [String]
  private let text: String
  private let parsed = LazyReference<Parsed>()

  /// The image that a YAML text describes, which names it in lines of their own: `name: NAME` and
  /// `aliases: [NAME, NAME]`.
  init(_ text: String) {
    self.text = text
    var names: [String] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.starts(with: "name: ".utf8) {
        names.insert(contentsOf: Self.repositories(line.dropFirst(6)), at: 0)
      } else if line.starts(with: "aliases: [".utf8) {
        names += Self.repositories(line.dropFirst(10).dropLast())
      } else if line.starts(with: "tags:".utf8) {
        break
      }
    }
    repository = names.first ?? ""
    aliases = Array(names.dropFirst())
  }

  private static func repositories(_ list: Substring.UTF8View) -> [String] {
    list.split(separator: UInt8(ascii: ",")).compactMap { part in
      let name = String(Substring(part.drop { $0 == UInt8(ascii: " ") }))
      return try? ImageReference(name).repository
    }
  }

  /// The image; parsed the first time.
  var image: ImageDefinition {
    parsed.value {
      do {
        return Parsed(try ImageDefinition.load(yaml: text))
      } catch {
        preconditionFailure("built-in image data: \(error)")
      }
    }.image
  }
}
