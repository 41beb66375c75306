public import ObjectModel

/// Reads manifests as kubectl v1.32 does: YAML 1.1 or JSON, several documents, over libyaml.
///
/// Models: client-go's YAMLOrJSONDecoder over sigs.k8s.io/yaml 1.4 (go-yaml v2).
/// Differs: mappings keep the order of their keys; libyaml 0.2.5 takes what go-yaml refuses: `"\/"`,
/// `?x` in flow sequences and `%YAML 1.2`; nesting ends at libyaml's limit.
public enum YAMLReader {
  /// Every document that says something; empty ones and `null` are passed over, as in kubectl.
  ///
  /// kubectl acts on a document before it reads the next; to do the same use `YAMLStream`.
  public static func documents(
    _ bytes: [UInt8], keepingPositions: Bool = false
  ) throws(YAMLError) -> [YAMLDocument] {
    var stream = YAMLStream(bytes, keepingPositions: keepingPositions)
    var documents: [YAMLDocument] = []
    while let document = try stream.next() { documents.append(document) }
    return documents
  }

  /// Every document of a text.
  public static func documents(
    _ text: String, keepingPositions: Bool = false
  ) throws(YAMLError) -> [YAMLDocument] {
    try documents(Array(text.utf8), keepingPositions: keepingPositions)
  }

  /// The one document of a small text of our own, such as a lesson's front matter.
  ///
  /// Strict where kubectl is lax: no document, a second one, and a key that stands twice are errors.
  /// - Parameter firstLine: the line of the file on which the text begins.
  public static func single(
    _ text: String, firstLine: Int = 1, keepingPositions: Bool = false
  ) throws(YAMLError) -> YAMLDocument {
    var stream = YAMLStream(
      Array(text.utf8), firstLine: firstLine, keepingPositions: keepingPositions)
    guard let document = try stream.next() else {
      throw YAMLError(message: "a YAML document is missing", line: firstLine)
    }
    if let duplicate = document.duplicateKeys.first {
      throw YAMLError(
        message: "key \(duplicate.key) is set twice", line: document.firstLine + duplicate.line - 1)
    }
    if let second = try stream.next() {
      throw YAMLError(message: "a second YAML document begins here", line: second.firstLine)
    }
    return document
  }

  /// The one value of a small text of our own.
  public static func value(_ text: String) throws(YAMLError) -> Value {
    try single(text).value
  }
}
