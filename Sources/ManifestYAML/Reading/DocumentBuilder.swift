import CYAML
import ObjectModel

/// Builds the value of one YAML document from libyaml's events, with go-yaml v2's rules.
struct DocumentBuilder {
  /// What an anchor stands for; `value` is nil while the anchored node is still open.
  struct Anchor {
    var value: Value?
    var isMapping: Bool
    var cost: Int
    var positions: YAMLPositions?
  }

  /// Deepest nesting accepted; go-yaml takes ten times as much.
  private static let depthLimit = 1000
  private static let goDepthLimit = 10_000

  let firstLine: Int
  let keepsPositions: Bool
  private var depth = 0
  var duplicateKeys: [YAMLDuplicateKey] = []
  /// Where the node built last lies, when positions are kept.
  var lastPositions: YAMLPositions?
  /// The first decoding fault: go-yaml decodes after it has read, so syntax errors go first.
  var decodingFault: (message: String, line: Int)?
  /// The first fault of the conversion to JSON, which comes after decoding.
  var conversionFault: (message: String, line: Int)?
  /// A fault of writing JSON, which comes last: infinities.
  var encodingFault: (message: String, line: Int)?
  var limit = AliasLimit()
  private var anchors: [Anchor] = []
  private var anchorsByName: [String: Int] = [:]

  init(firstLine: Int, keepsPositions: Bool) {
    self.firstLine = firstLine
    self.keepsPositions = keepsPositions
  }

  /// The first document of the text in `range`; null when there is none.
  mutating func build(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(YAMLError) -> YAMLDocument {
    let result: Result<Value, EventError> = bytes.withUnsafeBufferPointer { buffer in
      var events = EventSource(UnsafeBufferPointer(rebasing: buffer[range]))
      do throws(EventError) {
        return .success(try document(&events))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value):
      if let fault = decodingFault ?? conversionFault ?? encodingFault {
        throw failure(fault.message, fault.line)
      }
      return YAMLDocument(
        value: value, firstLine: firstLine, duplicateKeys: duplicateKeys, positions: lastPositions)
    case .failure(let error):
      throw failure("yaml: " + error.message, error.line)
    }
  }

  private func failure(_ message: String, _ line: Int) -> YAMLError {
    YAMLError(
      message: "error converting YAML to JSON: " + message, line: firstLine + max(line, 1) - 1)
  }

  private mutating func document(_ events: inout EventSource) throws(EventError) -> Value {
    try events.advance()
    try events.advance()
    guard events.type == YAML_DOCUMENT_START_EVENT else { return .null }
    try events.advance()
    limit.countNode()
    let value = try node(&events)
    try events.advance()
    return value
  }

  /// The refusal of deep nesting, in go-yaml's words and at its line if the text goes so far.
  /// - Throws: what else is wrong with the text before that.
  private func tooDeep(_ events: inout EventSource) throws(EventError) -> EventError {
    let line = events.line
    var deep = depth
    while deep >= depth {
      if deep > Self.goDepthLimit + 1 {
        return EventError(
          message: "line \(events.line): exceeded max depth of \(Self.goDepthLimit)",
          line: events.line)
      }
      switch events.type {
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT: deep += 1
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: deep -= 1
      default: break
      }
      try events.advance()
    }
    return EventError(
      message: "line \(line): exceeded max depth of \(Self.depthLimit)", line: line)
  }

  /// The node that begins with the current event; stops at the node's last event.
  mutating func node(_ events: inout EventSource) throws(EventError) -> Value {
    let line = keepsPositions ? events.line : 0
    let value: Value
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw try tooDeep(&events) }
    switch events.type {
    case YAML_SCALAR_EVENT:
      value = try scalarNode(events)
      if keepsPositions { lastPositions = YAMLPositions(line: firstLine + line - 1) }
    case YAML_ALIAS_EVENT:
      return try alias(events)
    case YAML_SEQUENCE_START_EVENT:
      limit.countNode()
      let anchor = openAnchor(events.current.pointee.data.sequence_start.anchor)
      value = try sequence(&events)
      if keepsPositions { lastPositions?.line = firstLine + line - 1 }
      closeAnchor(anchor, value)
    default:
      limit.countNode()
      let anchor = openAnchor(events.current.pointee.data.mapping_start.anchor, isMapping: true)
      value = try mapping(&events)
      if keepsPositions { lastPositions?.line = firstLine + line - 1 }
      closeAnchor(anchor, value)
    }
    return value
  }

  private mutating func sequence(_ events: inout EventSource) throws(EventError) -> Value {
    var elements: [Value] = []
    var places: [YAMLPositions] = []
    try events.advance()
    while events.type != YAML_SEQUENCE_END_EVENT {
      elements.append(try node(&events))
      if keepsPositions, let place = lastPositions { places.append(place) }
      try events.advance()
    }
    if keepsPositions {
      lastPositions = YAMLPositions(line: 0)
      lastPositions?.elements = places
    }
    return .array(elements)
  }

  // MARK: Scalars

  private mutating func scalarNode(_ events: borrowing EventSource) throws(EventError) -> Value {
    limit.countNode()
    let anchor = openAnchor(events.current.pointee.data.scalar.anchor)
    let resolved = resolve(events)
    let value = json(resolved, line: events.line)
    closeAnchor(anchor, value)
    return value
  }

  /// What the current scalar event stands for; a fault is kept and null stands in its place.
  mutating func resolve(_ events: borrowing EventSource) -> YAMLScalar {
    let data = events.current.pointee.data.scalar
    let text = UnsafeBufferPointer(start: data.value, count: data.length)
    guard data.tag != nil || data.plain_implicit == 1 else {
      return .string(String(decoding: text, as: UTF8.self))
    }
    do throws(ScalarFault) {
      return try ScalarResolver.resolve(text, tag: data.tag.map { String(cString: $0) })
    } catch {
      keepDecodingFault("yaml: " + error.message, events.line)
      return .null
    }
  }

  /// The scalar as it is after a round through JSON.
  private mutating func json(_ scalar: YAMLScalar, line: Int) -> Value {
    switch scalar {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .unsigned(let number): return .double(Double(number))
    case .string(let text), .timestamp(let text): return .string(text)
    case .float(let number):
      guard number.isFinite else {
        if encodingFault == nil {
          encodingFault = ("json: unsupported value: " + GoNumber.general(number), line)
        }
        return .null
      }
      // JSON knows no difference between 1.0 and 1.
      if let integer = Int64(GoNumber.json(number)) { return .int(integer) }
      return .double(number)
    }
  }

  mutating func keepDecodingFault(_ message: String, _ line: Int) {
    if decodingFault == nil { decodingFault = (message, line) }
  }

  // MARK: Anchors

  private mutating func openAnchor(
    _ name: UnsafeMutablePointer<yaml_char_t>?, isMapping: Bool = false
  ) -> Int? {
    guard let name else { return nil }
    anchors.append(Anchor(value: nil, isMapping: isMapping, cost: limit.decoded, positions: nil))
    anchorsByName[String(cString: name)] = anchors.count - 1
    return anchors.count - 1
  }

  private mutating func closeAnchor(_ index: Int?, _ value: Value) {
    guard let index else { return }
    anchors[index].value = value
    // The node itself was counted before its anchor was opened.
    anchors[index].cost = limit.decoded - anchors[index].cost + 1
    anchors[index].positions = lastPositions
  }

  /// The anchor that the current alias event names, its cost counted; nil after a fault.
  mutating func target(_ events: borrowing EventSource) throws(EventError) -> Anchor? {
    let name = events.current.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    guard let index = anchorsByName[name] else {
      throw EventError(message: "unknown anchor '\(name)' referenced", line: events.line)
    }
    guard anchors[index].value != nil else {
      keepDecodingFault("yaml: anchor '\(name)' value contains itself", events.line)
      return nil
    }
    if !limit.countAlias(cost: anchors[index].cost) {
      keepDecodingFault("yaml: document contains excessive aliasing", events.line)
      return nil
    }
    return anchors[index]
  }

  private mutating func alias(_ events: borrowing EventSource) throws(EventError) -> Value {
    let anchor = try target(events)
    lastPositions = anchor?.positions
    return anchor?.value ?? .null
  }
}
