import ClusterEngine
import Foundation
import Simulation
import Testing
import Workstation

@testable import Courseware

/// A tutor at a collecting terminal.
final class Classroom {
  let terminal = CollectingTerminal()
  let tutor: Tutor
  var session: LessonSession? { tutor.session }
  var step: String { tutor.session?.step?.id ?? "none" }

  init(state: String? = nil, language: Language = .english, seed: UInt64 = 1) throws {
    guard let world = World.named("three-nodes") else {
      throw LessonFolder.SpoilError(path: "", text: "")
    }
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: world, seed: seed), pace: .stepped),
      terminal: terminal)
    tutor = Tutor(
      workstation, library: try LessonLibrary(folder: LessonFolder.path),
      language: language, seed: seed, stateFolder: state, realTime: { "2026-01-02T03:04:05Z" })
    try tutor.start("first-pods")
    _ = terminal.takeText()
  }

  /// What a line shows.
  @discardableResult
  func type(_ line: String) -> String {
    tutor.run(line: line)
    return terminal.takeText()
  }
}

@Suite struct SessionTests {
  @Test func `hints come from the state first, then from a ladder`() throws {
    let room = try Classroom()
    room.type(":next")
    #expect(room.type(":hint").hasPrefix("One kubectl verb"))
    #expect(room.type(":hint").hasPrefix("kubectl run --help"))
    #expect(room.type(":hint").hasSuffix("(:solution shows one way to do it)\n"))
    #expect(room.type(":hint").hasPrefix("It begins with kubectl run web"))
    room.type("kubectl run web --image=ngnix")
    room.type(":wait 20s")
    #expect(room.type(":hint").hasPrefix("The pod exists, but its image cannot be pulled"))
    #expect(room.type(":hint").hasPrefix("It begins with kubectl run web"))
    let checks = room.type(":check")
    #expect(checks.contains("✓ exists\n✗ image: The pod web must use the image nginx.\n"))
    #expect(checks.contains("(Pod web: spec.containers[0].image: expected to look like"))
  }

  @Test func `undo goes back into the step whose command it takes back`() throws {
    let room = try Classroom()
    room.type(":jump manifest")
    room.type("kubectl apply -f kubia.yaml")
    #expect(room.step == "logs")
    #expect(room.type(":undo").hasPrefix("undone: kubectl apply -f kubia.yaml\n"))
    #expect(room.step == "manifest")
    #expect(room.type("kubectl get pod kubia").contains("NotFound"))
    room.type("kubectl apply -f kubia.yaml")
    #expect(room.step == "logs")
  }

  @Test func `a step can be skipped, reset and jumped to, always from its true start`() throws {
    let room = try Classroom()
    room.type(":next")
    room.type(":skip")
    #expect(room.step == "look")
    #expect(room.type("kubectl get pod web").contains("Running"))
    room.type("kubectl delete pod web")
    room.type(":reset")
    #expect(room.type("kubectl get pod web").contains("Running"))
    #expect(room.type(":jump 99").hasPrefix(":jump STEP"))
    room.type(":jump restart")
    #expect(room.type("kubectl get pods --no-headers").split(separator: "\n").count == 3)
    room.type(":jump first-pod")
    #expect(room.type("kubectl get pods") == "No resources found in default namespace.\n")
  }

  @Test func `a broken guard is told at once, with the way back`() throws {
    let room = try Classroom()
    room.type(":jump manifest")
    let text = room.type("kubectl delete pod web")
    #expect(text.contains("! The pod web is gone, and you will need it later.\n"))
    #expect(text.hasSuffix("(:undo takes the last command back)\n"))
    room.type(":undo")
    room.type("kubectl create -f kubia.yaml")
    #expect(room.step == "logs")
  }

  @Test func `answers are taken by number, by word and by the cluster's own value`() throws {
    let room = try Classroom()
    room.type(":jump which-node")
    #expect(room.type("node-9").hasPrefix("✗ Look at the column NODE"))
    #expect(room.type("what is it").contains("(type the answer"))
    let node = room.type("kubectl get pod web -o jsonpath={.spec.nodeName}")
    #expect(room.type(node).hasPrefix("✓ Yes."))
    room.type(":jump who-writes")
    #expect(room.type("4").contains("command not found"))
    #expect(room.type("3").hasPrefix("✗ status is written by the cluster"))
    #expect(room.type(":answer 7") == "(answer with the number)\n")
    #expect(room.type("spec").hasPrefix("✓ Yes. You write spec"))
    room.type(":jump same-name")
    #expect(room.type("helper").hasPrefix("✗ Try kubectl exec pair"))
    #expect(room.type(" Pair").hasPrefix("✓ Yes"))
    room.type(":jump gone")
    #expect(room.type(":quiz nobody").hasPrefix("✓ Right."))
  }

  @Test func `the language can change in the middle`() throws {
    let room = try Classroom(language: .chinese)
    #expect(room.type(":next").contains("镜像"))
    #expect(room.type(":lang en").contains("Run the web server nginx"))
    #expect(room.type(":lang xx") == ":lang en or :lang zh\n")
    #expect(room.type(":help").contains("  :hint           give a hint, each time a clearer one"))
  }

  @Test func `output counts only when it was shown`() throws {
    let room = try Classroom()
    room.type(":jump three-parts")
    room.type("kubectl get pod web -o yaml > web.yaml")
    #expect(room.step == "three-parts")
    room.type("kubectl get pod web -o yaml")
    #expect(room.step == "who-writes")
  }

  @Test func `commands in another namespace do not count`() throws {
    let room = try Classroom()
    room.type(":jump three-parts")
    room.type("kubectl get pod web -o yaml -n kube-system")
    #expect(room.step == "three-parts")
  }
}
