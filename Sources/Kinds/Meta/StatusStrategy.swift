import ObjectModel

/// Rules of the main resource and of `/status` that many kinds share.
enum StatusStrategy {
  /// An update of the main resource cannot change the status.
  @Sendable
  static func keepStatus(_ new: inout Value, _ old: Value) {
    if new[.status]?.isShared(with: old[.status]) != true { new[.status] = old[.status] }
  }

  /// An update of the status cannot change the spec; metadata may change.
  @Sendable
  static func keepSpec(_ new: inout Value, _ old: Value) {
    if new[.spec]?.isShared(with: old[.spec]) != true { new[.spec] = old[.spec] }
  }

  /// The first generation of a kind that counts them.
  static func startGeneration(_ object: inout Value) {
    object[.metadata, .generation] = 1
  }

  /// The next generation if `section` changed.
  static func raiseGeneration(_ new: inout Value, _ old: Value, ifChanged section: Key) {
    let generation = old.int(.metadata, .generation) ?? 0
    if new[section] != old[section] {
      new[.metadata, .generation] = .int(generation + 1)
    }
  }
}
