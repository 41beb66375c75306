public import APIServer
import Kinds
import ObjectModel
import Simulation

extension NodeRuntime {
  /// Registers a node as its kubelet does: the Node object and its lease.
  public mutating func register(_ definition: NodeDefinition, api: inout APIServer) {
    let now = timeValue(api.now)
    var node = KubeletNode(
      name: definition.name, address: definition.address,
      podRange: "10.244.\(nodes.count).")
    node.allocatablePods = Int(definition.pods)
    node.allocatableCPUMillis = definition.cpus * 1000
    node.allocatableMemoryBytes =
      Quantity(definition.allocatableMemory ?? definition.memory)?.value ?? 0
    node.capacityMemoryBytes = Quantity(definition.memory)?.value ?? 0
    node.capacityDiskBytes = Quantity(definition.disk)?.value ?? 0
    node.startedAt = api.now
    node.heartbeatAt = api.now
    node.leaseAt = api.now
    nodePlaces[definition.name] = nodes.count
    nodes.append(node)
    let user = node.user
    api.act(as: .kubelet(nodes.count - 1))
    _ = api.handle(
      APIRequest(
        .create, .resource(ResourceTarget(resource: "nodes")),
        body: definition.object(now: now), user: user))
    let target = ResourceTarget(
      group: "coordination.k8s.io", resource: "leases", namespace: "kube-node-lease")
    let uid = api.view.object(.nodes, ObjectKey("", definition.name))?[.metadata, .uid] ?? ""
    _ = api.handle(
      APIRequest(
        .create, .resource(target),
        body: [
          "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
          "metadata": [
            "name": .string(definition.name), "namespace": "kube-node-lease",
            "ownerReferences": [
              [
                "apiVersion": "v1", "kind": "Node", "name": .string(definition.name), "uid": uid,
              ]
            ],
          ],
          "spec": [
            "holderIdentity": .string(definition.name), "leaseDurationSeconds": 40,
            "renewTime": .string(RFC3339.microText(epochNanoseconds: api.now.nanoseconds)),
          ],
        ], user: user))
    recordStart(nodes.count - 1, &api)
  }

  /// A node's pod range, labels or resources may have changed.
  mutating func observeNode(_ change: Change, _ api: inout APIServer) {
    guard let object = change.new?.value, let name = object[.metadata, .name]?.string,
      let place = nodePlaces[name]
    else { return }
    if let range = object[.spec, "podCIDR"]?.string, let dot = range.lastIndex(of: ".") {
      nodes[place].podRange = String(range[...dot])
    }
    nodes[place].labels = object[.metadata, .labels]?.object ?? Fields()
    let isClosed = object[.spec, .unschedulable]?.bool == true
    if let old = change.old, (old.value[.spec, .unschedulable]?.bool == true) != isClosed,
      profile.recordsStart
    {
      recordNodeStatus(place, isClosed ? "NodeNotSchedulable" : "NodeSchedulable", &api)
    }
    guard let allocatable = object[.status, .allocatable] else { return }
    if let quantity = allocatable["cpu"]?.string.flatMap({ Quantity($0) }) {
      nodes[place].allocatableCPUMillis = quantity.milliValue
    }
    if let quantity = allocatable["memory"]?.string.flatMap({ Quantity($0) }) {
      nodes[place].allocatableMemoryBytes = quantity.value
    }
  }

  /// Writes the heartbeats that kubelets would have sent by now: leases every 10 s, node
  /// conditions every 5 min, image lists when they changed.
  ///
  /// The engine calls it before nodes or leases are read, so that idle time costs nothing.
  public mutating func materialiseHeartbeats(api: inout APIServer) {
    for place in nodes.indices {
      api.act(as: .kubelet(place))
      renewLease(place, &api)
      reportNode(place, &api)
    }
  }

  private mutating func renewLease(_ place: Int, _ api: inout APIServer) {
    let due = (api.now - nodes[place].leaseAt).nanoseconds / Span.seconds(10 as Int64).nanoseconds
    guard due > 0 else { return }
    nodes[place].leaseAt = nodes[place].leaseAt + Span.seconds(10 as Int64) * due
    let target = ResourceTarget(
      group: "coordination.k8s.io", resource: "leases", namespace: "kube-node-lease",
      name: nodes[place].name)
    let time = RFC3339.microText(epochNanoseconds: nodes[place].leaseAt.nanoseconds)
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: ["spec": ["renewTime": .string(time)]],
        patchType: .merge, user: nodes[place].user))
  }

  private mutating func reportNode(_ place: Int, _ api: inout APIServer) {
    let period = Span.minutes(5)
    let due = (api.now - nodes[place].heartbeatAt).nanoseconds / period.nanoseconds
    let hasImages = nodes[place].hasNewImages
    guard due > 0 || hasImages else { return }
    nodes[place].heartbeatAt = nodes[place].heartbeatAt + period * due
    nodes[place].hasNewImages = nodes[place].images.contains { $0.availableAt > api.now }
    guard let object = api.view.object(.nodes, ObjectKey("", nodes[place].name)) else { return }
    var status: Value = .emptyObject
    if due > 0 {
      let time = Value.string(
        RFC3339.text(epochSeconds: nodes[place].heartbeatAt.epochSeconds))
      let conditions = object[.status, .conditions]?.elements ?? []
      status[.conditions] = .array(
        conditions.map { condition in
          var renewed = condition
          renewed["lastHeartbeatTime"] = time
          return renewed
        })
    }
    if hasImages { status["images"] = imageList(place, api.now) }
    let target = ResourceTarget(
      resource: "nodes", name: nodes[place].name, subresource: "status")
    _ = api.handle(
      APIRequest(
        .patch, .resource(target), body: [.status: status], patchType: .merge,
        user: nodes[place].user))
  }

  /// The images on a node, the largest first.
  private func imageList(_ place: Int, _ now: Instant) -> Value {
    let present = nodes[place].images.filter { $0.availableAt <= now }
    let sorted = present.sorted { ($1.size, $0.name) < ($0.size, $1.name) }
    return .array(
      sorted.prefix(50).map { image in
        [
          "names": [.string(image.image.imageID), .string(image.name)],
          "sizeBytes": .int(image.size),
        ]
      })
  }
}
