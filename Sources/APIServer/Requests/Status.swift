public import ObjectModel

/// A failure as Kubernetes reports it: meta/v1 Status with reason, message, details and causes.
public struct Status: Error, Hashable, Sendable {
  /// One of several reasons for a failure.
  public struct Cause: Hashable, Sendable {
    /// Machine-readable kind of cause, such as `FieldValueRequired`.
    public let reason: String
    /// Human-readable text.
    public let message: String
    /// The field, as `spec.containers[0].name`.
    public let field: String

    /// A cause.
    public init(reason: String, message: String, field: String) {
      self.reason = reason
      self.message = message
      self.field = field
    }
  }

  /// The HTTP status code.
  public var code: Int
  /// Machine-readable reason, such as `NotFound`.
  public var reason: String
  /// Human-readable text.
  public var message: String
  /// Name of the object concerned.
  public var name = ""
  /// API group of the object concerned.
  public var group = ""
  /// Plural resource (kind for Invalid) of the object concerned.
  public var kind = ""
  /// UID of the object concerned.
  public var uid = ""
  /// The causes.
  public var causes: [Cause] = []
  /// Seconds after which to try again; 0 when not given.
  public var retryAfterSeconds: Int64 = 0
  /// Whether `details` is written even when all its fields are empty.
  public var writesEmptyDetails = false
  /// Where a list that cannot go on as it was may go on; empty when not given.
  public var continueToken = ""
  /// Whether HTTP clients get a page of text instead of a Status, as for unknown paths.
  public var isPlainPage = false

  /// Texts of Warning headers that go with it.
  public var warnings: [String] = []

  /// A failure.
  public init(code: Int, reason: String, message: String) {
    self.code = code
    self.reason = reason
    self.message = message
  }

  /// The failure described by a Status object.
  public init(_ value: Value) {
    self.init(
      code: Int(value.int("code") ?? 500), reason: value.string(.reason) ?? "",
      message: value.string(.message) ?? "")
    name = value.string("details", .name) ?? ""
    group = value.string("details", "group") ?? ""
    kind = value.string("details", .kind) ?? ""
    uid = value.string("details", .uid) ?? ""
    retryAfterSeconds = value.int("details", "retryAfterSeconds") ?? 0
    causes = value.elements("details", "causes").map { cause in
      Cause(
        reason: cause.string(.reason) ?? "", message: cause.string(.message) ?? "",
        field: cause.string("field") ?? "")
    }
  }

  /// The Status object.
  public var value: Value {
    var status: Value = [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
      "message": .string(message),
    ]
    if !continueToken.isEmpty { status[.metadata] = ["continue": .string(continueToken)] }
    if !reason.isEmpty { status[.reason] = .string(reason) }
    var details = Fields()
    if !name.isEmpty { details[.name] = .string(name) }
    if !group.isEmpty { details["group"] = .string(group) }
    if !kind.isEmpty { details[.kind] = .string(kind) }
    if !uid.isEmpty { details[.uid] = .string(uid) }
    if !causes.isEmpty { details["causes"] = .array(causes.map(\.value)) }
    if retryAfterSeconds > 0 { details["retryAfterSeconds"] = .int(retryAfterSeconds) }
    if !details.isEmpty || writesEmptyDetails { status["details"] = .object(details) }
    status["code"] = .int(Int64(code))
    return status
  }
}

extension Status.Cause {
  var value: Value {
    var cause: Value = [:]
    if !reason.isEmpty { cause[.reason] = .string(reason) }
    if !message.isEmpty { cause[.message] = .string(message) }
    if !field.isEmpty { cause["field"] = .string(field) }
    return cause
  }
}
