import ClusterEngine
public import Courseware
import Glibc
import ShellLanguage
import TerminalUI
import TextColumns
import Workstation

/// The conversation at a terminal: prompt, line, answer.
///
/// A class because the line editor's handlers refer back to it.
public final class Console {
  let runner: LineRunner
  let terminal: ConsoleTerminal
  let editor: LineEditor
  let colours = Terminal.colourSupport()
  var workstation: Workstation { runner.workstation }

  /// What a newcomer reads first.
  public static func banner(_ language: Language) -> String {
    switch language {
    case .english:
      """
      Drydock: a Kubernetes v1.32 cluster to learn on; nothing touches a real one.
      Try: kubectl get nodes    First lesson: :lesson first-pods    Help: :help
      """
    case .chinese:
      """
      Drydock：用来学习的 Kubernetes v1.32 集群。这里的操作不会影响任何真实集群。
      试试：kubectl get nodes    第一课：:lesson first-pods    帮助：:help
      """
    }
  }

  /// A console over a terminal that can edit lines; nil when this one cannot.
  public init?(_ runner: LineRunner, _ terminal: ConsoleTerminal, historyPath: String?) {
    var options = LineEditor.Options()
    options.historyPath = historyPath
    guard let editor = LineEditor(options) else { return nil }
    self.runner = runner
    self.terminal = terminal
    self.editor = editor
    InterruptFlag.install()
    runner.workstation.isInterrupted = { InterruptFlag.isSet }
    editor.completeness = { text in
      ScriptRunner.isIncomplete(text) ? .incomplete : .complete
    }
    editor.complete = { [unowned self] text, cursor in completions(text, cursor) }
    editor.hint = { [unowned self] text, cursor in hint(text, cursor) }
    editor.highlight = { [unowned self] text in highlight(text) }
    editor.explain = { [unowned self] text, cursor in
      workstation.explanation(of: text, cursor: cursor).map { explanation in
        DisplayWidth.wrapped(explanation, at: terminal.columns - 1).joined(separator: "\n")
      }
    }
    editor.editExternally = { text in
      HostEditor.edit(Array(text.utf8), name: "command.sh")
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Reads and runs lines until the end of input or `exit`.
  /// - Returns: the status of the last command.
  public func run() -> Int32 {
    var status: Int32 = 0
    while workstation.exitStatus == nil {
      switch editor.readLine(prompt: prompt(status)) {
      case .endOfInput:
        print("exit", to: 1)
        return status
      case .interrupted: continue
      case .rejected(let reason): print("error: \(reason)", to: 2)
      case .line(let text):
        let line = Self.withoutPastedPrompts(text)
        guard line.contains(where: { !$0.isWhitespace }) else { continue }
        InterruptFlag.clear()
        status = runner.run(line)
        // The terminal has shown the ^C of an ended command without ending its line.
        if status == 130, InterruptFlag.isSet { print("", to: 1) }
      }
    }
    return workstation.exitStatus ?? status
  }

  private func print(_ text: String, to descriptor: Int) {
    terminal.write(Array((text + "\n").utf8), descriptor: descriptor)
  }

  private func prompt(_ status: Int32) -> StyledText {
    var prompt = StyledText("")
    if let badge = runner.tutor.badge { prompt.append("[\(badge)] ", AnsiStyle(foreground: .cyan)) }
    prompt.append(workstation.promptFolder + " ", AnsiStyle(foreground: .blue))
    let mark = AnsiStyle(foreground: status == 0 ? .green : .red)
    prompt.append("$ ", mark)
    return prompt
  }

  /// A pasted session without the `$ ` in front of its commands.
  static func withoutPastedPrompts(_ text: String) -> String {
    text.hasPrefix("$ ") ? String(text.dropFirst(2)) : text
  }

  // MARK: What the line editor asks

  private func completions(_ text: String, _ cursor: Int) -> Completions? {
    let answer = workstation.complete(text, cursor: cursor)
    guard !answer.candidates.isEmpty else { return nil }
    return Completions(
      range: answer.range,
      candidates: answer.candidates.map {
        Completions.Candidate(
          $0.text, display: $0.display, description: $0.description, suffix: $0.suffix)
      })
  }

  private func hint(_ text: String, _ cursor: Int) -> Hint? {
    workstation.hint(for: text).map { Hint($0) }
  }

  private func highlight(_ text: String) -> [StyleSpan] {
    // An answer to a question is no mistyped command.
    if runner.tutor.session?.intercepts(text) == true { return [] }
    return workstation.highlights(of: text).map { span in
      let style: AnsiStyle =
        switch span.kind {
        case .command: AnsiStyle(foreground: .green)
        case .unknownCommand: AnsiStyle(foreground: .red)
        case .string: AnsiStyle(foreground: .yellow)
        case .flag: AnsiStyle(foreground: .cyan)
        case .comment: .dim
        case .operator: .bold
        }
      return StyleSpan(span.range, style)
    }
  }
}
