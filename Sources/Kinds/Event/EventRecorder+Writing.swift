import APIServer
import ObjectModel
import Simulation

/// The object an event is about, as an ObjectReference.
struct EventReference: Sendable {
  let name: String
  /// The namespace the event is written in: `default` for cluster-scoped objects.
  let eventNamespace: String
  let value: Value

  init(_ object: Value, fieldPath: String) {
    let metadata = object[.metadata] ?? .null
    var fields = Fields()
    fields.reserveCapacity(7)
    let kind = object[.kind]
    fields.appendUnique(.kind, kind ?? "")
    let namespace = metadata[.namespace]?.string ?? ""
    if !namespace.isEmpty { fields.appendUnique(.namespace, .string(namespace)) }
    name = metadata[.name]?.string ?? ""
    fields.appendUnique(.name, .string(name))
    if let uid = metadata[.uid] { fields.appendUnique(.uid, uid) }
    // Kubelets refer to their nodes by kind and name alone.
    let apiVersion = object[.apiVersion] ?? "v1"
    if apiVersion.string != "" { fields.appendUnique(.apiVersion, apiVersion) }
    if let version = metadata[.resourceVersion] { fields.appendUnique(.resourceVersion, version) }
    if !fieldPath.isEmpty { fields.appendUnique(.eventFieldPath, .string(fieldPath)) }
    value = .object(fields)
    eventNamespace = namespace.isEmpty ? "default" : namespace
  }
}

/// One core/v1 event about to be written.
struct LoggedEvent {
  let reference: EventReference
  var name = ""
  var type = EventType.normal
  var reason = ""
  var message = ""
  var source = EventSource(component: "")
  var isCombined = false
  var count: Int64 = 1
  var firstTime = Instant(nanoseconds: 0)
  var lastTime = Instant(nanoseconds: 0)

  init(reference: EventReference) {
    self.reference = reference
  }

  /// Raises the count of the event written before; false when it no longer exists.
  func patch(_ api: inout APIServer) -> Bool {
    let body: Value = .object(
      Fields([
        (.eventCount, .int(count)), (.message, .string(message)),
        (.eventLastTimestamp, .string(RFC3339.text(epochSeconds: lastTime.epochSeconds))),
      ]))
    let target = ResourceTarget(
      resource: "events", namespace: reference.eventNamespace, name: name)
    let request = APIRequest(
      .patch, .resource(target), body: body, patchType: .strategic, user: source.user)
    return api.handle(request).code != 404
  }

  func create(_ api: inout APIServer) {
    let first = Value.string(RFC3339.text(epochSeconds: firstTime.epochSeconds))
    let last =
      firstTime == lastTime
      ? first : Value.string(RFC3339.text(epochSeconds: lastTime.epochSeconds))
    var origin = Fields()
    origin.appendUnique(.eventComponent, .string(source.component))
    if !source.host.isEmpty { origin.appendUnique(.eventHost, .string(source.host)) }
    var metadata = Fields()
    metadata.reserveCapacity(8)
    metadata.appendUnique(.name, .string(name))
    metadata.appendUnique(.namespace, .string(reference.eventNamespace))
    var event = Fields()
    event.reserveCapacity(16)
    event.appendUnique(.apiVersion, "v1")
    event.appendUnique(.kind, "Event")
    event.appendUnique(.metadata, .object(metadata))
    event.appendUnique(.eventInvolvedObject, reference.value)
    event.appendUnique(.reason, .string(reason))
    event.appendUnique(.message, .string(message))
    event.appendUnique(.eventSource, .object(origin))
    event.appendUnique(.eventFirstTimestamp, first)
    event.appendUnique(.eventLastTimestamp, last)
    event.appendUnique(.eventCount, .int(count))
    event.appendUnique(.type, .string(type.rawValue))
    event.appendUnique(.eventTime, .null)
    // The aggregator of v1.32 leaves the reporter out of combined events.
    event.appendUnique(.eventReportingComponent, .string(isCombined ? "" : source.component))
    event.appendUnique(.eventReportingInstance, .string(isCombined ? "" : source.host))
    EventWriting.create(.object(event), name, in: reference.eventNamespace, source.user, &api)
  }
}

/// The request that both styles of events end in.
enum EventWriting {
  /// Creates an event; refusals (the namespace is going away) drop it, as client-go does.
  static func create(
    _ event: consuming Value, _ name: String, in namespace: String, _ user: UserInfo,
    _ api: inout APIServer
  ) {
    let target = ResourceTarget(resource: "events", namespace: namespace)
    var request = APIRequest(.create, .resource(target), body: event, user: user)
    // All of an event is of our making but for the name, which begins with that of the object.
    request.isVouched = NameRules.dns1123Subdomain(name).isEmpty
    _ = api.handle(request)
  }
}

extension Key {
  static var eventAction: Key { .action }
  static var eventComponent: Key { .component }
  static var eventCount: Key { .count }
  static var eventFieldPath: Key { .fieldPath }
  static var eventFirstTimestamp: Key { .firstTimestamp }
  static var eventHost: Key { .host }
  static var eventInvolvedObject: Key { .involvedObject }
  static var eventLastObservedTime: Key { .lastObservedTime }
  static var eventLastTimestamp: Key { .lastTimestamp }
  static var eventReportingComponent: Key { .reportingComponent }
  static var eventReportingInstance: Key { .reportingInstance }
  static var eventSeries: Key { .series }
  static var eventSource: Key { .source }
}
