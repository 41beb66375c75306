import Simulation

extension HTTPService {
  /// Whether it logs a request that it answered with this status.
  func logs(status: Int) -> Bool {
    !accessLine.isEmpty || (status == 404 && !missingLine.isEmpty)
  }

  /// What it logs for a request that it answered with this status.
  func lines(status: Int) -> [Program.Line] {
    var lines: [Program.Line] = []
    if status == 404, !missingLine.isEmpty {
      lines.append(Program.Line(text: missingLine, isError: true))
    }
    if !accessLine.isEmpty { lines.append(Program.Line(text: accessLine, isError: false)) }
    return lines
  }
}

/// What a container wrote to standard output and error, line by line with times.
///
/// Lines of servers are kept as notes and written out when somebody looks, so that a thousand quiet
/// containers cost nothing.
struct ContainerLog: Sendable {
  /// The most bytes kept; the kubelet rotates at the same size.
  static let limit = 10 << 20

  struct Line: Sendable {
    let time: Instant
    let isError: Bool
    /// Without the line feed.
    var bytes: [UInt8]
    /// Whether the line feed has not come yet.
    var isOpen: Bool
  }

  /// Lines of a program that are due to be written.
  struct Note: Sendable {
    let image: PulledImage
    let program: Int
    let part: Part
    let time: Instant

    enum Part: Sendable {
      case start
      case stop
      case signal(Int32, sender: Int)
      /// A request that was answered, the server's `number`th.
      indirect case request(ServedRequest, number: Int)
    }

    var lines: [Program.Line] {
      let program = image.definition.programs[program]
      switch part {
      case .start: return program.startLines
      case .stop: return program.stopLines
      case .signal(let number, _):
        return program.signalLines.first { $0.signal == number }?.lines ?? []
      case .request(let request, _):
        guard case .http(let service) = program.behaviour else { return [] }
        return service.lines(status: request.status)
      }
    }

    /// How long after each other its lines are written.
    var pace: Span {
      if case .request = part { return .zero }
      return Span(nanoseconds: 1_370_421)
    }
  }

  /// How many notes are kept at most before they are written out.
  static let noteLimit = 64

  private(set) var lines: [Line] = []
  /// How many lines were dropped from the front.
  private(set) var dropped = 0
  private(set) var byteCount = 0
  private var notes: [Note] = []
  /// Whether the container has ended.
  var isClosed = false

  /// The number of the line after the last.
  var end: Int { dropped + lines.count }

  var hasNotes: Bool { !notes.isEmpty }
  var isFullOfNotes: Bool { notes.count >= Self.noteLimit }

  mutating func note(_ note: Note) { notes.append(note) }

  /// Writes out the lines that were only noted.
  mutating func materialise(_ places: Placeholders) {
    guard !notes.isEmpty else { return }
    let taken = notes
    notes = []
    for note in taken {
      var places = places
      if case .signal(_, let sender) = note.part { places.sender = sender }
      places.version = note.image.version
      if case .request(let request, let number) = note.part { places.describe(request, number) }
      let pace = note.pace
      var time = note.time
      for line in note.lines {
        places.now = time
        append(Array(places.fill(line.text).utf8), isError: line.isError, at: time)
        time = time + pace
      }
    }
  }

  /// Adds one whole line.
  mutating func append(_ bytes: [UInt8], isError: Bool, at time: Instant) {
    add(Line(time: time, isError: isError, bytes: bytes, isOpen: false))
  }

  /// Adds what a program wrote, which may hold several lines and end in the middle of one.
  mutating func write(_ bytes: [UInt8], isError: Bool, at time: Instant) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 10)
      let piece = Array(bytes[start..<(end ?? bytes.endIndex)])
      if let last = lines.indices.last, lines[last].isOpen, lines[last].isError == isError {
        lines[last].bytes += piece
        lines[last].isOpen = end == nil
        byteCount += piece.count
      } else {
        add(Line(time: time, isError: isError, bytes: piece, isOpen: end == nil))
      }
      start = end.map { $0 + 1 } ?? bytes.endIndex
    }
  }

  private mutating func add(_ line: Line) {
    lines.append(line)
    byteCount += line.bytes.count + 1
    guard byteCount > Self.limit else { return }
    let count = lines.count / 2
    for line in lines[..<count] { byteCount -= line.bytes.count + 1 }
    lines.removeFirst(count)
    dropped += count
  }

  /// The last lines within the limits of a termination message.
  func tail(lines lineLimit: Int, bytes byteLimit: Int) -> String {
    var result: [UInt8] = []
    for line in lines.suffix(lineLimit) { result += line.bytes + [10] }
    return String(decoding: result.suffix(byteLimit), as: UTF8.self)
  }
}
