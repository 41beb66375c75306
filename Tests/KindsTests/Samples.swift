import APIServer
import Kinds
import ObjectModel
import Simulation

/// Objects for tests, made from JSON as the server makes them: typed, defaulted and prepared.
enum Sample {
  /// 2026-11-23T04:20:00Z, the time at which rows and pages are looked at.
  static let now = Instant(epochSeconds: 1_795_407_600)

  static func value(_ json: String) throws -> Value { try JSONParser.parse(json) }

  /// The object with the defaults of its kind.
  static func object(_ resource: ResourceID, _ json: String) throws -> Value {
    let kind = Catalog.standard[resource]
    var object = try value(json)
    object[.apiVersion] = .string(kind.apiVersion)
    object[.kind] = .string(kind.kind)
    if let type = Catalog.standard.schema.type(kind.schemaName) {
      Catalog.standard.schema.applyDefaults(to: &object, type)
    }
    kind.setDefaults(&object)
    return object
  }

  /// The broken rules of a new object, as lines.
  static func errors(_ resource: ResourceID, _ json: String) throws -> [String] {
    let kind = Catalog.standard[resource]
    var object = try object(resource, json)
    if object[.metadata, .uid] == nil { object[orEmpty: .metadata][.uid] = "u1" }
    kind.prepareForCreate(&object)
    let errors = ObjectMetaValidation.errors(of: object, kind: kind) + kind.validate(object)
    return errors.map(\.description)
  }

  /// The broken rules of a change, as lines.
  static func updateErrors(_ resource: ResourceID, from old: String, to new: String) throws
    -> [String]
  {
    let kind = Catalog.standard[resource]
    var before = try object(resource, old)
    kind.prepareForCreate(&before)
    before[.metadata, .resourceVersion] = "1"
    var after = try object(resource, new)
    after[.metadata, .resourceVersion] = "1"
    kind.prepareForUpdate(&after, before)
    let errors =
      ObjectMetaValidation.updateErrors(new: after, old: before, kind: kind)
      + kind.validateUpdate(after, before)
    return errors.map(\.description)
  }

  /// A row as kubectl would join its cells.
  static func row(_ resource: ResourceID, _ object: Value) -> String {
    let cells = Catalog.standard[resource].row(object, TableContext(now: now))
    return cells.map { cell in
      cell.string ?? cell.int.map { String($0) } ?? "?"
    }.joined(separator: " | ")
  }

  /// A pod whose only container has further fields, with further fields of the spec.
  static func pod(container: String = "", spec: String = "") -> String {
    let comma = container.isEmpty ? "" : ", "
    return pod(containers: #"[{"name": "c", "image": "i:1"\#(comma)\#(container)}]"#, spec: spec)
  }

  /// A pod with these containers and further fields of the spec.
  static func pod(containers: String, spec: String = "") -> String {
    let comma = spec.isEmpty ? "" : ", "
    return #"""
      {"metadata": {"name": "p", "namespace": "default"},
       "spec": {"containers": \#(containers)\#(comma)\#(spec)}}
      """#
  }
}
