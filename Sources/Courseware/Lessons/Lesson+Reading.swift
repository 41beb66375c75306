import ObjectModel
import Simulation

extension Lesson {
  /// Reads the parsed `lesson.yaml`.
  /// - Throws: an error that names the place.
  init(reading value: Value, file: String) throws(LessonError) {
    let root = LessonNode(value: value, file: file, place: "")
    try root.allow(["schema", "id", "kubectl", "teaches", "requires", "setup", "steps"])
    guard try root.required("schema").value == 1 else {
      throw root.fail("only schema 1 is known")
    }
    guard try root.required("kubectl").string() == "1.32" else {
      throw root.fail("only kubectl \"1.32\" is known")
    }
    id = try root.id()
    teaches = try root.strings("teaches")
    requires = try root.strings("requires")
    setup = try Setup(reading: try root.required("setup"))
    var steps: [Step] = []
    for node in try root.list("steps") {
      let step = try Step(reading: node)
      guard !steps.contains(where: { $0.id == step.id }) else {
        throw node.fail("a second step \"\(step.id)\"")
      }
      steps.append(step)
    }
    guard !steps.isEmpty else { throw root.fail("there are no steps") }
    self.steps = steps
  }
}

extension Lesson.Setup {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["world", "apply", "files", "images"])
    world = try node.required("world").string()
    apply = try node.strings("apply")
    files = try node.strings("files")
    images = try node.strings("images")
  }
}

extension Lesson.Step {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["id", "mode", "checks", "hints", "solutions", "wrong", "ask"])
    id = try node.id()
    mode = try node.required("mode").word(Mode.self)
    var checks: [Lesson.Check] = []
    for child in try node.list("checks") {
      let check = try Lesson.Check(reading: child)
      guard !checks.contains(where: { $0.id == check.id }) else {
        throw child.fail("a second check \"\(check.id)\"")
      }
      checks.append(check)
    }
    self.checks = checks
    var hints: [Lesson.Hint] = []
    for child in try node.list("hints") { hints.append(try Lesson.Hint(reading: child)) }
    self.hints = hints
    var solutions: [Lesson.Attempt] = []
    for child in try node.list("solutions") {
      solutions.append(try Lesson.Attempt(reading: child))
    }
    self.solutions = solutions
    var wrong: [Lesson.Attempt] = []
    for child in try node.list("wrong") { wrong.append(try Lesson.Attempt(reading: child)) }
    self.wrong = wrong
    question = try node.child("ask").map { child throws(LessonError) in
      try Lesson.Question(reading: child)
    }
    guard (mode == .quiz) == (question != nil) else {
      throw node.fail("a quiz, and only a quiz, has \"ask\"")
    }
  }
}

extension Lesson.Check {
  init(reading node: LessonNode) throws(LessonError) {
    let conditions = Lesson.Condition.keys
    try node.allow(["id", "mode", "within", "points"] + conditions)
    id = try node.id()
    condition = try Lesson.Condition(reading: node)
    let isLatch: Bool =
      switch condition {
      case .command, .output: true
      default: false
      }
    mode =
      try node.child("mode").map { child throws(LessonError) in
        try child.word(Mode.self)
      } ?? (isLatch ? .latch : .hold)
    within = try node.child("within").map { child throws(LessonError) in try child.span() }
    points = Int(node.child("points")?.value.int ?? 1)
  }
}

extension Lesson.Condition {
  static let keys = ["assert", "state", "command", "output", "any_of", "all_of"]

  /// Reads the one condition a mapping holds beside its other keys.
  init(reading node: LessonNode) throws(LessonError) {
    let present = Self.keys.filter { node.child($0) != nil }
    guard present.count == 1, let key = present.first else {
      throw node.fail("needs one of \(Self.keys.joined(separator: ", "))")
    }
    let child = try node.required(key)
    switch key {
    case "assert":
      guard child.value.string(.kind) != nil, child.value.string(.metadata, .name) != nil else {
        throw child.fail("needs apiVersion, kind and metadata.name")
      }
      self = .assert(child.value)
    case "state": self = .state(try Lesson.StateCheck(reading: child))
    case "command": self = .command(try Lesson.CommandCheck(reading: child))
    case "output":
      try child.allow(["of", "contains"])
      self = .output(
        of: try child.child("of").map { child throws(LessonError) in try child.string() },
        contains: try child.required("contains").string())
    default:
      var conditions: [Lesson.Condition] = []
      for entry in try node.list(key) {
        conditions.append(try Lesson.Condition(reading: entry))
      }
      self = key == "any_of" ? .anyOf(conditions) : .allOf(conditions)
    }
  }
}

extension Lesson.StateCheck {
  static let tests = [
    "eq", "ne", "in", "ge", "le", "exists", "absent", "contains", "matches", "count",
  ]

  init(reading node: LessonNode) throws(LessonError) {
    try self.init(reading: node, needsTest: true)
  }

  init(reading node: LessonNode, needsTest: Bool) throws(LessonError) {
    try node.allow(["kind", "name", "selector", "namespace", "path"] + Self.tests)
    kind = try node.required("kind").string()
    name = try node.child("name").map { child throws(LessonError) in try child.string() }
    selector = try node.child("selector").map { child throws(LessonError) in try child.string() }
    namespace = try node.child("namespace").map { child throws(LessonError) in
      try child.string()
    }
    path = try node.child("path").map { child throws(LessonError) in try child.string() } ?? ""
    guard (name == nil) != (selector == nil) else {
      throw node.fail("needs either a name or a selector")
    }
    test = needsTest ? try Test(reading: node) : .exists(true)
  }
}

extension Lesson.StateCheck.Test {
  init(reading node: LessonNode) throws(LessonError) {
    let present = Lesson.StateCheck.tests.filter { node.child($0) != nil }
    guard present.count == 1, let key = present.first else {
      throw node.fail("needs one of \(Lesson.StateCheck.tests.joined(separator: ", "))")
    }
    let child = try node.required(key)
    switch key {
    case "eq": self = .equal(child.value)
    case "ne": self = .notEqual(child.value)
    case "in": self = .oneOf(child.value.elements)
    case "ge": self = .atLeast(child.value)
    case "le": self = .atMost(child.value)
    case "exists": self = .exists(try child.bool())
    case "absent": self = .exists(try !child.bool())
    case "contains": self = .contains(try child.string())
    case "matches": self = .matches(try child.string())
    default: self = .count(try Lesson.StateCheck.Test(reading: child))
    }
  }
}

extension Lesson.CommandCheck {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["verb", "kind", "name", "flags", "succeeded"])
    verb = try node.required("verb").string()
    kind = try node.child("kind").map { child throws(LessonError) in try child.string() }
    name = try node.child("name").map { child throws(LessonError) in try child.string() }
    succeeded = try node.child("succeeded").map { child throws(LessonError) in
      try child.bool()
    }
    flags = (node.child("flags")?.value.object ?? Fields()).map { field in
      Flag(name: field.key.text, value: field.value.bool == true ? nil : field.value.plainText)
    }
  }
}

extension Lesson.Hint {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["id", "when"])
    id = try node.id()
    diagnosis = try node.child("when").map { child throws(LessonError) in
      try child.allow(["fails"] + Lesson.Condition.keys)
      let hasCondition = Lesson.Condition.keys.contains { child.child($0) != nil }
      return Diagnosis(
        fails: try child.required("fails").string(),
        condition: hasCondition ? try Lesson.Condition(reading: child) : nil)
    }
  }
}

extension Lesson.Attempt {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["id", "type", "expect"])
    id = try node.id()
    var input: [Input] = []
    for entry in try node.list("type") {
      if let line = entry.value.string {
        input.append(.line(line))
      } else if let file = entry.value.string("paste") {
        input.append(.paste(file))
      } else if let key = entry.value.string("key") {
        guard key == "C-d" else { throw entry.fail("only the key C-d is known") }
        input.append(.key(key))
      } else {
        throw entry.fail("must be a line, { paste: FILE } or { key: C-d }")
      }
    }
    guard !input.isEmpty else { throw node.fail("\"type\" is empty") }
    self.input = input
    let expect = node.child("expect")
    try expect?.allow(["fails", "hint"])
    fails = try expect?.strings("fails") ?? []
    hint = try expect?.child("hint").map { child throws(LessonError) in try child.string() }
  }
}

extension Lesson.Question {
  init(reading node: LessonNode) throws(LessonError) {
    try node.allow(["kind", "choices", "correct", "answer", "from"])
    let kind = try node.required("kind").string()
    switch kind {
    case "one":
      let choices = try node.strings("choices")
      let correct = try node.required("correct").string()
      guard choices.contains(correct) else { throw node.fail("no choice \"\(correct)\"") }
      self = .one(choices: choices, correct: correct)
    case "many":
      self = .many(
        choices: try node.strings("choices"), correct: try node.strings("correct"))
    case "exact": self = .exact(try node.required("answer").string())
    case "number":
      guard let number = try node.required("answer").value.int else {
        throw node.fail("the answer must be a number")
      }
      self = .number(number)
    case "from-cluster":
      self = .fromCluster(
        try Lesson.StateCheck(reading: try node.required("from"), needsTest: false))
    default: throw node.fail("\"\(kind)\" is none of one, many, exact, number, from-cluster")
    }
  }
}

extension Value {
  /// A scalar as a learner would type it; JSON for the rest.
  var plainText: String {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: JSONWriter(sortsKeys: true).text(self)
    }
  }
}
