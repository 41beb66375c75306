import Synchronization

/// A place for a type that is found once and then read without a lock.
///
/// A class because atomics have an address.
final class LazyType: Sendable {
  private let reference = AtomicLazyReference<SchemaType>()

  func load() -> SchemaType? { reference.load() }

  /// Keeps `type` unless another thread was faster, and returns what is kept.
  func store(_ type: SchemaType) -> SchemaType { reference.storeIfNil(type) }
}
