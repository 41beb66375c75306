import ObjectModel

// Models: what kube-openapi writes for the types of the API, v1.32. Differs: descriptions are the
// schema's own sentences; every unconditional default is told.

/// Writes the types of the one schema as OpenAPI schemas.
struct OpenAPISchemas {
  /// The versions of OpenAPI.
  enum Version {
    case v2, v3
  }

  /// One kind with its group and version.
  struct GroupVersionKind: Hashable {
    let group: String
    let version: String
    let kind: String

    var value: Value {
      ["group": .string(group), "kind": .string(kind), "version": .string(version)]
    }
  }

  private static let meta = "io.k8s.apimachinery.pkg.apis.meta.v1"

  let version: Version
  let registry: SchemaRegistry
  /// The kinds that objects of a type can be.
  let kinds: [String: [GroupVersionKind]]
  /// What has been written, by full name.
  private(set) var written = Fields()
  /// Full names in the order in which they were first mentioned.
  private var mentioned: [String] = []
  private var known: Set<String> = []

  init(
    _ version: Version, _ registry: SchemaRegistry, kinds: [String: [GroupVersionKind]]
  ) {
    self.version = version
    self.registry = registry
    self.kinds = kinds
  }

  /// A reference to a type, which will be written.
  mutating func reference(_ fullName: String) -> Value {
    if known.insert(fullName).inserted { mentioned.append(fullName) }
    let place = version == .v2 ? "#/definitions/" : "#/components/schemas/"
    return ["$ref": .string(place + fullName)]
  }

  /// Writes all types mentioned, and those that they mention.
  mutating func complete() {
    var next = 0
    while next < mentioned.count {
      let name = mentioned[next]
      written[Key(name)] = special(name) ?? object(name)
      next += 1
    }
  }

  private mutating func object(_ fullName: String) -> Value {
    guard let type = registry.type(fullName) else { return list(fullName) }
    var schema: Value = ["description": .string(type.sentence), "type": "object"]
    let required = type.fields.filter(\.isRequired)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0.name) }) }
    var properties = Fields()
    for field in type.fields { properties.appendUnique(field.key, property(field)) }
    if !properties.isEmpty { schema["properties"] = .object(properties) }
    addKinds(fullName, to: &schema)
    if Self.unions.contains(fullName) {
      schema["x-kubernetes-unions"] = [
        [
          "discriminator": "type",
          "fields-to-discriminateBy": ["localhostProfile": "LocalhostProfile"],
        ]
      ]
    }
    return schema
  }

  /// The types whose field `type` says which of the others counts.
  private static let unions = [
    "io.k8s.api.core.v1.AppArmorProfile", "io.k8s.api.core.v1.SeccompProfile",
  ]

  private func addKinds(_ fullName: String, to schema: inout Value) {
    guard let kinds = kinds[fullName] else { return }
    schema["x-kubernetes-group-version-kind"] = .array(kinds.map(\.value))
  }

  /// The list of a kind whose schema text has none.
  private mutating func list(_ fullName: String) -> Value {
    let item = String(fullName.dropLast(4))
    let name = String(item.split(separator: ".").last ?? "")
    let string: Value = ["type": "string"]
    var items: Value = ["type": "array", "description": "The objects of the list."]
    items["items"] = element(reference(item))
    var metadata = element(reference(Self.meta + ".ListMeta"))
    metadata["description"] = "Version of the list and where its next page begins."
    var schema: Value = [
      "description": .string("A list of objects of kind \(name)."), "type": "object",
      "required": ["items"],
      "properties": ["apiVersion": string, "items": items, "kind": string, "metadata": metadata],
    ]
    addKinds(fullName, to: &schema)
    return schema
  }

  /// A reference where a value of its own stands.
  private func element(_ reference: Value) -> Value {
    version == .v2 ? reference : ["allOf": [reference], "default": [:]]
  }

  private mutating func property(_ field: SchemaField) -> Value {
    var property = value(field.type)
    if !field.sentence.isEmpty { property["description"] = .string(field.sentence) }
    if !field.enumValues.isEmpty {
      property["enum"] = .array(field.enumValues.map { .string($0) })
    }
    if let value = field.defaultValue {
      property["default"] = value
    } else if field.isAlwaysWritten, version == .v3 {
      property["default"] = Self.zero(field.type)
    }
    addLists(field, to: &property)
    return property
  }

  private func addLists(_ field: SchemaField, to property: inout Value) {
    switch field.listType {
    case .atomic: property["x-kubernetes-list-type"] = "atomic"
    case .set: property["x-kubernetes-list-type"] = "set"
    case .map:
      property["x-kubernetes-list-type"] = "map"
      property["x-kubernetes-list-map-keys"] = .array(field.listKeys.map { .string($0.text) })
    case nil: break
    }
    if field.isAtomicMap { property["x-kubernetes-map-type"] = "atomic" }
    var strategies: [String] = []
    if field.patchStrategy.contains(.merge) { strategies.append("merge") }
    if field.patchStrategy.contains(.replace) { strategies.append("replace") }
    if field.patchStrategy.contains(.retainKeys) { strategies.append("retainKeys") }
    if !strategies.isEmpty {
      property["x-kubernetes-patch-strategy"] = .string(strategies.joined(separator: ","))
    }
    if let key = field.mergeKey { property["x-kubernetes-patch-merge-key"] = .string(key.text) }
  }

  private static func zero(_ type: SchemaFieldType) -> Value? {
    switch type {
    case .string: ""
    case .int32, .int64, .double: 0
    case .bool: false
    case .reference: [:]
    default: nil
    }
  }

  private mutating func value(_ type: SchemaFieldType) -> Value {
    switch type {
    case .string: return ["type": "string"]
    case .int32: return ["type": "integer", "format": "int32"]
    case .int64: return ["type": "integer", "format": "int64"]
    case .bool: return ["type": "boolean"]
    case .double: return ["type": "number", "format": "double"]
    case .bytes: return ["type": "string", "format": "byte"]
    case .list(let inner): return ["type": "array", "items": item(inner)]
    case .map(let inner): return ["type": "object", "additionalProperties": item(inner)]
    case .reference(let target): return wrapped(reference(target.fullName))
    default: return wrapped(reference(Self.specialName(type)))
    }
  }

  private func wrapped(_ reference: Value) -> Value {
    version == .v2 ? reference : ["allOf": [reference]]
  }

  private mutating func item(_ type: SchemaFieldType) -> Value {
    var item = value(type)
    if version == .v3 { item["default"] = Self.zero(type) }
    return item
  }

  private static func specialName(_ type: SchemaFieldType) -> String {
    switch type {
    case .quantity: "io.k8s.apimachinery.pkg.api.resource.Quantity"
    case .intOrString: "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
    case .time: meta + ".Time"
    case .microTime: meta + ".MicroTime"
    case .duration: meta + ".Duration"
    case .fieldsV1: meta + ".FieldsV1"
    default: "io.k8s.apimachinery.pkg.runtime.RawExtension"
    }
  }

  /// The types that have a JSON form of their own.
  private func special(_ fullName: String) -> Value? {
    var schema: Value
    let sentence: SchemaFieldType
    switch fullName {
    case "io.k8s.apimachinery.pkg.api.resource.Quantity":
      sentence = .quantity
      schema =
        version == .v2
        ? ["type": "string"] : ["oneOf": [["type": "string"], ["type": "number"]]]
    case "io.k8s.apimachinery.pkg.util.intstr.IntOrString":
      sentence = .intOrString
      schema =
        version == .v2
        ? ["type": "string", "format": "int-or-string"]
        : ["format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]]]
    case Self.meta + ".Time":
      sentence = .time
      schema = ["type": "string", "format": "date-time"]
    case Self.meta + ".MicroTime":
      sentence = .microTime
      schema = ["type": "string", "format": "date-time"]
    case Self.meta + ".Duration":
      sentence = .duration
      schema = ["type": "string"]
    case Self.meta + ".FieldsV1":
      sentence = .fieldsV1
      schema = ["type": "object"]
    case Self.meta + ".Patch":
      return [
        "description": "A patch, in the form that its media type names.", "type": "object",
      ]
    case "io.k8s.apimachinery.pkg.runtime.RawExtension": return ["type": "object"]
    default: return nil
    }
    let sentences = sentence.ownSentences
    if !sentences.isEmpty {
      schema["description"] = .string(sentences.joined(separator: "\n"))
    }
    return schema
  }
}
