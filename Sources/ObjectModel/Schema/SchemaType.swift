/// A type of the API: its fields and what it is for.
///
/// Immutable; a class so that every mention of the type is one pointer.
public final class SchemaType: Sendable {
  /// The name with its package, such as `io.k8s.api.core.v1.PodSpec`.
  public let fullName: String
  /// The fields in alphabetical order.
  public let fields: [SchemaField]
  /// Where each field stands among `fields`: open addressing by key, for the hottest look-up.
  private nonisolated(unsafe) let slots: UnsafeMutableBufferPointer<Slot>
  private let shift: UInt32
  /// What a decode asks of each of `fields`.
  private nonisolated(unsafe) let rules: UnsafeMutableBufferPointer<SchemaRule>
  /// The fields that are always written.
  let alwaysFields: [SchemaField]
  /// The fields with an unconditional default.
  let defaultedFields: [SchemaField]
  /// Whether an object of this type can lack a default at its own level or through its fields.
  let mayHaveDefaults: Bool
  private let sentenceText: Substring

  init(fullName: String, sentence: Substring, fields: [SchemaField]) {
    self.fullName = fullName
    sentenceText = sentence
    self.fields = fields
    alwaysFields = fields.filter(\.isAlwaysWritten)
    defaultedFields = fields.filter { $0.defaultValue != nil }
    mayHaveDefaults = !defaultedFields.isEmpty || fields.contains { $0.mayContainDefaults }
    rules = .allocate(capacity: fields.count)
    for (index, field) in fields.enumerated() {
      rules.initializeElement(at: index, to: SchemaRule(field))
    }
    var bits: UInt32 = 2
    while 1 << Int(bits) < fields.count * 2 { bits += 1 }
    shift = 32 - bits
    slots = .allocate(capacity: 1 << Int(bits))
    slots.initialize(repeating: Slot(id: 0, index: .max))
    for (index, field) in fields.enumerated() {
      var place = Int((field.key.id &* Self.hashFactor) >> shift)
      while slots[place].index != .max { place = (place &+ 1) & (slots.count &- 1) }
      slots[place] = Slot(id: field.key.id, index: UInt32(index))
    }
  }

  deinit {
    slots.deallocate()
    for rule in rules { rule.deallocate() }
    rules.deallocate()
  }

  private struct Slot {
    var id: UInt32
    var index: UInt32
  }

  private static let hashFactor: UInt32 = 0x9e37_79b1

  /// The field named `key`; names are told apart by case.
  public func field(_ key: Key) -> SchemaField? {
    place(of: key).map { fields[$0] }
  }

  /// What a decode asks of the field named `key`; good for as long as this type is.
  func rule(_ key: Key) -> UnsafePointer<SchemaRule>? {
    guard let place = place(of: key), let first = rules.baseAddress else { return nil }
    return UnsafePointer(first + place)
  }

  @inline(__always)
  private func place(of key: Key) -> Int? {
    var place = Int((key.id &* Self.hashFactor) >> shift)
    while true {
      let slot = slots[place]
      if slot.index == .max { return nil }
      if slot.id == key.id { return Int(slot.index) }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  /// The name without its package.
  public var name: String { String(fullName[Self.nameStart(of: fullName)...]) }
  /// What objects of this type are, in one or two sentences.
  public var sentence: String { String(sentenceText) }
  /// The name as Go prints it, such as `v1.PodSpec`.
  var goName: String { Self.goName(of: fullName) }

  static func nameStart(of fullName: String) -> String.Index {
    fullName.lastIndex(of: ".").map { fullName.index(after: $0) } ?? fullName.startIndex
  }

  static func goName(of fullName: String) -> String {
    let parts = fullName.split(separator: ".")
    return parts.suffix(2).joined(separator: ".")
  }
}
