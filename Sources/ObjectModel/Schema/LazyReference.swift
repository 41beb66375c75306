public import Synchronization

/// A place for something immutable that is worked out once and then read without a lock.
///
/// A class because atomics have an address. What is kept must follow from constants alone, so that
/// nobody can tell when it was worked out.
public final class LazyReference<Instance: AnyObject & Sendable>: Sendable {
  @usableFromInline let reference = AtomicLazyReference<Instance>()

  /// An empty place.
  public init() {}

  /// What is kept; nil when nothing is yet.
  @inlinable public var known: Instance? { reference.load() }

  /// What is kept; `make` is called when nothing is yet.
  @inlinable
  public func value(_ make: () -> Instance) -> Instance {
    reference.load() ?? reference.storeIfNil(make())
  }
}
