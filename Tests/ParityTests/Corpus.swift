import Foundation
import Testing

/// Command lines as data: `Corpus/<area>.txt`.
///
/// One line is one command of a shell; `#` begins a comment; a blank line ends a block. Each block
/// starts in a fresh world with the files of `Fixtures` in the working folder, and its lines run in
/// order in that world, which is bare-3 or, after `:world NAME`, another one. `:wait 10s` lets
/// simulated time pass. A line that begins with `~ ` prints
/// ages that the client takes from its own clock; in its output durations are not compared.
struct Corpus {
  /// One command.
  struct Line: Sendable {
    let number: Int
    let command: String
    let hidesAges: Bool
  }

  /// Lines that share a world.
  struct Block: Sendable, CustomTestStringConvertible {
    let area: String
    var world = "bare-3"
    var lines: [Line]

    var testDescription: String { "\(area):\(lines.first?.number ?? 0)" }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The files with the command lines, by name.
  static let areas: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "Corpus").path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// Every block of every area.
  static let blocks: [Block] = areas.flatMap { area in
    let url = folder.appending(path: "Corpus/\(area).txt")
    return blocks(of: (try? String(contentsOf: url, encoding: .utf8)) ?? "", area: area)
  }

  static func blocks(of text: String, area: String) -> [Block] {
    var blocks: [Block] = []
    var lines: [Line] = []
    var world = "bare-3"
    let rows: [Substring] = text.split(separator: "\n", omittingEmptySubsequences: false) + [""]
    for (index, raw) in rows.enumerated() {
      if raw.hasPrefix("#") { continue }
      if raw.isEmpty {
        if !lines.isEmpty { blocks.append(Block(area: area, world: world, lines: lines)) }
        lines = []
        world = "bare-3"
        continue
      }
      if raw.hasPrefix(":world ") {
        world = String(raw.dropFirst(7))
        continue
      }
      let hidesAges = raw.hasPrefix("~ ")
      lines.append(
        Line(
          number: index + 1, command: String(hidesAges ? raw.dropFirst(2) : raw),
          hidesAges: hidesAges))
    }
    return blocks
  }

  /// The files that every block finds in its working folder.
  static let fixtures: [(path: String, bytes: [UInt8])] = {
    let root = folder.appending(path: "Fixtures").path
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: root + "/" + name) else { return nil }
      return (name, Array(data))
    }
  }()
}
