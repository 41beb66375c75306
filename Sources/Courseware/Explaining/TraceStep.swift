import APIServer
import Simulation

/// What one component did at one time for one cause.
struct TraceStep {
  /// Who acts for what.
  struct Source: Hashable {
    let author: Author
    let cause: Int64
    let command: UInt32
  }

  /// The longest pause within a step.
  static let pause = Span.milliseconds(50)

  let who: String
  /// The component without its node, which may differ between steps that read alike.
  let component: String
  /// What it had seen; nil when that has been told.
  let trigger: String?
  let time: Instant
  private(set) var end: Instant
  private(set) var acts: [TraceAct]

  init(who: String, component: String, trigger: String?, time: Instant, act: TraceAct) {
    self.who = who
    self.component = component
    self.trigger = trigger
    self.time = time
    end = time
    acts = [act]
  }

  mutating func add(_ act: TraceAct, at time: Instant) {
    acts.append(act)
    end = time
  }

  /// The object that the step is about: that of its first act.
  var subject: String { acts[0].subject }

  /// Steps with the same pattern read alike but for names, numbers and times.
  var pattern: String {
    component + (trigger == nil ? "" : "!") + ":" + acts.map(\.pattern).joined(separator: "|")
  }
}
