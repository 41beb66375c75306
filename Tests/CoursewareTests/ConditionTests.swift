import ObjectModel
import Testing

@testable import Courseware

@Suite struct ConditionTests {
  typealias Expectation = Lesson.StateCheck.Test

  static let tests: [(test: Expectation, value: Value?, holds: Bool)] = [
    (.equal("1Gi"), "1024Mi", true), (.equal("1Gi"), "1G", false), (.equal(1), "1000m", true),
    (.equal("nginx"), "nginx", true), (.equal("nginx"), "Nginx", false), (.equal(true), true, true),
    (.equal(true), "true", false), (.equal(true), 1, false), (.equal("x"), nil, false),
    (.notEqual("1Gi"), "1024Mi", false), (.notEqual("x"), nil, true),
    (.oneOf(["a", "b"]), "b", true), (.oneOf(["a", "b"]), "c", false), (.oneOf(["a"]), nil, false),
    (.atLeast(3), 3, true), (.atLeast(3), 2, false), (.atLeast("500m"), 1, true),
    (.atLeast(3), "many", false), (.atLeast(0), nil, false), (.atMost("1Gi"), "1000Mi", true),
    (.atMost("1Gi"), "1.5Gi", false), (.exists(true), "x", true), (.exists(true), nil, false),
    (.exists(false), nil, true), (.contains("gin"), "nginx", true),
    (.contains("a"), ["a", "b"], true),
    (.contains("app"), ["app": "kubia"], true), (.contains("kubia"), ["app": "kubia"], false),
    (.contains("x"), nil, false), (.matches("nginx(:.+)?"), "nginx:1.27", true),
    (.matches("nginx"), "mynginx", false), (.matches("["), "[", false),
    (.count(.equal(2)), ["a", "b"], true), (.count(.atLeast(1)), [], false),
    (.count(.equal(0)), nil, true), (.count(.equal(1)), ["app": "kubia"], true),
  ]

  @Test(arguments: tests.indices)
  func `a value is held against what is expected`(_ index: Int) {
    let (test, value, holds) = Self.tests[index]
    #expect(test.holds(for: value) == holds, "\(test) \(String(describing: value))")
  }

  @Test func `paths lead through mappings, lists and keys with dots`() {
    let object: Value = [
      "spec": ["containers": [["image": "nginx"], ["image": "busybox"]]],
      "metadata": ["labels": ["app.kubernetes.io/name": "web", "app": "kubia"]],
      "status": ["note": .null],
    ]
    let cases: [(String, Value?)] = [
      ("spec.containers[1].image", "busybox"), ("spec.containers[2].image", nil),
      ("metadata.labels.app", "kubia"), ("metadata.labels[app.kubernetes.io/name]", "web"),
      ("spec.volumes", nil), ("status.note", nil), ("spec.containers.image", nil), ("", object),
    ]
    for (path, value) in cases {
      #expect(ValuePath.value(of: object, at: path) == value, "\(path)")
    }
  }

  @Test func `a partial manifest tells the first difference`() {
    let object: Value = [
      "spec": [
        "replicas": 3, "memory": "1024Mi", "containers": [["name": "web", "image": "nginx"]],
      ]
    ]
    let cases: [(Value, String?)] = [
      (["spec": ["replicas": 3]], nil), (["spec": ["memory": "1Gi"]], nil),
      (["spec": ["containers": [["image": "nginx"]]]], nil),
      (["spec": ["replicas": 2]], "spec.replicas: expected 2, found 3"),
      (["spec": ["paused": true]], "spec.paused: expected true, found nothing"),
      (
        ["spec": ["containers": [["image": "httpd"]]]],
        "spec.containers[0].image: expected httpd, found nginx"
      ),
      (["spec": ["containers": []]], "spec.containers: expected 0 entries, found 1"),
    ]
    for (wanted, difference) in cases {
      #expect(PartialMatch.difference(wanted, object) == difference)
    }
  }

  @Test func `kubectl commands are found in lines of shell text`() {
    let cases: [(String, [[String]])] = [
      ("kubectl get pods", [["get", "pods"]]), ("cat kubia.yaml", []), ("kubectl", []),
      ("k get po | grep web", [["get", "po"]]),
      (
        "kubectl run a > a.yaml && kubectl apply -f a.yaml",
        [["run", "a"], ["apply", "-f", "a.yaml"]]
      ),
      (
        "kubectl exec web -- sh -c 'kill 1; ls'", [["exec", "web", "--", "sh", "-c", "kill 1; ls"]]
      ),
    ]
    for (line, commands) in cases { #expect(LessonLint.kubectlCommands(in: line) == commands) }
  }

  @Test func `marks of emphasis and code end even on the next line`() {
    let text = "Use `-o\nwide` and **read\nit**.\n\n```console\n$ kubectl get `x`\n```\nEnd."
    #expect(
      ProseFormatter.text(text, styled: false)
        == "Use -o\nwide and read\nit.\n\n    $ kubectl get `x`\nEnd.")
    #expect(
      ProseFormatter.text("a `b` **c**", styled: true)
        == "a \u{1b}[36mb\u{1b}[39m \u{1b}[1mc\u{1b}[22m")
  }
}
