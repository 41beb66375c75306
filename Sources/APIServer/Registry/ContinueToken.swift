import Encodings
import ObjectModel

// Models: apiserver storage/continue.go, v1.32.

/// Where the next page of a list starts, as base64 of JSON like the real server's.
struct ContinueToken {
  /// The revision all pages show; -1 for whatever is current.
  let revision: Int64
  /// The place behind the last object shown.
  let start: ObjectKey

  init(revision: Int64, after key: ObjectKey) {
    self.revision = revision
    start = ObjectKey(key.namespace, key.name + "\0")
  }

  private init(revision: Int64, start: ObjectKey) {
    self.revision = revision
    self.start = start
  }

  /// The same place in whatever is current.
  var current: ContinueToken { ContinueToken(revision: -1, start: start) }

  /// Reads a token for a list of `namespace`, or of all of them.
  /// - Throws: 400 with the real server's words.
  init(decoding text: String, namespace: String?, isNamespaced: Bool) throws(Status) {
    let invalid = "invalid continue token: continue key is not valid"
    guard let bytes = Self.bytes(text) else {
      throw .badRequest("\(invalid): illegal base64 data at input byte \(Self.badPlace(text))")
    }
    let value: Value
    do throws(JSONError) {
      value = try JSONParser.parse(bytes)
    } catch {
      throw .badRequest("\(invalid): \(error.message)")
    }
    guard value.string("v") == "meta.k8s.io/v1" else {
      throw .badRequest(
        "\(invalid): server does not recognize this encoded version \(value.string("v") ?? "")")
    }
    guard let revision = value.int("rv"), revision != 0 else {
      throw .badRequest(
        "\(invalid): incorrect encoded start resourceVersion (version meta.k8s.io/v1)")
    }
    guard let start = value.string("start"), !start.isEmpty else {
      throw .badRequest("\(invalid): encoded start key empty (version meta.k8s.io/v1)")
    }
    let parts = start.split(separator: "/", omittingEmptySubsequences: false)
    guard
      !parts.dropFirst(start.hasPrefix("/") ? 1 : 0).contains(where: {
        $0.isEmpty || $0 == "." || $0 == ".."
      })
    else { throw .badRequest("\(invalid): \(start)") }
    self.revision = revision
    if let namespace, isNamespaced {
      self.start = ObjectKey(namespace, start)
    } else if isNamespaced, parts.count > 1 {
      self.start = ObjectKey(String(parts[0]), parts.dropFirst().joined(separator: "/"))
    } else {
      self.start = ObjectKey("", start)
    }
  }

  /// The token's text; the namespace is told only where the list is of all of them.
  func encoded(namespace: String?) -> String {
    let isShort = namespace != nil || start.namespace.isEmpty
    let value: Value = [
      "v": "meta.k8s.io/v1", "rv": .int(revision),
      "start": .string(isShort ? start.name : start.description),
    ]
    let text = Base64.encode(JSONWriter().bytes(value))
    return String(
      text.compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    var padded = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    // The alphabet of URLs has no other characters, and no padding.
    guard badPlace(text) == text.utf8.count, padded.utf8.count % 4 != 1 else { return nil }
    while padded.utf8.count % 4 != 0 { padded += "=" }
    return Base64.decode(padded)
  }

  /// Where the first byte stands that is not of the alphabet.
  private static func badPlace(_ text: String) -> Int {
    text.utf8.enumerated().first { _, byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): false
      default: true
      }
    }?.offset ?? text.utf8.count
  }
}
