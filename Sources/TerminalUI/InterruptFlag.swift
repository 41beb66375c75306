import Glibc
import Synchronization

/// Whether Ctrl-C was pressed while a command runs.
///
/// The signal's handler does nothing but set the flag (and wake the editor), so Ctrl-C never ends
/// the program: what runs long asks `isSet` or `consume()` between its steps. System calls return
/// with EINTR, because the handler is installed without SA_RESTART.
public enum InterruptFlag {
  private static let flag = Atomic<Bool>(false)

  /// Installs the handler for SIGINT.
  public static func install() {
    clear()
    Signals.handle(SIGINT) { _ in
      InterruptFlag.raise()
    }
  }

  /// Whether Ctrl-C was pressed since the flag was cleared.
  public static var isSet: Bool { flag.load(ordering: .acquiring) }

  /// Sets the flag, as Ctrl-C does.
  public static func raise() {
    flag.store(true, ordering: .releasing)
    Signals.wake()
  }

  /// Forgets a Ctrl-C, before a command starts.
  public static func clear() { flag.store(false, ordering: .releasing) }

  /// Answers whether Ctrl-C was pressed, and forgets it.
  public static func consume() -> Bool { flag.exchange(false, ordering: .acquiringAndReleasing) }
}
