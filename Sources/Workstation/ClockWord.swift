import Simulation

/// A word that begins with a colon and is about the clock, images or undo, so never clashes with the shell.
enum ClockWord: Equatable {
  case wait(Span)
  case speed(Double)
  case pause
  case resume
  case undo
  case time
  case help
  /// Add the images of a file.
  case images(String)
  /// A known word with an argument that makes no sense; the text says what is expected.
  case misused(String)

  /// Reads a line that begins with a colon; nil when the word is not one of these.
  init?(line: String) {
    let parts = line.dropFirst().split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard let word = parts.first else { return nil }
    let argument = parts.count > 1 ? String(parts[1]) : ""
    switch word {
    case "wait":
      guard let span = Self.span(argument) else {
        self = .misused("usage: :wait TIME, for example :wait 30s or :wait 5m")
        return
      }
      self = .wait(span)
    case "speed":
      let number = argument.hasSuffix("x") ? String(argument.dropLast()) : argument
      guard let speed = Double(number), speed > 0, speed <= 100_000 else {
        self = .misused("usage: :speed FACTOR, for example :speed 10x")
        return
      }
      self = .speed(speed)
    case "pause": self = .pause
    case "resume": self = .resume
    case "undo": self = .undo
    case "time": self = .time
    case "images":
      guard parts.count == 2 else {
        self = .misused("usage: :images FILE, a YAML file that describes container images")
        return
      }
      self = .images(argument)
    case "help" where parts.count == 1: self = .help
    default: return nil
    }
  }

  /// A Go duration such as `90s` or `1h30m`; a bare number counts seconds.
  static func span(_ text: String) -> Span? {
    let span = Double(text).map { Span.seconds($0) } ?? Span(goDuration: text)
    guard let span, span >= .zero, span <= .seconds(Int64(366 * 86_400)) else { return nil }
    return span
  }
}
