import APIServer
import Formats
import ObjectModel
import Simulation

// Models: describeDeployment of kubectl pkg/describe/describe.go and GetAllReplicaSets of
// pkg/util/deployment, v1.32.
enum DeploymentDescriber {
  static let describer = Describer { object, client, showsEvents in
    let events = showsEvents ? EventSearch.events(about: object, client) : nil
    let uid = object.string(.metadata, .uid) ?? ""
    let sets = try? Listing.items(
      client, group: "apps", resource: "replicasets",
      namespace: object.string(.metadata, .namespace),
      labelSelector: WorkloadDescription.selectorText(object))
    return page(
      object,
      sets: (sets ?? []).filter { ReplicaSetView($0).controller?.string(.uid) == uid },
      events: events, now: client.now)
  }

  /// The page of a deployment; `sets` are the replica sets it controls.
  static func page(
    _ object: Value, sets: [Value], events: [Value]?, now: Instant
  ) -> String {
    var writer = DescribeWriter()
    let spec = object[.spec] ?? .null
    writer.field("Name", object.string(.metadata, .name) ?? "")
    writer.field("Namespace", object.string(.metadata, .namespace) ?? "")
    writer.field("CreationTimestamp", DescribeText.time(object[.metadata, .creationTimestamp]))
    writer.labels("Labels", object[.metadata, .labels])
    writer.annotations("Annotations", object[.metadata, .annotations])
    writer.field("Selector", WorkloadDescription.selectorText(object))
    writer.field("Replicas", counts(object))
    writer.field("StrategyType", spec.string(.strategy, .type) ?? "")
    writer.field("MinReadySeconds", String(spec.int(.minReadySeconds) ?? 0))
    if let bounds = spec[.strategy, .rollingUpdate], !bounds.isNull {
      writer.field(
        "RollingUpdateStrategy",
        "\(DescribeText.numberOrText(bounds[.maxUnavailable])) max unavailable, "
          + "\(DescribeText.numberOrText(bounds[.maxSurge])) max surge")
    }
    PodTemplateDescription.write(spec[.template], &writer)
    WorkloadDescription.writeConditions(object, &writer)
    writeSets(object, sets, &writer)
    if let events { writer.events(events, now: now) }
    return writer.text()
  }

  private static func counts(_ object: Value) -> String {
    let status = object[.status] ?? .null
    return "\(object.int(.spec, .replicas) ?? 0) desired | "
      + "\(status.int(.updatedReplicas) ?? 0) updated | \(status.int(.replicas) ?? 0) total | "
      + "\(status.int(.availableReplicas) ?? 0) available | "
      + "\(status.int(.unavailableReplicas) ?? 0) unavailable"
  }

  private static func writeSets(
    _ object: Value, _ sets: [Value], _ writer: inout DescribeWriter
  ) {
    guard !sets.isEmpty else { return }
    let newest = DeploymentView(object).newReplicaSet(among: sets)
    let uid = newest?.string(.metadata, .uid)
    let old = sets.filter { uid == nil || $0.string(.metadata, .uid) != uid }
    writer.field("OldReplicaSets", text(old))
    writer.field("NewReplicaSet", text(newest.map { [$0] } ?? []))
  }

  private static func text(_ sets: [Value]) -> String {
    if sets.isEmpty { return "<none>" }
    return sets.map { set in
      let view = ReplicaSetView(set)
      return "\(view.name) (\(view.currentReplicas)/\(view.replicas) replicas created)"
    }.joined(separator: ", ")
  }
}
