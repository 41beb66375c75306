/// A request as it comes over HTTP, before anybody has looked at it.
///
/// `exchange(for:)` turns it into a request for `APIServer.handle`; nothing in it can make that
/// trap.
public struct WireRequest: Sendable {
  /// A header field.
  public struct Header: Hashable, Sendable {
    /// Its name; case does not matter.
    public let name: String
    /// Its value.
    public let value: String

    /// A header field.
    public init(_ name: String, _ value: String) {
      self.name = name.lowercased()
      self.value = value
    }
  }

  /// The most bytes a body may have.
  public static let bodyLimit = 3 * 1024 * 1024

  /// The method, such as `GET`.
  public var method: String
  /// The path with its query, as sent.
  public var target: String
  /// The header fields, in order.
  public var headers: [Header]
  /// The body, with transfer encodings undone.
  public var body: [UInt8]

  /// A request.
  public init(_ method: String, _ target: String, headers: [Header] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// The first value of a header field; empty when there is none.
  public func header(_ name: String) -> String {
    headers.first { $0.name == name }?.value ?? ""
  }

  /// All values of a header field.
  func values(_ name: String) -> [String] {
    headers.filter { $0.name == name }.map(\.value)
  }
}

/// A request over HTTP as the server understands it, and how its answer is to be written.
public struct WireExchange: Sendable {
  /// What is put to `APIServer.handle`.
  public var request: APIRequest
  /// How the answer is written.
  public var format: WireFormat
}
