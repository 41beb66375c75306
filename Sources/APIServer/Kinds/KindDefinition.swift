public import ObjectModel
public import Simulation

/// A kind as the API server sees it; each kind's folder makes one.
///
/// Its functions see only their arguments, so a definition can be shared by every world. The
/// traits are boxed, so that passing a definition about is one pointer.
@dynamicMemberLookup
public struct KindDefinition: Sendable {
  /// Where the traits are kept: a class so that copies share them.
  @usableFromInline
  final class Box: Sendable {
    @usableFromInline let traits: KindTraits

    @usableFromInline
    init(_ traits: KindTraits) {
      self.traits = traits
    }
  }

  @usableFromInline var box: Box

  /// A kind with the given names.
  public init(
    group: String = "", version: String = "v1", kind: String, plural: String, singular: String,
    isNamespaced: Bool, schemaName: String
  ) {
    box = Box(
      KindTraits(
        group: group, version: version, kind: kind, plural: plural, singular: singular,
        isNamespaced: isNamespaced, schemaName: schemaName))
  }

  /// A trait that never changes.
  @inlinable
  public subscript<Trait>(dynamicMember path: KeyPath<KindTraits, Trait>) -> Trait {
    box.traits[keyPath: path]
  }

  /// A trait; assigning boxes all traits anew, so it is for the making of definitions only.
  @inlinable
  public subscript<Trait>(dynamicMember path: WritableKeyPath<KindTraits, Trait>) -> Trait {
    get { box.traits[keyPath: path] }
    set {
      var traits = box.traits
      traits[keyPath: path] = newValue
      box = Box(traits)
    }
  }

  /// `pods` or `deployments.apps`.
  public var qualifiedPlural: String {
    self.group.isEmpty ? self.plural : "\(self.plural).\(self.group)"
  }
}

/// What makes up a kind: names, schema, rules and columns, all data or pure functions.
///
/// Reached through `KindDefinition`, under the same names.
public struct KindTraits: Sendable {
  /// API group; empty for the core group.
  public let group: String
  /// API version.
  public let version: String
  /// `v1` or `apps/v1`.
  public let apiVersion: String
  /// The kind, such as `Pod`.
  public var kind: String
  /// Plural resource name, such as `pods`.
  public var plural: String
  /// Singular resource name, such as `pod`.
  public var singular: String
  /// Short names, such as `po`.
  public var shortNames: [String] = []
  /// Categories, such as `all`.
  public var categories: [String] = []
  /// Whether objects live in namespaces.
  public var isNamespaced: Bool
  /// Full name of the schema type, such as `io.k8s.api.core.v1.Pod`.
  public var schemaName: String
  /// Verbs of the resource in discovery order.
  public var verbs = [
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch",
  ]
  /// Subresources in discovery order.
  public var subresources: [Subresource] = []
  /// The columns of its tables.
  public var columns: [TableColumn] = KindDefinition.nameAndAge
  /// The cells of one object.
  public var row: @Sendable (Value, TableContext) -> [Value] = KindDefinition.nameAndAgeRow
  /// Defaults that depend on other fields; unconditional ones are in the schema.
  public var setDefaults: @Sendable (inout Value) -> Void = { _ in }
  /// Rules for the name; the messages that it breaks.
  public var validateName: @Sendable (_ name: String, _ isPrefix: Bool) -> [String] = { _, _ in [] }
  /// Prepares a new object: clears status, sets generation and so on.
  public var prepareForCreate: @Sendable (inout Value) -> Void = { _ in }
  /// Prepares an update of the main resource: keeps status, raises generation and so on.
  public var prepareForUpdate: @Sendable (_ new: inout Value, _ old: Value) -> Void = { _, _ in }
  /// Prepares an update through `/status`: keeps all but status (and what else is allowed).
  public var prepareForStatusUpdate: @Sendable (_ new: inout Value, _ old: Value) -> Void = {
    new, old in KindDefinition.keepAllButStatus(&new, old)
  }
  /// Broken rules of a new object (metadata is checked by the registry).
  public var validate: @Sendable (Value) -> [FieldError] = { _ in [] }
  /// Broken rules of an update.
  public var validateUpdate: @Sendable (_ new: Value, _ old: Value) -> [FieldError] = { _, _ in [] }
  /// Broken rules of a status update.
  public var validateStatusUpdate: @Sendable (_ new: Value, _ old: Value) -> [FieldError] = {
    _, _ in []
  }
  /// Texts of Warning headers for a new or changed object.
  public var warnings: @Sendable (Value) -> [String] = { _ in [] }
  /// Whether decoding, defaults, rules and warnings say of a spec what they say whatever else the
  /// object holds, but for annotations and names that are no DNS labels.
  public var specStandsAlone = false
  /// Texts of Warning headers for a changed object; nil for those of a new one.
  public var updateWarnings: (@Sendable (Value) -> [String])?
  /// Whether a change of an object warns as its creation does.
  public var warnsOnUpdate: @Sendable (_ new: Value, _ old: Value) -> Bool = { _, _ in true }
  /// Fields a field selector may name besides metadata.name and metadata.namespace.
  public var selectableFields: [SelectableField] = []
  /// How long deletion takes: seconds of grace, or nil when objects vanish at once.
  public var gracePeriodSeconds: (@Sendable (_ object: Value, _ asked: Int64?) -> Int64)?
  /// Whether an unconditional update (no resourceVersion) is allowed.
  public var allowsUnconditionalUpdate = true
  /// Whether an update may create the object.
  public var allowsCreateOnUpdate = false
  /// What happens to dependents when a deletion does not say.
  public var defaultPropagation = "Background"
  /// Whether deletion answers with the object (pods, namespaces...) rather than a Status.
  public var deletionAnswersObject = false
  /// Whether the object names finalizers of its own besides `metadata.finalizers`.
  public var hasOwnFinalizers: @Sendable (Value) -> Bool = { _ in false }
  /// Marks an object whose deletion has begun, such as a namespace's phase.
  public var markTerminating: @Sendable (inout Value) -> Void = { _ in }
  /// Whether objects are worked out when they are asked for, by whoever passes the request on with
  /// `APIServer.handle(_:computed:)` or by the server itself, and never stored.
  public var isComputed = false
  /// The warning that comes with every answer about the kind; nil where there is none.
  public var deprecation: String?
  /// How objects are kept as those of another resource; nil when they are kept as they are.
  public var storedAs: StoredForm?
  /// How `/scale` reads and writes the object; nil when there is no such subresource.
  public var scale: ScaleAccess?
  /// What an object counts for in quotas besides being one object; nil for no more than that.
  public var quotaUsage: (@Sendable (Value) -> [(name: String, amount: Quantity)])?
  /// Whether an object falls under a scope of a quota; nil for kinds that scopes do not concern.
  public var matchesQuotaScope: (@Sendable (_ object: Value, _ scope: Value) -> Bool)?
  /// Secondary indexes.
  public var indexes: [IndexDefinition] = []
  /// Writes the `kubectl describe` page; nil for the generic page.
  public var describer: Describer?

  init(
    group: String, version: String, kind: String, plural: String, singular: String,
    isNamespaced: Bool, schemaName: String
  ) {
    self.group = group
    self.version = version
    apiVersion = group.isEmpty ? version : "\(group)/\(version)"
    self.kind = kind
    self.plural = plural
    self.singular = singular
    self.isNamespaced = isNamespaced
    self.schemaName = schemaName
  }
}

/// How the scale subresource sees an object.
public struct ScaleAccess: Sendable {
  /// The label selector in string form, for `status.selector`.
  public let selector: @Sendable (Value) -> String

  /// An access whose selector text is computed by `selector`.
  public init(selector: @escaping @Sendable (Value) -> String) {
    self.selector = selector
  }
}

/// A subresource in discovery.
public struct Subresource: Hashable, Sendable {
  /// Its name: `status`, `scale`, `log`...
  public let name: String
  /// The kind it answers with.
  public let kind: String
  /// Group of that kind when it differs from the resource's.
  public let group: String?
  /// Version of that kind when it differs from the resource's.
  public let version: String?
  /// Its verbs.
  public let verbs: [String]

  /// A subresource.
  public init(
    _ name: String, kind: String, group: String? = nil, version: String? = nil, verbs: [String]
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.version = version
    self.verbs = verbs
  }
}

/// A field that field selectors may name.
public struct SelectableField: Sendable {
  /// The label, such as `status.phase`.
  public let label: String
  /// The field's text for an object.
  public let value: @Sendable (Value) -> String

  /// A selectable field.
  public init(_ label: String, _ value: @escaping @Sendable (Value) -> String) {
    self.label = label
    self.value = value
  }
}

/// What the cells of a table may depend on besides the object.
public struct TableContext: Sendable {
  /// The time that ages are counted to.
  public let now: Instant

  /// A context at `now`.
  public init(now: Instant) {
    self.now = now
  }
}

extension KindDefinition {
  /// The columns of kinds that have none of their own.
  public static let nameAndAge = [
    TableColumn("Name", format: "name"), TableColumn("Age", type: "date"),
  ]

  /// The row that goes with `nameAndAge`.
  public static let nameAndAgeRow: @Sendable (Value, TableContext) -> [Value] = { object, context in
    [.string(object.string(.metadata, .name) ?? ""), .string(context.age(of: object))]
  }

  /// Takes status from the new object and all else from the old one.
  public static func keepAllButStatus(_ new: inout Value, _ old: Value) {
    var result = old
    result[.status] = new[.status]
    result[orEmpty: .metadata][.resourceVersion] = new[.metadata, .resourceVersion]
    result[orEmpty: .metadata][.managedFields] = new[.metadata, .managedFields]
    new = result
  }
}

extension TableContext {
  /// The AGE cell of an object.
  public func age(of object: Value) -> String {
    age(since: object.string(.metadata, .creationTimestamp))
  }

  /// The age since an RFC 3339 time; `<unknown>` when there is none.
  public func age(since time: String?) -> String {
    guard let time, let start = RFC3339.epochSeconds(time) else { return "<unknown>" }
    return HumanDuration.text(seconds: now.epochSeconds - start)
  }
}
