import Simulation

/// A running program that is no script: a state made of a few numbers.
struct ServerProcess: Sendable {
  let image: PulledImage
  let program: Int
  let startedAt: Instant
  /// What it was started with, for `ps`.
  let arguments: [String]
  var requests = 0
  /// When it ends, and how; nil while nothing makes it end.
  var end: (at: Instant, code: Int32, reason: String)?
  /// The port in use, which a variable may have changed.
  var port: Int?

  init(
    image: PulledImage, program: Int, arguments: [String], startedAt: Instant,
    memoryLimit: Int64?
  ) {
    self.image = image
    self.program = program
    self.arguments = arguments
    self.startedAt = startedAt
    switch image.definition.programs[program].behaviour {
    case .exit(let after, let code): end = (startedAt + after, code, "")
    case .answer(let code): end = (startedAt, code, "")
    case .memoryHog(let rate, let most):
      guard let memoryLimit, rate > 0, most == 0 || most > memoryLimit else { break }
      end = (startedAt + .seconds(Double(memoryLimit) / Double(rate)), 137, "OOMKilled")
    case .http(let service): port = service.port
    case .redis(let number), .grpcHealth(let number): port = number
    default: break
    }
  }

  var definition: Program { image.definition.programs[program] }

  /// Whether it accepts connections yet and still.
  func isServing(_ now: Instant) -> Bool {
    guard now >= startedAt + definition.startDelay else { return false }
    return end.map { now < $0.at } ?? true
  }

  /// Memory in use, for `top` and limits.
  func memoryBytes(_ now: Instant) -> Int64 {
    guard case .memoryHog(let rate, let most) = definition.behaviour else { return 8 << 20 }
    let wanted = Int64((now - startedAt).seconds * Double(rate))
    return most > 0 ? min(wanted, most) : wanted
  }

  /// Takes a signal; true when the program is now stopping.
  mutating func signal(_ number: Int32, now: Instant) -> Bool {
    if number == SignalName.kill {
      end = (now, 137, "")
      return true
    }
    guard end == nil || number != image.definition.stopSignal else { return false }
    let stops = [image.definition.stopSignal, SignalName.term, SignalName.interrupt]
    guard stops.contains(number) else { return false }
    guard let code = definition.stopCode else { return false }
    end = (now + definition.stopDelay, code, "")
    return true
  }
}
