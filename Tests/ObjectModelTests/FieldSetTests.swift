import ObjectModel
import Testing

@Suite struct FieldSetTests {
  private static func set(_ text: String) throws -> FieldSet {
    try #require(FieldSet(fieldsV1: try JSONParser.parse(text)))
  }

  private static let left = #"""
    {"f:a":{".":{},"f:x":{},"f:y":{}},"k:{\"name\":\"b\"}":{},"k:{\"name\":\"a\"}":{"f:z":{}},\#
    "v:3":{},"v:20":{},"i:1":{}}
    """#
  private static let right =
    #"{"f:a":{"f:y":{},"f:w":{}},"f:b":{},"k:{\"name\":\"a\"}":{},"v:3":{}}"#

  @Test func `sets are written in the order of structured-merge-diff and read again`() throws {
    let text = JSONWriter().text(try Self.set(Self.left).fieldsV1)
    #expect(
      text == #"""
        {"f:a":{".":{},"f:x":{},"f:y":{}},"k:{\"name\":\"a\"}":{"f:z":{}},"k:{\"name\":\"b\"}":{},\#
        "v:3":{},"v:20":{},"i:1":{}}
        """#)
    #expect(try Self.set(text) == Self.set(Self.left))
    #expect(FieldSet(fieldsV1: ["nothing": [:]]) == nil)
    #expect(FieldSet(fieldsV1: ["k:{": [:]]) == nil)
    #expect(FieldSet(fieldsV1: ["x:later": [:]]) == FieldSet())
  }

  @Test(arguments: [
    (
      "union",
      #"""
      {"f:a":{".":{},"f:w":{},"f:x":{},"f:y":{}},"f:b":{},"k:{\"name\":\"a\"}":{".":{},"f:z":{}},\#
      "k:{\"name\":\"b\"}":{},"v:3":{},"v:20":{},"i:1":{}}
      """#
    ),
    ("intersection", #"{"f:a":{"f:y":{}},"v:3":{}}"#),
    (
      "difference",
      #"""
      {"f:a":{".":{},"f:x":{}},"k:{\"name\":\"a\"}":{"f:z":{}},"k:{\"name\":\"b\"}":{},"v:20":{},\#
      "i:1":{}}
      """#
    ),
    (
      "recursive difference",
      #"{"f:a":{".":{},"f:x":{}},"k:{\"name\":\"b\"}":{},"v:20":{},"i:1":{}}"#
    ),
  ])
  func `sets are combined place by place`(_ operation: String, _ expected: String) throws {
    let left = try Self.set(Self.left)
    let right = try Self.set(Self.right)
    let result =
      switch operation {
      case "union": left.union(right)
      case "intersection": left.intersection(right)
      case "difference": left.difference(right)
      default: left.recursiveDifference(right)
      }
    #expect(JSONWriter().text(result.fieldsV1) == expected)
    #expect(result.contains([.field("a"), .field("y")]) == expected.contains("f:y"))
  }
}
