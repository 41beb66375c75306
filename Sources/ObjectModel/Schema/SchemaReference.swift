import Synchronization

/// The mention of a type in a field of another, resolved when first walked through.
///
/// A class because the type found is remembered for every later walk.
public final class SchemaReference: Sendable {
  /// The full name of the type meant, such as `io.k8s.api.core.v1.PodSpec`.
  public let fullName: String
  private let registry: SchemaRegistry
  /// The address of the type once found, which this keeps alive; read without a lock.
  private let resolved = Atomic<UInt>(0)

  init(fullName: String, registry: SchemaRegistry) {
    self.fullName = fullName
    self.registry = registry
  }

  deinit {
    if let address = UnsafeRawPointer(bitPattern: resolved.load(ordering: .acquiring)) {
      Unmanaged<SchemaType>.fromOpaque(address).release()
    }
  }

  /// The type meant; traps when the schema text does not define it.
  public var type: SchemaType {
    if let address = UnsafeRawPointer(bitPattern: resolved.load(ordering: .acquiring)) {
      return Unmanaged<SchemaType>.fromOpaque(address).takeUnretainedValue()
    }
    return resolve()
  }

  private func resolve() -> SchemaType {
    guard let type = registry.type(fullName) else {
      preconditionFailure("the schema text uses the type \(fullName) but does not define it")
    }
    let reference = Unmanaged.passRetained(type)
    let address = UInt(bitPattern: reference.toOpaque())
    let isFirst = resolved.compareExchange(
      expected: 0, desired: address, ordering: .acquiringAndReleasing
    ).exchanged
    // The registry knows one object per type, so whoever was first stored the same one.
    if !isFirst { reference.release() }
    return type
  }

  /// The name without its package.
  public var name: String { String(fullName[SchemaType.nameStart(of: fullName)...]) }

  /// The name as Go prints it: the last part of the package, then the name.
  var goName: String { SchemaType.goName(of: fullName) }
}
