import CYAML
import ObjectModel

extension DocumentBuilder {
  /// A mapping under construction, with an index once it is too large to scan.
  private struct Members {
    var fields = Fields()
    private var index: Set<Key>?

    mutating func set(_ key: Key, _ value: Value) -> Bool {
      if fields.count >= 48, index == nil { index = Set(fields.lazy.map(\.key)) }
      let isKnown = index?.contains(key) ?? fields.contains(key)
      if isKnown {
        fields[key] = value
      } else {
        fields.appendUnique(key, value)
        index?.insert(key)
      }
      return isKnown
    }
  }

  /// The mapping whose start is the current event; stops at its end.
  mutating func mapping(_ events: inout EventSource) throws(EventError) -> Value {
    var members = Members()
    var places: [YAMLPositions.Field] = []
    try events.advance()
    while events.type != YAML_MAPPING_END_EVENT {
      if isMergeKey(events) {
        try events.advance()
        try merge(&events, into: &members, &places)
      } else {
        try member(&events, &members, &places)
      }
      try events.advance()
    }
    if keepsPositions {
      lastPositions = YAMLPositions(line: 0)
      lastPositions?.fields = places
    }
    return .object(members.fields)
  }

  private mutating func member(
    _ events: inout EventSource, _ members: inout Members, _ places: inout [YAMLPositions.Field]
  ) throws(EventError) {
    let keyLine = keepsPositions ? events.line : 0
    let key = try key(&events)
    try events.advance()
    let valueLine = events.line
    let value = try node(&events)
    let name: String
    switch key {
    case .name(let text, _): name = text
    case .unsupported(let type, let shown):
      keepConversionFault(type: type, shown: shown, value: value, line: valueLine)
      return
    case .fault: return
    }
    if members.set(Key(name), value), case .name(_, let shown) = key {
      duplicateKeys.append(YAMLDuplicateKey(line: valueLine, key: shown ?? GoText.quoted(name)))
    }
    if keepsPositions, let place = lastPositions {
      places.append(.init(name: name, line: firstLine + keyLine - 1, value: place))
    }
  }

  private mutating func keepConversionFault(
    type: String, shown: String, value: Value, line: Int
  ) {
    guard conversionFault == nil else { return }
    let text = GoSyntax.text(value)
    conversionFault = (
      "unsupported map key of type: \(type), key: \(shown), value: \(text)", line
    )
  }

  // MARK: Keys

  private enum MemberKey {
    /// A key that JSON can have, with its Go syntax when it was no string.
    case name(String, shown: String?)
    /// A scalar that cannot be a JSON key.
    case unsupported(type: String, shown: String)
    /// A mapping or sequence; the fault has been kept.
    case fault
  }

  private mutating func key(_ events: inout EventSource) throws(EventError) -> MemberKey {
    let line = events.line
    if events.type == YAML_SCALAR_EVENT, events.current.pointee.data.scalar.anchor == nil {
      limit.countNode()
      return Self.key(resolve(events))
    }
    // Anchored keys, aliases and collections are rare enough to go the long way.
    switch try node(&events) {
    case .string(let text): return .name(text, shown: nil)
    case .null: return .unsupported(type: "%!s(<nil>)", shown: "<nil>")
    case .bool(let flag): return Self.key(.bool(flag))
    case .int(let number): return Self.key(.int(number))
    case .double(let number): return Self.key(.float(number))
    case .array(let elements):
      keepDecodingFault("yaml: invalid map key: " + GoSyntax.text(.array(elements)), line)
    case .object(let fields):
      keepDecodingFault("yaml: invalid map key: " + GoSyntax.text(.object(fields)), line)
    }
    return .fault
  }

  private static func key(_ scalar: YAMLScalar) -> MemberKey {
    switch scalar {
    case .string(let text), .timestamp(let text): return .name(text, shown: nil)
    case .int(let number): return .name(String(number), shown: String(number))
    case .bool(let flag): return .name(flag ? "true" : "false", shown: flag ? "true" : "false")
    case .null: return .unsupported(type: "%!s(<nil>)", shown: "<nil>")
    case .unsigned(let number):
      return .unsupported(type: "uint64", shown: "0x" + String(number, radix: 16))
    case .float(let number):
      let shown = GoNumber.general(number)
      if number.isNaN { return .name(".nan", shown: shown) }
      if number.isInfinite { return .name(number < 0 ? "-.inf" : ".inf", shown: shown) }
      return .name(GoNumber.general(Float(number)), shown: shown)
    }
  }

  // MARK: Merge keys

  private func isMergeKey(_ events: borrowing EventSource) -> Bool {
    guard events.type == YAML_SCALAR_EVENT else { return false }
    let data = events.current.pointee.data.scalar
    guard data.length == 2, data.value[0] == UInt8(ascii: "<"), data.value[1] == UInt8(ascii: "<")
    else { return false }
    return data.plain_implicit == 1
      || data.tag.map { String(cString: $0) } == "tag:yaml.org,2002:merge"
  }

  /// Merges the value at the current event; what is merged wins over fields that stand before it.
  private mutating func merge(
    _ events: inout EventSource, into members: inout Members, _ places: inout [YAMLPositions.Field]
  ) throws(EventError) {
    let line = events.line
    guard events.type == YAML_SEQUENCE_START_EVENT else {
      guard let source = try mergeSource(&events) else { return refuseMerge(line) }
      return apply(source, to: &members, &places)
    }
    var sources: [MergeSource] = []
    try events.advance()
    while events.type != YAML_SEQUENCE_END_EVENT {
      if let source = try mergeSource(&events) { sources.append(source) } else { refuseMerge(line) }
      try events.advance()
    }
    // Earlier elements take precedence, so they are applied last.
    for source in sources.reversed() { apply(source, to: &members, &places) }
  }

  private struct MergeSource {
    let fields: Fields
    let positions: YAMLPositions?
  }

  private mutating func mergeSource(
    _ events: inout EventSource
  ) throws(EventError) -> MergeSource? {
    if events.type == YAML_ALIAS_EVENT {
      guard let anchor = try target(events) else {
        return MergeSource(fields: Fields(), positions: nil)
      }
      guard anchor.isMapping else { return nil }
      return MergeSource(fields: anchor.value?.object ?? Fields(), positions: anchor.positions)
    }
    let isMapping = events.type == YAML_MAPPING_START_EVENT
    let value = try node(&events)
    return isMapping
      ? MergeSource(fields: value.object ?? Fields(), positions: lastPositions) : nil
  }

  private func apply(
    _ source: MergeSource, to members: inout Members, _ places: inout [YAMLPositions.Field]
  ) {
    for field in source.fields { _ = members.set(field.key, field.value) }
    if let positions = source.positions { places.append(contentsOf: positions.fields) }
  }

  private mutating func refuseMerge(_ line: Int) {
    keepDecodingFault("yaml: map merge requires map or sequence of maps as the value", line)
  }
}
