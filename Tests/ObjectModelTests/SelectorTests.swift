import ObjectModel
import Testing

@Suite struct SelectorTests {
  private static let name =
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
    + "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', "
    + "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  private static let value =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
    + "'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
    + "'my_value',  or '12345', regex used for validation is "
    + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

  @Test(arguments: [
    ("", "", true), ("app=web", "app=web", true),
    ("app = web , tier!=db", "app=web,tier!=db", true),
    ("tier,app==web", "app==web,tier", true), ("!tier", "!tier", false), ("x", "x", false),
    ("app in (b,web,a)", "app in (a,b,web)", true), ("app notin (web)", "app notin (web)", false),
    ("x notin (a, b)", "x notin (a,b)", true), ("x!=a", "x!=a", true), ("n>4", "n>4", true),
    ("n<5", "n<5", false), ("app>1", "app>1", false), ("empty=", "empty=", true),
    ("app in (web", "", false), ("in in (in)", "in in (in)", false),
    ("app in ()", "app in ()", false),
    ("app in (,web)", "app in (,web)", true),
    ("kubernetes.io/os=linux", "kubernetes.io/os=linux", false),
  ])
  func `a label selector selects and prints canonically`(
    text: String, canonical: String, isMatch: Bool
  ) throws {
    let labels: Value = ["app": "web", "tier": "front", "n": "5", "empty": ""]
    guard let selector = try? LabelSelector(parsing: text) else {
      #expect(text == "app in (web")
      return
    }
    #expect(selector.description == canonical)
    #expect(selector.matches(labels) == isMatch)
    #expect(selector.isEmpty == text.isEmpty)
  }

  @Test(arguments: [
    ("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
    ("a=b=c", "found '=', expected: ',' or 'end of string'"),
    ("a=b,", "found '', expected: identifier after ','"),
    ("=b", "found '=', expected: !, identifier, or 'end of string'"),
    ("a in b", "unable to parse requirement: found 'b' expected: '('"),
    ("a in (b", "unable to parse requirement: found '', expected: ',' or ')'"),
    ("a in (=)", "unable to parse requirement: found '=', expected: ',', ')' or identifier"),
    ("!", "unable to parse requirement: found '', expected: identifier"),
    (
      "a>x",
      "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"
    ),
    ("a_=b", "unable to parse requirement: <nil>: Invalid value: \"a_\": \(name)"),
    ("a=b_", "unable to parse requirement: values[0][a]: Invalid value: \"b_\": \(value)"),
  ])
  func `a broken label selector is refused in Kubernetes' words`(text: String, message: String) {
    let error = #expect(throws: SelectorError.self) { try LabelSelector(parsing: text) }
    #expect(error?.message == message)
  }

  @Test(
    arguments: [
      (Value.null, "", false), (.emptyObject, "", true),
      (["matchLabels": ["b": "2", "app": "web"]], "app=web,b=2", false),
      (
        ["matchExpressions": [["key": "app", "operator": "In", "values": ["web", "db"]]]],
        "app in (db,web)", true
      ),
      (
        [
          "matchExpressions": [
            ["key": "app", "operator": "Exists"], ["key": "zone", "operator": "DoesNotExist"],
          ]
        ], "app,!zone", true
      ),
    ] as [(Value, String, Bool)])
  func `a LabelSelector object becomes a selector`(object: Value, text: String, isMatch: Bool)
    throws
  {
    let selector = try LabelSelector(object: object)
    #expect(selector.description == text)
    #expect(selector.matches(["app": "web"] as Value) == isMatch)
  }

  @Test(
    arguments: [
      (
        ["matchExpressions": [["key": "a", "operator": "Like"]]],
        "\"Like\" is not a valid label selector operator"
      ),
      (
        ["matchExpressions": [["key": "a", "operator": "In"]]],
        "values: Invalid value: []string(nil): for 'in', 'notin' operators, values set can't be empty"
      ),
      (
        ["matchExpressions": [["key": "a", "operator": "Exists", "values": ["x"]]]],
        "values: Invalid value: []string{\"x\"}: values set must be empty for exists and does not exist"
      ),
    ] as [(Value, String)])
  func `a broken LabelSelector object is refused`(object: Value, message: String) {
    let error = #expect(throws: SelectorError.self) { try LabelSelector(object: object) }
    #expect(error?.message == message)
  }

  @Test(arguments: [
    ("metadata.name=a,status.phase!=Running", "metadata.name=a,status.phase!=Running"),
    ("b==2,a=1,", "a=1,b=2"), ("", ""), (#"a=x\,y\=z\\"#, #"a=x\,y\=z\\"#),
    ("a", "error: invalid selector: 'a'; can't understand 'a'"),
    ("a=b=c", "error: invalid field selector: unescaped character in value: 61"),
    (#"a=\b"#, #"error: invalid field selector: invalid escape sequence: \b"#),
  ])
  func `a field selector is read and printed`(text: String, outcome: String) {
    do throws(SelectorError) {
      #expect(try FieldSelector(parsing: text).description == outcome)
    } catch {
      #expect("error: " + error.message == outcome)
    }
  }

  @Test func `paths print as validation messages show them`() {
    let path = FieldPath("spec").child("containers").index(0).child("ports").index(2)
    #expect(path.child("containerPort").text == "spec.containers[0].ports[2].containerPort")
    #expect(
      FieldPath.root.child("metadata", "annotations").key("a.b/c").text
        == "metadata.annotations[a.b/c]")
    #expect(GoText.quoted("a\"b\\\n\u{1}é\u{200b}") == #""a\"b\\\n\x01é\u200b""#)
  }
}
