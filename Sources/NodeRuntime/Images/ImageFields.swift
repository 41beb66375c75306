import ObjectModel
import ShellLanguage
import Simulation

/// Reads the fields of an image's data with errors that name the place.
struct ImageFields {
  let data: Value
  let context: String
  /// Where the data stands in its file, such as `programs[1]`; empty for the whole image.
  let path: String

  init(_ data: Value, context: String, at path: String = "") {
    self.data = data
    self.context = context
    self.path = path
  }

  /// The place of a field.
  func place(_ field: String) -> String { path.isEmpty ? field : "\(path).\(field)" }

  /// The entries of a list of mappings, each with its place.
  func entries(_ key: Key) throws(ImageDataError) -> [ImageFields] {
    guard let value = data[key], !value.isNull else { return [] }
    guard let elements = value.array else { throw wrong(key, "a list") }
    var result: [ImageFields] = []
    for (index, element) in elements.enumerated() {
      guard element.object != nil else { throw wrong(key, "a list of mappings") }
      result.append(
        ImageFields(element, context: context, at: "\(place(key.text))[\(index)]"))
    }
    return result
  }

  /// An error about this place, or about a field of it.
  func fault(_ message: String, _ key: String = "") -> ImageDataError {
    ImageDataError("\(context): \(message)", at: key.isEmpty ? path : place(key))
  }

  func flag(_ key: Key) throws(ImageDataError) -> Bool {
    guard let value = data[key], !value.isNull else { return false }
    guard let flag = value.bool else { throw wrong(key, "true or false") }
    return flag
  }

  /// Throws for a field that no reader knows, so that a typing mistake is seen.
  func allow(_ names: [String]) throws(ImageDataError) {
    for field in data.object ?? Fields() where !names.contains(field.key.text) {
      throw fault(
        "unknown field \(field.key.text); known are \(names.joined(separator: ", "))",
        field.key.text)
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

  private func list(_ key: Key) throws(ImageDataError) -> [Value] {
    guard let value = data[key], !value.isNull else { return [] }
    guard let elements = value.array else { throw wrong(key, "a list") }
    return elements
  }

  func integers(_ key: Key) throws(ImageDataError) -> [Int] {
    var result: [Int] = []
    for value in try list(key) {
      guard let number = value.int else { throw wrong(key, "a list of whole numbers") }
      result.append(Int(number))
    }
    return result
  }

  func texts(_ key: Key) throws(ImageDataError) -> [String] {
    var result: [String] = []
    for value in try list(key) {
      guard let text = value.string else { throw wrong(key, "a list of texts") }
      result.append(text)
    }
    return result
  }

  func pairs(_ key: Key) throws(ImageDataError) -> [(String, String)] {
    var result: [(String, String)] = []
    if let value = data[key], !value.isNull, value.object == nil { throw wrong(key, "a map") }
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
        throw ImageDataError(
          "\(context): \(path): \(error.message)", at: "\(place(key.text))[\(path)]")
      }
    }
    return tree
  }

  private func wrong(_ key: Key, _ expected: String) -> ImageDataError {
    fault("\(key.text) must be \(expected)", key.text)
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
