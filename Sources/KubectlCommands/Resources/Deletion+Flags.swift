import APIServer

extension Deletion {
  /// What the flags of `delete`, and of commands that also delete, say.
  init(flagsOf context: CommandContext) throws(CommandError) {
    self.init(context: context)
    let flags = context.flags
    gracePeriod = flags.int("grace-period")
    let isForced = flags.bool("force")
    timeout = flags.duration("timeout")
    waits = flags.bool("wait")
    dryRun = try DryRun(context)
    cascade = try Self.cascade(context)
    if flags.knows("now"), flags.bool("now") {
      if gracePeriod != -1 {
        throw .text("--now and --grace-period cannot be specified together")
      }
      gracePeriod = 1
    }
    if gracePeriod == 0, !isForced { gracePeriod = 1 }
    if isForced, gracePeriod < 0 { gracePeriod = 0 }
  }

  /// What happens to dependents.
  static func cascade(_ context: CommandContext) throws(CommandError) -> String {
    let text = context.flags.string("cascade")
    switch text {
    case "background": return "Background"
    case "foreground": return "Foreground"
    case "orphan": return "Orphan"
    default:
      guard let flag = GoScalar.bool(text) else {
        throw .text(
          "invalid cascade value (\(text)). Must be \"background\", \"foreground\", or \"orphan\"")
      }
      let name = flag ? "background" : "orphan"
      context.complain(
        "warning: --cascade=\(text) is deprecated (boolean value) and can be replaced with "
          + "--cascade=\(name).\n")
      return flag ? "Background" : "Orphan"
    }
  }
}
