// Models: kubectl pkg/util/hash, v1.32.

import Encodings
import ObjectModel

/// The suffix that tells versions of a config map or secret apart by their content.
enum ContentHash {
  /// The suffix of a config map or secret; its name and content count, nothing else.
  static func suffix(of object: Value) -> String {
    var content: Value = [
      "kind": object[.kind] ?? "", "name": object[.metadata, .name] ?? "",
      "data": object["data"] ?? .emptyObject,
    ]
    if object.string(.kind) == "Secret" { content["type"] = object["type"] ?? "" }
    if let immutable = object["immutable"] { content["immutable"] = immutable }
    if let binary = object["binaryData"], binary.object?.isEmpty == false {
      content["binaryData"] = binary
    }
    return suffix(ofJSON: content)
  }

  /// The suffix of any content, as kustomize makes it too.
  static func suffix(ofJSON content: Value) -> String {
    let digits = Digest.hexadecimal(Digest.sha256(JSONWriter(sortsKeys: true).bytes(content)))
    return String(digits.prefix(10).map(consonant))
  }

  /// Digits and vowels that could form words become consonants.
  private static func consonant(_ digit: Character) -> Character {
    switch digit {
    case "0": "g"
    case "1": "h"
    case "3": "k"
    case "a": "m"
    case "e": "t"
    default: digit
    }
  }
}
