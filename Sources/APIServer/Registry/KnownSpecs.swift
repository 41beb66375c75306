import ObjectModel

/// Specs that were sent lately and found good, with what they became: many objects are made of few
/// specs.
///
/// Holds only specs of kinds whose `specStandsAlone`, so that nothing else needs to be asked.
struct KnownSpecs: Sendable {
  private struct Entry: Sendable {
    let resource: ResourceID
    let sent: Value
    let clean: Value
    /// What it became when it was last admitted.
    var admitted: AdmittedSpec?
  }

  private static let limit = 4

  private var entries: [Entry] = []
  private var next = 0

  /// What a spec that is sent again becomes: typed, pruned, with its defaults.
  func clean(_ sent: Value, _ resource: ResourceID) -> Value? {
    place(of: sent, resource).map { entries[$0].clean }
  }

  /// What a spec that is sent again becomes, and what it became when it was last admitted.
  func admitted(
    _ sent: Value, _ resource: ResourceID
  ) -> (clean: Value, admitted: AdmittedSpec)? {
    guard let place = place(of: sent, resource), let admitted = entries[place].admitted else {
      return nil
    }
    return (entries[place].clean, admitted)
  }

  private func place(of sent: Value, _ resource: ResourceID) -> Int? {
    entries.indices.first {
      entries[$0].resource == resource && entries[$0].sent == sent
    }
  }

  /// Remembers a spec that no rule objected to and that raised no warning.
  mutating func remember(_ sent: Value, _ clean: Value, _ resource: ResourceID) {
    let entry = Entry(resource: resource, sent: sent, clean: clean, admitted: nil)
    if entries.count < Self.limit {
      entries.append(entry)
    } else {
      entries[next] = entry
      next = (next + 1) % Self.limit
    }
  }

  /// Remembers what became of a spec that is clean already.
  mutating func remember(_ admitted: AdmittedSpec, of clean: Value, _ resource: ResourceID) {
    let isKnown = entries.contains { $0.resource == resource && $0.clean.isShared(with: clean) }
    // A component of the cluster sends its specs clean.
    if !isKnown, place(of: clean, resource) == nil { remember(clean, clean, resource) }
    for index in entries.indices
    where entries[index].resource == resource && entries[index].clean == clean {
      entries[index].admitted = admitted
    }
  }
}

extension APIServer {
  /// Decodes the body of a creation; a spec that is known need not be looked at again.
  func decodeNew(_ context: RequestContext) throws(Status) -> Value {
    var body = context.takeBody()
    guard context.kind.specStandsAlone, let spec = body?[.spec], case .object = spec else {
      return try decode(body, context.kind, context)
    }
    if let clean = knownSpecs.clean(spec, context.resource) {
      body?[.spec] = clean
      context.spec = .known
      return try decode(body, context.kind, context, over: .object(Fields([(.spec, clean)])))
    }
    let object = try decode(body, context.kind, context)
    context.spec = object[.spec].map { .new(sent: spec, clean: $0) } ?? .unlooked
    return object
  }

  /// Vouches for a new object whose spec is known when the rest of it is as plain.
  func vouchForKnown(_ object: Value, _ context: RequestContext) {
    guard case .known = context.spec, case .object(let fields) = object,
      fields.allHold({ key, slot in
        key == .apiVersion || key == .kind || key == .metadata || key == .spec
          || key == .status && slot.pointee == .emptyObject
      }), !object.contains(.metadata, .annotations),
      isLimitless, Self.hasGoodMetadata(object, context.kind)
    else { return }
    context.isVouched = true
  }

  /// Whether no rule objects to the metadata of a new object and its name raises no warning.
  static func hasGoodMetadata(_ object: Value, _ kind: KindDefinition) -> Bool {
    guard let name = object.string(.metadata, .name), NameRules.dns1123Label(name).isEmpty else {
      return false
    }
    return ObjectMetaValidation.errors(of: object, kind: kind).isEmpty
  }

  /// Remembers the spec of a new object that was found good.
  mutating func rememberSpec(_ context: RequestContext) {
    guard case .new(let sent, let clean) = context.spec, context.warnings.isEmpty, isLimitless
    else {
      return
    }
    knownSpecs.remember(sent, clean, context.resource)
  }

  /// Whether no LimitRange can put anything into a spec.
  var isLimitless: Bool {
    guard let ranges = catalog.limitRanges else { return true }
    return store.isEmpty(ranges)
  }
}

/// What is known of the spec of a new object.
enum SpecKnowledge {
  /// Nothing, or it does not matter.
  case unlooked
  /// It was found good before.
  case known
  /// It was admitted before, and would be again.
  case admitted(AdmittedSpec)
  /// It has been decoded for the first time in a while.
  case new(sent: Value, clean: Value)
}
