import APIServer
import ControlPlane
import Kinds
import NodeRuntime
import ObjectModel
public import Simulation

extension Cluster {
  /// How long a cluster has been up when its user comes.
  static let age = Span.minutes(10)

  /// A cluster that is ready at `start`.
  ///
  /// The same world, seed and start give the same cluster, byte for byte.
  public init(
    world: World, seed: UInt64, start: Instant = Instant(epochSeconds: 1_893_488_400)
  ) {
    let random = RandomStream(seed: seed)
    let begin = start - Self.age
    var options = ControlPlaneOptions()
    options.runsScheduler = !world.isControlPlaneOnly
    options.clusterCIDRPrefix = world.podRanges.prefix
    options.nodeRangeCount = world.podRanges.count
    // kube-controller-manager gives nodes no addresses unless it is told to.
    if world.isControlPlaneOnly { options.disabledControllers = ["cidrAllocator"] }
    let catalog = world.controlPlaneNode == nil ? Catalog.standard : .withMetrics
    self.init(
      api: APIServer(
        catalog: catalog, random: random.split("api"), now: begin,
        // The nodes that a world begins with have been ready for long.
        admission: Self.admission(world).filter { $0 != .taintNodesByCondition }),
      controlPlane: ControlPlane(
        options: options, catalog: catalog,
        random: random.split("control-plane")),
      nodes: NodeRuntime(profile: world.profile, random: random.split("nodes")))
    if world.isControlPlaneOnly {
      api.serviceRange = .bare
      api.runsScheduler = false
      api.authorizer = .alwaysAllow
    }
    createNamespaces()
    for node in world.nodes { nodes.register(node, api: &api) }
    deliver()
    createKubernetesService(address: World.serverAddress)
    createControlPlaneLeases(world, random: random)
    run(until: begin + .seconds(30))
    if let node = world.controlPlaneNode {
      let uid = api.view.object(.nodes, ObjectKey("", node))?[.metadata, .uid] ?? ""
      let pods = SystemPods.all(
        world: world, controlPlaneNode: node, nodeUID: uid,
        seen: RFC3339.text(epochSeconds: begin.epochSeconds))
      for pod in pods { create(pod.object, by: "kubelet") }
      createSystemWorkloads(world, controlPlaneNode: node, random: random)
      run(until: begin + .seconds(31))
    }
    run(until: start)
    api.admission = Self.admission(world)
  }

  /// The admission plugins of a world: all, but where nothing would run what some count on.
  private static func admission(_ world: World) -> [AdmissionPlugin] {
    guard world.isControlPlaneOnly else { return AdmissionPlugin.standard }
    let absent: [AdmissionPlugin] = [
      .serviceAccount, .defaultTolerationSeconds, .storageObjectInUseProtection,
    ]
    return AdmissionPlugin.standard.filter { !absent.contains($0) }
  }

  /// Creates an object the world begins with; its kind must be in the catalogue.
  /// - Parameter manager: who owns its fields.
  @discardableResult
  mutating func create(_ object: Value, by manager: String = "kube-apiserver") -> APIResponse {
    guard
      let resource = api.catalog.resource(
        apiVersion: object.string(.apiVersion) ?? "", kind: object.string(.kind) ?? "")
    else { preconditionFailure("a world holds an object of a kind that does not exist") }
    let kind = api.catalog[resource]
    var request = APIRequest(
      .create,
      .resource(
        ResourceTarget(
          group: kind.group, version: kind.version, resource: kind.plural,
          namespace: object.string(.metadata, .namespace))),
      body: object, user: .system("masters"))
    request.options.fieldManager = manager
    let response = api.handle(request)
    precondition(response.isSuccess, "a world holds an object that the API server refuses")
    return response
  }

  /// Coredns and kube-proxy with all they own, shown to the controllers only when it is complete.
  private mutating func createSystemWorkloads(
    _ world: World, controlPlaneNode: String, random: RandomStream
  ) {
    var names = random.split("system-pods")
    let deployment = created(SystemWorkloads.coreDNS, by: "kubeadm")
    let replicaSet = created(
      SystemWorkloads.replicaSet(of: deployment), by: Self.controllerManager)
    for _ in 0..<2 {
      create(
        SystemWorkloads.coreDNSPod(
          of: replicaSet, suffix: names.nameSuffix(), node: controlPlaneNode),
        by: Self.controllerManager)
    }
    let proxy = created(SystemWorkloads.proxy, by: "kubeadm")
    for node in world.nodes {
      create(
        SystemWorkloads.proxyPod(of: proxy, suffix: names.nameSuffix(), node: node.name),
        by: Self.controllerManager)
    }
    for pod in api.view.objects(.pods, namespace: "kube-system") {
      let key = ObjectKey("kube-system", pod.string(.metadata, .name) ?? "")
      nodes.adopt(key, startedAt: api.now, api: &api)
    }
    deliver()
  }

  private static let controllerManager = "kube-controller-manager"

  private mutating func created(_ object: Value, by manager: String) -> Value {
    let response = create(object, by: manager)
    do throws(Status) {
      return try response.object()
    } catch {
      preconditionFailure("a world holds an object that the API server refuses")
    }
  }

  private mutating func createNamespaces() {
    for name in ["kube-system", "kube-public", "kube-node-lease", "default"] {
      create(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]])
    }
    for priorityClass in SystemPriorityClasses.objects { create(priorityClass) }
    deliver()
  }

  /// The service through which pods reach the API server.
  private mutating func createKubernetesService(address: String) {
    let labels: Value = ["component": "apiserver", "provider": "kubernetes"]
    create([
      "apiVersion": "v1", "kind": "Service",
      "metadata": ["name": "kubernetes", "namespace": "default", "labels": labels],
      "spec": [
        "clusterIP": .string(api.serviceRange.first),
        "clusterIPs": [.string(api.serviceRange.first)],
        "internalTrafficPolicy": "Cluster", "ipFamilies": ["IPv4"],
        "ipFamilyPolicy": "SingleStack",
        "ports": [["name": "https", "port": 443, "protocol": "TCP", "targetPort": 6443]],
        "sessionAffinity": "None", "type": "ClusterIP",
      ],
    ])
    create([
      "apiVersion": "v1", "kind": "Endpoints",
      "metadata": [
        "name": "kubernetes", "namespace": "default",
        "labels": ["endpointslice.kubernetes.io/skip-mirror": "true"],
      ],
      "subsets": [
        [
          "addresses": [["ip": .string(address)]],
          "ports": [["name": "https", "port": 6443, "protocol": "TCP"]],
        ]
      ],
    ])
    create([
      "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
      "metadata": [
        "name": "kubernetes", "namespace": "default",
        "labels": ["kubernetes.io/service-name": "kubernetes"],
      ],
      "endpoints": [["addresses": [.string(address)], "conditions": ["ready": true]]],
      "ports": [["name": "https", "port": 6443, "protocol": "TCP"]],
    ])
  }
}
