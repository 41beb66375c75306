import APIServer
import ObjectModel

// Models: pkg/apis/events/v1/conversion.go, v1.32.

/// events.k8s.io/v1 Event: the events of the core group in their newer form.
enum EventForm {
  static let definition: KindDefinition = {
    var kind = KindDefinition(
      group: "events.k8s.io", kind: "Event", plural: "events", singular: "event",
      isNamespaced: true, schemaName: "io.k8s.api.events.v1.Event")
    kind.shortNames = ["ev"]
    kind.columns = EventColumns.columns
    kind.row = { event, context in EventColumns.row(toStored(event), context) }
    kind.validateName = ObjectName.subdomain
    kind.describer = GenericDescriber.describer
    kind.storedAs = StoredForm(
      of: "Event", "v1", shownAs: ("events.k8s.io/v1", "Event"), fieldLabels: fieldLabels,
      fromStored: fromStored, toStored: toStored)
    return kind
  }()

  /// The fields that have other names here, in the order of the newer form.
  private static let names: [(here: Key, stored: Key)] = [
    (.metadata, .metadata), ("eventTime", "eventTime"), ("series", "series"),
    ("reportingController", "reportingComponent"), ("reportingInstance", "reportingInstance"),
    ("action", "action"), ("reason", "reason"), ("regarding", "involvedObject"),
    ("related", "related"), ("note", "message"), ("type", "type"),
    ("deprecatedSource", "source"), ("deprecatedFirstTimestamp", "firstTimestamp"),
    ("deprecatedLastTimestamp", "lastTimestamp"), ("deprecatedCount", "count"),
  ]

  private static let fieldLabels: [(here: String, stored: String)] =
    [
      "kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath",
    ].map { ("regarding.\($0)", "involvedObject.\($0)") } + [
      ("reason", "reason"), ("reportingController", "reportingComponent"), ("type", "type"),
    ]

  @Sendable
  private static func fromStored(_ event: Value) -> Value {
    var result: Value = [:]
    for (here, stored) in names {
      guard let value = event[stored] else { continue }
      // The older form always writes who reported; the newer one only if it is known.
      let isReporter = here == "reportingController" || here == "reportingInstance"
      if isReporter, value.string == "" { continue }
      result[here] = value
    }
    return result
  }

  @Sendable
  private static func toStored(_ event: Value) -> Value {
    var result: Value = [:]
    for (here, stored) in names { result[stored] = event[here] }
    return result
  }
}
