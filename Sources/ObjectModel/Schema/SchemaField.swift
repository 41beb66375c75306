/// One field of a type: its name, what it may hold and how it behaves.
///
/// Immutable; a class so that a walk over an object passes a pointer about, not a wide struct.
public final class SchemaField: Sendable {
  /// How a list is treated by server-side apply.
  public enum ListType: Hashable, Sendable {
    /// Replaced as a whole.
    case atomic
    /// Elements are their own identity.
    case set
    /// Elements are identified by key fields.
    case map
  }

  /// How strategic merge patches treat the field.
  public struct PatchStrategy: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A set of strategies.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Lists are merged, by key where there is one.
    public static let merge = PatchStrategy(rawValue: 1)
    /// The field is replaced as a whole.
    public static let replace = PatchStrategy(rawValue: 2)
    /// Fields absent from the patch's `$retainKeys` are cleared.
    public static let retainKeys = PatchStrategy(rawValue: 4)
  }

  /// The interned name.
  public let key: Key
  /// What it may hold.
  public let type: SchemaFieldType
  /// Whether OpenAPI calls it required.
  public let isRequired: Bool
  /// Whether an explicit zero, `false` or empty text differs from absence and is kept.
  public let keepsZero: Bool
  /// Whether Go's encoder writes it even when nothing was given.
  public let isAlwaysWritten: Bool
  /// The value the server fills in unconditionally.
  public let defaultValue: Value?
  /// Whether code fills in a default under conditions.
  public let isDefaultedByCode: Bool
  /// The values OpenAPI lists as the only ones.
  public let enumValues: [String]
  /// The smallest number documented.
  public let minimum: Int64?
  /// The largest number documented.
  public let maximum: Int64?
  /// How server-side apply treats the list.
  public let listType: ListType?
  /// The fields that identify an element of a list of type map.
  public let listKeys: [Key]
  /// Whether a map or struct is replaced as a whole by server-side apply.
  public let isAtomicMap: Bool
  /// How strategic merge patches treat it; empty for the rule of the type.
  public let patchStrategy: PatchStrategy
  /// The field that identifies elements for strategic merge patches.
  public let mergeKey: Key?
  /// The protobuf field number, after the numbers of the messages it is inlined in.
  public let protobufPath: [Int]
  /// The name of the field's type in Go where that is not the plain one, for error messages.
  public let goTypeName: String?
  /// Whether it holds objects, whose fields may have defaults.
  let mayContainDefaults: Bool
  private let sentenceText: Substring

  init(_ draft: SchemaFieldDraft) {
    key = draft.key
    type = draft.type
    isRequired = draft.isRequired
    keepsZero = draft.keepsZero
    isAlwaysWritten = draft.isAlwaysWritten
    defaultValue = draft.defaultValue
    isDefaultedByCode = draft.isDefaultedByCode
    enumValues = draft.enumValues
    minimum = draft.minimum
    maximum = draft.maximum
    listType = draft.listType
    listKeys = draft.listKeys
    isAtomicMap = draft.isAtomicMap
    patchStrategy = draft.patchStrategy
    mergeKey = draft.mergeKey
    protobufPath = draft.protobufPath
    goTypeName = draft.goTypeName
    mayContainDefaults = Self.holdsObjects(draft.type)
    sentenceText = draft.sentence
  }

  private static func holdsObjects(_ type: SchemaFieldType) -> Bool {
    switch type {
    case .reference: true
    case .list(let element), .map(let element): holdsObjects(element)
    default: false
    }
  }

  /// The name.
  public var name: String { key.text }
  /// What the field is for, in one or two sentences.
  public var sentence: String { String(sentenceText) }
}

/// A field while its line is being read.
struct SchemaFieldDraft {
  var key: Key
  var type: SchemaFieldType
  var isRequired = false
  var keepsZero = false
  var isAlwaysWritten = false
  var defaultValue: Value?
  var isDefaultedByCode = false
  var enumValues: [String] = []
  var minimum: Int64?
  var maximum: Int64?
  var listType: SchemaField.ListType?
  var listKeys: [Key] = []
  var isAtomicMap = false
  var patchStrategy: SchemaField.PatchStrategy = []
  var mergeKey: Key?
  var protobufPath: [Int] = []
  var goTypeName: String?
  var sentence: Substring = ""
}
