import ManifestYAML
import ObjectModel

/// Reads a kubeconfig for those who are not kubectl: prompts, completion, lessons.
public enum KubeconfigReader {
  /// The namespace of the current context; nil when none is set or the file cannot be read.
  public static func namespace(in bytes: [UInt8]) -> String? {
    var stream = YAMLStream(bytes)
    guard let root = try? stream.next()?.value else { return nil }
    let config = Kubeconfig(path: "", root: root)
    let namespace = config.entry(.contexts, config.currentContext)?.string("namespace") ?? ""
    return namespace.isEmpty ? nil : namespace
  }
}
