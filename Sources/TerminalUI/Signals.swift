import Glibc
import Synchronization

/// The process's signal handlers, as far as the terminal needs them.
///
/// Signals belong to the process, so this state is global; handlers touch atomics and
/// async-signal-safe calls only.
enum Signals {
  private static let wakeDescriptor = Atomic<Int32>(-1)
  private static let resized = Atomic<Bool>(false)
  private static let continued = Atomic<Bool>(false)

  /// Installs a handler without SA_RESTART.
  static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigaction(signal, &action, nil)
  }

  /// Names the descriptor that handlers write to, so that a waiting editor looks up; -1 for none.
  static func setWakeDescriptor(_ descriptor: Int32) {
    wakeDescriptor.store(descriptor, ordering: .sequentiallyConsistent)
  }

  /// Wakes the waiting editor, if there is one. Async-signal-safe.
  static func wake() {
    let descriptor = wakeDescriptor.load(ordering: .sequentiallyConsistent)
    guard descriptor >= 0 else { return }
    let saved = errno
    var byte: UInt8 = 1
    write(descriptor, &byte, 1)
    errno = saved
  }

  /// Watches for changes of the terminal's size and for the process being continued.
  static func watchTerminal() {
    _ = consumeResize() || consumeContinue()
    handle(SIGWINCH) { _ in
      Signals.resized.store(true, ordering: .sequentiallyConsistent)
      Signals.wake()
    }
    handle(SIGCONT) { _ in
      Signals.continued.store(true, ordering: .sequentiallyConsistent)
      Signals.wake()
    }
  }

  /// Whether the terminal's size changed since the last call.
  static func consumeResize() -> Bool {
    resized.exchange(false, ordering: .sequentiallyConsistent)
  }

  /// Whether the process was stopped and continued since the last call.
  static func consumeContinue() -> Bool {
    continued.exchange(false, ordering: .sequentiallyConsistent)
  }
}
