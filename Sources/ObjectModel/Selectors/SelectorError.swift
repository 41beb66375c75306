/// Why a selector is refused, in the words of apimachinery.
public struct SelectorError: Error, Hashable, Sendable {
  /// The whole sentence.
  public let message: String

  /// An error with the sentence to print.
  public init(_ message: String) {
    self.message = message
  }
}
