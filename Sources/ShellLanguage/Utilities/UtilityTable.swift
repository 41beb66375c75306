/// The utilities there are, by name.
enum UtilityTable {
  static let shells: Set<String> = ["sh", "ash", "bash", "dash"]
  static let needsProcesses: Set<String> = ["ps", "kill", "pidof", "pgrep"]
  static let names: Set<String> = [
    "sh", "ash", "bash", "dash", "echo", "printf", "cat", "ls", "cp", "mv", "rm", "mkdir",
    "rmdir", "touch", "pwd", "head", "tail", "wc", "grep", "egrep", "fgrep", "sort", "uniq",
    "cut", "tr", "sed", "tee", "xargs", "seq", "sleep", "usleep", "true", "false", "test", "[",
    "env", "printenv", "kill", "date", "hostname", "uname", "id", "whoami", "ps", "dirname",
    "basename", "find", "diff", "cmp", "base64", "md5sum", "sha256sum", "yes", "expr", "which",
    "clear", "stat", "ln", "chmod", "chown", "du", "tac", "rev", "nl", "readlink", "realpath",
    "nproc", "pidof", "pgrep", "sync", "mktemp", "truncate", "tty", "arch", "groups", "logname",
    "tar",
  ]

  /// Where `which` and `type` find a program.
  static func path(
    of name: String, _ program: Program, _ path: String?, _ directory: String,
    _ files: FileSystem, _ settings: MachineSettings
  ) -> String {
    if name.utf8.contains(.slash) { return name }
    let folders = (path ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
      .split(separator: ":")
    for folder in folders {
      let candidate = "\(folder)/\(name)"
      if files.exists(candidate, from: directory) || settings.hostCommands.contains(candidate) {
        return candidate
      }
    }
    let isHost = program == .host
    return (isHost ? "/usr/local/bin/" : settings.dialect == .busybox ? "/bin/" : "/usr/bin/")
      + name
  }

  /// Starts a utility: many are done at once, others wait for input or time.
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "echo", "printf", "pwd", "true", "false", "seq", "yes", "clear", "expr", "basename",
      "dirname", "test", "[", "sync", "tty":
      TextUtilities.start(&call)
    case "ls", "stat", "du", "readlink", "realpath": ListingUtilities.start(&call)
    case "cp", "mv", "rm", "mkdir", "rmdir", "touch", "ln", "chmod", "chown", "mktemp", "truncate":
      FileUtilities.start(&call)
    case "cat", "head", "tail", "tac", "rev", "nl", "wc", "tee", "cut", "tr", "uniq", "sort",
      "base64", "md5sum", "sha256sum", "grep", "egrep", "fgrep", "sed", "xargs":
      FilterUtilities.start(&call)
    case "find": FindUtility.start(&call)
    case "diff", "cmp": DiffUtility.start(&call)
    case "tar": TarUtility.start(&call)
    case "date", "hostname", "uname", "id", "whoami", "ps", "env", "printenv", "kill", "pidof",
      "pgrep", "sleep", "usleep", "nproc", "which", "arch", "groups", "logname":
      SystemUtilities.start(&call)
    default: notAvailable(&call)
    }
  }

  /// What `MachineSettings.notSimulated` names comes here.
  private static func notAvailable(_ call: inout UtilityCall) -> UtilityStart {
    call.fail("Drydock does not simulate this program")
    return .done
  }
}
