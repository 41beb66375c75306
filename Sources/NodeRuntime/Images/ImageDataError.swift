/// What is wrong with an image's data file.
public struct ImageDataError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for the author of the file.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
