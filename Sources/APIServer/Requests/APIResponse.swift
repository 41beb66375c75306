public import ObjectModel

/// What the API server answers.
public struct APIResponse: Sendable {
  /// The content of an answer.
  public enum Body: Sendable {
    /// An object, a list or a Status.
    case value(Value)
    /// A table of rows.
    case table(Table)
    /// Plain text, such as a log or `ok`.
    case text(String)
    /// Bytes of the media type that `contentType` names.
    case bytes([UInt8])
    /// A watch to be followed with `APIClient.next`.
    case watch(WatchCursor)
    /// A two-way stream (exec, attach, followed log) to be followed with `APIClient.read`.
    case stream(StreamID)
  }

  /// The HTTP status code.
  public var code: Int
  /// The content.
  public var body: Body
  /// Texts of Warning headers.
  public var warnings: [String]
  /// The media type of text and bytes; nil for `text/plain`.
  public var contentType: String?
  /// The version of a document that never changes, for its ETag; nil for all else.
  public var entityTag: String?

  /// An answer.
  public init(code: Int = 200, body: Body, warnings: [String] = []) {
    self.code = code
    self.body = body
    self.warnings = warnings
  }

  /// The answer that carries `status`.
  public init(_ status: Status) {
    self.init(code: status.code, body: .value(status.value), warnings: status.warnings)
    if status.isPlainPage { contentType = "text/plain; charset=utf-8" }
  }

  /// Whether the code is 2xx.
  public var isSuccess: Bool { (200..<300).contains(code) }

  /// The object answered; throws the Status of a failure.
  public func object() throws(Status) -> Value {
    guard case .value(let value) = body else {
      throw Status.internalError("the answer is no object")
    }
    guard isSuccess else { throw Status(value) }
    return value
  }
}

/// A stream between a client and a container, numbered by the engine.
public struct StreamID: Hashable, Sendable {
  /// The engine's number.
  public let number: Int

  /// Stream `number`.
  public init(number: Int) {
    self.number = number
  }
}
