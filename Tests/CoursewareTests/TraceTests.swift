import ClusterEngine
import ObjectModel
import Simulation
import Testing
import Workstation

@testable import Courseware

struct TraceTests {
  /// What the lines show, run at a desk of their own.
  private func shown(_ lines: [String], isTerminal: Bool = false) -> String {
    let terminal = CollectingTerminal()
    terminal.columns = 60
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: .bareThree, seed: 1), pace: .stepped),
      terminal: terminal)
    let tutor = Tutor(
      workstation, library: nil, language: .english, seed: 1, stateFolder: nil, realTime: { "" })
    for line in lines.dropLast() { tutor.run(line: line) }
    _ = terminal.takeText()
    tutor.run(line: lines.last ?? "")
    return terminal.takeText()
  }

  @Test(arguments: [
    ([":trace"], ":trace: no command has changed anything in this cluster yet\n"),
    (
      [":trace pod/none"],
      ":trace: no write to pod/none in namespace default is known\n"
    ),
    ([":trace gadget/a"], ":trace: there is no kind \"gadget\"\n"),
    ([":lang zh", ":trace gadget/a"], ":trace: 没有 \"gadget\" 这种对象\n"),
    (
      [
        "kubectl create configmap colour --from-literal=a=red", "kubectl get pods",
        "kubectl create configmap --fail", ":trace",
      ],
      """
      $ kubectl create configmap colour --from-literal=a=red
      From 2030-01-01T09:00:00Z on; before each write stands the revision it was stored under.
      +0.000s  kubectl  asked the API server, which checked and stored:
        32  created ConfigMap colour

      """
    ),
    (
      [
        "kubectl create configmap colour --from-literal=a=red", ":undo", ":trace",
      ],
      ":trace: no command has changed anything in this cluster yet\n"
    ),
    (
      [
        "kubectl create configmap colour --from-literal=a=red", ":wait 90s",
        "kubectl patch configmap colour -p '{\"data\":{\"a\":\"blue\",\"b.c\":\"green\"}}'",
        "kubectl delete configmap colour", ":lang zh", ":trace cm colour",
      ],
      """
      ConfigMap colour
      从 2030-01-01T09:00:00Z 起；每次写入前面是它在存储中的版本号。
      +0.000s  kubectl  执行 kubectl create configmap colour --from-literal=a=red；API 服务器校验并存储：
        32  创建 ConfigMap colour
      +1m30s  kubectl  执行 kubectl patch configmap colour -p '{"data":{"a":"blue","b.c":"green"}}'；API
            服务器校验并存储：
        33  修改 ConfigMap colour：data.a red → blue；data[b.c] green
      +1m30s  kubectl  执行 kubectl delete configmap colour；API 服务器校验并存储：
        34  从存储中移除 ConfigMap colour

      """
    ),
  ])
  func `trace tells what was written, by whom and why`(_ lines: [String], _ text: String) {
    #expect(shown(lines) == text)
  }

  @Test(arguments: [
    (":trace pod/w", ["pod/web"]), (":why deploy ap", ["app"]),
    (":trace confi", ["configmaps", "configmap"]),
    (":trace pod we", ["web"]),
  ])
  func `objects are completed as kubectl does`(_ line: String, _ texts: [String]) {
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: .bareThree, seed: 1), pace: .stepped),
      terminal: CollectingTerminal())
    let tutor = Tutor(
      workstation, library: nil, language: .english, seed: 1, stateFolder: nil, realTime: { "" })
    tutor.run(line: "kubectl run web --image=nginx; kubectl create deployment app --image=nginx")
    let found = workstation.complete(line, cursor: line.utf8.count)
    #expect(found.candidates.map(\.text) == texts)
  }

  @Test func `fields differ down to what has no parts`() {
    let old: Value = [
      "a": 1, "gone": true, "list": [["name": "x", "value": 1], ["name": "y"]], "plain": [1],
    ]
    let new: Value = ["a": 2, "list": [["name": "x", "value": 3]], "plain": [1, 2], "k.l": "m"]
    let texts = FieldDifference.all(old, new, at: "spec").map { difference in
      let sides = [difference.old, difference.new].map { $0.map { JSONWriter().text($0) } ?? "-" }
      return difference.path + " " + sides.joined(separator: " ")
    }
    #expect(
      texts == [
        "spec.a 1 2", "spec.list[x].value 1 3", "spec.list[y].name \"y\" -",
        "spec.plain [1] [1,2]", "spec[k.l] - \"m\"", "spec.gone true -",
      ])
  }

  @Test func `steps that read alike are told once, in colour and within the width`() {
    func step(_ name: String, at milliseconds: Int64, isWarning: Bool = false) -> TraceStep {
      TraceStep(
        who: "scheduler", component: "scheduler", trigger: "saw that Pod \(name) was created",
        time: Instant(nanoseconds: milliseconds * 1_000_000),
        act: TraceAct(
          revision: milliseconds, text: "bound Pod \(name) to a node of a long name", brief: "",
          pattern: "bind", subject: "Pod \(name)", isWarning: isWarning))
    }
    let page = TracePage(width: 48, isStyled: true, words: TracePhrases(language: .english))
    let lines = page.lines(
      title: "$ it",
      steps: [
        step("a", at: 1, isWarning: true), step("b", at: 2), step("c", at: 3000),
        step("a", at: 4000),
      ], isWhole: true)
    #expect(
      lines.joined(separator: "\n") == """
        \u{1b}[1m$ it\u{1b}[0m
        \u{1b}[2mFrom 1970-01-01T00:00:00Z on; before each write
        stands the revision it was stored under.\u{1b}[0m
        \u{1b}[36m+0.000s\u{1b}[0m  \u{1b}[1mscheduler\u{1b}[0m  \u{1b}[2msaw that Pod a was created\u{1b}[0m
        \u{1b}[2m  1     \u{1b}[0m\u{1b}[33mbound Pod a to a node of a long name\u{1b}[0m
                likewise for b, c (+2.999s)
        \u{1b}[36m+3.999s\u{1b}[0m  \u{1b}[1mscheduler\u{1b}[0m  \u{1b}[2msaw that Pod a was created\u{1b}[0m
        \u{1b}[2m  4000  \u{1b}[0mbound Pod a to a node of a long name
        """)
  }
}
