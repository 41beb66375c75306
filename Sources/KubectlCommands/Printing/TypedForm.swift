import ObjectModel

extension KubectlEnvironment {
  /// An object as it leaves Go's typed structs: fields that Go always writes are there, in Go's
  /// order; the object itself when its kind has no schema.
  func typed(_ object: Value) -> Value {
    guard let type = schemaType(of: object) else {
      var object = object
      if object[.metadata, .creationTimestamp] == nil {
        object[orEmpty: .metadata][.creationTimestamp] = .null
      }
      return object
    }
    do throws(DecodeError) {
      let decoded = try schema.decode(object, as: type, rootName: object.string(.kind) ?? "")
      return GoOrder.sorted(decoded.value, type)
    } catch {
      return object
    }
  }
}

/// The order of fields in Go's structs, which is that of their protobuf numbers but for a few.
enum GoOrder {
  /// A value of a type with its fields in order.
  static func sorted(_ value: Value, _ type: SchemaType) -> Value {
    guard let fields = value.object else { return value }
    let ranked = fields.enumerated().map { index, field in
      (rank: rank(field.key, type, index), field: field)
    }.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
    var result = Fields()
    for (_, field) in ranked {
      result[field.key] = sorted(field.value, type.field(field.key)?.type)
    }
    return .object(result)
  }

  private static func sorted(_ value: Value, _ type: SchemaFieldType?) -> Value {
    guard let type else { return value }
    if let element = type.listElement, let items = value.array {
      return .array(items.map { sorted($0, element) })
    }
    if let element = type.mapElement, let fields = value.object {
      var result = Fields()
      for (key, inner) in fields.sorted { result[Key(key)] = sorted(inner, element) }
      return .object(result)
    }
    guard case .reference(let reference) = type else { return value }
    return sorted(value, reference.type)
  }

  private static func rank(_ key: Key, _ type: SchemaType, _ index: Int) -> [Int] {
    let path = type.field(key)?.protobufPath ?? []
    if path.isEmpty { return key == .kind ? [-2] : key == .apiVersion ? [-1] : [1000, index] }
    if type.name == "PodSpec", key.text == "initContainers" { return [1, 1] }
    if type.name == "PodSpec", key.text == "ephemeralContainers" { return [2, 1] }
    // envFrom came late to the protocol but stands before env.
    if key.text == "envFrom", type.name.hasSuffix("Container") { return [6, 1] }
    return path
  }
}
