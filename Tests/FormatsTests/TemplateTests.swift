import Formats
import Foundation
import ObjectModel
import Testing

/// Cases recorded from kubectl v1.32 over `Fixtures/object.json`.
struct TemplateCase: Sendable, CustomTestStringConvertible {
  let value: Value
  var template: String { value.string("template") ?? "" }
  var text: String? { value.string("text") }
  var error: String? { value.string("error") }
  var testDescription: String { template }

  static func text(_ name: String) -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/\(name)")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  static func load(_ name: String) -> [TemplateCase] {
    text(name).utf8.split(separator: 10).compactMap { line in
      (try? JSONParser.parse(Array(line))).map(TemplateCase.init)
    }
  }

  static let object = (try? JSONParser.parse(text("object.json"))) ?? .null
}

@Suite struct TemplateTests {
  @Test(arguments: TemplateCase.load("jsonpath.jsonl"))
  func `a JSONPath template gives what kubectl gives`(test: TemplateCase) {
    do throws(JSONPathError) {
      let path = try JSONPath(test.template, allowsMissingKeys: true)
      #expect(try path.text(TemplateCase.object) == test.text)
    } catch {
      #expect(error.message == test.error)
    }
  }

  @Test(arguments: TemplateCase.load("gotemplate.jsonl"))
  func `a Go template gives what kubectl gives`(test: TemplateCase) {
    var output = ""
    do throws(GoTemplateError) {
      let template = try GoTemplate(test.template)
      try template.write(TemplateCase.object, to: &output)
      #expect(output == test.text)
    } catch {
      #expect(error.message == test.error)
      #expect(output == test.text ?? "")
    }
  }

  @Test func `the recorded cases are all there`() {
    #expect(TemplateCase.load("jsonpath.jsonl").count > 130)
    #expect(TemplateCase.load("gotemplate.jsonl").count > 170)
    #expect(TemplateCase.object.string(.kind) == "Foo")
  }

  @Test func `missing keys can be errors`() throws {
    let path = #expect(throws: JSONPathError.self) {
      try JSONPath("{.metadata.nope}").text(TemplateCase.object)
    }
    #expect(path?.message == "nope is not found")
    let template = #expect(throws: GoTemplateError.self) {
      try GoTemplate("{{.nope}}", allowsMissingKeys: false).text(TemplateCase.object)
    }
    #expect(
      template?.message
        == #"template: output:1:2: executing "output" at <.nope>: map has no entry for key "nope""#)
  }

  @Test func `wildcards and descents follow the order of keys`() throws {
    #expect(
      try JSONPath("{.metadata.*}").text(TemplateCase.object) == #"{"a":"b","app.io/x":"q"} a"#)
    #expect(try JSONPath("{.nested..name}").text(TemplateCase.object) == "p q r")
    #expect(
      try JSONPath("{.l[:2]}{.kind}").json(TemplateCase.object) == """
        [
            3,
            1
        ]
        [
            "Foo"
        ]

        """)
  }

  @Test(arguments: [
    ("metadata.name", "{.metadata.name}"), (".metadata.name", "{.metadata.name}"),
    ("{metadata.name}", "{.metadata.name}"), ("{.metadata.name}", "{.metadata.name}"),
    ("", ""), ("{}", nil), ("{a}{b}", nil), ("a{b", nil), ("..x", "{..x}"), ("{..x}", "{..x}"),
  ])
  func `a path may be written short`(path: String, template: String?) {
    #expect((try? JSONPath.relaxed(path)) == template)
  }

  @Test func `values have a form in Go's syntax`() {
    let value: Value = ["b": [nil, 1.5, true], "a": "x\"y"]
    #expect(
      GoSource.text(value)
        == #"map[string]interface {}{"a":"x\"y", "b":[]interface {}{interface {}(nil), 1.5, true}}"#
    )
  }
}
