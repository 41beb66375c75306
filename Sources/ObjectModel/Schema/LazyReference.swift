public import Synchronization

/// A place for something immutable that is worked out once and then read without a lock.
///
/// A class because atomics have an address. What is kept must follow from constants alone, so that
/// nobody can tell when it was worked out.
public final class LazyReference<Instance: AnyObject & Sendable>: Sendable {
  @usableFromInline let place = LazyPlace<Instance>()

  /// An empty place.
  public init() {}

  /// What is kept; nil when nothing is yet.
  @inlinable public var known: Instance? { place.known }

  /// What is kept; `make` is called when nothing is yet.
  @inlinable
  public func value(_ make: () -> Instance) -> Instance {
    place.known ?? place.keep(make())
  }
}

/// A place inside a class for something that is worked out once and then read without a lock.
///
/// As the standard library's AtomicLazyReference, whose reads are not specialised and cost ten times
/// as much.
public struct LazyPlace<Instance: AnyObject & Sendable>: ~Copyable, Sendable {
  /// The address of what is kept, with a reference of its own; zero for nothing.
  @usableFromInline let address = Atomic<UInt>(0)

  /// An empty place.
  @inlinable public init() {}

  deinit {
    guard let kept = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else {
      return
    }
    Unmanaged<Instance>.fromOpaque(kept).release()
  }

  /// What is kept; nil when nothing is yet.
  @inlinable public var known: Instance? {
    guard let kept = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else {
      return nil
    }
    return Unmanaged<Instance>.fromOpaque(kept).takeUnretainedValue()
  }

  /// Keeps `instance` if nothing is kept yet; what is kept.
  @inlinable
  public func keep(_ instance: Instance) -> Instance {
    let own = Unmanaged.passRetained(instance)
    let outcome = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: own.toOpaque()), ordering: .acquiringAndReleasing)
    if outcome.exchanged { return instance }
    own.release()
    return known ?? instance
  }
}
