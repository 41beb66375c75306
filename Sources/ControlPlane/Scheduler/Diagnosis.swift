// Models: scheduler framework FitError and the preemption plugin's answer, v1.32. Preemption
// itself comes later: pods of lower priority are not looked at.

import ObjectModel

/// Why no node does for a pod, in kube-scheduler's words.
struct Diagnosis: Sendable {
  /// How often each reason was given.
  private var reasons: [(text: String, count: Int)] = []
  /// Nodes on which removing pods could help.
  private var resolvable = 0
  private var rejected = 0
  /// The plugins that rejected a node.
  private(set) var plugins: FilterSet = []
  /// What a plugin said before any node was looked at.
  var preFilterMessage = ""

  mutating func add(_ rejection: Rejection) {
    rejected += 1
    plugins.insert(rejection.plugin)
    if rejection.isResolvable { resolvable += 1 }
    for reason in rejection.reasons { add(reason, 1) }
  }

  mutating func add(_ reason: String, _ count: Int) {
    if let place = reasons.firstIndex(where: { $0.text == reason }) {
      reasons[place].count += count
    } else {
      reasons.append((reason, count))
    }
  }

  mutating func blame(_ plugin: FilterSet) {
    plugins.insert(plugin)
  }

  /// The text of the event FailedScheduling and of the condition PodScheduled.
  func message(nodes: Int, mayPreempt: Bool) -> String {
    var text = "0/\(nodes) nodes are available:"
    if preFilterMessage.isEmpty {
      let sorted = reasons.map { "\($0.count) \($0.text)" }.sorted()
      if !sorted.isEmpty { text += " \(sorted.joined(separator: ", "))." }
    } else {
      text += " \(preFilterMessage)."
    }
    return "\(text) preemption: \(preemption(nodes: nodes, mayPreempt: mayPreempt))"
  }

  private func preemption(nodes: Int, mayPreempt: Bool) -> String {
    guard mayPreempt else { return "not eligible due to preemptionPolicy=Never." }
    var parts: [String] = []
    if resolvable > 0 {
      parts.append("\(resolvable) No preemption victims found for incoming pod")
    }
    if resolvable < nodes {
      parts.append("\(nodes - resolvable) Preemption is not helpful for scheduling")
    }
    return "0/\(nodes) nodes are available: \(parts.sorted().joined(separator: ", "))."
  }
}
