// Models: kubectl pkg/util/rbac, v1.32.

import ObjectModel

/// The rules of a SelfSubjectRulesReview as `kubectl auth can-i --list` prints them: taken apart,
/// put together by resource, and in order.
enum AccessRules {
  /// What is allowed on one thing.
  private struct Rule {
    var verbs: [String]
    var groups: [String] = []
    var resources: [String] = []
    var names: [String] = []
    var paths: [String] = []

    /// The rule as Go writes it, by which rules are ordered.
    var text: String {
      "&PolicyRule{Verbs:\(AccessRules.list(verbs)),APIGroups:\(AccessRules.list(groups)),"
        + "Resources:\(AccessRules.list(resources)),ResourceNames:\(AccessRules.list(names)),"
        + "NonResourceURLs:\(AccessRules.list(paths)),}"
    }

    var cells: [String] {
      [place, AccessRules.list(paths), AccessRules.list(names), AccessRules.list(verbs)]
    }

    /// The resource with its group.
    private var place: String {
      guard let resource = resources.first else { return "" }
      guard let group = groups.first, !group.isEmpty else { return resource }
      let parts = resource.cut(at: "/")
      return parts.tail.map { "\(parts.head).\(group)/\($0)" } ?? "\(resource).\(group)"
    }
  }

  /// The cells of all rows.
  static func rows(_ status: Value) -> [[String]] {
    var rules: [Rule] = []
    for rule in status.elements("resourceRules") { add(rule, to: &rules) }
    for rule in status.elements("nonResourceRules") {
      for path in texts(rule, "nonResourceURLs") {
        rules += texts(rule, "verbs").map { Rule(verbs: [$0], paths: [path]) }
      }
    }
    let order = rules.indices.sorted { left, right in
      let (first, second) = (rules[left].text, rules[right].text)
      return first == second ? left < right : first < second
    }
    return order.map { rules[$0].cells }
  }

  /// Adds the parts of a rule; verbs on the same resource and name come together.
  private static func add(_ rule: Value, to rules: inout [Rule]) {
    for group in texts(rule, "apiGroups") {
      for resource in texts(rule, "resources") {
        for verb in texts(rule, "verbs") {
          let names = texts(rule, "resourceNames")
          for name in names.isEmpty ? [[]] : names.map({ [$0] }) {
            let same = rules.firstIndex {
              $0.groups == [group] && $0.resources == [resource] && $0.names == name
            }
            guard let same else {
              rules.append(
                Rule(verbs: [verb], groups: [group], resources: [resource], names: name))
              continue
            }
            if !rules[same].verbs.contains(verb) { rules[same].verbs.append(verb) }
          }
        }
      }
    }
  }

  private static func texts(_ rule: Value, _ key: Key) -> [String] {
    rule.elements(key).compactMap(\.string)
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.joined(separator: " "))]"
  }
}
