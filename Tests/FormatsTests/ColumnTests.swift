import Formats
import ObjectModel
import Testing

@Suite struct ColumnTests {
  private static let objects: [Value] = [
    ["metadata": ["name": "b", "n": 10], "spec": ["x": [1, 2], "q": "500m", "f": 2]],
    ["metadata": ["name": "a", "n": 9], "spec": ["x": [], "q": "1", "s": "e\u{1b}"]],
    ["metadata": ["name": "c", "n": nil], "spec": ["q": "2Gi", "f": true]],
  ]

  @Test func `custom columns join values and name what is missing`() throws {
    let columns = try CustomColumns(
      spec: "NAME:.metadata.name,X:spec.x[*],ALL:{.spec.x},S:.spec.s,N:.metadata.n")
    #expect(
      try columns.text(Self.objects) == """
        NAME   X        ALL      S        N
        b      1,2      [1 2]    <none>   10
        a      <none>   []       e^[      9
        c      <none>   <none>   <none>   <nil>

        """)
    let fromFile = try CustomColumns(template: "NAME  Q\nmetadata.name {.spec.q}\n")
    #expect(try fromFile.text([Self.objects[0]], hidesHeaders: true) == "b     500m\n")
  }

  @Test(arguments: [
    ("", "custom-columns format specified but no custom columns given"),
    ("NAME", "unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>"),
    (
      "NAME:{.a",
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or "
        + "'{name1.name2}' or '{.name1.name2}'"
    ),
  ])
  func `a wrong custom-columns spec is refused`(spec: String, message: String) {
    let error = #expect(throws: JSONPathError.self) { try CustomColumns(spec: spec) }
    #expect(error?.message == message)
  }

  @Test func `a path that cannot be read is told behind the headers`() throws {
    let columns = try CustomColumns(spec: "NAME:.a[x]")
    var writer = TabWriter(.table)
    columns.writeHeaders(to: &writer)
    let error = #expect(throws: JSONPathError.self) {
      try columns.write(Self.objects[0], to: &writer)
    }
    #expect(error?.message == "invalid array index x")
    #expect(writer.flush() == "NAME\n")
  }

  @Test(arguments: [
    (".metadata.name", [1, 0, 2]), ("{.metadata.n}", [2, 1, 0]), ("spec.q", [0, 1, 2]),
    (".spec.s", [2, 0, 1]),
  ])
  func `objects are sorted by a field`(path: String, order: [Int]) throws {
    #expect(try Sorting.order(Self.objects, by: path) == order)
  }

  @Test(arguments: [
    (".nope", "couldn't find any field with path \"{.nope}\" in the list of objects"),
    (
      ".spec.x",
      "Field {.spec.x} in [][][]reflect.Value is an unsortable type: interface, "
        + "err: unsortable type: []interface {}"
    ),
  ])
  func `what has no order is refused`(path: String, message: String) {
    let error = #expect(throws: JSONPathError.self) {
      try Sorting.order(Self.objects.reversed(), by: path)
    }
    #expect(error?.message == message)
  }

  @Test func `a long list is sorted stably`() throws {
    let objects = (0..<40).map { number -> Value in
      ["name": .int(Int64((number * 7) % 10)), "id": .int(Int64(number))]
    }
    let order = try Sorting.order(objects, by: ".name")
    let expected = (0..<40).sorted { ($0 * 7 % 10, $0) < ($1 * 7 % 10, $1) }
    #expect(order == expected)
    var table = Table(
      columns: [.init(name: "Id")],
      rows: objects.map { Table.Row(cells: [$0["id"] ?? .null], object: $0) })
    try Sorting.sort(&table, by: "{.name}")
    #expect(table.rows.map { $0.cells[0] } == expected.map { .int(Int64($0)) })
  }

  @Test func `a command's table leaves the padding of an empty last cell`() {
    let rows = [["*", "a", ""], ["", "b", "default"]]
    #expect(
      CommandTable.text(["CURRENT", "NAME", "NAMESPACE"], rows)
        == "CURRENT   NAME   NAMESPACE\n*         a      \n          b      default\n")
  }
}
