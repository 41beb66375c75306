public import ObjectModel
public import Simulation

// Models: the two shapes in which client-go writes events (tools/record and tools/events), v1.32.

/// An event of one of the cluster's own components, as the few facts that it is made of.
///
/// Hardly any event is ever read, so the store keeps it like this and puts the object together
/// when somebody looks.
public struct EventDraft: Sendable {
  /// The object that an event is about; shared by all that are written about one version of it.
  public final class Regarding: Sendable {
    /// Its kind.
    public let kind: String
    /// Its API group and version; empty where kubelets refer to their nodes by kind and name alone.
    public let apiVersion: String
    /// Its namespace; empty for cluster-scoped objects.
    public let namespace: String
    /// Its name.
    public let name: String
    /// Its uid; nil when it has none.
    public let uid: String?
    /// The version meant; nil when none is.
    public let resourceVersion: String?

    /// The reference to an object.
    public init(_ object: Value) {
      kind = object[.kind]?.string ?? ""
      apiVersion = object[.apiVersion]?.string ?? "v1"
      var texts: (namespace: String, name: String, uid: String?, version: String?) = (
        "", "", nil, nil
      )
      if case .object(let metadata)? = object[.metadata] {
        for field in metadata {
          guard case .string(let text) = field.value else { continue }
          switch field.key {
          case .namespace: texts.namespace = text
          case .name: texts.name = text
          case .uid: texts.uid = text
          case .resourceVersion: texts.version = text
          default: break
          }
        }
      }
      namespace = texts.namespace
      name = texts.name
      uid = texts.uid
      resourceVersion = texts.version
    }

    /// Whether both are about one object, perhaps about different versions of it.
    public func isSameObject(as other: Regarding) -> Bool {
      self === other
        || uid == other.uid && name == other.name && namespace == other.namespace
          && kind == other.kind
    }
  }

  /// Its name.
  public var name: String
  /// What it is about.
  public var regarding: Regarding
  /// The part of that concerned; empty for all of it.
  public var fieldPath = ""
  /// Whether it is a warning.
  public var isWarning = false
  /// One CamelCase word.
  public var reason = ""
  /// The sentence a user reads.
  public var message = ""
  /// The component that reports it.
  public var component = ""
  /// The node of the component, or the host of a component that writes the newer style.
  public var host = ""
  /// What was done, for events in the style of events.k8s.io; nil for those of core/v1.
  public var action: String?
  /// Whether it stands for several similar ones.
  public var isCombined = false
  /// How often it has happened.
  public var count: Int32 = 1
  /// When it first happened.
  public var first = Instant(nanoseconds: 0)
  /// When it last happened.
  public var last = Instant(nanoseconds: 0)

  /// An event about an object.
  public init(name: String, regarding: Regarding) {
    self.name = name
    self.regarding = regarding
  }

  /// The namespace it is written in: `default` for cluster-scoped objects.
  public var namespace: String { regarding.namespace.isEmpty ? "default" : regarding.namespace }

  /// The object as its sender would write it.
  public var value: Value {
    var metadata = Fields()
    metadata.reserveCapacity(8)
    metadata.appendUnique(.name, .string(name))
    metadata.appendUnique(.namespace, .string(namespace))
    return value(metadata)
  }

  /// The object with the given metadata.
  func value(_ metadata: Fields) -> Value {
    var event = Fields()
    event.reserveCapacity(16)
    event.appendUnique(.apiVersion, "v1")
    event.appendUnique(.kind, "Event")
    event.appendUnique(.metadata, .object(metadata))
    event.appendUnique(.involvedObject, regarding.value(fieldPath: fieldPath))
    event.appendUnique(.reason, .string(reason))
    if !message.isEmpty { event.appendUnique(.message, .string(message)) }
    if let action { appendTimed(action, to: &event) } else { appendCounted(to: &event) }
    return .object(event)
  }

  private var type: Value { isWarning ? "Warning" : "Normal" }

  /// What is particular to core/v1.
  private func appendCounted(to event: inout Fields) {
    var origin = Fields()
    origin.appendUnique(.component, .string(component))
    if !host.isEmpty { origin.appendUnique(.host, .string(host)) }
    let start = Value.string(RFC3339.text(epochSeconds: first.epochSeconds))
    event.appendUnique(.source, .object(origin))
    event.appendUnique(.firstTimestamp, start)
    event.appendUnique(
      .lastTimestamp,
      first == last ? start : .string(RFC3339.text(epochSeconds: last.epochSeconds)))
    event.appendUnique(.count, .int(Int64(count)))
    event.appendUnique(.type, type)
    event.appendUnique(.eventTime, .null)
    // The aggregator of v1.32 leaves the reporter out of combined events.
    event.appendUnique(.reportingComponent, .string(isCombined ? "" : component))
    event.appendUnique(.reportingInstance, .string(isCombined ? "" : host))
  }

  /// What is particular to events.k8s.io, as core/v1 shows it.
  private func appendTimed(_ action: String, to event: inout Fields) {
    event.appendUnique(.source, .emptyObject)
    event.appendUnique(.firstTimestamp, .null)
    event.appendUnique(.lastTimestamp, .null)
    event.appendUnique(.type, type)
    event.appendUnique(
      .eventTime, .string(RFC3339.microText(epochNanoseconds: first.nanoseconds)))
    event.appendUnique(.action, .string(action))
    event.appendUnique(.reportingComponent, .string(component))
    event.appendUnique(.reportingInstance, .string(component + "-" + host))
  }
}

extension EventDraft.Regarding {
  /// An ObjectReference, to the part at `fieldPath` when that is not empty.
  public func value(fieldPath: String) -> Value {
    var fields = Fields()
    fields.reserveCapacity(7)
    fields.appendUnique(.kind, .string(kind))
    if !namespace.isEmpty { fields.appendUnique(.namespace, .string(namespace)) }
    fields.appendUnique(.name, .string(name))
    if let uid { fields.appendUnique(.uid, .string(uid)) }
    if !apiVersion.isEmpty { fields.appendUnique(.apiVersion, .string(apiVersion)) }
    if let resourceVersion { fields.appendUnique(.resourceVersion, .string(resourceVersion)) }
    if !fieldPath.isEmpty { fields.appendUnique(.fieldPath, .string(fieldPath)) }
    return .object(fields)
  }
}

/// An event in the store that nobody has changed since it was written.
///
/// Immutable; a class because it is large beside the few other things a stored object holds.
final class DraftedEvent: Sendable {
  let draft: EventDraft
  let uid: UUIDBits
  private let writer: FieldsRecord.Writer
  /// When it was written, since 1970.
  private let seconds: Int64

  init(
    _ draft: consuming EventDraft, uid: UUIDBits, seconds: Int64, writer: FieldsRecord.Writer
  ) {
    self.draft = draft
    self.uid = uid
    self.seconds = seconds
    self.writer = writer
  }

  /// Who wrote what: all of it came from one hand.
  var record: FieldsRecord {
    FieldsRecord(.nothing, writer, .created(spec: nil), seconds: seconds)
  }

  /// The whole object as written under `revision`.
  func value(revision: Int64) -> Value {
    var metadata = Fields()
    metadata.reserveCapacity(5)
    metadata.appendUnique(.name, .string(draft.name))
    metadata.appendUnique(.namespace, .string(draft.namespace))
    metadata.appendUnique(.uid, .string(uid.text))
    metadata.appendUnique(
      .creationTimestamp, .string(RFC3339.text(epochSeconds: seconds)))
    metadata.appendUnique(.resourceVersion, .string(String(revision)))
    return draft.value(metadata)
  }
}

extension IndexName {
  /// Events by the uid of the object they are about.
  public static let involvedObject = IndexName("involvedObject.uid")
}
