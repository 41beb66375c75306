/// What is wrong with an image's data file.
public struct ImageDataError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for the author of the file, without the place.
  public let message: String
  /// The field that it is about, such as `programs[1].behaviour`; empty for the whole image.
  let path: String
  /// The line in the file, from 1; nil for data that was never text.
  public internal(set) var line: Int?

  init(_ message: String, at path: String = "", line: Int? = nil) {
    self.message = message
    self.path = path
    self.line = line
  }

  /// `line 3: image app: unknown field tag`
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
