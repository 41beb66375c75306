public import NodeRuntime

extension Cluster {
  /// What the running containers of a pod use now; nil for a pod that no node runs.
  public func usage(ofPodUID uid: String) -> [ContainerUsage]? {
    nodes.usage(ofPodUID: uid, now: now)
  }

  /// What a node uses now: thousandths of a processor and bytes; nil for an unknown node.
  public func usage(ofNode name: String) -> (milliCPU: Int64, memory: Int64)? {
    nodes.usage(ofNode: name, now: now)
  }
}
