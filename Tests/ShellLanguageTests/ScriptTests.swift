import ShellLanguage
import Testing

@Suite struct ScriptTests {
  @Test(
    arguments: ScriptCase.parse(
      Cases.words + Cases.control + Cases.redirection + Cases.text + Cases.files))
  func `a script prints what dash and the GNU utilities print`(_ example: ScriptCase) throws {
    let expected = ScriptResult(
      output: example.output, errors: example.errors, status: example.status)
    #expect(try ScriptRun.run(example.script, input: example.input) == expected)
  }

  @Test(arguments: ScriptCase.parse(Cases.busybox))
  func `a script prints what busybox prints`(_ example: ScriptCase) throws {
    let expected = ScriptResult(
      output: example.output, errors: example.errors, status: example.status)
    #expect(
      try ScriptRun.run(example.script, input: example.input, dialect: .busybox) == expected)
  }

  @Test(arguments: ScriptCase.parse(Cases.bash))
  func `a script prints what bash prints`(_ example: ScriptCase) throws {
    let expected = ScriptResult(
      output: example.output, errors: example.errors, status: example.status)
    #expect(try ScriptRun.run(example.script, input: example.input, dialect: .bash) == expected)
  }
}

/// The fixture texts; each group has a file of its own.
enum Cases {}
