import Glibc
import Synchronization

/// Gives the terminal back as it was, however the process ends.
///
/// The first user of raw mode saves the settings; the handlers of deadly signals, and the normal
/// exit, restore them and switch bracketed paste off.
enum TerminalGuard {
  private static let isArmed = Atomic<Bool>(false)
  private static let isInstalled = Atomic<Bool>(false)
  private static let descriptor = Atomic<Int32>(-1)
  // Written once, before any handler that reads them is installed.
  nonisolated(unsafe) private static let settings = UnsafeMutablePointer<termios>.allocate(
    capacity: 1)
  nonisolated(unsafe) private static let oldActions = UnsafeMutablePointer<sigaction>.allocate(
    capacity: 65)

  private static let deadlySignals = [
    SIGHUP, SIGTERM, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV,
  ]

  /// Saves the terminal's settings and installs the handlers; once per process.
  static func install(_ terminal: Int32) {
    guard !isInstalled.exchange(true, ordering: .sequentiallyConsistent) else { return }
    settings.initialize(to: termios())
    guard tcgetattr(terminal, settings) == 0 else { return }
    descriptor.store(terminal, ordering: .sequentiallyConsistent)
    for signal in deadlySignals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { TerminalGuard.die(of: $0) }
      oldActions.advanced(by: Int(signal)).initialize(to: sigaction())
      sigaction(signal, &action, oldActions.advanced(by: Int(signal)))
    }
    atexit { TerminalGuard.restore() }
  }

  /// Says whether the terminal is in raw mode now, and so must be restored at an abrupt end.
  static func setArmed(_ armed: Bool) {
    isArmed.store(armed, ordering: .sequentiallyConsistent)
  }

  /// The settings from before the first raw mode, if they were saved.
  static var savedSettings: termios? {
    descriptor.load(ordering: .sequentiallyConsistent) >= 0 ? settings.pointee : nil
  }

  /// Restores the terminal. Async-signal-safe.
  private static func restore() {
    guard isArmed.exchange(false, ordering: .sequentiallyConsistent) else { return }
    let terminal = descriptor.load(ordering: .sequentiallyConsistent)
    var sequence: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
      0x1B, 0x5B, 0x3F, 0x32, 0x30, 0x30, 0x34, 0x6C, 0x0D, 0x0A  // ESC [ ? 2004 l CR LF
    )
    write(terminal, &sequence, 10)
    tcsetattr(terminal, TCSANOW, settings)
  }

  /// Restores the terminal and lets the signal do what it did before.
  private static func die(of signal: Int32) {
    restore()
    sigaction(signal, oldActions.advanced(by: Int(signal)), nil)
    raise(signal)
  }
}
