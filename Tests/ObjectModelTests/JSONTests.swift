import Encodings
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

  @Test func `a key that appears twice is named with its path`() throws {
    let text = #"{"a":1,"s":{"c":[{},{"n":1,"m":2,"n":3}]},"a":2}"#
    let parsed = try JSONParser.parseStrictly(Array(text.utf8))
    #expect(parsed.duplicates == ["s.c[1].n", "a"])
    #expect(JSONWriter().text(parsed.value) == #"{"a":2,"s":{"c":[{},{"n":3,"m":2}]}}"#)
  }

  @Test func `keys are told apart by their bytes`() throws {
    let (composed, decomposed) = (Key("\u{e9}"), Key("e\u{301}"))
    #expect(composed != decomposed)
    #expect(Array(decomposed.text.utf8) == [0x65, 0xcc, 0x81])
    #expect(Key("") == Key(""))
    let keys = (0..<5000).map { Key("key-\($0)") }
    #expect(Set(keys).count == 5000)
    #expect(keys.enumerated().allSatisfy { $0.element.text == "key-\($0.offset)" })
    #expect(
      try JSONParser.parse(#"{"key-7":-12,"\u006bey-8":3}"#).object?.map(\.key) == [
        keys[7], keys[8],
      ])
  }

  @Test(
    arguments: [
      ("2030-01-01T09:00:00Z", nil), ("2030-02-28T23:59:59.999+23:59", nil),
      ("2030-02-29T00:00:00Z", "parsing time \"2030-02-29T00:00:00Z\": day out of range"),
      ("2030-13-01T00:00:00Z", "parsing time \"2030-13-01T00:00:00Z\": month out of range"),
      ("2030-01-01T24:00:00Z", "parsing time \"2030-01-01T24:00:00Z\": hour out of range"),
      ("2030-01-01T09:00:00Zx", "parsing time \"2030-01-01T09:00:00Zx\": extra text: \"x\""),
      (
        "2030-01-01 09:00:00Z",
        "parsing time \"2030-01-01 09:00:00Z\" as \"2006-01-02T15:04:05Z07:00\": cannot parse "
          + "\" 09:00:00Z\" as \"T\""
      ),
      (
        "2030-01-01T09:00:00",
        "parsing time \"2030-01-01T09:00:00\" as \"2006-01-02T15:04:05Z07:00\": cannot parse "
          + "\"\" as \"Z07:00\""
      ),
    ] as [(String, String?)])
  func `a time is refused in Go's words`(text: String, message: String?) {
    do throws(RFC3339Error) {
      _ = try RFC3339.parse(text)
      #expect(message == nil)
    } catch {
      #expect(error.message == message)
    }
  }

  @Test(
    arguments: [
      ([], ""), ([0x66], "Zg=="), ([0x66, 0x6f], "Zm8="), ([0x66, 0x6f, 0x6f], "Zm9v"),
      ([0xff, 0xfe, 0xfd, 0xfc], "//79/A=="),
    ] as [([UInt8], String)])
  func `bytes go to base64 and back`(bytes: [UInt8], text: String) throws {
    #expect(Base64.encode(bytes) == text)
    #expect(try Base64.parse(text) == bytes)
    #expect(Base64.decode(text + "=") == nil)
  }
}
