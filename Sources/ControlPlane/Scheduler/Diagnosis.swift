// Models: scheduler framework FitError, v1.32.

import ObjectModel

/// Why no node does for a pod, in kube-scheduler's words.
struct Diagnosis: Sendable {
  /// How often each reason was given.
  private var reasons: [(text: String, count: Int)] = []
  /// How many nodes lack the same; by what they lack.
  private var lacking: [Int] = []
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

  /// A node has too little of something.
  mutating func add(_ lacks: NodeNumbers.Lacks, _ place: Int) {
    plugins.insert(.nodeResourcesFit)
    resolvable.append(place)
    if lacking.isEmpty { lacking = [Int](repeating: 0, count: 16) }
    lacking[Int(lacks.rawValue)] += 1
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
      var whole = self
      for place in lacking.indices where lacking[place] > 0 {
        for reason in NodeNumbers.Lacks(rawValue: UInt8(place)).reasons {
          whole.add(reason, lacking[place])
        }
      }
      let reasons = whole.reasons
      let sorted = reasons.map { "\($0.count) \($0.text)" }.sorted()
      if !sorted.isEmpty { text += " \(sorted.joined(separator: ", "))." }
    } else {
      text += " \(preFilterMessage)."
    }
    return text
  }
}
