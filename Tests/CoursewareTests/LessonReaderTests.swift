import Courseware
import Testing

@Suite struct LessonReaderTests {
  static let faults: [(old: String, new: String, error: String)] = [
    ("schema: 1\n", "schema: 2\n", "first-pods/lesson.yaml: only schema 1 is known"),
    (
      "kubectl: \"1.32\"", "kubectl: \"1.31\"",
      "first-pods/lesson.yaml: only kubectl \"1.32\" is known"
    ),
    (
      "mode: read\n\n  - id: first-pod\n", "mode: reed\n\n  - id: first-pod\n",
      "first-pods/lesson.yaml: steps[0].mode: \"reed\" is none of read, do, fix, quiz, explore"
    ),
    (
      "- id: welcome", "- id: Welcome",
      "first-pods/lesson.yaml: steps[0]: an id is made of lower-case letters, digits and dashes,"
        + " not \"Welcome\""
    ),
    (
      "- id: welcome", "- id: recap",
      "first-pods/lesson.yaml: steps[14]: a second step \"recap\""
    ),
    (
      "{ id: wide, mode: latch, command: { verb: get,",
      "{ id: wide, mode: latch, command: { vreb: get,",
      "first-pods/lesson.yaml: steps[2].checks[0].command: unknown key \"vreb\";"
        + " known are verb, kind, name, flags, succeeded"
    ),
    (
      "status: { phase: Running } }, within: 60s", "status: { phase: Running } }, within: soon",
      "first-pods/lesson.yaml: steps[1].checks[2].within: must be a time such as 60s or 5m"
    ),
    (
      "metadata: { name: web }, status", "status",
      "first-pods/lesson.yaml: steps[1].checks[2].assert: needs apiVersion, kind and metadata.name"
    ),
    (
      "correct: spec }", "correct: spek }",
      "first-pods/lesson.yaml: steps[5].ask: no choice \"spek\""
    ),
    (
      "{ key: C-d }", "{ key: C-x }",
      "first-pods/lesson.yaml: steps[1].solutions[1].type[2]: only the key C-d is known"
    ),
    (
      "state: { kind: Pod, selector: run, count:", "state: { kind: Pod, count:",
      "first-pods/lesson.yaml: steps[1].hints[4].when.state: needs either a name or a selector"
    ),
    (
      "requires: []", "requires: [second-pods]",
      "first-pods/lesson.yaml: requires: there is no lesson \"second-pods\""
    ),
  ]

  @Test(arguments: faults.indices)
  func `a fault in lesson.yaml is told with file and place`(_ index: Int) throws {
    let fault = Self.faults[index]
    let folder = try LessonFolder()
    defer { folder.remove() }
    try folder.replace(fault.old, by: fault.new, in: "first-pods/lesson.yaml")
    #expect(throws: LessonError.self) { try folder.load("first-pods") }
    do { _ = try folder.load("first-pods") } catch { #expect("\(error)" == fault.error) }
  }

  @Test func `a fault in the prose is told with its line`() throws {
    let cases = [
      (
        "## welcome\n", "### early\n\n## welcome\n",
        "first-pods/en.md: line 3: a part before any step"
      ),
      (
        "### hint where\n\n`kubectl run", "### hint nudge\n\n`kubectl run",
        "first-pods/en.md: line 48: a second block \"first-pod/hint nudge\""
      ),
    ]
    for (old, new, message) in cases {
      let folder = try LessonFolder()
      defer { folder.remove() }
      try folder.replace(old, by: new, in: "first-pods/en.md")
      do {
        _ = try folder.load("first-pods")
        Issue.record("it was read")
      } catch {
        #expect("\(error)" == message)
      }
    }
  }

  @Test func `an unknown lesson is told with those that exist`() throws {
    let library = try LessonLibrary(folder: LessonFolder.path)
    #expect(try library.load("pods").lesson.id == "first-pods")
    do {
      _ = try library.load("first-cats")
      Issue.record("it was loaded")
    } catch {
      #expect("\(error)".hasPrefix("catalog.yaml: there is no lesson \"first-cats\"; there are "))
    }
  }
}
