import Simulation

/// A word that begins with a colon and is about the clock or undo, so never clashes with the shell.
enum ClockWord: Equatable {
  case wait(Span)
  case speed(Double)
  case pause
  case resume
  case undo
  case time
  case help
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
    default: return nil
    }
  }

  /// A Go duration such as `90s`, `1h30m` or `250ms`; a bare number counts seconds.
  static func span(_ text: String) -> Span? {
    if let seconds = Double(text), seconds >= 0 { return .seconds(seconds) }
    var total = 0.0
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      let seconds: Double
      switch unit {
      case "ms": seconds = 0.001
      case "s": seconds = 1
      case "m": seconds = 60
      case "h": seconds = 3600
      case "d": seconds = 86_400
      default: return nil
      }
      guard let count = Double(number) else { return nil }
      total += count * seconds
    }
    return total <= 366 * 86_400 ? .seconds(total) : nil
  }
}
