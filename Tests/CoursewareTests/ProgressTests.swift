import ClusterEngine
import Simulation
import Testing
import Workstation

@testable import Courseware

@Suite struct ProgressTests {
  @Test func `records are added, the strongest counts, a torn last line is no harm`() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    var progress = LessonProgress(path: folder.file("p"))
    progress.record(.passed, lesson: "a", step: "one", hash: "h", seed: 1, time: "t")
    progress.record(.started, lesson: "a", step: "one", hash: "h", seed: 1, time: "t")
    progress.record(.skipped, lesson: "a", step: "two", hash: "h", seed: 1, time: "t")
    #expect(progress.steps == ["a/one": .passed, "a/two": .skipped])
    let whole = folder.text("p")
    #expect(whole.split(separator: "\n").count == 3)
    try folder.write(whole + "{\"lesson\":\"a\",\"st", to: "p")
    var again = LessonProgress(path: folder.file("p"))
    #expect(again.steps == progress.steps)
    again.record(.finished, lesson: "a", step: "two", hash: "h", seed: 1, time: "t")
    #expect(folder.text("p").hasPrefix(whole))
    #expect(LessonProgress(path: folder.file("p")).finished == ["a"])
  }

  /// Everything that can be told of a world and a lesson from outside.
  private func state(_ room: Classroom) -> [String] {
    [
      room.step, room.tutor.badge ?? "", "\(room.tutor.language)",
      "\(room.tutor.workstation.session.now.nanoseconds)",
      room.type("kubectl get pods -A -o yaml"), room.type("ls; cat note.txt"),
    ]
  }

  static let sessions: [[String]] = [
    [":next", "kubectl run web --image=ngnix", ":wait 20s", ":hint", ":undo"],
    [":next", "kubectl run web --image=nginx", ":wait 20s", "kubectl get pods", ":lang zh"],
    [
      ":jump which-node", "node-9", ":skip", "kubectl get pod web -o yaml", "2",
      "echo x > note.txt",
    ],
    [
      ":jump pair", "kubectl apply -f pair.yaml", ":wait 30s",
      "kubectl exec pair -c kubia -- hostname",
    ],
    [
      ":jump delete", "kubectl delete pod kubia", ":reset", ":jump logs", "cd /tmp",
      "kubectl logs kubia",
    ],
  ]

  @Test(arguments: sessions)
  func `a lesson that was cut off goes on in the same world and step`(_ lines: [String]) throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let room = try Classroom(state: folder.path, seed: 5)
    // A pipe costs time that a prompt does not; the journal is a prompt's.
    room.tutor.workstation.kubectlCost = .zero
    for line in lines { room.type(line) }
    let journal = folder.text("first-pods.journal")
    let left = state(room)
    // Killed while a line was being written; another seed is asked for, the journal's counts.
    try folder.write(journal + "{\"line\":\"kubectl del", to: "first-pods.journal")
    let resumed = try Classroom(state: folder.path, seed: 6)
    resumed.tutor.workstation.kubectlCost = .zero
    #expect(state(resumed) == left)
    // And once more, after the torn line has been mended.
    let third = try Classroom(state: folder.path)
    #expect(third.step == left[0])
  }

  @Test func `what was pasted into a command is pasted again`() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let room = try Classroom(state: folder.path)
    room.type(":next")
    room.terminal.pendingInput = Array(
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
        - name: web
          image: nginx

      """.utf8)
    #expect(room.type("kubectl create -f -").hasPrefix("pod/web created\n"))
    let resumed = try Classroom(state: folder.path)
    #expect(resumed.type("kubectl get pods").contains("web "))
  }

  @Test func `leaving with exit does not leave again when the lesson goes on`() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let room = try Classroom(state: folder.path)
    room.type(":next")
    room.type("exit 3")
    #expect(room.tutor.workstation.exitStatus == 3)
    let resumed = try Classroom(state: folder.path)
    #expect(resumed.tutor.workstation.exitStatus == nil)
    #expect(resumed.step == "first-pod")
  }

  @Test func `a finished lesson begins anew, and its end is on record`() throws {
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let room = try Classroom(state: folder.path)
    room.type(":jump recap")
    room.type(":next")
    #expect(room.step == "none")
    #expect(folder.text("progress.jsonl").hasSuffix("\"event\":\"finished\"}\n"))
    #expect(try Classroom(state: folder.path).step == "welcome")
  }
}
