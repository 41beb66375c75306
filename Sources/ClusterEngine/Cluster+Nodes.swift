public import NodeRuntime

extension Cluster {
  /// Adds an image that a course brings, or replaces the one of the same name.
  ///
  /// The form is described at `ImageDefinition.load`; throws a sentence for the author.
  public mutating func addImage(yaml text: String) throws(ImageDataError) {
    nodes.profile.registry.add(try ImageDefinition.load(yaml: text))
  }

  /// What the running containers of a pod use now; nil for a pod that no node runs.
  public func usage(ofPodUID uid: String) -> [ContainerUsage]? {
    nodes.usage(ofPodUID: uid, now: now)
  }

  /// What a node uses now: thousandths of a processor and bytes; nil for an unknown node.
  public func usage(ofNode name: String) -> (milliCPU: Int64, memory: Int64)? {
    nodes.usage(ofNode: name, now: now)
  }
}
