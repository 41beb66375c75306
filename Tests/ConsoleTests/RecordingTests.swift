import ClusterEngine
import Courseware
import Simulation
import Testing
import Workstation

@testable import Console

struct RecordingTests {
  /// A recorded session on a stepped clock; what is typed into a line is given with it.
  private func record(
    redacting words: [String] = [], _ lines: [(line: String, typed: [TypedInput])]
  ) throws -> String {
    let path = "/tmp/drydock-recording-\(UInt64.random(in: 0...UInt64.max)).md"
    defer { _ = HostFile.remove(path) }
    let terminal = CollectingTerminal()
    let session = ClusterSession(
      cluster: Cluster(world: .threeNodes, seed: 1), pace: .stepped)
    let workstation = Workstation(session: session, terminal: terminal)
    let tutor = Tutor(
      workstation, library: nil, language: .english, seed: 1, stateFolder: nil, realTime: { "" })
    let sink = try #require(
      RecordingSink(path: path, header: Transcript.Header(), redacting: words))
    let runner = LineRunner(workstation, tutor: tutor, sink: sink)
    for (line, typed) in lines {
      if !typed.isEmpty { terminal.beginTyping(typed, clock: session) }
      _ = runner.run(line)
      terminal.endTyping()
    }
    return String(decoding: try #require(HostFile.read(path)), as: UTF8.self)
  }

  private func keys(_ delay: Span, _ text: String) -> TypedInput {
    TypedInput(delay: delay, bytes: Array(text.utf8))
  }

  @Test func `what is typed into a container is recorded as it was meant, and verifies`() throws {
    let text = try record(
      redacting: ["hunter2"],
      [
        ("kubectl run web --image=nginx", []), (":wait 10s", []), (" kubectl get nodes", []),
        (
          "kubectl exec -it web -- sh",
          [
            keys(.seconds(2), "hots"), keys(.milliseconds(340), "\u{7f}\u{7f}st"),
            keys(.milliseconds(100), "name\r"), keys(.seconds(1), "sleep 100\r"),
            keys(.seconds(3), "\u{3}"), keys(.seconds(1), "echo hunter2\u{15}exit 3\r"),
          ]
        ), ("echo done", []), ("exit", []),
      ])
    let body = text.split(separator: "---\n").last.map(String.init)
    #expect(
      body == """

        ```console
        $ kubectl run web --image=nginx
        pod/web created
        ```

        ```console
        @ +10.1s
        $ kubectl exec -it web -- sh
        @ +2.44s
        < hostname
        @ +1s
        < sleep 100
        @ +3s
        < ^C
        @ +1s
        < exit 3
        # hostname
        web
        # sleep 100
        ^C
        # exit 3
        command terminated with exit code 3
        ? 3
        ```

        ```console
        $ echo done
        done
        ```

        """)
    let report = try TranscriptVerifier.verify(TranscriptParser.parse(text), path: "r.md")
    #expect(report.mismatches.isEmpty, "\(report.mismatches.map(\.difference).joined())")
  }

  @Test func `images and questions are steps, the clock and the help are not`() throws {
    let text = try record([
      (
        "cat > shop.yaml <<EOF\nname: school/shop\ntags: {latest: v1}\nentrypoint: [/shop]\n"
          + "programs: [{names: [/shop]}]\nEOF", []
      ),
      (":images shop.yaml", []), (":help", []), (":time", []),
      ("kubectl run shop --image=school/shop", []), ("kubectl run gone --image=school/gone", []),
      (":wait 10s", []), (":why pod shop", []), (":lang zh", []), (":why pod shop", []),
      (":images shop.yaml", []), (":undo", []),
    ])
    let steps = text.split(separator: "\n").filter { $0.hasPrefix("$") || $0.hasPrefix("@") }
    #expect(
      steps == [
        "$ cat > shop.yaml <<EOF", "$ :images shop.yaml", "$ kubectl run shop --image=school/shop",
        "$ kubectl run gone --image=school/gone", "@ +10s", "$ :why pod shop", "$ :lang zh",
        "$ :why pod shop",
      ])
    #expect(text.contains("image docker.io/school/shop can be pulled now"))
    let report = try TranscriptVerifier.verify(TranscriptParser.parse(text), path: "r.md")
    #expect(report.mismatches.isEmpty, "\(report.mismatches.map(\.difference).joined())")
  }

  @Test func `what is undone leaves the recording`() throws {
    let text = try record([
      ("echo one", []), (":wait 5s", []), ("echo two", []), (":wait 7s", []), (":undo", []),
      (":undo", []), ("echo three", []),
    ])
    #expect(
      text.hasSuffix(
        """

        ```console
        $ echo one
        one
        ```

        ```console
        @ +5s
        $ echo three
        three
        ```

        """))
    #expect(!text.contains("two"))
  }
}
