/// What a decode asks of a field or of the elements of one, laid out flat: no references to count,
/// nothing to unwrap.
///
/// Belongs to the type that made it and is good for as long as that is.
struct SchemaRule {
  /// The cases of `SchemaFieldType`.
  enum Form: UInt8 {
    case string, int32, int64, bool, double, bytes, quantity, intOrString, time, microTime, duration
    case any, fieldsV1, reference, list, map
  }

  let form: Form
  /// How many lists and maps of the field lie around: elements are never left out.
  private let depth: UInt8
  let isAlwaysWritten: Bool
  /// Whether a zero or empty value is left out.
  let omitsZero: Bool
  let hasDefault: Bool
  private let owner: Unmanaged<SchemaField>
  private let reference: Unmanaged<SchemaReference>?
  /// The rule for the elements of a list or map.
  private let inner: UnsafeMutablePointer<SchemaRule>?

  init(_ field: SchemaField) {
    self.init(field, field.type, depth: 0)
  }

  private init(_ field: SchemaField, _ type: SchemaFieldType, depth: UInt8) {
    form = Form(type)
    self.depth = depth
    isAlwaysWritten = depth == 0 && field.isAlwaysWritten
    omitsZero = depth == 0 && !field.isAlwaysWritten && !field.keepsZero
    hasDefault = depth == 0 && field.defaultValue != nil
    owner = .passUnretained(field)
    var inner: UnsafeMutablePointer<SchemaRule>?
    var reference: Unmanaged<SchemaReference>?
    switch type {
    case .reference(let mentioned): reference = .passUnretained(mentioned)
    case .list(let element), .map(let element):
      inner = .allocate(capacity: 1)
      inner?.initialize(to: SchemaRule(field, element, depth: depth + 1))
    default: break
    }
    self.inner = inner
    self.reference = reference
  }

  /// Frees the rules for elements.
  func deallocate() {
    inner?.pointee.deallocate()
    inner?.deallocate()
  }

  /// Whether this is about elements of a field.
  var isElement: Bool { depth > 0 }

  /// The rule for the elements of a list or map.
  var element: UnsafePointer<SchemaRule>? { inner.map { UnsafePointer($0) } }

  /// The field that this is about, or whose elements.
  var field: SchemaField { owner.takeUnretainedValue() }

  /// The type of the objects here; only for references.
  var objectType: SchemaType? { reference?.takeUnretainedValue().type }

  /// What may stand here.
  var type: SchemaFieldType {
    var type = field.type
    for _ in 0..<depth { type = type.listElement ?? type.mapElement ?? type }
    return type
  }
}

extension SchemaRule.Form {
  init(_ type: SchemaFieldType) {
    self =
      switch type {
      case .string: .string
      case .int32: .int32
      case .int64: .int64
      case .bool: .bool
      case .double: .double
      case .bytes: .bytes
      case .quantity: .quantity
      case .intOrString: .intOrString
      case .time: .time
      case .microTime: .microTime
      case .duration: .duration
      case .any: .any
      case .fieldsV1: .fieldsV1
      case .reference: .reference
      case .list: .list
      case .map: .map
      }
  }
}
