import Formats
import ObjectModel

// Models: describeVolumes of kubectl pkg/describe/describe.go, v1.32. Differs: volumes that only
// real storage can serve show as <unknown>.

/// The volumes on describe pages.
enum VolumeDescription {
  static func write(_ volumes: [Value], indent: String, _ writer: inout DescribeWriter) {
    if volumes.isEmpty {
      writer.write(0, "\(indent)Volumes:\t<none>\n")
      return
    }
    writer.write(0, "\(indent)Volumes:\n")
    for volume in volumes {
      writer.write(1, "\(indent.isEmpty ? "" : " ")\(volume.string(.name) ?? ""):\n")
      writeSource(volume, &writer)
    }
  }

  /// The lines of one volume's source.
  static func writeSource(_ volume: Value, _ writer: inout DescribeWriter) {
    if let source = volume[.downwardAPI] {
      writeDownward(source, &writer)
    } else if let source = volume[.projected] {
      writeProjected(source, &writer)
    } else if let table = table(volume) {
      writer.field("Type", table.type, level: 2)
      for (name, value) in table.rows { writer.field(name, value, level: 2) }
    } else {
      writer.write(1, "<unknown>\n")
    }
  }

  private typealias Rows = (type: String, rows: [(String, String)])

  /// The lines of sources that are a few fields.
  private static func table(_ volume: Value) -> Rows? {
    for (key, rows) in plainSources {
      if let source = volume[key], !source.isNull { return rows(source) }
    }
    return nil
  }

  private static let plainSources: [(Key, @Sendable (Value) -> Rows)] = [
    (
      .hostPath,
      { source in
        let rows = [
          ("Path", text(source, .path)), ("HostPathType", source.string(.type) ?? "<none>"),
        ]
        return ("HostPath (bare host directory volume)", rows)
      }
    ),
    (
      .emptyDir,
      { source in
        let limit = source[.sizeLimit].flatMap(ResourceRules.quantity)
        let size = limit.flatMap { $0.sign > 0 ? $0.text : nil } ?? "<unset>"
        return (
          "EmptyDir (a temporary directory that shares a pod's lifetime)",
          [("Medium", text(source, .medium)), ("SizeLimit", size)]
        )
      }
    ),
    (
      .gitRepo,
      { source in
        (
          "GitRepo (a volume that is pulled from git when the pod is created)",
          [("Repository", text(source, .repository)), ("Revision", text(source, .revision))]
        )
      }
    ),
    (
      .secret,
      { source in
        (
          "Secret (a volume populated by a Secret)",
          [("SecretName", text(source, .secretName)), ("Optional", flag(source, .optional))]
        )
      }
    ),
    (
      .configMap,
      { source in
        (
          "ConfigMap (a volume populated by a ConfigMap)",
          [("Name", text(source, .name)), ("Optional", flag(source, .optional))]
        )
      }
    ),
    (
      .nfs,
      { source in
        let place = [("Server", text(source, .server)), ("Path", text(source, .path))]
        return (
          "NFS (an NFS mount that lasts the lifetime of a pod)",
          place + [("ReadOnly", flag(source, .readOnly))]
        )
      }
    ),
    (
      .persistentVolumeClaim,
      { source in
        (
          "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)",
          [("ClaimName", text(source, .claimName)), ("ReadOnly", flag(source, .readOnly))]
        )
      }
    ),
    (
      .csi,
      { source in
        let place = [("Driver", text(source, .driver)), ("FSType", text(source, .fsType))]
        return (
          "CSI (a Container Storage Interface (CSI) volume source)",
          place + [("ReadOnly", flag(source, .readOnly))]
        )
      }
    ),
  ]

  private static func text(_ source: Value, _ key: Key) -> String { source.string(key) ?? "" }

  private static func flag(_ source: Value, _ key: Key) -> String {
    String(source.bool(key) == true)
  }

  private static func writeDownward(_ source: Value, _ writer: inout DescribeWriter) {
    writer.write(
      2, "Type:\tDownwardAPI (a volume populated by information about the pod)\n    Items:\n")
    for item in source.elements(.items) {
      let path = item.string(.path) ?? ""
      if let field = item.string(.fieldRef, .fieldPath) { writer.write(3, "\(field) -> \(path)\n") }
      if let name = item.string(.resourceFieldRef, .resource) {
        writer.write(3, "\(name) -> \(path)\n")
      }
    }
  }

  private static func writeProjected(_ projected: Value, _ writer: inout DescribeWriter) {
    writer.field(
      "Type", "Projected (a volume that contains injected data from multiple sources)", level: 2)
    for source in projected.elements(.sources) {
      if let secret = source[.secret] {
        writer.field("SecretName", secret.string(.name) ?? "", level: 2)
        writer.field("SecretOptionalName", pointer(secret[.optional]), level: 2)
      } else if source[.downwardAPI] != nil {
        writer.field("DownwardAPI", "true", level: 2)
      } else if let map = source[.configMap] {
        writer.field("ConfigMapName", map.string(.name) ?? "", level: 2)
        writer.field("ConfigMapOptional", pointer(map[.optional]), level: 2)
      } else if let token = source[.serviceAccountToken] {
        writer.field(
          "TokenExpirationSeconds", String(token.int(.expirationSeconds) ?? 3600), level: 2)
      }
    }
  }

  /// kubectl prints the address of the flag; ours is always the same.
  private static func pointer(_ flag: Value?) -> String {
    flag?.bool == nil ? "<nil>" : "0xc000010000"
  }
}
