extension Fields {
  /// Whether nobody else holds these fields, so that writing to them copies nothing.
  @inline(__always)
  mutating func isUnshared() -> Bool { storage.isUnshared() }
}

extension Array {
  /// Whether nobody else holds the elements, so that writing to them copies nothing.
  ///
  /// False says nothing. An array is one reference to its storage, and that is what is asked.
  @inline(__always)
  mutating func isUnshared() -> Bool {
    withUnsafeMutablePointer(to: &self) { array in
      array.withMemoryRebound(to: AnyObject.self, capacity: 1) {
        isKnownUniquelyReferenced(&$0.pointee)
      }
    }
  }
}
