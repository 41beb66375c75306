import ManifestYAML
import ObjectModel
import Testing

@Suite struct YAMLReaderTests {
  @Test func `documents know their lines`() throws {
    let text = "# first\na: 1\n---\n---\n# third\nb:\n- c: 2\n  d: 3\n"
    let documents = try YAMLReader.documents(text, keepingPositions: true)
    #expect(documents.map(\.firstLine) == [1, 5])
    let positions = try #require(documents.last?.positions)
    #expect(positions.line(at: "b") == 6)
    #expect(positions.line(at: "b[0].d") == 8)
    #expect(positions.line(at: "b[0].e") == 7)
    #expect(positions.line(at: "x") == 6)
  }

  @Test func `positions follow anchors and merge keys`() throws {
    let text = "p: &p\n  a: 1\nq:\n  <<: *p\n  b: 2\nr: *p\n"
    let positions = try #require(
      try YAMLReader.single(text, keepingPositions: true).positions)
    #expect(positions.line(at: "q.a") == 2)
    #expect(positions.line(at: "q.b") == 5)
    #expect(positions.line(at: "r") == 6)
    #expect(positions.line(at: "r.a") == 2)
  }

  @Test(arguments: [
    ("a: 1\nb: [\n", 3), ("a: 1\n---\nb: 1\nc: d: e\n", 4), ("a: 1\n--- b\n", 2),
    ("{\"a\":1}\n\n{\"b\":,}", 3), ("a: 1\nb: *c\n", 2),
  ])
  func `an error knows its line in the file`(text: String, line: Int) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.documents(text) }
    #expect(error?.line == line)
  }

  @Test func `duplicate keys are reported and the last wins`() throws {
    let document = try #require(try YAMLReader.documents("a: 1\nb: 2\na: 3\n1: x\n1: z\n").first)
    #expect(
      document.duplicateKeys.map(\.message) == [
        "line 3: key \"a\" already set in map", "line 5: key 1 already set in map",
      ])
    #expect(JSONWriter().text(document.value) == #"{"a":3,"b":2,"1":"z"}"#)
  }

  @Test(arguments: [
    ("", "a YAML document is missing"),
    ("a: 1\na: 2\n", "key \"a\" is set twice"),
    ("a: 1\n---\nb: 1\n", "a second YAML document begins here"),
  ])
  func `a small document of our own is read strictly`(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.single(text) }
    #expect(error?.message == message)
  }

  @Test func `an alias bomb is refused and honest aliases are not`() throws {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (name, inner) in zip(["b", "c", "d", "e", "f", "g"], ["a", "b", "c", "d", "e", "f"]) {
      let list = Array(repeating: "*\(inner)", count: 10).joined(separator: ",")
      bomb += "\(name): &\(name) [\(list)]\n"
    }
    let error = #expect(throws: YAMLError.self) { try YAMLReader.documents(bomb) }
    #expect(
      error?.message
        == "error converting YAML to JSON: yaml: document contains excessive aliasing")
    let honest = "a: &a {x: 1}\nb: [" + Array(repeating: "*a", count: 90).joined(separator: ",")
    #expect(try YAMLReader.value(honest + "]\n")["b"]?.elements.count == 90)
  }

  @Test func `deep nesting is an error and no crash`() {
    let text = "a: " + String(repeating: "[", count: 50_000)
    let error = #expect(throws: YAMLError.self) { try YAMLReader.documents(text) }
    #expect(error?.message.hasSuffix("yaml: line 1: exceeded max depth of 10000") == true)
  }

  @Test func `UTF-16 with a byte order mark is read`() throws {
    let units = Array("\u{feff}a: é\n".utf16)
    let little = units.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    #expect(try YAMLReader.documents(little).map(\.value) == [["a": "é"]])
    #expect(try YAMLReader.documents(big).map(\.value) == [["a": "é"]])
  }
}
