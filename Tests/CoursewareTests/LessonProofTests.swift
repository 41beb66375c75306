import Courseware
import Testing

/// One way to spoil first-pods, and what the proofs then say.
struct Spoil: Sendable, CustomTestStringConvertible {
  let name: String
  let path: String
  let old: String
  let new: String
  let finding: String

  init(
    _ name: String, _ path: String = "lesson.yaml", _ old: String, by new: String,
    says finding: String
  ) {
    self.name = name
    self.path = path
    self.old = old
    self.new = new
    self.finding = finding
  }

  var testDescription: String { name }
}

@Suite struct LessonProofTests {
  /// Everything `drydock lessons test` finds, as it prints it.
  static func findings(
    _ loaded: LoadedLesson, languages: [Language] = [.english], seeds: [UInt64] = [1]
  ) -> [String] {
    LessonLint.lint(loaded).map(\.description)
      + LessonTester.test(loaded, languages: languages, seeds: seeds).findings.map(\.description)
  }

  @Test func `every lesson of the catalogue holds in both languages over three seeds`() throws {
    let library = try LessonLibrary(folder: LessonFolder.path)
    #expect(!library.ids.isEmpty)
    for id in library.ids {
      let loaded = try library.load(id)
      #expect(
        Self.findings(loaded, languages: Language.allCases, seeds: [1, 2, 3]) == [], "\(id)")
    }
  }

  static let spoils = [
    Spoil(
      "a check that only asks for existence", "lesson.yaml",
      "assert: { apiVersion: v1, kind: Pod, metadata: { name: web }, status: { phase: Running } }",
      by: "state: { kind: Pod, name: web, exists: true }",
      says: "first-pod: wrong: typo meets check running"),
    Spoil(
      "an image that may be anything", "lesson.yaml", "\"nginx(:.+)?\"", by: "\".*\"",
      says: "first-pod: wrong: typo meets check image"),
    Spoil(
      "a check that was dropped", "lesson.yaml",
      "      - { id: label, mode: hold, state: { kind: Pod, name: kubia, path: metadata.labels.app,"
        + " eq: kubia } }\n", by: "",
      says: "manifest: lint: hint nolabel refers to check \"label\", which does not exist"),
    Spoil(
      "an output that need not be shown", "lesson.yaml",
      "      - { id: seen, mode: latch, output: { contains: \"ago)\" } }\n", by: "",
      says: "restart: mutation: stop passes without its line 3"),
    Spoil(
      "a wrong attempt without a reason", "lesson.yaml",
      "expect: { fails: [exists, image, running, seen], hint: othername }", by: "expect: {}",
      says: "first-pod: lint: attempt name names no failing check"),
    Spoil(
      "a hint that nothing brings", "lesson.yaml", "fails: [label], hint: nolabel",
      by: "fails: [label]", says: "manifest: lint: no wrong attempt brings hint nolabel"),
    Spoil(
      "a hint for another state", "lesson.yaml", "in: [ErrImagePull, ImagePullBackOff]",
      by: "in: [CrashLoopBackOff]",
      says: "first-pod: wrong: typo brings the hint none, not badimage"),
    Spoil(
      "a check met from the start", "lesson.yaml", "name: pair, path: \"spec.containers\"",
      by: "name: kubia, path: \"spec.containers[0].ports\"",
      says: "pair: wrong: app also fails check both"),
    Spoil(
      "a check met before anything is done", "lesson.yaml",
      "id: exists, mode: hold, state: { kind: Pod, name: kubia, exists: true }",
      by: "id: exists, mode: hold, state: { kind: Pod, name: web, exists: true }",
      says: "manifest: baseline: check exists is already met at the start"),
    Spoil(
      "a solution that does not work", "lesson.yaml",
      "{ id: name, type: [\"kubectl logs kubia\"] }",
      by: "{ id: name, type: [\"kubectl logs web\"] }",
      says: "logs: solve: name does not pass:"),
    Spoil(
      "a solution with a line too many", "lesson.yaml",
      "{ id: name, type: [\"kubectl logs kubia\"] }",
      by: "{ id: name, type: [\"kubectl logs kubia\", \"kubectl logs kubia\"] }",
      says: "logs: solve: name passes before its line 2"),
    Spoil(
      "a single solution", "lesson.yaml",
      "      - { id: slash, type: [\"kubectl logs pod/kubia --tail=5\"] }\n", by: "",
      says: "logs: lint: fewer than two solutions"),
    Spoil(
      "a command that is not taught", "lesson.yaml", "teaches: [pod, node, run,",
      by: "teaches: [pod, node,",
      says: "\"run\" is used before it is taught"),
    Spoil(
      "a kind that is not taught", "lesson.yaml", "teaches: [pod, node,", by: "teaches: [pod,",
      says: "welcome: lint: kubectl get nodes: \"node\" is used before it is taught"),
    Spoil(
      "a flag that does not exist", "en.md", "`kubectl run --help`", by: "`kubectl run --helpme`",
      says: "kubectl run --helpme: unknown flag: --helpme"),
    Spoil(
      "a shown command whose output is another one", "golden/welcome.txt", "control-plane",
      by: "control-plain",
      says: "welcome: prose: golden/welcome.txt is not what the shown commands give"),
    Spoil(
      "words that are not translated", "zh-Hans.md", "### hint badimage", by: "### hint badpicture",
      says: "first-pod/hint badimage: lint: zh-Hans.md has no block for it"),
    Spoil(
      "a translation of older words", "en.md", "Your first pod runs.",
      by: "Your first pod is here.",
      says: "first-pod/pass: lint: zh-Hans.md: made from another English text"),
    Spoil(
      "code that differs in the translation", "zh-Hans.md", "`luksa/kubia`", by: "`kubia`",
      says: "manifest: lint: zh-Hans.md: the code differs from the English text"),
    Spoil(
      "a line too wide", "en.md", "Then let us run something.",
      by: "Then let us run something, and let this line go on until it fits no page any more.",
      says: "welcome/pass: lint: en.md: a line of "),
    Spoil(
      "a hint that is the answer", "en.md", "`kubectl logs` and the name of the pod.",
      by: "`kubectl logs kubia`", says: "logs: lint: en.md: hint nearly is a line of a solution"),
  ]

  @Test(arguments: spoils)
  func `a lesson that is spoilt does not hold`(_ spoil: Spoil) throws {
    let folder = try LessonFolder()
    defer { folder.remove() }
    try folder.replace(spoil.old, by: spoil.new, in: "first-pods/" + spoil.path)
    let loaded = try folder.load("first-pods")
    let findings =
      spoil.finding.contains("lint:") || spoil.finding.contains("kubectl run")
        || spoil.finding.contains("taught")
      ? LessonLint.lint(loaded).map(\.description) : Self.findings(loaded)
    #expect(findings.contains { $0.contains(spoil.finding) }, "\(findings)")
  }
}
