/// From how much room on an empty collection is worth letting go of.
private let muchRoom = 64

extension Dictionary {
  /// Gives up the room for entries once the last one is gone: the first write after a fork copies
  /// all of it, taken or not.
  public mutating func letGoOfRoom() {
    if isEmpty, capacity > muchRoom { self = [:] }
  }
}

extension Set {
  /// Gives up the room for members once the last one is gone: the first write after a fork copies
  /// all of it, taken or not.
  public mutating func letGoOfRoom() {
    if isEmpty, capacity > muchRoom { self = [] }
  }
}
