import ObjectModel

// Models: apimachinery pkg/util/managedfields/internal (fieldmanager, managedfieldsupdater, stripmeta,
// capmanagers) and the Update of structured-merge-diff v4 merge/update.go, v1.32.

/// Works out from records who owns which fields.
struct FieldsFolder {
  let catalog: Catalog
  /// Whether what is worked out is remembered, which takes some kilobytes for each object.
  var remembers = true

  /// More entries for updates than this are not kept apart.
  static let updaterLimit = 10
  /// The name under which the oldest entries are put together.
  static let oldUpdates = "ancient-changes"

  /// What nobody owns.
  static let stripped: FieldSet = {
    var paths: [[PathElement]] = [[.field(.apiVersion)], [.field(.kind)], [.field(.metadata)]]
    let names: [Key] = [
      .name, .namespace, .creationTimestamp, "selfLink", .uid, "clusterName", .generation,
      .managedFields, .resourceVersion,
    ]
    for name in names { paths.append([.field(.metadata), .field(name)]) }
    return FieldSet(paths: paths)
  }()

  /// The owners after the writes up to `record`, which led to `object` or an earlier version of it.
  func owners(_ record: FieldsRecord, _ resource: ResourceID, _ object: Value) -> FieldOwners {
    if let known = record.known { return known }
    let before: [FieldOwner] =
      switch record.base {
      case .record(let earlier): owners(earlier, resource, object).entries
      case .folded(let owners): owners.entries
      case .nothing: []
      }
    var entries = Self.withoutDoubles(before)
    let writer = record.writer
    switch record.change {
    case .created(let spec):
      update(
        &entries, record, resource, .whole(nil, Self.sent(spec, as: object)), isCreation: true)
    case .whole(let before, let after):
      update(&entries, record, resource, .whole(before, after), isCreation: before == nil)
    case .status(let before, let after):
      update(&entries, record, resource, .status(before, after), isCreation: false)
    case .scaled(let before, let after):
      let kind = catalog[writer.form]
      rescale(&entries, writer, kind, isChanged: before != after)
    }
    let result = FieldOwners(entries)
    return remembers ? record.remember(result) : result
  }

  /// An object as it was sent, from the spec kept of it and the object as stored, of which only what
  /// nobody owns has changed since.
  static func sent(_ spec: Value?, as object: Value) -> Value {
    var sent = object
    sent[.status] = nil
    if let spec { sent[.spec] = spec }
    sent.change(.metadata) { fields in
      fields[.deletionTimestamp] = nil
      fields[.deletionGracePeriodSeconds] = nil
    }
    return sent
  }

  /// Of entries that cannot be told apart the last one counts.
  private static func withoutDoubles(_ entries: [FieldOwner]) -> [FieldOwner] {
    var result: [FieldOwner] = []
    for (index, entry) in entries.enumerated()
    where !entries[(index + 1)...].contains(where: { $0.identity == entry.identity }) {
      result.append(entry)
    }
    return result
  }

  /// Two states of what a write was about.
  private enum States {
    case whole(Value?, Value)
    case status(Value?, Value?)
  }

  private func update(
    _ entries: inout [FieldOwner], _ record: FieldsRecord, _ resource: ResourceID,
    _ states: States, isCreation: Bool
  ) {
    // Objects whose owners are not known are not kept account of any more.
    guard isCreation || !entries.isEmpty else { return }
    let writer = record.writer
    let subresource = writer.subresource.text
    let version = catalog[writer.form].apiVersion
    var comparisons: [(version: String, comparison: FieldComparison)] = []
    for index in entries.indices.reversed() {
      let entry = entries[index]
      guard let comparison = compared(entry.identity.apiVersion) else {
        // A version that is not served.
        entries.remove(at: index)
        continue
      }
      entries[index].set = entry.set.difference(comparison.changed).difference(comparison.removed)
    }
    entries.removeAll { $0.set.isEmpty }
    let own = (compared(version)?.changed ?? FieldSet()).difference(Self.stripped)
    if !own.isEmpty {
      let identity = FieldOwner.Identity(
        manager: writer.manager.text, operation: "Update", apiVersion: version,
        subresource: subresource)
      add(own, identity, record.seconds, &entries)
    }
    Self.cap(&entries)

    func compared(_ version: String) -> FieldComparison? {
      if let known = comparisons.first(where: { $0.version == version }) { return known.comparison }
      guard let made = compare(states, resource, version, subresource) else { return nil }
      comparisons.append((version, made))
      return made
    }
  }

  private func add(
    _ set: FieldSet, _ identity: FieldOwner.Identity, _ seconds: Int64?,
    _ entries: inout [FieldOwner]
  ) {
    if let place = entries.firstIndex(where: { $0.identity == identity }) {
      entries[place].set = entries[place].set.union(set)
      entries[place].seconds = seconds
    } else {
      entries.append(FieldOwner(identity: identity, seconds: seconds, set: set))
    }
  }

  /// What differs in the form of one version; nil when it is not served.
  private func compare(
    _ states: States, _ resource: ResourceID, _ version: String, _ subresource: String
  ) -> FieldComparison? {
    var kind = catalog[resource]
    var form: StoredForm?
    if version != kind.apiVersion {
      guard let other = catalog.form(of: kind, apiVersion: version) else { return nil }
      kind = catalog[other]
      form = kind.storedAs
    }
    guard let type = catalog.schema.type(kind.schemaName) else { return nil }
    var comparison: FieldComparison
    switch states {
    case .whole(let before, let after):
      comparison = FieldComparison(
        before.map { form?.shown($0) ?? $0 } ?? type.zero, form?.shown(after) ?? after, type: type)
    case .status(let before, let after):
      comparison = FieldComparison(.status, before, after, type: type)
    }
    // What an endpoint resets, its users do not come to own.
    if subresource.isEmpty || subresource == "finalize" {
      if kind.subresources.contains(where: { $0.name == "status" }) {
        comparison.exclude(Self.status)
      }
    } else if subresource == "status" {
      comparison.exclude(Self.spec)
    }
    return comparison
  }

  private static let status = FieldSet(paths: [[.field(.status)]])
  private static let spec = FieldSet(paths: [[.field(.spec)]])
  private static let replicas = FieldSet(paths: [[.field(.spec), .field(.replicas)]])

  /// Puts the oldest entries for updates together when there are too many.
  static func cap(_ entries: inout [FieldOwner]) {
    var count = entries.count { !$0.identity.isApply }
    guard count > updaterLimit else { return }
    let updaters = entries.filter { !$0.identity.isApply }.sorted(by: FieldOwner.precedes)
    var firsts: [(version: String, identity: FieldOwner.Identity)] = []
    for updater in updaters where count > updaterLimit {
      let version = updater.identity.apiVersion
      guard let first = firsts.first(where: { $0.version == version }) else {
        firsts.append((version, updater.identity))
        continue
      }
      let bucket = FieldOwner.Identity(
        manager: oldUpdates, operation: "Update", apiVersion: version, subresource: "")
      if !entries.contains(where: { $0.identity == bucket }),
        let place = entries.firstIndex(where: { $0.identity == first.identity })
      {
        entries[place].identity = bucket
      }
      if bucket != updater.identity { entries.removeAll { $0.identity == updater.identity } }
      if let place = entries.firstIndex(where: { $0.identity == bucket }) {
        entries[place].set = updater.set.union(entries[place].set)
        entries[place].seconds = updater.seconds
      }
      count -= 1
    }
  }

  /// A write through `/scale`, which keeps its own account of the one field that it has.
  ///
  /// As there, entries of another version lose the field even when its value stays, and the entry
  /// of whoever wrote has no time.
  private func rescale(
    _ entries: inout [FieldOwner], _ writer: FieldsRecord.Writer, _ kind: KindDefinition,
    isChanged: Bool
  ) {
    let path: [PathElement] = [.field(.spec), .field(.replicas)]
    var scales: [FieldOwner.Identity] = []
    for entry in entries
    where entry.identity.apiVersion == kind.apiVersion && entry.set.contains(path) {
      var identity = entry.identity
      identity.apiVersion = "autoscaling/v1"
      if !scales.contains(identity) { scales.append(identity) }
    }
    if isChanged, !scales.isEmpty {
      scales = [
        FieldOwner.Identity(
          manager: writer.manager.text, operation: "Update", apiVersion: "autoscaling/v1",
          subresource: "scale")
      ]
    }
    var result: [FieldOwner] = []
    for entry in entries where entry.identity.apiVersion == kind.apiVersion {
      var entry = entry
      if entry.set.contains(path) {
        if let kept = scales.firstIndex(of: entry.identity) {
          scales.remove(at: kept)
        } else {
          entry.set = entry.set.difference(Self.replicas)
        }
      }
      if !entry.set.isEmpty { result.append(entry) }
    }
    for identity in scales {
      var identity = identity
      identity.apiVersion = kind.apiVersion
      result.append(FieldOwner(identity: identity, seconds: nil, set: Self.replicas))
    }
    entries = result
  }
}

extension Catalog {
  /// The resource that shows objects of `kind` in the form of another version; nil for none.
  func form(of kind: KindDefinition, apiVersion: String) -> ResourceID? {
    kinds.firstIndex {
      $0.apiVersion == apiVersion && $0.kind == kind.kind
        && $0.storedAs?.apiVersion == kind.apiVersion && $0.storedAs?.kind == kind.kind
    }.map(ResourceID.init(index:))
  }
}
