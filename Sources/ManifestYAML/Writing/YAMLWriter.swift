public import ObjectModel

/// Writes values as YAML the way `kubectl get -o yaml` does.
///
/// Models: sigs.k8s.io/yaml 1.4 (go-yaml v2): keys in natural order, two spaces, list items at
/// their key's column, lines folded after column 80.
public enum YAMLWriter {
  /// The YAML of `value`, ending in a newline.
  public static func text(_ value: Value) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  /// The YAML of `value` as UTF-8.
  public static func bytes(_ value: Value) -> [UInt8] {
    var emitter = YAMLEmitter()
    emitter.writeDocument(value)
    return emitter.buffer
  }
}
