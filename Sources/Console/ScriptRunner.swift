import ShellLanguage
import TerminalUI
import Workstation

/// Runs commands that come from a pipe or from `-c`: no banner, no prompt, the last status counts.
public enum ScriptRunner {
  /// Runs the lines of standard input to its end.
  public static func runStandardInput(
    _ runner: LineRunner, _ terminal: ConsoleTerminal
  ) -> Int32 {
    var reader = PlainLineReader()
    terminal.readScript = { reader.readLine() }
    return run(runner) {
      switch reader.readLine() {
      case .line(let line): .success(line)
      case .rejected(let reason): .failure(ScriptError(reason: reason))
      case .interrupted: .success(nil)
      case .endOfInput: .success(nil)
      }
    }
  }

  /// Runs the lines of a text.
  public static func run(_ runner: LineRunner, text: String) -> Int32 {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    return run(runner) { .success(lines.popFirst().map(String.init)) }
  }

  struct ScriptError: Error {
    let reason: String
  }

  private static func run(
    _ runner: LineRunner, nextLine: () -> Result<String?, ScriptError>
  ) -> Int32 {
    let workstation = runner.workstation
    var status: Int32 = 0
    var text = ""
    var isAtEnd = false
    while !isAtEnd, workstation.exitStatus == nil {
      switch nextLine() {
      case .failure(let error):
        workstation.report("error: \(error.reason)")
        return 1
      case .success(let line?): text += text.isEmpty ? line : "\n" + line
      case .success(nil): isAtEnd = true
      }
      if isAtEnd ? text.isEmpty : isIncomplete(text) { continue }
      status = runner.run(text)
      text = ""
    }
    return workstation.exitStatus ?? status
  }

  /// Whether more lines belong to the command.
  static func isIncomplete(_ text: String) -> Bool {
    if text.drop(while: { $0 == " " }).hasPrefix(":") { return false }
    if case .incomplete = ShellParser.check(text) { return true }
    return false
  }
}
