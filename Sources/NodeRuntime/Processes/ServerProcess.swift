import ObjectModel
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
  /// Thousandths of a processor it uses of its own accord.
  var milliCPU: Int64
  /// Memory that it was told to take.
  var takenMemory: Int64 = 0
  /// Requests in this quarter of a minute and the one before.
  private var window: (start: Int64, count: Int, previous: Int) = (0, 0, 0)
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
    milliCPU = image.definition.programs[program].milliCPU
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
    guard case .memoryHog(let rate, let most) = definition.behaviour else {
      return max(definition.memory, takenMemory)
    }
    let wanted = Int64((now - startedAt).seconds * Double(rate))
    return most > 0 ? min(wanted, most) : wanted
  }

  /// What it has written to the disk, as far as nobody can read it.
  func diskBytes(_ now: Instant) -> Int64 {
    guard case .diskHog(let rate, let most) = definition.behaviour else { return 0 }
    let written = Int64((now - startedAt).seconds * Double(rate))
    return most > 0 ? min(written, most) : written
  }

  /// Counts requests that come in at a moment.
  mutating func count(_ number: Int, at now: Instant) {
    requests += number
    turn(now)
    window.count += number
  }

  private mutating func turn(_ now: Instant) {
    let start = now.epochSeconds / 15
    guard start != window.start else { return }
    window = (start, 0, start == window.start + 1 ? window.count : 0)
  }

  /// Thousandths of a processor in use, by what it does and what it was asked lately.
  func milliCPU(_ now: Instant) -> Int64 {
    var copy = self
    copy.turn(now)
    let part = Double(now.epochSeconds % 15 + 1) / 15
    let recent = Double(copy.window.count) + Double(copy.window.previous) * (1 - part)
    return milliCPU + Int64(recent * Double(definition.milliCPUPerRequest) / 15)
  }

  /// The same over the last whole quarter of a minute, as it is measured.
  func measuredMilliCPU(_ now: Instant) -> Int64 {
    var copy = self
    copy.turn(now)
    return milliCPU
      + Int64(Double(copy.window.previous) * Double(definition.milliCPUPerRequest) / 15)
  }

  /// Takes on the load that `stress` is called with.
  mutating func stress(_ arguments: [String], limit: Int64?) {
    func number(_ names: [String]) -> Int64 {
      names.compactMap { NodeRuntime.option($0, arguments) }.first.flatMap { Int64($0) } ?? 0
    }
    let workers = number(["--vm", "-m"])
    let bytes = NodeRuntime.option("--vm-bytes", arguments).flatMap(Self.bytes) ?? (256 << 20)
    milliCPU = 1000 * (number(["--cpu", "-c", "-cpus"]) + workers)
    if NodeRuntime.option("--vm-hang", arguments) != nil { milliCPU -= 950 * workers }
    takenMemory = workers * bytes
    if let text = NodeRuntime.option("-mem-total", arguments), let total = Quantity(text)?.value {
      takenMemory = total
    }
    guard let limit, takenMemory > limit else { return }
    end = (startedAt + .milliseconds(400), 137, "OOMKilled")
  }

  /// A size as `stress` takes it: `150M` is 150 times 1024 squared.
  private static func bytes(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "b": 1]
    guard let last = text.last?.lowercased().first, let unit = units[last] else {
      return Int64(text)
    }
    return Int64(text.dropLast()).map { $0 * unit }
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
