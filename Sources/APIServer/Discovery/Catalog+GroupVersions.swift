extension Catalog {
  /// A version of a group with its kinds.
  struct GroupVersion {
    let group: String
    let version: String
    var kinds: [KindDefinition] = []
    var answered: [AnsweredResource] = []
  }

  /// Groups in the order in which kube-aggregator ranks them.
  private static let groupOrder = [
    "", "apiregistration.k8s.io", "apps", "events.k8s.io", "authentication.k8s.io",
    "authorization.k8s.io", "autoscaling", "batch", "certificates.k8s.io", "networking.k8s.io",
    "policy", "rbac.authorization.k8s.io", "storage.k8s.io", "admissionregistration.k8s.io",
    "apiextensions.k8s.io", "scheduling.k8s.io", "coordination.k8s.io", "node.k8s.io",
    "discovery.k8s.io", "flowcontrol.apiserver.k8s.io",
  ]

  /// The groups and versions served, in the order of discovery: the preferred version first.
  var groupVersions: [GroupVersion] {
    var found: [GroupVersion] = []
    func place(_ group: String, _ version: String) -> Int {
      if let place = found.firstIndex(where: { $0.group == group && $0.version == version }) {
        return place
      }
      found.append(GroupVersion(group: group, version: version))
      return found.count - 1
    }
    for kind in kinds { found[place(kind.group, kind.version)].kinds.append(kind) }
    for resource in AnsweredResource.all {
      found[place(resource.group, resource.version)].answered.append(resource)
    }
    let order = found.indices.sorted { left, right in
      let (first, second) = (found[left], found[right])
      if first.group != second.group {
        let ranks = (Self.rank(first.group), Self.rank(second.group))
        return ranks.0 == ranks.1 ? first.group < second.group : ranks.0 < ranks.1
      }
      // v2 is preferred to v1.
      return first.version == second.version ? left < right : first.version > second.version
    }
    return order.map { found[$0] }
  }

  private static func rank(_ group: String) -> Int {
    groupOrder.firstIndex(of: group) ?? groupOrder.count
  }
}
