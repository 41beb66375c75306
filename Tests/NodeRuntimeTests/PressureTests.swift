import APIServer
import Kinds
import NodeRuntime
import ObjectModel
import Simulation
import Testing

@Suite struct PressureTests {
  private var world = NodeWorld()

  /// Events about the node, but for those of its start.
  private func nodeEvents() -> [String] {
    world.api.view.objects(.events, namespace: "default")
      .filter { $0.string("involvedObject", .kind) == "Node" }
      .compactMap { event in
        event.string("reason").map { "\($0): \(event.string("message") ?? "")" }
      }
  }

  private func pressure(_ type: String = "MemoryPressure") -> String {
    let node = world.api.view.object(.nodes, ObjectKey("", "node-1"))
    let condition = node?.elements(.status, "conditions").first {
      $0.string("type") == type
    }
    return ["status", "reason", "message"].map { condition?.string(Key($0)) ?? "" }
      .joined(separator: " ")
  }

  @Test func `a kubelet tells of its node when it starts`() {
    #expect(
      nodeEvents().joined(separator: "\n") == """
        Starting: Starting kubelet.
        NodeHasSufficientMemory: Node node-1 status is now: NodeHasSufficientMemory
        NodeHasNoDiskPressure: Node node-1 status is now: NodeHasNoDiskPressure
        NodeHasSufficientPID: Node node-1 status is now: NodeHasSufficientPID
        NodeAllocatableEnforced: Updated Node Allocatable limit across pods
        NodeReady: Node node-1 status is now: NodeReady
        """)
  }

  @Test mutating func `kube-proxy tells that it starts on a node`() {
    world.create(
      "{apiVersion: v1, kind: Pod, metadata: {name: kube-proxy-x}, spec: {nodeName: node-1,"
        + " hostNetwork: true, containers: [{name: kube-proxy, image:"
        + " 'registry.k8s.io/kube-proxy:v1.32.13', command: [/usr/local/bin/kube-proxy]}]}}",
      "pods", "kube-system")
    world.run(20)
    #expect(nodeEvents().last == "Starting: ")
    let event = world.api.view.objects(.events, namespace: "default").first {
      $0.string("reportingComponent") == "kube-proxy"
    }
    #expect(event?.string("reportingInstance") == "kube-proxy-node-1")
    #expect(event?.string("action") == "StartKubeProxy")
    #expect(event?.string("involvedObject", "uid") == "node-1")
    #expect(event?["message"] == nil || event?.string("message") == "")
  }

  @Test mutating func `a node short of memory ends the pod that takes most over its request`() {
    world.pod(
      "fair",
      "{name: c, image: polinux/stress, command: [stress], args: [--vm, '1', --vm-bytes, 2000M],"
        + " resources: {requests: {memory: 4Gi}}}")
    world.pod(
      "hog",
      "{name: c, image: polinux/stress, command: [stress], args: [--vm, '1', --vm-bytes, 5600M]}")
    world.run(30)
    #expect(world.summary("fair") == "Running c=running")
    let hog = world.object("hog")
    #expect(hog?.string(.status, "reason") == "Evicted")
    #expect(
      hog?.string(.status, "message")
        == "The node was low on resource: memory. Threshold quantity: 100Mi, available: 0Ki."
        + " Container c was using 5600Mi, request is 0, has larger consumption of memory. "
        || hog?.string(.status, "message")?.hasPrefix("The node was low on resource: memory.")
          == true
    )
    let disruption = hog?.elements(.status, "conditions").first {
      $0.string("type") == "DisruptionTarget"
    }
    #expect(disruption?.string("reason") == "TerminationByKubelet")
    #expect(
      pressure() == "True KubeletHasInsufficientMemory kubelet has insufficient memory available")
    #expect(
      nodeEvents().suffix(2).joined(separator: "\n") == """
        NodeHasInsufficientMemory: Node node-1 status is now: NodeHasInsufficientMemory
        EvictionThresholdMet: Attempting to reclaim memory
        """)
    world.pod("late", "{name: c, image: nginx}")
    world.run(1)
    #expect(
      world.object("late")?.string(.status, "message")
        == "Pod was rejected: The node had condition: [MemoryPressure]. ")
    world.pod(
      "modest", "{name: c, image: nginx, resources: {requests: {memory: 10Mi}}}")
    world.run(10)
    #expect(world.summary("modest") == "Running c=running")
    world.run(300)
    #expect(
      pressure() == "False KubeletHasSufficientMemory kubelet has sufficient memory available")
  }

  @Test mutating func `a node whose disk fills up ends the pod that writes most`() throws {
    world.pod("web", "{name: c, image: nginx}")
    world.pod("hog", "{name: c, image: drydock/disk-hog}")
    world.run(120)
    #expect(world.summary("web") == "Running c=running")
    let hog = world.object("hog")
    let message = try #require(hog?.string(.status, "message"))
    #expect(hog?.string(.status, "reason") == "Evicted")
    // 15 % of 100Gi, as the kubelet reckons it.
    #expect(
      message.hasPrefix(
        "The node was low on resource: ephemeral-storage. Threshold quantity: 16106128000,"
          + " available: "))
    #expect(
      message.hasSuffix(", request is 0, has larger consumption of ephemeral-storage. "))
    #expect(pressure("DiskPressure") == "True KubeletHasDiskPressure kubelet has disk pressure")
    #expect(
      nodeEvents().suffix(2).joined(separator: "\n") == """
        NodeHasDiskPressure: Node node-1 status is now: NodeHasDiskPressure
        EvictionThresholdMet: Attempting to reclaim ephemeral-storage
        """)
    world.pod("late", "{name: c, image: nginx, resources: {requests: {memory: 10Mi}}}")
    world.run(1)
    #expect(
      world.object("late")?.string(.status, "message")
        == "Pod was rejected: The node had condition: [DiskPressure]. ")
    world.run(320)
    #expect(
      pressure("DiskPressure") == "False KubeletHasNoDiskPressure kubelet has no disk pressure")
  }

  @Test mutating func `images that nobody uses make room before pods have to`() throws {
    for (name, size) in [("old", 8), ("new", 22), ("small", 1)] {
      world.nodes.profile.registry.add(
        try ImageDefinition.load(
          yaml: """
            name: school/\(name)
            tags: {latest: v1}
            size: \(size << 30)
            entrypoint: [/run]
            programs: [{names: [/run]}]
            """))
    }
    world.nodes.profile.pullBytesPerSecond = 1e12
    func images() -> String {
      world.nodes.materialiseHeartbeats(api: &world.api)
      let node = world.api.view.object(.nodes, ObjectKey("", "node-1"))
      let names = (node?.elements(.status, "images") ?? []).compactMap {
        $0["names"]?[1].string?.split(separator: "/").last.map(String.init)
      }
      return names.joined(separator: " ")
    }
    world.pod("old", "{name: c, image: school/old}")
    world.run(200)
    world.delete("old", grace: 0)
    world.run(10)
    #expect(images() == "old:latest")
    world.pod("new", "{name: c, image: school/new}")
    world.run(20)
    #expect(images() == "new:latest")
    #expect(world.summary("new") == "Running c=running")
    #expect(
      nodeEvents().suffix(2).joined(separator: "\n") == """
        NodeHasDiskPressure: Node node-1 status is now: NodeHasDiskPressure
        EvictionThresholdMet: Attempting to reclaim ephemeral-storage
        """)
  }

  @Test mutating func `images that are used are not removed, which the kubelet tells`() throws {
    world.nodes.profile.registry.add(
      try ImageDefinition.load(
        yaml: """
          name: school/big
          tags: {latest: v1}
          size: 28812072277
          entrypoint: [/run]
          programs: [{names: [/run]}]
          """))
    world.nodes.profile.pullBytesPerSecond = 1e12
    world.pod("big", "{name: c, image: school/big}")
    world.run(700)
    #expect(world.summary("big") == "Running c=running")
    let message =
      "Failed to garbage collect required amount of images. Attempted to free 4831838208 bytes, but"
      + " only found 0 bytes eligible to free."
    #expect(
      nodeEvents().suffix(2) == [
        "FreeDiskSpaceFailed: \(message)", "ImageGCFailed: \(message)",
      ])
  }

  static let writers: [(container: String, more: String, message: String)] = [
    (
      "{name: c, image: busybox, command: [sh, -c, 'yes | head -c 2000000 > /big; sleep 100'],"
        + " resources: {limits: {ephemeral-storage: 1Mi}}}", "",
      "Pod ephemeral local storage usage exceeds the total limit of containers 1Mi. "
    ),
    (
      "{name: c, image: busybox, command: [sh, -c, 'yes | head -c 2000000 > /big; sleep 100'],"
        + " resources: {limits: {ephemeral-storage: 1Mi}}}, {name: d, image: busybox, command:"
        + " [sleep, '100'], resources: {limits: {ephemeral-storage: 5Mi}}}", "",
      "Container c exceeded its local ephemeral storage limit \"1Mi\". "
    ),
    (
      "{name: c, image: busybox, command: [sh, -c, 'yes | head -c 2000000 > /v/big; sleep 100'],"
        + " volumeMounts: [{name: v, mountPath: /v}]}",
      "volumes: [{name: v, emptyDir: {sizeLimit: 1Mi}}]",
      "Usage of EmptyDir volume \"v\" exceeds the limit \"1Mi\". "
    ),
    (
      "{name: c, image: drydock/disk-hog, resources: {limits: {ephemeral-storage: 5Gi}}}", "",
      "Pod ephemeral local storage usage exceeds the total limit of containers 5Gi. "
    ),
  ]

  @Test(arguments: writers) mutating func `a pod that writes more than it may is evicted`(
    _ example: (container: String, more: String, message: String)
  ) {
    world.pod("p", example.container, example.more)
    world.run(30)
    #expect(world.object("p")?.string(.status, "reason") == "Evicted")
    #expect(world.object("p")?.string(.status, "message") == example.message)
  }

  @Test mutating func `a static pod outlives its object`() {
    world.adopted = true
    world.create(
      """
      {apiVersion: v1, kind: Pod, metadata: {name: p, annotations:
       {kubernetes.io/config.mirror: abc, kubernetes.io/config.source: file}},
       spec: {nodeName: node-1, hostNetwork: true, containers: [{name: c, image: nginx}]}}
      """, "pods")
    world.run(20)
    let before = world.object("p")
    world.delete("p")
    world.run(1)
    let after = world.object("p")
    #expect(after?.string(.metadata, "uid") != before?.string(.metadata, "uid"))
    #expect(after?[.metadata, "annotations"] == before?[.metadata, "annotations"])
    #expect(after?[.status, "containerStatuses"] == before?[.status, "containerStatuses"])
    #expect(after?.string(.status, "startTime") == before?.string(.status, "startTime"))
    #expect(world.summary("p") == "Running c=running")
  }

  @Test mutating func `a pod reaches services by name and address, and nodes by their ports`() {
    world.pod("web", "{name: c, image: 'luksa/kubia:v1'}")
    world.pod("host", "{name: c, image: nginx}", "hostNetwork: true")
    world.pod(
      "port", "{name: c, image: 'luksa/kubia:v1', ports: [{containerPort: 8080, hostPort: 7000}]}")
    world.create(
      """
      {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.7.7,
       type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080,
       nodePort: 30080}]}}
      """, "services")
    world.create(
      "{apiVersion: v1, kind: Service, metadata: {name: empty}, spec: {selector: {app: nobody},"
        + " ports: [{port: 80}]}}", "services")
    world.run(20)
    let urls = [
      "http://web", "http://web.default", "http://web.default.svc.cluster.local",
      "http://10.96.7.7", "http://172.18.0.11:30080", "http://172.18.0.11:7000",
      "http://172.18.0.11", "http://web:8080", "http://empty", "http://web.other",
      "http://172.18.0.11:9",
    ]
    let line = urls.map { "curl -s -o /dev/null -w '%{http_code}\\n' \($0)" }.joined(
      separator: "; ")
    world.pod(
      "client", "{name: c, image: curlimages/curl, command: [sh, -c, \"\(line)\"]}",
      "restartPolicy: Never")
    world.run(20)
    #expect(world.log("client") == "200\n200\n200\n200\n200\n200\n200\n000\n000\n000\n000\n")
  }
}
