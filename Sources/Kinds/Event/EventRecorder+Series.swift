// Models: client-go tools/events (event_broadcaster.go), v1.32: events.k8s.io style with series.
// Differs: a series ends exactly six minutes after its last event, not at the next sweep.

public import APIServer
public import ObjectModel
public import Simulation

extension EventRecorder {
  /// Records an event as the scheduler does: `eventTime`, `action` and, for repeats, `series`.
  ///
  /// The first repeat about the same version of the object opens a series; later ones are only
  /// counted, and written when the series ends (`finishSeries`).
  public mutating func recordV1(
    _ api: inout APIServer, regarding: Value, type: EventType, reason: String, action: String,
    message: String, source: EventSource
  ) {
    let object = reference(to: regarding)
    let key = EventSeriesCache.Key(
      regarding: object, reason: reason, action: action, type: type)
    if series.repeated(key, source.user, &api) { return }
    let stamp = nextStamp(api.now)
    lastStamp = stamp
    let name = Self.eventName(object.name, stamp)
    var event = EventDraft(name: name, regarding: object)
    event.isWarning = type == .warning
    event.reason = reason
    event.message = message
    event.component = source.component
    event.host = source.host
    event.action = action
    event.first = stamp
    event.last = stamp
    series.opened(key, named: ObjectKey(event.namespace, name), at: api.now)
    EventWriting.create(event, source.user, &api)
  }

  /// When `finishSeries` has something to do next; nil while no series is open.
  public var nextSeriesEnd: Instant? { series.nextEnd }

  /// Writes the final counts of series in which nothing has happened for six minutes.
  public mutating func finishSeries(_ api: inout APIServer) {
    series.finish(&api)
  }
}

/// The events.k8s.io style events of the last six minutes.
struct EventSeriesCache: Sendable {
  static let quiet = Span.minutes(6)

  struct Key: Hashable, Sendable {
    let regarding: EventDraft.Regarding
    let reason: String
    let action: String
    let type: EventType

    static func == (left: Key, right: Key) -> Bool {
      left.type == right.type && left.regarding.uid == right.regarding.uid
        && left.regarding.resourceVersion == right.regarding.resourceVersion
        && left.reason == right.reason && left.action == right.action
    }

    /// Two versions of one object rarely meet here, so its uid is enough.
    func hash(into hasher: inout Hasher) {
      hasher.combine(regarding.uid)
      hasher.combine(type == .normal)
    }
  }

  private struct Entry: Sendable {
    let event: ObjectKey
    var lastTime: Instant
    var count: Int64 = 1
  }

  private var entries = GenerationCache<Key, Entry>(limit: 4096)
  /// Keys whose series is open and who writes it, in the order they were opened.
  private var open: [(key: Key, user: UserInfo)] = []

  var nextEnd: Instant? {
    open.compactMap { entries[$0.key].map { $0.lastTime + Self.quiet } }.min()
  }

  /// Counts a repeat; false when this is no repeat.
  mutating func repeated(_ key: Key, _ user: UserInfo, _ api: inout APIServer) -> Bool {
    guard var entry = entries[key], api.now - entry.lastTime < Self.quiet else { return false }
    entry.count += 1
    entry.lastTime = api.now
    entries[key] = entry
    if entry.count == 2 {
      open.append((key, user))
      write(entry, user, &api)
    }
    return true
  }

  mutating func opened(_ key: Key, named event: ObjectKey, at time: Instant) {
    entries[key] = Entry(event: event, lastTime: time)
    if !open.isEmpty { open.removeAll { $0.key == key } }
  }

  mutating func finish(_ api: inout APIServer) {
    var stillOpen: [(key: Key, user: UserInfo)] = []
    for (key, user) in open {
      guard let entry = entries[key] else { continue }
      if api.now - entry.lastTime < Self.quiet {
        stillOpen.append((key, user))
      } else {
        if entry.count > 2 { write(entry, user, &api) }
        entries[key] = nil
      }
    }
    open = stillOpen
  }

  private func write(_ entry: Entry, _ user: UserInfo, _ api: inout APIServer) {
    let time = RFC3339.microText(epochNanoseconds: entry.lastTime.nanoseconds)
    let body: Value = .object(
      Fields([
        (
          .eventSeries,
          .object(
            Fields([(.eventCount, .int(entry.count)), (.eventLastObservedTime, .string(time))]))
        )
      ]))
    let target = ResourceTarget(
      resource: "events", namespace: entry.event.namespace, name: entry.event.name)
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: body, patchType: .strategic, user: user))
  }
}
