import ObjectModel
import Simulation

/// Which question a probe asks.
public enum ProbeKind: UInt8, Sendable {
  /// Has the program come up? The others wait for it.
  case startup
  /// Does the container take traffic?
  case readiness
  /// Must it be started again?
  case liveness

  /// As events begin.
  var title: String {
    switch self {
    case .startup: "Startup"
    case .readiness: "Readiness"
    case .liveness: "Liveness"
    }
  }
}

/// A probe as a container's spec describes it.
struct ProbeSpec: Sendable {
  let handler: ActionHandler
  let initialDelay: Span
  let period: Span
  let timeout: Int64
  let successThreshold: Int
  let failureThreshold: Int
  /// Replaces the pod's grace period when this probe ends the container.
  let graceSeconds: Int64?

  init(_ probe: Value) {
    handler = ActionHandler(probe)
    initialDelay = .seconds(probe["initialDelaySeconds"]?.int ?? 0)
    period = .seconds(max(1, probe["periodSeconds"]?.int ?? 10))
    timeout = max(1, probe["timeoutSeconds"]?.int ?? 1)
    successThreshold = Int(max(1, probe["successThreshold"]?.int ?? 1))
    failureThreshold = Int(max(1, probe["failureThreshold"]?.int ?? 3))
    graceSeconds = probe["terminationGracePeriodSeconds"]?.int
  }
}
