import ObjectModel
import ShellLanguage
import Simulation

/// Reads the fields of an image's data with errors that name the place.
struct ImageFields {
  let data: Value
  let context: String

  init(_ data: Value, context: String) {
    self.data = data
    self.context = context
  }

  /// Throws for a field that no reader knows, so that a typing mistake is seen.
  func allow(_ names: [String]) throws(ImageDataError) {
    for field in data.object ?? Fields() where !names.contains(field.key.text) {
      throw ImageDataError("\(context): unknown field \(field.key.text)")
    }
  }

  func text(_ key: Key, _ fallback: String) throws(ImageDataError) -> String {
    guard let value = data[key], !value.isNull else { return fallback }
    guard let text = value.string else { throw wrong(key, "a text") }
    return text
  }

  func integer(_ key: Key, _ fallback: Int64) throws(ImageDataError) -> Int64 {
    guard let value = data[key], !value.isNull else { return fallback }
    guard let number = value.int else { throw wrong(key, "a whole number") }
    return number
  }

  func integers(_ key: Key) throws(ImageDataError) -> [Int] {
    var result: [Int] = []
    for value in data.elements(key) {
      guard let number = value.int else { throw wrong(key, "a list of whole numbers") }
      result.append(Int(number))
    }
    return result
  }

  func texts(_ key: Key) throws(ImageDataError) -> [String] {
    var result: [String] = []
    for value in data.elements(key) {
      guard let text = value.string else { throw wrong(key, "a list of texts") }
      result.append(text)
    }
    return result
  }

  func pairs(_ key: Key) throws(ImageDataError) -> [(String, String)] {
    var result: [(String, String)] = []
    for field in data.fields(key) {
      guard let text = field.value.string else { throw wrong(key, "a map of texts; quote numbers") }
      result.append((field.key.text, text))
    }
    return result
  }

  /// Seconds, whole or with a fraction.
  func span(_ key: Key, _ fallback: Span) throws(ImageDataError) -> Span {
    guard let value = data[key], !value.isNull else { return fallback }
    guard let seconds = value.double else { throw wrong(key, "a number of seconds") }
    return .seconds(seconds)
  }

  /// Lines to print: a text, or a text marked with `err:` for standard error.
  func lines(_ key: Key) throws(ImageDataError) -> [Program.Line] {
    try texts(key).map { text in
      text.hasPrefix("err: ")
        ? Program.Line(text: String(text.dropFirst(5)), isError: true)
        : Program.Line(text: text, isError: false)
    }
  }

  func signal(_ key: Key) throws(ImageDataError) -> Int32 {
    let name = try text(key, "TERM")
    guard let number = SignalName.number(name) else { throw wrong(key, "a signal's name") }
    return number
  }

  /// Files by path; a path that ends in `/` is an empty folder.
  func tree(_ key: Key) throws(ImageDataError) -> FileTree {
    var tree = FileTree()
    for (path, text) in try pairs(key) {
      do {
        if path.hasSuffix("/") {
          try tree.makeDirectory(path)
        } else if text.hasPrefix("link: ") {
          try tree.put(.symbolicLink(to: String(text.dropFirst(6))), at: path)
        } else {
          try tree.write(text, to: path, mode: text.hasPrefix("#!") ? 0o755 : 0o644)
        }
      } catch {
        throw ImageDataError("\(context): \(path): \(error.message)")
      }
    }
    return tree
  }

  private func wrong(_ key: Key, _ expected: String) -> ImageDataError {
    ImageDataError("\(context): \(key.text) must be \(expected)")
  }
}

/// Signals by name and number, as Linux counts them.
enum SignalName {
  static let interrupt: Int32 = 2
  static let kill: Int32 = 9
  static let term: Int32 = 15

  /// The number of `TERM`, `SIGTERM` and so on; nil for an unknown name.
  static func number(_ name: String) -> Int32? {
    let bare = name.hasPrefix("SIG") ? String(name.dropFirst(3)) : name
    let table: [(String, Int32)] = [
      ("HUP", 1), ("INT", 2), ("QUIT", 3), ("KILL", 9), ("USR1", 10), ("USR2", 12), ("TERM", 15),
      ("WINCH", 28),
    ]
    return table.first { $0.0 == bare }?.1
  }
}
