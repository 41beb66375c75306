import Synchronization

/// What a server is doing, for whoever paces its world: a client that waits is one with an open
/// watch or stream and nothing passed on for a while.
///
/// A class, because the server's thread writes what others read.
public final class ServiceActivity: Sendable {
  private let events = Atomic<Int>(0)
  private let open = Atomic<Int>(0)

  init() {}

  /// How many requests were answered and looks for news taken; only ever grows.
  public var eventCount: Int { events.load(ordering: .relaxed) }

  /// How many watches and streams are open.
  public var openCount: Int { open.load(ordering: .relaxed) }

  func note(open count: Int) {
    events.add(1, ordering: .relaxed)
    open.store(count, ordering: .relaxed)
  }
}
