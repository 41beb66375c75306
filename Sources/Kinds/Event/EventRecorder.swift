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
  /// The object that the last event was about, whose next one often follows at once.
  private var last: (object: Value, reference: EventDraft.Regarding)?
  /// The time of the newest event, so that names of events about one object never collide.
  var lastStamp = Instant(nanoseconds: 0)

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
    let object = reference(to: regarding)
    let key = ObservationKey(
      regarding: object, component: source.component, host: source.host, type: type)
    let now = api.now
    let stamp = nextStamp(now)
    let newName = Self.eventName(object.name, stamp)
    let seen = observations.change(key, orInsert: Observation(start: now)) {
      $0.observe(
        reason: reason, message: message, fieldPath: fieldPath, now: now, newName: newName)
    }
    guard let seen else { return }
    var event = EventDraft(name: seen.entry.name, regarding: object)
    event.fieldPath = fieldPath
    event.isWarning = type == .warning
    event.reason = reason
    event.message = seen.isCombined ? "(combined from similar events): \(message)" : message
    event.component = source.component
    event.host = source.host
    event.isCombined = seen.isCombined
    event.count = Int32(clamping: seen.entry.count)
    event.first = seen.entry.firstTime
    event.last = now
    if seen.entry.name == newName {
      lastStamp = stamp
    } else if EventWriting.patch(event, source.user, &api) {
      return
    }
    EventWriting.create(event, source.user, &api)
  }

  /// The reference to an object, made anew only when the last event was about another version.
  mutating func reference(to object: Value) -> EventDraft.Regarding {
    if let last, last.object.isShared(with: object) { return last.reference }
    let reference = EventDraft.Regarding(object)
    last = (object, reference)
    return reference
  }

  /// The next moment to stamp an event with: now, but after every earlier stamp.
  func nextStamp(_ now: Instant) -> Instant {
    max(now, Instant(nanoseconds: lastStamp.nanoseconds + 1009))
  }

  /// `NAME.HEX`, the nanoseconds of `stamp` in hexadecimal.
  static func eventName(_ name: String, _ stamp: Instant) -> String {
    var name = name
    let bytes = name.utf8.count
    let number = UInt64(bitPattern: stamp.nanoseconds)
    let digits = max(1, (67 - number.leadingZeroBitCount) / 4)
    return String(unsafeUninitializedCapacity: bytes + 1 + digits) { buffer in
      name.withUTF8 { text in _ = buffer.update(from: text) }
      buffer[bytes] = UInt8(ascii: ".")
      var rest = number
      for place in (bytes + 1..<bytes + 1 + digits).reversed() {
        let nibble = UInt8(truncatingIfNeeded: rest & 15)
        buffer[place] = nibble < 10 ? 48 + nibble : 87 + nibble
        rest >>= 4
      }
      return bytes + 1 + digits
    }
  }
}

/// Who reported what kind of event about which object: what the flood limit counts by.
struct ObservationKey: Hashable, Sendable {
  /// Any reference to the object; its version makes no difference.
  let regarding: EventDraft.Regarding
  let component: String
  let host: String
  let type: EventType

  static func == (left: ObservationKey, right: ObservationKey) -> Bool {
    left.type == right.type && left.regarding.isSameObject(as: right.regarding)
      && left.component == right.component && left.host == right.host
  }

  /// The uid tells nearly all objects apart, so the rest need not be hashed.
  func hash(into hasher: inout Hasher) {
    hasher.combine(regarding.uid ?? regarding.name)
    hasher.combine(type == .normal)
  }
}
