import CYAML

/// libyaml's events for one piece of text, one at a time.
///
/// Owns the parser, which libyaml needs at a fixed address; the text must outlive this.
struct EventSource: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var holdsEvent = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    if holdsEvent { yaml_event_delete(event) }
    yaml_parser_delete(parser)
    parser.deallocate()
    event.deallocate()
  }

  /// Reads the next event into `current`.
  /// - Throws: go-yaml's text and line for libyaml's error.
  mutating func advance() throws(EventError) {
    if holdsEvent { yaml_event_delete(event) }
    holdsEvent = false
    guard yaml_parser_parse(parser, event) == 1 else { throw failure() }
    holdsEvent = true
  }

  /// The event read last.
  var current: UnsafeMutablePointer<yaml_event_t> { event }
  /// What the event is.
  var type: yaml_event_type_t { event.pointee.type }
  /// Its first line within the text, from 1.
  var line: Int { event.pointee.start_mark.line + 1 }

  // go-yaml counts from 0 but adds one for the scanner's errors only, and names no line 0.
  private func failure() -> EventError {
    var line = 0
    if parser.pointee.problem_mark.line != 0 {
      line = parser.pointee.problem_mark.line
      if parser.pointee.error == YAML_SCANNER_ERROR { line += 1 }
    } else if parser.pointee.context_mark.line != 0 {
      line = parser.pointee.context_mark.line
    }
    let problem =
      parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
    return EventError(
      message: line == 0 ? problem : "line \(line): \(problem)",
      line: parser.pointee.problem_mark.line + 1)
  }
}

/// A fault that libyaml found.
struct EventError: Error {
  /// go-yaml's text, with the line it names.
  let message: String
  /// The true line within the text, from 1.
  let line: Int
}
