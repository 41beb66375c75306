import APIServer
import ObjectModel

/// One write, in words.
struct TraceAct: Hashable {
  /// The revision under which it was stored.
  let revision: Int64
  /// What was done.
  let text: String
  /// The same in a few words, for who saw it.
  let brief: String
  /// What kind of act it is, without names and values: acts that read alike have the same.
  let pattern: String
  /// The object it is about, as `KIND NAME`.
  let subject: String
  /// Whether it tells of trouble.
  let isWarning: Bool
}

/// Puts writes into words: what differs between the version before and the version after.
struct TraceWording {
  let words: TracePhrases
  let catalog: Catalog
  /// The namespace that goes without saying.
  let namespace: String

  /// How many changed fields of an object are told.
  static let fieldLimit = 4

  /// A write in words; nil for one that changes nothing worth telling.
  func act(_ change: Change) -> TraceAct? {
    let kind = catalog[change.resource].kind
    if kind == "Event" { return change.new == nil ? nil : event(change) }
    let subject = name(kind, change.key)
    guard let new = change.new?.value else {
      return make(change, words.removed(subject), words.wasRemoved(subject), "remove", subject)
    }
    guard let old = change.old?.value else { return creation(change, kind, subject, new) }
    if old.string(.metadata, .deletionTimestamp) == nil,
      new.string(.metadata, .deletionTimestamp) != nil
    {
      let grace = new.int(.metadata, .deletionGracePeriodSeconds) ?? 0
      let held = new.elements(.metadata, .finalizers).compactMap(\.string)
      return make(
        change, words.marked(subject, grace, held), words.wasMarked(subject), "mark", subject)
    }
    if kind == "Pod", old.string(.spec, .nodeName) == nil,
      let node = new.string(.spec, .nodeName)
    {
      return make(
        change, words.bound(subject, node), words.wasBound(subject, node), "bind", subject)
    }
    return update(change, subject, old, new)
  }

  private func make(
    _ change: Change, _ text: String, _ brief: String, _ pattern: String, _ subject: String,
    isWarning: Bool = false
  ) -> TraceAct {
    TraceAct(
      revision: change.revision, text: text, brief: brief,
      pattern: "\(pattern) \(catalog[change.resource].kind)", subject: subject,
      isWarning: isWarning)
  }

  func name(_ kind: String, _ key: ObjectKey) -> String {
    let isElsewhere = !key.namespace.isEmpty && key.namespace != namespace
    return isElsewhere ? "\(kind) \(key.namespace)/\(key.name)" : "\(kind) \(key.name)"
  }

  // MARK: Creation

  private func creation(
    _ change: Change, _ kind: String, _ subject: String, _ new: Value
  ) -> TraceAct {
    var facts: [String] = []
    for field in ["replicas", "parallelism", "completions", "schedule"] as [Key] {
      if let value = new[.spec, field] { facts.append("\(field) \(Self.short(value))") }
    }
    let pod = new[.spec, .template]?[.spec] ?? new[.spec]
    let images = (pod?.elements("containers") ?? []).compactMap { $0.string("image") }
    if !images.isEmpty { facts.append("image " + images.joined(separator: ", ")) }
    let node = kind == "Pod" ? new.string(.spec, .nodeName) : nil
    if let node { facts.append("node \(node)") }
    return make(
      change, words.created(subject, facts), words.wasCreated(subject), "create", subject)
  }

  // MARK: Events

  private func event(_ change: Change) -> TraceAct? {
    guard let new = change.new?.value else { return nil }
    let reason = new.string("reason") ?? ""
    let involved = new["involvedObject"] ?? .null
    let kind = involved.string("kind") ?? ""
    let subject = name(
      kind, ObjectKey(involved.string("namespace") ?? "", involved.string("name") ?? ""))
    let count = new.int("count") ?? new.int("series", "count") ?? 1
    let message = new.string("message") ?? ""
    let isRuntime =
      new.string("source", "component") == "kubelet" && Self.runtimeReasons.contains(reason)
    return TraceAct(
      revision: change.revision,
      text: isRuntime
        ? words.runtimeEvent(reason, subject, message, count)
        : words.event(reason, subject, message, count),
      brief: words.event(reason, subject, "", count), pattern: "event \(reason) \(kind)",
      subject: subject, isWarning: new.string("type") == "Warning")
  }

  /// The reasons of events that tell what the container runtime did for the kubelet.
  private static let runtimeReasons: Set<String> = [
    "Pulling", "Pulled", "Created", "Started", "Killing",
  ]

  // MARK: Updates

  private func update(
    _ change: Change, _ subject: String, _ old: Value, _ new: Value
  ) -> TraceAct? {
    var items = statusItems(old, new)
    var paths = items.map(\.pattern)
    let rest = FieldDifference.all(old, new).filter { !Self.isTold($0.path) }
    for difference in rest {
      items.append((text(of: difference), "", false))
      paths.append(difference.path)
    }
    if items.isEmpty {
      let noted = new.int(.status, "observedGeneration")
      guard noted != old.int(.status, "observedGeneration"), let noted else { return nil }
      items = [(words.observed(noted), "observed", false)]
      paths = ["observed"]
    }
    var shown = items.prefix(Self.fieldLimit).map(\.text)
    if items.count > Self.fieldLimit {
      shown.append(words.moreFields(items.count - Self.fieldLimit))
    }
    return make(
      change, words.changed(subject, shown),
      words.wasChanged(subject, shown.first ?? ""),
      "update " + paths.sorted().joined(separator: ","), subject,
      isWarning: items.contains(where: \.isWarning))
  }

  private typealias Item = (text: String, pattern: String, isWarning: Bool)

  /// What a status says in well-known fields: phase, containers, conditions, address.
  private func statusItems(_ old: Value, _ new: Value) -> [Item] {
    var items: [Item] = []
    let phases = (old.string(.status, .phase), new.string(.status, .phase))
    if phases.0 != phases.1, let phase = phases.1 {
      let before = phases.0.map { "\($0) → " } ?? ""
      items.append(("phase \(before)\(phase)", "phase \(phase)", phase == "Failed"))
    }
    for list in ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"]
      as [Key]
    {
      items += containerItems(old.elements(.status, list), new.elements(.status, list))
    }
    items += conditionItems(old.elements(.status, .conditions), new.elements(.status, .conditions))
    if let address = new.string(.status, "podIP"), address != old.string(.status, "podIP") {
      items.append(("podIP \(address)", "podIP", false))
    }
    return items
  }

  private func containerItems(_ old: [Value], _ new: [Value]) -> [Item] {
    new.compactMap { status in
      let name = status.string(.name) ?? ""
      let before = old.first { $0.string(.name) == name }
      let (was, state) = (Self.state(before), Self.state(status))
      let restarts = status.int("restartCount") ?? 0
      let again = restarts > before?.int("restartCount") ?? 0 ? words.restarts(restarts) : ""
      guard let state, was != state || !again.isEmpty else { return nil }
      let change = (was == nil || was == state) ? state : "\(was ?? "") → \(state)"
      let isBad = state.contains("Err") || state.contains("BackOff") || state.contains("code ")
      return (
        words.container(name, change) + again, "container \(state)",
        isBad && !state.contains("code 0")
      )
    }
  }

  /// A container's state in a word, with its reason or exit code.
  private static func state(_ status: Value?) -> String? {
    guard let state = status?["state"]?.object?.first else { return nil }
    if let code = state.value.int("exitCode") {
      let reason = state.value.string("reason").map { ", \($0)" } ?? ""
      return "terminated (exit code \(code)\(reason))"
    }
    return state.key.text + (state.value.string("reason").map { " (\($0))" } ?? "")
  }

  private func conditionItems(_ old: [Value], _ new: [Value]) -> [Item] {
    new.compactMap { condition in
      let type = condition.string(.type) ?? ""
      let before = old.first { $0.string(.type) == type }
      let status = condition.string("status") ?? ""
      let reason = condition.string("reason").map { " (\($0))" } ?? ""
      if before?.string("status") != status {
        let was = before?.string("status").map { "\($0) → " } ?? ""
        return ("\(type) \(was)\(status)\(reason)", "\(type) \(status)", false)
      }
      guard before?.string("reason") != condition.string("reason") else { return nil }
      return ("\(type) \(status)\(reason)", "\(type)\(reason)", false)
    }
  }

  /// Whether a field is bookkeeping, or told in other words already.
  private static func isTold(_ path: String) -> Bool {
    let prefixes = [
      "metadata.resourceVersion", "metadata.managedFields", "metadata.generation",
      "metadata.deletion", "status.observedGeneration", "status.phase", "status.conditions",
      "status.containerStatuses", "status.initContainerStatuses",
      "status.ephemeralContainerStatuses", "status.podIP", "status.hostIP", "status.startTime",
      "status.qosClass",
    ]
    return prefixes.contains { path.hasPrefix($0) }
  }

  private func text(of difference: FieldDifference) -> String {
    switch (difference.old, difference.new) {
    case (let old?, let new?): "\(difference.path) \(Self.short(old)) → \(Self.short(new))"
    case (nil, let new?): "\(difference.path) \(Self.short(new))"
    default: words.fieldRemoved(difference.path)
    }
  }

  /// A value on at most forty columns.
  static func short(_ value: Value) -> String {
    let text = value.string ?? JSONWriter().text(value)
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    return line.count > 40 || line.count < text.count ? line.prefix(39) + "…" : line
  }
}
