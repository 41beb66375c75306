import ObjectModel

// Models: apimachinery pkg/util/managedfields/internal/managedfields.go, v1.32.

/// One entry of `metadata.managedFields`.
struct FieldOwner: Sendable, Equatable {
  /// What tells entries apart. Of those who apply the version does not count.
  struct Identity: Hashable, Sendable {
    var manager: String
    var operation: String
    var apiVersion: String
    var subresource: String

    var isApply: Bool { operation == "Apply" }

    static func == (left: Identity, right: Identity) -> Bool {
      left.manager == right.manager && left.operation == right.operation
        && left.subresource == right.subresource
        && (left.isApply || left.apiVersion == right.apiVersion)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(manager)
      hasher.combine(subresource)
    }
  }

  var identity: Identity
  /// When it last changed something, in seconds since 1970; nil when that was not kept.
  var seconds: Int64?
  /// What it owns.
  var set: FieldSet

  /// Those who apply first, then by time, then by name.
  static func precedes(_ left: FieldOwner, _ right: FieldOwner) -> Bool {
    let mine = left.identity
    let theirs = right.identity
    if mine.operation != theirs.operation { return mine.operation < theirs.operation }
    let ours = left.seconds ?? 0
    let other = right.seconds ?? 0
    if ours != other { return ours < other }
    if mine.manager != theirs.manager { return mine.manager < theirs.manager }
    if mine.apiVersion != theirs.apiVersion { return mine.apiVersion < theirs.apiVersion }
    return mine.subresource < theirs.subresource
  }

  /// The entry as an object.
  var value: Value {
    var fields: Value = [
      "manager": .string(identity.manager), "operation": .string(identity.operation),
      "apiVersion": .string(identity.apiVersion),
    ]
    if let seconds { fields["time"] = .string(RFC3339.text(epochSeconds: seconds)) }
    fields["fieldsType"] = "FieldsV1"
    fields["fieldsV1"] = set.fieldsV1
    if !identity.subresource.isEmpty { fields["subresource"] = .string(identity.subresource) }
    return fields
  }

  /// Reads the entries that a client sent; nil when one of them makes no sense.
  static func entries(_ values: [Value]) -> [FieldOwner]? {
    var result: [FieldOwner] = []
    for value in values {
      let operation = value.string("operation") ?? ""
      let apiVersion = value.string(.apiVersion) ?? ""
      guard ["Apply", "Update"].contains(operation), !apiVersion.isEmpty,
        value.string("fieldsType") == "FieldsV1",
        let set = FieldSet(fieldsV1: value["fieldsV1"] ?? .emptyObject)
      else { return nil }
      result.append(
        FieldOwner(
          identity: Identity(
            manager: value.string("manager") ?? "", operation: operation, apiVersion: apiVersion,
            subresource: value.string("subresource") ?? ""),
          seconds: value.string("time").flatMap(RFC3339.epochSeconds), set: set))
    }
    return result
  }
}
