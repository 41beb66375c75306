import ObjectModel
import Testing

@Suite struct PatchTests {
  static let registry = SchemaRegistry(texts: [
    #"""
    package shop.v1

    type Shop  A shop.
      clerks [Clerk] list(map:name) patch(merge:name) @1  Who works here.
      codes [int32] patch(merge) @2  Numbers, merged.
      hours map:string @3  When.
      motto string @4  Words.
      shelves [Shelf] patch(merge,retainKeys:name) @5  Where things stand.
      tags [string] @6  Words, replaced.
      till Till patch(retainKeys) @7  Money.
      vault Till patch(replace) @8  More money.

    type Clerk  A clerk.
      name string @1  Name.
      pay int32 @2  Wages.
      skills [string] patch(merge) @3  What they can do.
      tasks [Clerk] patch(merge:name) @4  Work.

    type Shelf  A shelf.
      box string @1  Kind.
      name string @2  Name.
      rack string @3  Kind.

    type Till  A till.
      coins int32 @1  Coins.
      notes int32 @2  Notes.
    """#
  ])

  private static func type() throws -> SchemaType { try #require(registry.type("shop.v1.Shop")) }

  private static func text(_ body: () throws(PatchError) -> Value) -> String {
    do throws(PatchError) {
      return JSONWriter(sortsKeys: true).text(try body())
    } catch {
      return "error: " + error.message
    }
  }

  @Test(arguments: [
    // Fields: set, removed, nested; a null for what is not there vanishes.
    (
      #"{"motto":"a","hours":{"mo":"9"}}"#,
      #"{"motto":null,"hours":{"mo":null,"tu":"8","we":null},"tags":null}"#,
      #"{"hours":{"tu":"8"}}"#
    ),
    // Lists merge by key, in the patch's order as far as it goes.
    (
      #"{"clerks":[{"name":"a","pay":1},{"name":"b"}]}"#,
      #"{"clerks":[{"name":"c","pay":null},{"name":"a","pay":2}]}"#,
      #"{"clerks":[{"name":"c","pay":null},{"name":"a","pay":2},{"name":"b"}]}"#
    ),
    (
      #"{"clerks":[{"name":"a"},{"name":"b"}]}"#,
      #"{"clerks":[{"name":"a","$patch":"delete"},{"name":"c","$patch":"delete"}]}"#,
      #"{"clerks":[{"name":"b"}]}"#
    ),
    (
      #"{"clerks":[{"name":"a"},{"name":"b"}]}"#,
      #"{"clerks":[{"name":"c"},{"$patch":"replace"}]}"#, #"{"clerks":[{"name":"c"}]}"#
    ),
    // Lists of plain values: merged, deleted from, replaced.
    (#"{"codes":[1,2]}"#, #"{"codes":[2,3]}"#, #"{"codes":[1,2,3]}"#),
    (
      #"{"codes":[1,2,3],"tags":["a","b"]}"#,
      #"{"$deleteFromPrimitiveList/codes":[2],"$deleteFromPrimitiveList/tags":["a"]}"#,
      #"{"codes":[1,3],"tags":["b"]}"#
    ),
    (
      #"{"tags":["a","b"]}"#, #"{"tags":["c"],"$deleteFromPrimitiveList/codes":[1]}"#,
      #"{"tags":["c"]}"#
    ),
    // Order.
    (
      #"{"clerks":[{"name":"a"},{"name":"b"},{"name":"x"}]}"#,
      #"{"$setElementOrder/clerks":[{"name":"c"},{"name":"b"},{"name":"a"}],"clerks":[{"name":"c"}]}"#,
      #"{"clerks":[{"name":"c"},{"name":"b"},{"name":"a"},{"name":"x"}]}"#
    ),
    (
      #"{"clerks":[{"name":"a"},{"name":"b"},{"name":"d"}]}"#,
      #"{"$setElementOrder/clerks":[{"name":"b"},{"name":"c"}],"clerks":[{"name":"c"},{"name":"a","$patch":"delete"}]}"#,
      #"{"clerks":[{"name":"b"},{"name":"d"},{"name":"c"}]}"#
    ),
    (
      #"{"codes":[1,2,3,9]}"#,
      #"{"$setElementOrder/codes":[3,1],"$deleteFromPrimitiveList/codes":[2]}"#,
      #"{"codes":[3,1,9]}"#
    ),
    // Objects: emptied, replaced by directive, replaced by schema, kept to the keys named.
    (
      #"{"hours":{"mo":"9"},"till":{"coins":1}}"#,
      #"{"hours":{"$patch":"delete"},"till":{"$patch":"replace","notes":2}}"#,
      #"{"hours":{},"till":{"notes":2}}"#
    ),
    (#"{"vault":{"coins":1}}"#, #"{"vault":{"notes":2}}"#, #"{"vault":{"notes":2}}"#),
    (
      #"{"till":{"coins":1,"notes":2}}"#, #"{"till":{"$retainKeys":["notes"],"notes":3}}"#,
      #"{"till":{"notes":3}}"#
    ),
    (
      #"{"shelves":[{"name":"s","box":"b"}]}"#,
      #"{"shelves":[{"$retainKeys":["name","rack"],"name":"s","rack":"r"}]}"#,
      #"{"shelves":[{"name":"s","rack":"r"}]}"#
    ),
    // Mistakes.
    (
      #"{"clerks":[{"name":"a"}]}"#, #"{"clerks":[{"pay":1}]}"#,
      "error: map: map[pay:1] does not contain declared merge key: name"
    ),
    (
      #"{"clerks":[{"name":"a"}]}"#, #"{"clerks":["b"]}"#,
      "error: list element types are not identical: [[map[name:a]] [b]]"
    ),
    (
      #"{"hours":{}}"#, #"{"hours":{"$patch":"burn"}}"#,
      "error: unknown patch type: burn in map: map[$patch:burn]"
    ),
    (
      #"{"clerks":[{"name":"a"}]}"#, #"{"clerks":[{"name":"a","$patch":"merge"}]}"#,
      "error: merging lists cannot yet be specified in the patch"
    ),
    (
      #"{"till":{"coins":1}}"#, #"{"till":{"$retainKeys":["notes"],"coins":3}}"#,
      "error: invalid patch format of retainKeys"
    ),
    (
      #"{"codes":[1,3,2]}"#, #"{"$setElementOrder/codes":[1,2,3],"codes":[3,1]}"#,
      "error: The order in patch list:\n[3 1]\n doesn't match $setElementOrder list:\n[1 2 3]\n"
    ),
    (
      #"{"a":{"b":1}}"#, #"{"a":{"b":2}}"#,
      #"error: unable to find api field in struct Shop for the json field "a""#
    ),
    (
      #"{}"#, #"[]"#,
      "error: json: cannot unmarshal array into Go value of type map[string]interface {}"
    ),
  ])
  func `a strategic merge patch is applied`(value: String, patch: String, result: String) throws {
    let (type, value, patch) = (
      try Self.type(), try JSONParser.parse(value), try JSONParser.parse(patch)
    )
    #expect(
      Self.text { () throws(PatchError) in
        try StrategicMergePatch.apply(patch, to: value, type: type, registry: Self.registry)
      } == result)
  }

  @Test(arguments: [
    (#"{"motto":"a","tags":["x"]}"#, #"{"motto":"a","tags":["x"]}"#, #"{}"#),
    (
      #"{"motto":"a","hours":{"mo":"9","tu":"9"}}"#, #"{"hours":{"mo":"8"},"tags":[]}"#,
      #"{"hours":{"mo":"8","tu":null},"motto":null,"tags":[]}"#
    ),
    (
      #"{"clerks":[{"name":"a","pay":1},{"name":"b"}]}"#,
      #"{"clerks":[{"name":"c"},{"name":"a","pay":2}]}"#,
      #"{"$setElementOrder/clerks":[{"name":"c"},{"name":"a"}],"clerks":[{"name":"c"},{"name":"a","pay":2},{"$patch":"delete","name":"b"}]}"#
    ),
    (
      #"{"codes":[1,2]}"#, #"{"codes":[3,2]}"#,
      #"{"$deleteFromPrimitiveList/codes":[1],"$setElementOrder/codes":[3,2],"codes":[3]}"#
    ),
    (
      #"{"clerks":[{"name":"a","skills":["x","y"]}]}"#,
      #"{"clerks":[{"name":"a","skills":["y"]}]}"#,
      #"{"$setElementOrder/clerks":[{"name":"a"}],"clerks":[{"$deleteFromPrimitiveList/skills":["x"],"$setElementOrder/skills":["y"],"name":"a"}]}"#
    ),
    (
      #"{"till":{"coins":1},"vault":{"coins":1}}"#, #"{"till":{"notes":2},"vault":{"notes":2}}"#,
      #"{"till":{"$retainKeys":["notes"],"coins":null,"notes":2},"vault":{"notes":2}}"#
    ),
    (
      #"{"shelves":[{"name":"s","box":"b"}]}"#, #"{"shelves":[{"name":"s","rack":"r"}]}"#,
      #"{"$setElementOrder/shelves":[{"name":"s"}],"shelves":[{"$retainKeys":["name","rack"],"box":null,"name":"s","rack":"r"}]}"#
    ),
  ])
  func `a strategic merge patch between two objects leads from one to the other`(
    original: String, modified: String, patch: String
  ) throws {
    let (type, original, modified) = (
      try Self.type(), try JSONParser.parse(original), try JSONParser.parse(modified)
    )
    let created = try StrategicMergePatch.createTwoWay(original, modified, type: type)
    #expect(JSONWriter(sortsKeys: true).text(created) == patch)
    #expect(try StrategicMergePatch.apply(created, to: original, type: type) == modified)
  }

  @Test(arguments: [
    // The server's own fields stay; what was dropped goes; what drifted comes back.
    (
      #"{"motto":"a","tags":["x"]}"#, #"{"motto":"a"}"#,
      #"{"motto":"b","tags":["x"],"hours":{"mo":"9"}}"#, true, #"{"motto":"a","tags":null}"#
    ),
    (
      #"{"motto":"a"}"#, #"{"motto":"c"}"#, #"{"motto":"b"}"#, false,
      "error: patch:\n{\"motto\":\"c\"}\n\nconflicts with changes made from original to current:\n{\"motto\":\"b\"}\n\n"
    ),
    (#"{}"#, #"{"motto":"c"}"#, #"{"motto":"c"}"#, false, #"{}"#),
    (
      #"{"clerks":[{"name":"a","pay":1},{"name":"b"}]}"#, #"{"clerks":[{"name":"a","pay":2}]}"#,
      #"{"clerks":[{"name":"a","pay":1,"skills":["s"]},{"name":"b"},{"name":"x"}]}"#, true,
      #"{"$setElementOrder/clerks":[{"name":"a"}],"clerks":[{"name":"a","pay":2},{"$patch":"delete","name":"b"}]}"#
    ),
  ])
  func `a three-way patch keeps what others own`(
    original: String, modified: String, current: String, overwrite: Bool, patch: String
  ) throws {
    let type = try Self.type()
    let (original, modified) = (try JSONParser.parse(original), try JSONParser.parse(modified))
    let current = try JSONParser.parse(current)
    #expect(
      Self.text { () throws(PatchError) in
        try StrategicMergePatch.createThreeWay(
          original: original, modified: modified, current: current, type: type,
          overwrite: overwrite)
      } == patch)
  }

  @Test(arguments: [
    (
      #"{"a":1,"b":{"c":2}}"#, #"{"a":null,"b":{"c":null,"d":[null,{"e":null}]},"f":{"g":null}}"#,
      #"{"b":{"d":[null,{}]},"f":{}}"#
    ),
    (#"{"a":[1,2]}"#, #"{"a":[3]}"#, #"{"a":[3]}"#),
    (#"{"a":"b"}"#, #"{"a":{"c":"d"}}"#, #"{"a":{"c":"d"}}"#),
  ])
  func `a merge patch is applied`(value: String, patch: String, result: String) throws {
    let patched = MergePatch.apply(try JSONParser.parse(patch), to: try JSONParser.parse(value))
    #expect(JSONWriter(sortsKeys: true).text(patched) == result)
  }

  @Test(arguments: [
    (
      #"{"a":1,"b":{"c":2,"d":3}}"#, #"{"b":{"c":2,"d":4},"e":[]}"#,
      #"{"a":null,"b":{"d":4},"e":[]}"#
    ),
    (#"{"a":[1],"b":{}}"#, #"{"a":[1],"b":{}}"#, #"{}"#),
    (#"{"a":{"b":1}}"#, #"{"a":"x"}"#, #"{"a":"x"}"#),
  ])
  func `a merge patch leads from one object to the other`(
    original: String, modified: String, patch: String
  ) throws {
    let (original, modified) = (try JSONParser.parse(original), try JSONParser.parse(modified))
    let created = MergePatch.create(original, modified)
    #expect(JSONWriter(sortsKeys: true).text(created) == patch)
    #expect(MergePatch.apply(created, to: original) == modified)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2}"#, #"{"b":3}"#, #"{"a":1,"b":2,"c":4}"#, #"{"a":null,"b":3}"#),
    (#"{"a":{"x":1}}"#, #"{"a":{}}"#, #"{"a":{"x":1,"y":2}}"#, #"{"a":{"x":null}}"#),
    (#"{}"#, #"{"a":{}}"#, #"{}"#, #"{"a":{}}"#),
  ])
  func `a three-way merge patch keeps what others own`(
    original: String, modified: String, current: String, patch: String
  ) throws {
    let created = try ThreeWayMergePatch.create(
      original: JSONParser.parse(original), modified: JSONParser.parse(modified),
      current: JSONParser.parse(current))
    #expect(JSONWriter(sortsKeys: true).text(created) == patch)
  }

  @Test(arguments: [
    (
      #"[{"op":"add","path":"/b","value":1},{"op":"add","path":"/l/-","value":3},{"op":"add","path":"/l/0","value":0}]"#,
      #"{"a":{"x/y":1},"b":1,"l":[0,1,2,3]}"#
    ),
    (#"[{"op":"remove","path":"/a/x~1y"},{"op":"remove","path":"/l/-1"}]"#, #"{"a":{},"l":[1]}"#),
    (
      #"[{"op":"replace","path":"/a/x~1y","value":{"z":null}},{"op":"replace","path":"/l/1","value":9}]"#,
      #"{"a":{"x/y":{"z":null}},"l":[1,9]}"#
    ),
    (
      #"[{"op":"move","from":"/a/x~1y","path":"/l/0"},{"op":"copy","from":"/l","path":"/m"}]"#,
      #"{"a":{},"l":[1,1,2],"m":[1,1,2]}"#
    ),
    (
      #"[{"op":"test","path":"/l","value":[1,2]},{"op":"test","path":"/none","value":null}]"#,
      #"{"a":{"x/y":1},"l":[1,2]}"#
    ),
    (#"[{"op":"test","path":"/l/0","value":2}]"#, "error: testing value /l/0 failed: test failed"),
    (
      #"[{"op":"add","path":"/x/y","value":1}]"#,
      #"error: add operation does not apply: doc is missing path: "/x/y": missing value"#
    ),
    (
      #"[{"op":"add","path":"/l/7","value":1}]"#,
      "error: error in add for path: '/l/7': Unable to access invalid index: 7: invalid index referenced"
    ),
    (
      #"[{"op":"remove","path":"/x"}]"#,
      "error: error in remove for path: '/x': unable to remove nonexistent key: x: missing value"
    ),
    (
      #"[{"op":"remove","path":"/l/x"}]"#,
      #"error: error in remove for path: '/l/x': strconv.Atoi: parsing "x": invalid syntax"#
    ),
    (
      #"[{"op":"replace","path":"/x","value":1}]"#,
      "error: replace operation does not apply: doc is missing key: /x: missing value"
    ),
    (
      #"[{"op":"move","from":"/x/y","path":"/z"}]"#,
      "error: move operation does not apply: doc is missing from path: /x/y: missing value"
    ),
    (#"[{"op":"add","value":1}]"#, "error: add operation failed to decode path: missing value"),
    (#"[{"path":"/a"}]"#, "error: Unexpected kind: unknown"),
    (#"{}"#, "error: json: cannot unmarshal object into Go value of type jsonpatch.Patch"),
  ])
  func `a JSON patch is applied`(patch: String, result: String) throws {
    let value = try JSONParser.parse(#"{"a":{"x/y":1},"l":[1,2]}"#)
    let patch = try JSONParser.parse(patch)
    #expect(
      Self.text { () throws(PatchError) in try JSONPatch.apply(patch, to: value) } == result)
  }
}
