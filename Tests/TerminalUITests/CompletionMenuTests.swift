import Testing

@testable import TerminalUI

@Suite struct CompletionMenuTests {
  private static func menu(_ names: [String], columns: Int, rows: Int = 10) -> CompletionMenu {
    CompletionMenu(
      Completions(range: 0..<0, candidates: names.map { Completions.Candidate($0) }),
      columns: columns, rows: rows)
  }

  private static func shown(_ menu: CompletionMenu) -> [String] {
    menu.rows.map { row in
      let text = row.runs.map { $0.style.isReversed ? "[\($0.text)]" : $0.text }.joined()
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test func `candidates fill columns and the choice moves through them`() {
    var menu = Self.menu(["apply", "get", "logs", "中文", "run"], columns: 16)
    #expect(Self.shown(menu) == ["apply  中文", "get    run", "logs"])
    menu.move(.next)
    #expect(Self.shown(menu) == ["[apply]  中文", "get    run", "logs"])
    menu.move(.right)
    #expect(menu.selected?.value == "中文")
    menu.move(.right)
    #expect(menu.selected?.value == "apply")
    menu.move(.left)
    #expect(menu.selected?.value == "中文")
    menu.move(.down)
    menu.move(.down)
    #expect(menu.selected?.value == "apply")
    menu.move(.previous)
    #expect(menu.selected?.value == "run")
  }

  @Test func `a short list shows descriptions`() {
    let menu = CompletionMenu(
      Completions(
        range: 0..<0,
        candidates: [
          .init("get", description: "Display one or many resources"), .init("describe"),
        ]), columns: 30, rows: 5)
    #expect(Self.shown(menu) == ["get       Display one or man…", "describe"])
  }

  @Test func `a long list scrolls with the choice`() {
    var menu = Self.menu((1...8).map { "candidate-\($0)" }, columns: 12, rows: 4)
    let more = "8 candidates, 5 more rows"
    #expect(
      Self.shown(menu) == ["candidate-1", "candidate-2", "candidate-3", more])
    menu.move(.previous)
    #expect(
      Self.shown(menu)
        == ["candidate-6", "candidate-7", "[candidate-8]", more])
  }

  @Test func `candidates agree up to their common prefix`() {
    func prefix(_ names: [String]) -> String {
      Completions(range: 0..<0, candidates: names.map { .init($0) }).commonPrefix
    }
    #expect(prefix(["deployment", "describe"]) == "de")
    #expect(prefix(["中文", "中国"]) == "中")
    #expect(prefix(["a", "b"]).isEmpty)
    #expect(prefix([]).isEmpty)
  }
}
