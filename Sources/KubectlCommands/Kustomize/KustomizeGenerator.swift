// Models: kustomize's configMapGenerator and secretGenerator, as built into kubectl v1.32.

import Encodings
import ObjectModel

/// Makes the config maps and secrets that a kustomization generates.
struct KustomizeGenerator {
  let context: CommandContext
  let folder: String
  let root: Value
  private var files: KustomizeFiles { KustomizeFiles(context: context) }

  /// Adds the generated objects, or merges them with those of bases.
  func run(_ objects: inout [KustomizedObject]) throws(CommandError) {
    for (list, kind) in [("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret")] {
      for arguments in root.elements(Key(list)) {
        let made = try object(arguments, kind)
        let index = objects.firstIndex {
          $0.kind == kind && $0.isNamed(made.name)
            && (made.namespace.isEmpty || $0.namespace == made.namespace)
        }
        let id = KustomizedObject.identifier(of: made.value)
        switch arguments.string("behavior") ?? "create" {
        case "merge", "replace":
          guard let index else {
            throw .text(
              "merging from generator &{0x0 <nil>}: id resid.ResId{Gvk:resid.Gvk{Group:\"\", "
                + "Version:\"v1\", Kind:\(kind.quoted), isClusterScoped:false}, "
                + "Name:\(made.name.quoted), Namespace:\"\"} does not exist; cannot merge or replace"
            )
          }
          let replaces = arguments.string("behavior") == "replace"
          objects[index] = Self.merged(objects[index], made, replaces: replaces)
        default:
          if index != nil {
            throw .text(
              "accumulating resources: merging from generator: may not add resource with an already "
                + "registered id: \(id)")
          }
          objects.append(made)
        }
      }
    }
  }

  private static func merged(
    _ old: KustomizedObject, _ new: KustomizedObject, replaces: Bool
  ) -> KustomizedObject {
    var result = old
    result.takesHash = old.takesHash || new.takesHash
    for key: Key in ["data", "binaryData"] {
      var fields = replaces ? Fields() : old.value.fields(key)
      for (name, value) in new.value.fields(key).sorted { fields[Key(name)] = value }
      result.value[key] = fields.isEmpty ? nil : .object(fields)
    }
    for key: Key in ["labels", "annotations"] {
      var fields = old.value.fields(.metadata, key)
      for (name, value) in new.value.fields(.metadata, key).sorted { fields[Key(name)] = value }
      if !fields.isEmpty { result.value[orEmpty: .metadata][key] = .object(fields) }
    }
    return result
  }

  private func object(
    _ arguments: Value, _ kind: String
  ) throws(CommandError) -> KustomizedObject {
    let name = arguments.string(.name) ?? ""
    var metadata: Value = ["name": .string(name)]
    if let namespace = arguments.string(.namespace), !namespace.isEmpty {
      metadata[.namespace] = .string(namespace)
    }
    let options = [root["generatorOptions"], arguments["options"]].compactMap { $0 }
    for key: Key in ["labels", "annotations"] {
      var fields = Fields()
      for option in options {
        for (name, value) in option.fields(key).sorted { fields[Key(name)] = value }
      }
      if !fields.isEmpty { metadata[key] = .object(fields) }
    }
    var value: Value = ["apiVersion": "v1", "kind": .string(kind), "metadata": metadata]
    var data = Fields()
    var binary = Fields()
    for (key, bytes) in try entries(arguments) {
      if data.contains(Key(key)) || binary.contains(Key(key)) {
        throw .text(
          "accumulating resources: cannot add key '\(key)', another key by that name already exists"
        )
      }
      if kind == "Secret" {
        data[Key(key)] = .string(Base64.encode(bytes))
      } else if let text = String(validating: bytes, as: UTF8.self) {
        data[Key(key)] = .string(text)
      } else {
        binary[Key(key)] = .string(Base64.encode(bytes))
      }
    }
    if !data.isEmpty { value["data"] = .object(data) }
    if !binary.isEmpty { value["binaryData"] = .object(binary) }
    if kind == "Secret" {
      let type = arguments.string("type") ?? ""
      value["type"] = .string(type.isEmpty ? "Opaque" : type)
    }
    if options.contains(where: { $0.bool("immutable") == true }) { value["immutable"] = true }
    let keepsName = options.contains { $0.bool("disableNameSuffixHash") == true }
    return KustomizedObject(value, takesHash: !keepsName)
  }

  private func entries(_ arguments: Value) throws(CommandError) -> [(String, [UInt8])] {
    var found: [(String, [UInt8])] = []
    var envs = arguments.elements("envs").compactMap(\.string)
    if let env = arguments.string("env"), !env.isEmpty { envs.append(env) }
    for path in envs {
      let pairs = try EnvironmentFile(context, KustomizeFiles.join(folder, path)).pairs
      found += pairs.map { ($0.key, Array($0.value.utf8)) }
    }
    for text in arguments.elements("literals").compactMap(\.string) {
      let pair = text.cut(at: "=")
      guard var value = pair.tail, !pair.head.isEmpty else {
        throw .text("invalid literal source \(text), expected key=value")
      }
      for quote in ["\"", "'"] where value.hasPrefix(quote) && value.hasSuffix(quote) {
        if value.count > 1 {
          value = String(value.dropFirst().dropLast())
          break
        }
      }
      found.append((pair.head, Array(value.utf8)))
    }
    for text in arguments.elements("files").compactMap(\.string) {
      let pair = text.cut(at: "=")
      let path = pair.tail ?? pair.head
      let key = pair.tail == nil ? path.parts(by: "/").last ?? path : pair.head
      found.append((key, try files.bytes(KustomizeFiles.join(folder, path))))
    }
    return found
  }
}
