import Glibc
import TextColumns

/// Shows long text a screen at a time.
public enum Pager {
  /// Prints the text; when the output is a terminal and the text is taller than it, through the
  /// program that PAGER names, or `less -FRX`. Without either the text is printed.
  public static func show(_ text: String, output: Int32 = 1) {
    fflush(nil)
    if Terminal.supportsEditing(output: output), isTall(text, Terminal.size(output)),
      run(text, output: output)
    {
      return
    }
    TerminalOutput.write(text, to: output)
  }

  /// Whether a text needs more rows than a terminal shows beside the prompt's.
  static func isTall(_ text: String, _ size: TerminalSize) -> Bool {
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let columns = DisplayWidth.columns(of: DisplayWidth.withoutEscapes(line))
      rows += max(1, (columns + size.columns - 1) / max(size.columns, 1))
      if rows > size.rows { return true }
    }
    return rows > size.rows
  }

  /// Pipes the text to the pager; false when there is none.
  private static func run(_ text: String, output: Int32) -> Bool {
    let pager = getenv("PAGER").map { String(cString: $0) } ?? ""
    if pager == "cat" { return false }
    let command = pager.isEmpty ? "less -FRX" : pager
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let child = spawn("LESS=\"${LESS-FRX}\" \(command)", input: ends[0], output: output)
    else {
      for end in ends { close(end) }
      return false
    }
    close(ends[0])
    let oldInterrupt = ignore(SIGINT)
    let oldPipe = ignore(SIGPIPE)
    TerminalOutput.write(text, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    restore(SIGINT, oldInterrupt)
    restore(SIGPIPE, oldPipe)
    let exitCode = (status >> 8) & 0xFF
    return exitCode != 126 && exitCode != 127
  }

  private static func spawn(_ command: String, input: Int32, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    let words = ["sh", "-c", command]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, "/bin/sh", &actions, nil, &arguments, environ)
    return result == 0 ? child : nil
  }

  private static func ignore(_ signal: Int32) -> sigaction {
    var action = sigaction()
    var old = sigaction()
    action.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(signal, &action, &old)
    return old
  }

  private static func restore(_ signal: Int32, _ action: sigaction) {
    var action = action
    sigaction(signal, &action, nil)
  }
}
