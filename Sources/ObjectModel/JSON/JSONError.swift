/// Why a text is not JSON, in the words of Go's encoding/json.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public let message: String
  /// Bytes before the offending place.
  public let offset: Int

  /// An error at `offset`.
  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
