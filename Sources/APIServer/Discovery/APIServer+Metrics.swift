import ObjectModel
import Simulation

// Models: the metrics endpoint of kube-apiserver, v1.32. Differs: two metrics only, those that the
// simulation knows the truth of.

extension APIServer {
  /// What `/metrics` answers: the version, and how many objects of each resource are stored.
  var metrics: APIResponse {
    var lines = [
      "# HELP apiserver_storage_objects [STABLE] Number of stored objects at the time of last check"
        + " split by kind. In case of a fetching error, the value will be -1.",
      "# TYPE apiserver_storage_objects gauge",
    ]
    var counts: [(resource: String, count: Int)] = []
    for (index, kind) in catalog.kinds.enumerated()
    where kind.storedAs == nil && !kind.isComputed {
      let resource = kind.group.isEmpty ? kind.plural : "\(kind.plural).\(kind.group)"
      counts.append((resource, store[ResourceID(index: index)].objects.count))
    }
    for (resource, count) in counts.sorted(by: { $0.resource < $1.resource }) {
      lines.append("apiserver_storage_objects{resource=\"\(resource)\"} \(count)")
    }
    lines += [
      "# HELP kubernetes_build_info [ALPHA] A metric with a constant '1' value labeled by major,"
        + " minor, git version, git commit, git tree state, build date, Go version, and compiler"
        + " from which Kubernetes was built, and platform on which it is running.",
      "# TYPE kubernetes_build_info gauge",
    ]
    let labels = [
      ("build_date", "buildDate"), ("compiler", "compiler"), ("git_commit", "gitCommit"),
      ("git_tree_state", "gitTreeState"), ("git_version", "gitVersion"),
      ("go_version", "goVersion"), ("major", "major"), ("minor", "minor"),
      ("platform", "platform"),
    ].map { label, key in "\(label)=\"\(Self.version.string(Key(key)) ?? "")\"" }
    lines.append("kubernetes_build_info{\(labels.joined(separator: ","))} 1")
    var response = APIResponse(body: .text(lines.joined(separator: "\n") + "\n"))
    response.contentType = "text/plain; version=0.0.4; charset=utf-8"
    return response
  }
}
