/// A POSIX signal.
public struct Signal: RawRepresentable, Sendable, Hashable {
  /// Its number on Linux.
  public let rawValue: Int32

  /// Any number from 1 to 63.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Hang-up: the terminal went away.
  public static let hangUp = Signal(rawValue: 1)
  /// Ctrl-C.
  public static let interrupt = Signal(rawValue: 2)
  /// Ctrl-\.
  public static let quit = Signal(rawValue: 3)
  /// Cannot be handled.
  public static let kill = Signal(rawValue: 9)
  /// Writing to a pipe nobody reads.
  public static let brokenPipe = Signal(rawValue: 13)
  /// The polite end, which the kubelet sends first.
  public static let terminate = Signal(rawValue: 15)
  static let child = Signal(rawValue: 17)
  static let resume = Signal(rawValue: 18)
  static let stop = Signal(rawValue: 19)
  static let terminalStop = Signal(rawValue: 20)
  static let urgent = Signal(rawValue: 23)
  static let windowChange = Signal(rawValue: 28)

  static let names: [(name: String, number: Int32)] = [
    ("HUP", 1), ("INT", 2), ("QUIT", 3), ("ILL", 4), ("TRAP", 5), ("ABRT", 6), ("BUS", 7),
    ("FPE", 8), ("KILL", 9), ("USR1", 10), ("SEGV", 11), ("USR2", 12), ("PIPE", 13),
    ("ALRM", 14), ("TERM", 15), ("STKFLT", 16), ("CHLD", 17), ("CONT", 18), ("STOP", 19),
    ("TSTP", 20), ("TTIN", 21), ("TTOU", 22), ("URG", 23), ("XCPU", 24), ("XFSZ", 25),
    ("VTALRM", 26), ("PROF", 27), ("WINCH", 28), ("POLL", 29), ("PWR", 30), ("SYS", 31),
  ]

  /// Reads `TERM`, `SIGTERM` or `15`; 0 is the `EXIT` of `trap`.
  public init?(name: String) {
    if let number = Int32(name), number >= 0, number < 64 {
      self.init(rawValue: number)
      return
    }
    var short = name.uppercased()
    if short == "EXIT" {
      self.init(rawValue: 0)
      return
    }
    if short.hasPrefix("SIG") { short.removeFirst(3) }
    guard let found = Self.names.first(where: { $0.name == short }) else { return nil }
    self.init(rawValue: found.number)
  }

  /// The name without `SIG`.
  public var name: String {
    if rawValue == 0 { return "EXIT" }
    return Self.names.first { $0.number == rawValue }?.name ?? String(rawValue)
  }

  /// What a shell prints of a child that the signal ended; nil for those it does not mention.
  var description: String? {
    switch rawValue {
    case 1: "Hangup"
    case 3: "Quit"
    case 6: "Aborted"
    case 9: "Killed"
    case 10: "User defined signal 1"
    case 11: "Segmentation fault"
    case 12: "User defined signal 2"
    case 14: "Alarm clock"
    case 15: "Terminated"
    default: nil
    }
  }

  /// What a process that does nothing about the signal does.
  var isIgnoredByDefault: Bool {
    self == .child || self == .resume || self == .urgent || self == .windowChange
  }

  var bit: UInt64 { 1 << UInt64(rawValue & 63) }
}
