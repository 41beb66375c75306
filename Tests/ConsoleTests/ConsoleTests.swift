import ClusterEngine
import Courseware
import Simulation
import Testing
import TextColumns
import Workstation

@testable import Console

struct ConsoleTests {
  /// A workstation with a tutor who speaks a language, and its screen.
  private func desk(_ language: Language) -> (Workstation, Tutor, CollectingTerminal) {
    let terminal = CollectingTerminal()
    let workstation = Workstation(
      session: ClusterSession(cluster: Cluster(world: .oneNode, seed: 1), pace: .stepped),
      terminal: terminal)
    let tutor = Tutor(
      workstation, library: nil, language: language, seed: 1, stateFolder: nil, realTime: { "" })
    return (workstation, tutor, terminal)
  }

  @Test(arguments: Language.allCases)
  func `banner and help fit a terminal of eighty columns`(_ language: Language) {
    let (workstation, tutor, terminal) = desk(language)
    tutor.run(line: ":help")
    let text = Console.banner(language) + "\n" + terminal.takeText()
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) < 80, "\(line)")
    }
    for word in workstation.vocabulary.words { #expect(text.contains("  \(word.name)")) }
  }

  @Test func `every word on the help page is one`() {
    let (workstation, tutor, terminal) = desk(.english)
    for word in workstation.vocabulary.words {
      tutor.run(line: word.name)
      #expect(!terminal.takeText().contains("no such word"), "\(word.name)")
    }
  }

  @Test(arguments: [
    ("$ kubectl get pods", "kubectl get pods"), ("echo $ x", "echo $ x"), ("$x", "$x"),
  ])
  func `the dollar sign of a pasted prompt is dropped`(_ pasted: String, _ line: String) {
    #expect(Console.withoutPastedPrompts(pasted) == line)
  }
}
