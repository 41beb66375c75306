import Courseware
import Foundation

/// A copy of the lessons in a temporary folder, to be spoilt.
struct LessonFolder {
  static let original = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons")

  /// The lessons of the package.
  static var path: String { original.path }

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "drydock-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.original, to: url)
  }

  /// Replaces a text that a file must hold.
  func replace(_ old: String, by new: String, in path: String) throws {
    let file = url.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    guard text.contains(old) else { throw SpoilError(path: path, text: old) }
    try text.replacing(old, with: new).write(to: file, atomically: true, encoding: .utf8)
  }

  func load(_ id: String) throws -> LoadedLesson {
    try LessonLibrary(folder: url.path).load(id)
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  struct SpoilError: Error {
    let path: String
    let text: String
  }
}

/// A folder for what a test writes.
struct ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "drydock-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  func file(_ name: String) -> String { path + "/" + name }

  func text(_ name: String) -> String {
    (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: file(name), atomically: true, encoding: .utf8)
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
