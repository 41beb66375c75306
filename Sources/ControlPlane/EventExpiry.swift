// Models: kube-apiserver --event-ttl (one hour) and etcd's leases, shared by writes of the same
// minute, v1.32.

import APIServer
import Kinds
import ObjectModel
import Simulation

/// Removes Events an hour after they were last written.
struct EventExpiry: Sendable {
  static let life = Span.minutes(60)
  static let lease = Span.minutes(1)

  private struct Entry: Sendable {
    let key: ObjectKey
    let revision: Int64
    let end: Instant
  }

  /// Written events, oldest first; outdated entries are skipped.
  private var entries = ChunkedQueue<Entry>()
  private var isPlanned = false
  private let user = UserInfo(name: "system:apiserver", groups: ["system:masters"])

  mutating func observe(
    _ change: Change, _ now: Instant, _ agenda: inout Agenda<ControlPlane.Event>
  ) {
    guard let new = change.new else { return }
    entries.append(Entry(key: new.key, revision: new.revision, end: now + Self.life))
    plan(&agenda)
  }

  mutating func expire(_ api: inout APIServer, _ agenda: inout Agenda<ControlPlane.Event>) {
    isPlanned = false
    while let entry = entries.first, entry.end <= api.now {
      _ = entries.popFirst()
      guard api.view.revision(.events, entry.key) == entry.revision else { continue }
      let target = ResourceTarget(
        resource: "events", namespace: entry.key.namespace, name: entry.key.name)
      _ = api.handle(APIRequest(.delete, .resource(target), user: user))
    }
    plan(&agenda)
  }

  private mutating func plan(_ agenda: inout Agenda<ControlPlane.Event>) {
    guard !isPlanned, let next = entries.first else { return }
    isPlanned = true
    agenda.at(next.end + Self.lease, .expireEvents)
  }
}
