/// Why a value is not an object of its type, in the words of Go's JSON decoder and its helpers.
public struct DecodeError: Error, Hashable, Sendable {
  /// The whole sentence.
  public let message: String

  /// An error with the sentence to print.
  public init(_ message: String) {
    self.message = message
  }
}
