import ObjectModel
import Simulation

extension APIServer {
  /// Creates an event of one of the cluster's own components; gives it back when it has to be sent
  /// as a request like any other, which is where refusals are worded.
  ///
  /// The same as that request in all that can be seen, but the object is not put together.
  public mutating func create(
    _ event: consuming EventDraft, by user: UserInfo
  ) -> EventDraft? {
    guard let resource = catalog.events, user.mayDoEverything,
      NameRules.dns1123Subdomain(event.name).isEmpty, mayHoldEvents(event.namespace)
    else { return event }
    let key = ObjectKey(event.namespace, event.name)
    // Drawn before it is known whether the key is free, as requests do.
    let uid = uidStream.uuidBits()
    let writer = FieldsRecord.Writer(
      manager: user.manager, subresource: Self.noSubresource, form: resource)
    let drafted = DraftedEvent(
      consume event, uid: uid, seconds: now.epochSeconds, writer: writer)
    assert(
      isSound(drafted.value(revision: 1), resource),
      "vouched for, but not sound: \(JSONWriter().text(drafted.draft.value))")
    store.insert(resource, key, drafted)
    return nil
  }

  /// Whether a namespace takes new events without counting them.
  private func mayHoldEvents(_ name: String) -> Bool {
    if let quotas = catalog.resourceQuotas, !store[quotas].objects.isEmpty { return false }
    guard admission.contains(.namespaceLifecycle), let namespaces = catalog.namespaces else {
      return true
    }
    guard let namespace = store.object(namespaces, ObjectKey("", name)) else { return false }
    return namespace.value.string(.status, .phase) != "Terminating"
  }

  /// Whether the event is as a decode leaves it, and valid: what debug builds check.
  private func isSound(_ event: Value, _ resource: ResourceID) -> Bool {
    let kind = catalog[resource]
    let target = ResourceTarget(resource: kind.plural)
    let context = RequestContext(
      request: APIRequest(.create, .resource(target)), target: target, resource: resource,
      kind: kind)
    return (try? decode(event, kind, context)) == event && kind.validate(event).isEmpty
  }
}
