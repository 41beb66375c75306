import ObjectModel
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    (#"{"a":1,"b":[true,null],"c":{"d":-1.5}}"#, #"{"a":1,"b":[true,null],"c":{"d":-1.5}}"#),
    (
      #" [ 1e3 , 0.000001, 1e21, 9223372036854775808 ] "#,
      "[1000,0.000001,1e+21,9223372036854776000]"
    ),
    (#""<&> \u00e9 \ud83d\ude00 \n""#, "\"\\u003c\\u0026\\u003e é 😀 \\n\""),
    (#"{"a":1,"a":2}"#, #"{"a":2}"#),
  ])
  func `a document is written as Go writes it`(input: String, output: String) throws {
    #expect(JSONWriter().text(try JSONParser.parse(input)) == output)
  }

  @Test(arguments: [
    ("", "unexpected end of JSON input"),
    ("{", "unexpected end of JSON input"),
    ("nul", "unexpected end of JSON input"),
    ("[1,]", "invalid character ']' looking for beginning of value"),
    ("{a:1}", "invalid character 'a' looking for beginning of object key string"),
    ("01", "invalid character '1' after top-level value"),
    ("{\"a\" 1}", "invalid character '1' after object key"),
    ("trux", "invalid character 'x' in literal true (expecting 'e')"),
  ])
  func `a broken document is refused in Go's words`(input: String, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONParser.parse(input) }
    #expect(error?.message == message)
  }

  @Test func `values are changed in place and keep their order`() throws {
    var value = try JSONParser.parse(#"{"metadata":{"name":"a"},"spec":{"x":[{"y":1}]}}"#)
    value[.metadata, "labels", "app"] = "web"
    value["spec"]?["x"]?[0]["y"] = 2
    value[.metadata, .name] = nil
    #expect(
      JSONWriter().text(value) == #"{"metadata":{"labels":{"app":"web"}},"spec":{"x":[{"y":2}]}}"#)
  }

  @Test(arguments: [
    ("2030-01-01T09:00:00Z", 1_893_488_400), ("1970-01-01T00:00:00Z", 0),
    ("2024-02-29T23:59:59+01:00", 1_709_247_599), ("1969-12-31T23:59:59Z", -1),
  ])
  func `RFC 3339 times are read`(text: String, seconds: Int64) {
    #expect(RFC3339.epochSeconds(text) == seconds)
    if text.hasSuffix("Z") { #expect(RFC3339.text(epochSeconds: seconds) == text) }
  }
}
