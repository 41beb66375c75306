import ManifestYAML
import ObjectModel

extension ManifestFiles {
  /// How documents are checked before anything is sent.
  enum Check {
    /// `--validate=false`, and commands that check nothing.
    case none
    /// apiVersion and kind must be there.
    case basic
  }

  /// The objects of one file, and what is wrong with the others.
  func objects(
    of file: File, check: Check
  ) -> (infos: [ObjectInfo], errors: [CommandError]) {
    var infos: [ObjectInfo] = []
    var errors: [CommandError] = []
    do throws(CommandError) {
      if file.isKustomization {
        for document in try KustomizeBuild(context: context).objects(in: file.path) {
          try collect(document, file, &infos, &errors)
        }
        return (infos, errors)
      }
      var stream = YAMLStream(try bytes(of: file))
      while let document = try next(&stream, file) {
        try Self.validate(document, file, check)
        do throws(CommandError) {
          try collect(document, file, &infos, &errors)
        } catch {
          errors.append(error)
        }
      }
    } catch {
      errors.append(error)
    }
    return (infos, errors)
  }

  private func bytes(of file: File) throws(CommandError) -> [UInt8] {
    if file.path == "-" { return context.io.readStandardInput() }
    do throws(FileFault) {
      return try context.io.readFile(file.path)
    } catch {
      throw .text("open \(file.path): \(error.reason)")
    }
  }

  private func next(
    _ stream: inout YAMLStream, _ file: File
  ) throws(CommandError) -> Value? {
    do throws(YAMLError) {
      return try stream.next()?.value
    } catch {
      throw .text("error parsing \(file.source): \(error.message)")
    }
  }

  private static func validate(
    _ document: Value, _ file: File, _ check: Check
  ) throws(CommandError) {
    guard check == .basic else { return }
    let start = "error validating \(file.source.quoted): error validating data: "
    let end =
      "; if you choose to ignore these errors, turn validation off with --validate=false"
    guard document.object != nil else {
      throw .text(start + "invalid object to validate" + end)
    }
    if document.string(.kind)?.hasSuffix("List") == true, document["items"] != nil { return }
    var faults: [String] = []
    if (document.string(.apiVersion) ?? "").isEmpty { faults.append("apiVersion not set") }
    if (document.string(.kind) ?? "").isEmpty { faults.append("kind not set") }
    if faults.isEmpty { return }
    let text = faults.count == 1 ? faults[0] : "[\(faults.joined(separator: ", "))]"
    throw .text(start + text + end)
  }

  /// The objects of a document; a list goes on behind an item of an unknown kind.
  private func collect(
    _ document: Value, _ file: File, _ infos: inout [ObjectInfo], _ errors: inout [CommandError],
    isItem: Bool = false
  ) throws(CommandError) {
    try Self.decode(document, file)
    guard document.string(.kind)?.hasSuffix("List") == true,
      let items = document["items"]?.array
    else { return infos.append(try info(document, file, isItem: isItem)) }
    for item in items {
      do throws(CommandError) {
        try collect(item, file, &infos, &errors, isItem: true)
      } catch {
        errors.append(error)
      }
    }
  }

  /// Refuses what kubectl cannot read as an object.
  private static func decode(_ document: Value, _ file: File) throws(CommandError) {
    let start = "unable to decode \(file.source.quoted): "
    guard document.object != nil else {
      let kind = GoKind.name(of: document)
      throw .text(
        start + "json: cannot unmarshal \(kind) into Go value of type unstructured.detector")
    }
    if (document.string(.kind) ?? "").isEmpty {
      let text = JSONWriter(sortsKeys: true).text(document)
      throw .text(start + "Object 'Kind' is missing in '\(text)'")
    }
    if let fault = MetadataCheck.fault(in: document) { throw .text(start + fault) }
  }

  private func info(
    _ document: Value, _ file: File, isItem: Bool
  ) throws(CommandError) -> ObjectInfo {
    let apiVersion = document.string(.apiVersion) ?? ""
    let kind = document.string(.kind) ?? ""
    let name = document.string(.metadata, .name) ?? ""
    let namespace = document.string(.metadata, .namespace) ?? ""
    let parts = apiVersion.cut(at: "/")
    let group = parts.tail == nil ? "" : parts.head
    let version = parts.tail ?? apiVersion
    if isLocal {
      return ObjectInfo(
        resource: APIResource(localKind: kind, group: group, version: version),
        namespace: namespace, name: name, source: file.source, object: Self.sorted(document))
    }
    let discovery = try context.discovery()
    let wanted = version.isEmpty ? nil : version
    guard let resource = discovery.resource(group: group, version: wanted, kind: kind) else {
      if isItem {
        throw .text(
          "unable to recognize no matches for kind \(kind.quoted) in version \(apiVersion.quoted)"
            + BuiltInKind.remark(apiVersion: apiVersion, kind: kind))
      }
      throw .text(
        "resource mapping not found for name: \(name.quoted) namespace: \(namespace.quoted) "
          + "from \(file.source.quoted): no matches for kind \(kind.quoted) in version "
          + "\(apiVersion.quoted)\nensure CRDs are installed first"
          + BuiltInKind.remark(apiVersion: apiVersion, kind: kind))
    }
    return ObjectInfo(
      resource: resource, namespace: namespace, name: name, source: file.source,
      object: Self.sorted(document))
  }
}

extension ManifestFiles {
  /// A document with its keys in order, as kubectl sends it: Go's maps forget the file's order.
  fileprivate static func sorted(_ value: Value) -> Value {
    switch value {
    case .object(let fields):
      var result = Fields()
      for (key, value) in fields.sorted { result.appendUnique(Key(key), sorted(value)) }
      return .object(result)
    case .array(let items): return .array(items.map(sorted))
    default: return value
    }
  }
}

/// What Go's JSON decoder calls the forms of values.
enum GoKind {
  /// `string`, `number`, `bool`, `array`, `object` or `null`.
  static func name(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool: "bool"
    case .int, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// Checks metadata as kubectl does before it sends anything.
enum MetadataCheck {
  /// What Go's decoder says of metadata that does not fit ObjectMeta; nil when it does.
  static func fault(in document: Value) -> String? {
    guard let metadata = document[.metadata], !metadata.isNull else { return nil }
    guard metadata.object != nil else {
      return fault(metadata, "metadataOnlyObject.metadata", "v1.ObjectMeta")
    }
    for field in ["name", "generateName", "namespace", "uid", "resourceVersion"] {
      if let value = metadata[Key(field)], value.string == nil, !value.isNull {
        return fault(value, "ObjectMeta.metadata.\(field)", "string")
      }
    }
    for field in ["labels", "annotations"] {
      guard let map = metadata[Key(field)], !map.isNull else { continue }
      guard let fields = map.object else {
        return fault(map, "ObjectMeta.metadata.\(field)", "map[string]string")
      }
      for (_, value) in fields.sorted where value.string == nil && !value.isNull {
        return fault(value, "ObjectMeta.metadata.\(field)", "string")
      }
    }
    return nil
  }

  private static func fault(_ value: Value, _ field: String, _ type: String) -> String {
    "json: cannot unmarshal \(GoKind.name(of: value)) into Go struct field \(field) of type \(type)"
  }
}
