import ObjectModel

/// The words in which a check tells what it expected and what it found.
struct CheckWording {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language.choose(english, chinese)
  }

  var doesNotExist: String { pick("does not exist", "不存在") }
  var stillExists: String { pick("still exists", "仍然存在") }
  var thereIsNone: String { pick("there is none", "一个也没有") }

  /// An expectation and what stands against it.
  func difference(_ expectation: String, found: String?) -> String {
    pick(
      "\(expectation), found \(found ?? "nothing")",
      "\(expectation)，实际为\(found.map { " \($0)" } ?? "空")")
  }

  func entries(_ count: Int) -> String { pick("expected \(count) entries", "期望 \(count) 项") }

  func notYetRun(_ command: String) -> String {
    pick("not yet run: a command like \(command)", "尚未执行：类似 \(command) 的命令")
  }

  func notYetShown(_ text: String) -> String {
    pick("not yet shown: \"\(text)\"", "尚未显示：“\(text)”")
  }

  /// What a test expects.
  func expectation(_ test: Lesson.StateCheck.Test) -> String {
    switch test {
    case .exists(true): return pick("expected to be there", "期望存在")
    case .exists(false): return pick("expected not to be there", "期望不存在")
    case .equal(let value): return pick("expected \(value.plainText)", "期望 \(value.plainText)")
    case .notEqual(let value):
      return pick("expected anything but \(value.plainText)", "期望不是 \(value.plainText)")
    case .oneOf(let values):
      let list = values.map(\.plainText).joined(separator: ", ")
      return pick("expected one of \(list)", "期望是其中之一：\(list)")
    case .atLeast(let value):
      return pick("expected at least \(value.plainText)", "期望至少 \(value.plainText)")
    case .atMost(let value):
      return pick("expected at most \(value.plainText)", "期望至多 \(value.plainText)")
    case .contains(let text): return pick("expected to contain \(text)", "期望包含 \(text)")
    case .matches(let pattern):
      return pick("expected to look like \(pattern)", "期望形如 \(pattern)")
    case .count(let test):
      return pick("number \(expectation(test))", "数量：\(expectation(test))")
    }
  }
}
