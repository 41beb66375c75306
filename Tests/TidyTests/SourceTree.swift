import Foundation

/// A Swift file of the package, by target.
struct SourceFile {
  let target: String
  /// Path below `Sources`.
  let path: String
  let lines: [String]
}

/// The package's own files, as the tidy rules look at them.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let files: [SourceFile] = {
    let sources = root.appending(path: "Sources")
    guard let walker = FileManager.default.enumerator(atPath: sources.path) else { return [] }
    var found: [SourceFile] = []
    for case let path as String in walker where path.hasSuffix(".swift") {
      guard let text = try? String(contentsOf: sources.appending(path: path), encoding: .utf8)
      else { continue }
      found.append(
        SourceFile(
          target: path.split(separator: "/").first.map(String.init) ?? "", path: path,
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)))
    }
    return found.sorted { $0.path < $1.path }
  }()
}
