// Models: how kube-openapi's schemaconv reads list and map types, Kubernetes v1.32.

/// How the places of a value are told apart by those who own them.
enum FieldStructure {
  /// One place, whatever it holds: scalars, atomic lists and maps.
  case leaf
  /// An object with fields.
  case object(SchemaType)
  /// A map whose values are places.
  case map(of: SchemaFieldType)
  /// A list whose elements are their own identity.
  case set
  /// A list whose elements are told apart by key fields.
  case keyed([Key], element: SchemaFieldType, isAtomic: Bool)

  /// The structure of a field.
  init(_ field: SchemaField) {
    guard case .list(let element) = field.type else {
      self.init(field.type, isAtomic: field.isAtomicMap)
      return
    }
    switch field.listType {
    case .atomic: self = .leaf
    case .set: self = .set
    case .map: self = .keyed(field.listKeys, element: element, isAtomic: field.isAtomicMap)
    case nil:
      // Without a list type the patch strategy decides.
      guard field.patchStrategy.contains(.merge) else {
        self = .leaf
        return
      }
      if let key = field.mergeKey {
        self = .keyed([key], element: element, isAtomic: field.isAtomicMap)
      } else {
        self = .set
      }
    }
  }

  /// The structure of a value of `type` in a list or map; lists there are atomic.
  init(_ type: SchemaFieldType, isAtomic: Bool = false) {
    switch type {
    case .reference(let reference) where !isAtomic: self = .object(reference.type)
    case .map(let element) where !isAtomic: self = .map(of: element)
    default: self = .leaf
    }
  }
}
