import Simulation

/// The running action of a postStart or preStop hook.
struct HookRun: Sendable {
  enum Kind: Sendable { case postStart, preStop }

  let kind: Kind
  let handler: ActionHandler
  /// The command, for `exec`.
  var shell: ShellProcess?
  /// When a `sleep` is over.
  var endsAt: Instant?
  var output: [UInt8] = []
  var error: [UInt8] = []
}

/// How the kubelet is ending one run of a container.
struct ContainerStop: Sendable {
  let since: Instant
  let graceSeconds: Int64
  /// Whether the kubelet starts it again at once, without back-off.
  let isForRestart: Bool
  /// Whether the preStop hook is over or there is none.
  var isHookDone = false
  var hasSignal = false
  /// When it is killed; nil before the signal.
  var killsAt: Instant?
}
