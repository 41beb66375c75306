/// Why bytes are no message of their type, in the words of Go's generated decoders.
public struct ProtobufError: Error, Hashable, Sendable {
  /// The whole sentence.
  public let message: String

  /// An error with the sentence to print.
  public init(_ message: String) {
    self.message = message
  }

  static let endOfInput = ProtobufError("unexpected EOF")
  static let overflow = ProtobufError("proto: integer overflow")
  static let negativeLength = ProtobufError("proto: negative length found during unmarshaling")
  static let tooDeep = ProtobufError("proto: message is nested too deeply")
}
