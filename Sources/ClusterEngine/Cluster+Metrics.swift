import APIServer
import Kinds
import NodeRuntime
import ObjectModel
import Simulation

extension Cluster {
  /// Whether there is a metrics server.
  var servesMetrics: Bool {
    api.catalog.resource(
      group: MetricsKinds.group, version: MetricsKinds.version, plural: "pods") != nil
  }

  /// What nodes or pods use, when a request asks for that; nil for all other requests.
  func metrics(for request: APIRequest) -> [Value]? {
    guard case .resource(let target) = request.target, target.group == MetricsKinds.group,
      request.verb == .get || request.verb == .list
    else { return nil }
    switch target.resource {
    case "nodes": return nodeMetrics(target)
    case "pods": return podMetrics(target)
    default: return nil
    }
  }

  private func nodeMetrics(_ target: ResourceTarget) -> [Value] {
    api.view.objects(.nodes).compactMap { node in
      let name = node.string(.metadata, .name) ?? ""
      guard target.name == nil || target.name == name,
        let measured = nodes.measurement(ofNode: name, now: now), let usage = measured.usage.first
      else { return nil }
      var result = metrics("NodeMetrics", of: node, measured)
      result["usage"] = MetricsKinds.usage(milliCPU: usage.milliCPU, memory: usage.memory)
      return result
    }
  }

  private func podMetrics(_ target: ResourceTarget) -> [Value] {
    api.view.objects(.pods, namespace: target.namespace).compactMap { pod in
      guard target.name == nil || target.name == pod.string(.metadata, .name),
        let measured = nodes.measurement(ofPodUID: pod.string(.metadata, .uid) ?? "", now: now)
      else { return nil }
      var result = metrics("PodMetrics", of: pod, measured)
      result["containers"] = .array(
        measured.usage.map { usage in
          [
            "name": .string(usage.name),
            "usage": MetricsKinds.usage(milliCPU: usage.milliCPU, memory: usage.memory),
          ]
        })
      return result
    }
  }

  /// All but the amounts.
  private func metrics(_ kind: String, of object: Value, _ measured: Measurement) -> Value {
    var metadata: Value = ["name": object[.metadata, .name] ?? ""]
    metadata[.namespace] = object[.metadata, .namespace]
    metadata[.creationTimestamp] = .string(RFC3339.text(epochSeconds: now.epochSeconds))
    metadata[.labels] = object[.metadata, .labels]
    return [
      "kind": .string(kind), "apiVersion": "metrics.k8s.io/v1beta1", "metadata": metadata,
      "timestamp": .string(RFC3339.text(epochSeconds: measured.time.epochSeconds)),
      "window": "15s",
    ]
  }
}
