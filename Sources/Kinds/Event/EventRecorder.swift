// Models: client-go tools/record (events_cache.go, event.go), v1.32. Differs: events are written at
// once rather than from a queue, and the caches are bounded by two generations instead of LRU.

public import APIServer
public import ObjectModel
import Simulation

/// Writes core/v1 Events about objects: repeats are counted, similar ones combined, floods dropped.
///
/// `recordV1` writes in the style of events.k8s.io, as the scheduler does. The caches remember the
/// last few thousand objects; what they forget is reported as new.
public struct EventRecorder: Sendable {
  /// How many different messages of one reason are told apart before they are combined.
  static let similarLimit = 10
  /// How long nothing similar must have happened for the count of messages to start again.
  static let similarInterval = Span.minutes(10)
  /// How many events one source may send about one object in a burst.
  static let burst = 25.0
  /// Seconds until one more event may be sent.
  static let refillSeconds = 300.0

  private var observations = GenerationCache<ObservationKey, Observation>(limit: 4096)
  var series = EventSeriesCache()
  /// The time of the newest event, so that names of events about one object never collide.
  private var lastStamp = Instant(nanoseconds: 0)

  /// A recorder that has recorded nothing.
  public init() {}

  /// Records that something happened to `regarding`.
  ///
  /// - Parameters:
  ///   - fieldPath: the part of the object concerned, such as `spec.containers{web}`.
  ///   - reason: one CamelCase word.
  ///   - message: the sentence a user reads.
  public mutating func record(
    _ api: inout APIServer, regarding: Value, fieldPath: String = "", type: EventType,
    reason: String, message: String, source: EventSource
  ) {
    let metadata = regarding[.metadata] ?? .null
    let key = ObservationKey(
      component: source.component, host: source.host, uid: metadata[.uid]?.string ?? "",
      name: metadata[.name]?.string ?? "", namespace: metadata[.namespace]?.string ?? "",
      type: type)
    var observation = observations[key] ?? Observation(start: api.now)
    defer { observations[key] = observation }
    let (isCombined, seen) = observation.observe(
      reason: reason, message: message, fieldPath: fieldPath, now: api.now)
    guard observation.takeToken(now: api.now) else { return }
    var event = LoggedEvent(reference: EventReference(regarding, fieldPath: fieldPath))
    event.type = type
    event.reason = reason
    event.message = isCombined ? "(combined from similar events): \(message)" : message
    event.source = source
    event.isCombined = isCombined
    event.count = seen.count
    event.lastTime = api.now
    event.name = seen.name
    event.firstTime = seen.firstTime
    if event.name.isEmpty {
      let stamp = nextStamp(api.now)
      event.name = Self.eventName(event.reference.name, stamp)
      event.firstTime = api.now
      observation.wrote(event.name, at: api.now, reason: reason, isCombined: isCombined)
    } else if event.patch(&api) {
      return
    }
    event.create(&api)
  }

  /// The next moment to stamp an event with: now, but after every earlier stamp.
  mutating func nextStamp(_ now: Instant) -> Instant {
    let next = max(now, Instant(nanoseconds: lastStamp.nanoseconds + 1009))
    lastStamp = next
    return next
  }

  /// `NAME.HEX`, the nanoseconds of `stamp` in hexadecimal.
  static func eventName(_ name: String, _ stamp: Instant) -> String {
    name + "." + String(stamp.nanoseconds, radix: 16)
  }
}

/// Who reported what kind of event about which object: what the flood limit counts by.
struct ObservationKey: Hashable, Sendable {
  let component: String
  let host: String
  let uid: String
  let name: String
  let namespace: String
  let type: EventType
}
