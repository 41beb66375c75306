import APIServer
import ObjectModel
import Simulation

/// The requests that both styles of events end in.
enum EventWriting {
  /// Creates an event; refusals (the namespace is going away) drop it, as client-go does.
  static func create(_ event: consuming EventDraft, _ user: UserInfo, _ api: inout APIServer) {
    guard let event = api.create(consume event, by: user) else { return }
    let target = ResourceTarget(resource: "events", namespace: event.namespace)
    var request = APIRequest(.create, .resource(target), body: event.value, user: user)
    // All of an event is of our making but for the name, which begins with that of the object.
    request.isVouched = NameRules.dns1123Subdomain(event.name).isEmpty
    _ = api.handle(request)
  }

  /// Raises the count of the event written before; false when it no longer exists.
  static func patch(_ event: EventDraft, _ user: UserInfo, _ api: inout APIServer) -> Bool {
    let body: Value = .object(
      Fields([
        (.eventCount, .int(Int64(event.count))), (.message, .string(event.message)),
        (.eventLastTimestamp, .string(RFC3339.text(epochSeconds: event.last.epochSeconds))),
      ]))
    let target = ResourceTarget(
      resource: "events", namespace: event.namespace, name: event.name)
    let request = APIRequest(
      .patch, .resource(target), body: body, patchType: .strategic, user: user)
    return api.handle(request).code != 404
  }
}

extension Key {
  static var eventCount: Key { .count }
  static var eventLastObservedTime: Key { .lastObservedTime }
  static var eventLastTimestamp: Key { .lastTimestamp }
  static var eventSeries: Key { .series }
}
