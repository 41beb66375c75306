import Foundation
import ManifestYAML
import ObjectModel
import Testing

/// Cases recorded from kubectl v1.32: `kubectl label --local -f - a=b -o json` (or `-o yaml`).
struct Fixture: Sendable, CustomTestStringConvertible {
  let value: Value
  var testDescription: String { value.string(.name) ?? value.string("yaml") ?? "" }

  static func load(_ name: String) -> [Fixture] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/\(name).jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.utf8.split(separator: 10).compactMap { line in
      (try? JSONParser.parse(Array(line))).map(Fixture.init)
    }
  }
}

@Suite struct YAMLFixtureTests {
  @Test(arguments: Fixture.load("reading"))
  func `a manifest is read as kubectl reads it`(fixture: Fixture) throws {
    var stream = YAMLStream(Array((fixture.value.string("input") ?? "").utf8))
    let writer = JSONWriter(sortsKeys: true)
    var documents: [String] = []
    var message: String?
    do throws(YAMLError) {
      while let document = try stream.next() { documents.append(writer.text(document.value)) }
    } catch {
      message = error.message
    }
    #expect(documents == fixture.value.elements("documents").map(writer.text))
    #expect(message == fixture.value.string("error"))
  }

  @Test(arguments: Fixture.load("writing"))
  func `a value is written as kubectl writes it`(fixture: Fixture) {
    #expect(YAMLWriter.text(fixture.value["value"] ?? .null) == fixture.value.string("yaml"))
  }

  @Test func `the recorded cases are all there`() {
    #expect(Fixture.load("reading").count > 300)
    #expect(Fixture.load("writing").count > 150)
  }
}
