public import Simulation

/// What was typed into a running command at one moment.
public struct TypedInput: Hashable, Sendable {
  /// Simulated time since the input before it, or since the command began.
  public var delay: Span
  /// The bytes, as the terminal gave them.
  public var bytes: [UInt8]

  /// Bytes that are typed after a time.
  public init(delay: Span, bytes: [UInt8]) {
    self.delay = delay
    self.bytes = bytes
  }
}

/// Gives recorded input again, each piece when its time has come.
public struct TypedInputQueue: Sendable {
  private var inputs: ArraySlice<TypedInput>
  private var start: Instant

  /// The inputs of one command that begins at `start`.
  public init(_ inputs: [TypedInput] = [], start: Instant = Instant(nanoseconds: 0)) {
    self.inputs = inputs[...]
    self.start = start
  }

  /// Whether everything was given.
  public var isEmpty: Bool { inputs.isEmpty }

  /// What a terminal gives at `now`; lines that are not read key by key do not wait for the clock,
  /// which stands still while they are read.
  public mutating func next(now: Instant, isRaw: Bool) -> KeyInput {
    guard let first = inputs.first else { return .endOfInput }
    let time = start + first.delay
    if isRaw, now < time { return .nothing }
    start = time
    inputs.removeFirst()
    return .bytes(first.bytes)
  }
}
