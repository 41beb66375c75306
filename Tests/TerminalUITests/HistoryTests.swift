import Glibc
import Testing

@testable import TerminalUI

@Suite struct HistoryTests {
  private static func temporaryPath(_ name: String) -> String {
    "/tmp/terminal-ui-tests-\(getpid())-\(name)/state/history"
  }

  private static func remove(_ path: String) {
    unlink(path)
    let state = path.dropLast("/history".count)
    rmdir(String(state))
    rmdir(String(state.dropLast("/state".count)))
  }

  @Test func `commands persist, whatever their text`() {
    let path = Self.temporaryPath("persist")
    defer { Self.remove(path) }
    let commands = ["get pods", "cat <<E\na\\nb\nE", "中文 🙂", "back\\slash"]
    let history = History(path: path)
    for command in commands { history.add(command) }
    history.add("back\\slash")
    history.add(" secret")
    history.add("   ")
    #expect(History(path: path).entries == commands)
    history.clear()
    #expect(History(path: path).entries.isEmpty)
  }

  @Test func `two sessions share a file and its size is limited`() {
    let path = Self.temporaryPath("limit")
    defer { Self.remove(path) }
    let first = History(path: path, limit: 3)
    let second = History(path: path, limit: 3)
    for index in 0..<5 {
      first.add("first \(index)")
      second.add("second \(index)")
    }
    #expect(first.entries == ["first 2", "first 3", "first 4"])
    #expect(History(path: path, limit: 3).entries == ["second 3", "first 4", "second 4"])
    #expect(History(path: path).entries == ["second 3", "first 4", "second 4"])
  }

  @Test func `entries are found by prefix and by content`() {
    let history = History()
    for command in ["get pods", "describe pod web", "get nodes", "get pods"] {
      history.add(command)
    }
    #expect(history.match(prefix: "get", from: 4, older: true, unlike: "get") == 3)
    #expect(history.match(prefix: "get", from: 3, older: true, unlike: "get pods") == 2)
    #expect(history.match(prefix: "run", from: 4, older: true, unlike: "") == nil)
    #expect(history.suggestion(for: "get n") == "odes")
    #expect(history.suggestion(for: "") == nil)
    var search = HistorySearch(history: history)
    search.type("pod")
    #expect(search.found?.text == "get pods")
    search.step(older: true)
    #expect(search.found?.text == "describe pod web")
    #expect(search.found?.cursor == 9)
    search.step(older: false)
    #expect(search.found?.text == "get pods")
    search.type("x")
    #expect(search.hasFailed)
    #expect(search.query == "podx")
    search.eraseLast()
    #expect(!search.hasFailed)
  }
}
