import Foundation
import Testing

@Suite struct TidyTests {
  @Test func `arrows of the house point down only`() {
    #expect(SourceTree.files.flatMap(TidyRules.importProblems) == [])
  }

  @Test func `below the engine there is no clock, no chance, no thread and no printing`() {
    #expect(SourceTree.files.flatMap(TidyRules.tokenProblems) == [])
  }

  @Test func `file names say what is in them`() {
    #expect(SourceTree.files.flatMap(TidyRules.nameProblems) == [])
  }

  @Test func `the rules find what they look for`() {
    let file = SourceFile(
      target: "Kinds", path: "Kinds/Utils.swift",
      lines: ["import Foundation", "public import ClusterEngine", "let now = Date()"])
    #expect(
      TidyRules.importProblems(file) == [
        "Kinds/Utils.swift:1: Kinds may not import Foundation",
        "Kinds/Utils.swift:2: Kinds may not import ClusterEngine",
      ])
    #expect(
      TidyRules.tokenProblems(file) == [
        "Kinds/Utils.swift:1: import Foundation does not belong below the engine",
        "Kinds/Utils.swift:3: Date( does not belong below the engine",
      ])
    #expect(TidyRules.nameProblems(file) == ["Kinds/Utils.swift: a file named Utils says nothing"])
  }

  @Test func `the top level holds what it should and nothing else`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }
    let allowed = [
      "LICENSE", "Lessons", "Package.swift", "README.md", "Sources", "Tests", "Transcripts",
    ]
    #expect(names.filter { !allowed.contains($0) } == [])
  }
}
