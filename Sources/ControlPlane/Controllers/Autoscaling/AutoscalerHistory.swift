// Models: the recommendations and scale events of pkg/controller/podautoscaler, v1.32.

import ObjectModel
import Simulation

/// What an autoscaler recommended and did, as far back as its windows look.
struct AutoscalerHistory: Sendable {
  private struct Record: Sendable {
    let number: Int
    let time: Instant
  }

  static let downWindow = Span.minutes(5)

  private var recommendations: [Record] = []
  private var ups: [Record] = []
  private var downs: [Record] = []

  /// The first size seen counts as a recommendation.
  mutating func begin(with replicas: Int, _ now: Instant) {
    if recommendations.isEmpty { recommendations = [Record(number: replicas, time: now)] }
  }

  /// The highest recommendation of the last five minutes, this one included.
  mutating func stabilized(_ wanted: Int, _ now: Instant) -> Int {
    let cutoff = now - Self.downWindow
    let recent = recommendations.filter { $0.time >= cutoff }
    recommendations = recent + [Record(number: wanted, time: now)]
    return max(wanted, recent.map(\.number).max() ?? wanted)
  }

  /// The current size, moved only as far as all recommendations of the windows agree.
  mutating func stabilized(
    _ wanted: Int, current: Int, up: Span, down: Span, _ now: Instant
  ) -> Int {
    var lowest = wanted
    var highest = wanted
    for record in recommendations {
      if record.time > now - up { lowest = min(lowest, record.number) }
      if record.time > now - down { highest = max(highest, record.number) }
    }
    let cutoff = now - max(up, down)
    recommendations =
      recommendations.filter { $0.time >= cutoff } + [Record(number: wanted, time: now)]
    return min(max(current, lowest), highest)
  }

  mutating func note(from old: Int, to new: Int, _ behavior: Value?, _ now: Instant) {
    guard behavior != nil else { return }
    let cutoff = now - .minutes(30)
    ups.removeAll { $0.time < cutoff }
    downs.removeAll { $0.time < cutoff }
    if new > old {
      ups.append(Record(number: new - old, time: now))
    } else {
      downs.append(Record(number: old - new, time: now))
    }
  }

  /// How many pods there were at the start of a period.
  private func size(before period: Span, current: Int, _ now: Instant) -> Int {
    let cutoff = now - period
    func sum(_ records: [Record]) -> Int {
      records.reduce(0) { $1.time > cutoff ? $0 + $1.number : $0 }
    }
    return current - sum(ups) + sum(downs)
  }

  /// The furthest size that rules allow; the current one when they forbid any change.
  func limit(_ rules: Value?, current: Int, isUp: Bool, _ now: Instant) -> Int {
    let select = rules?["selectPolicy"]?.string ?? "Max"
    if select == "Disabled" { return current }
    var proposals: [Int] = []
    for policy in rules?["policies"]?.elements ?? [] {
      let period = Span.seconds(policy["periodSeconds"]?.int ?? 0)
      let start = size(before: period, current: current, now)
      let value = Int(policy[.value]?.int ?? 0)
      if policy[.type]?.string == "Pods" {
        proposals.append(isUp ? start + value : start - value)
      } else {
        let factor = 1 + (isUp ? Double(value) : -Double(value)) / 100
        let exact = Double(start) * factor
        proposals.append(Int(isUp ? exact.rounded(.up) : exact.rounded(.towardZero)))
      }
    }
    let wantsMost = (select == "Min") != isUp
    return (wantsMost ? proposals.max() : proposals.min()) ?? current
  }
}
