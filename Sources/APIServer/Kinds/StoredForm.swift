public import ObjectModel

/// How the objects of one kind are those of another, seen in another form: events of events.k8s.io
/// and of the core group, autoscalers of autoscaling/v1 and v2.
///
/// Rules, defaults and columns of the form itself are used for what is shown; the stored kind's
/// rules decide what is accepted.
public struct StoredForm: Sendable {
  /// The version in which objects are stored.
  public let apiVersion: String
  /// The kind that they are stored as.
  public let kind: String
  /// The object in this form; apiVersion and kind are set for it.
  public let fromStored: @Sendable (Value) -> Value
  /// The object as it is stored; apiVersion and kind are set for it.
  public let toStored: @Sendable (Value) -> Value
  /// The names that field selectors use here, each with the stored form's name.
  public let fieldLabels: [(here: String, stored: String)]
  let shownAs: (apiVersion: String, kind: String)

  /// A form of objects stored as `kind`, shown as objects of another one.
  public init(
    of kind: String, _ apiVersion: String, shownAs shown: (apiVersion: String, kind: String),
    fieldLabels: [(here: String, stored: String)] = [],
    fromStored: @escaping @Sendable (Value) -> Value,
    toStored: @escaping @Sendable (Value) -> Value
  ) {
    self.kind = kind
    self.apiVersion = apiVersion
    shownAs = shown
    self.fieldLabels = fieldLabels
    self.fromStored = fromStored
    self.toStored = toStored
  }

  /// A stored object in this form.
  func shown(_ object: Value) -> Value {
    guard object.string(.kind) == kind, object.string(.apiVersion) == apiVersion else {
      return object
    }
    return named(fromStored(object), shownAs)
  }

  /// An object of this form as it is stored.
  func stored(_ object: Value) -> Value { named(toStored(object), (apiVersion, kind)) }

  private func named(
    _ object: Value, _ name: (apiVersion: String, kind: String)
  ) -> Value {
    var result: Value = ["kind": .string(name.kind), "apiVersion": .string(name.apiVersion)]
    for field in object.object ?? Fields() where field.key != .kind && field.key != .apiVersion {
      result[field.key] = field.value
    }
    return result
  }
}
