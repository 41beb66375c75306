// Models: scheduler framework FitError, v1.32.

import ObjectModel

/// Why no node does for a pod, in kube-scheduler's words.
struct Diagnosis: Sendable {
  /// How often each reason was given.
  private var reasons: [(text: String, count: Int)] = []
  /// Places of nodes on which removing pods could help.
  private(set) var resolvable: [Int] = []
  /// The plugins that rejected a node.
  private(set) var plugins: FilterSet = []
  /// What a plugin said before any node was looked at.
  var preFilterMessage = ""

  mutating func add(_ rejection: Rejection, _ place: Int) {
    plugins.insert(rejection.plugin)
    if rejection.isResolvable { resolvable.append(place) }
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
  func message(nodes: Int) -> String {
    var text = "0/\(nodes) nodes are available:"
    if preFilterMessage.isEmpty {
      let sorted = reasons.map { "\($0.count) \($0.text)" }.sorted()
      if !sorted.isEmpty { text += " \(sorted.joined(separator: ", "))." }
    } else {
      text += " \(preFilterMessage)."
    }
    return text
  }
}
