import APIServer
import Kinds
import ObjectModel
import Simulation
import Testing

private let meta = #""metadata": {"name": "x", "namespace": "default"}"#

@Test(
  arguments: [
    (
      .priorityClasses, #"{"metadata": {"name": "toohigh"}, "value": 1000000001}"#,
      ["value: Forbidden: maximum allowed value of a user defined priority is 1000000000"]
    ),
    (
      .priorityClasses, #"{"metadata": {"name": "system-mine"}, "value": 1}"#,
      [
        "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-mine is not a known system priority class"
      ]
    ),
    (
      .podDisruptionBudgets,
      #"{\#(meta), "spec": {"minAvailable": "x", "selector": {"matchLabels": {"a": "b!"}}, "unhealthyPodEvictionPolicy": "Never"}}"#,
      [
        #"spec.minAvailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"x"}: a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"#,
        #"spec.selector.matchLabels: Invalid value: "b!": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"#,
        #"spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget""#,
      ]
    ),
    (
      .resourceQuotas,
      #"{\#(meta), "spec": {"hard": {"pods": "1.5", "apples": "3", "cpu": "-1"}, "scopes": ["BestEffort", "NotBestEffort"]}}"#,
      [
        #"spec.hard[apples]: Invalid value: "apples": must be a standard resource type or fully qualified"#,
        #"spec.hard[apples]: Invalid value: "apples": must be a standard resource for quota"#,
        #"spec.hard[cpu]: Invalid value: "-1": must be greater than or equal to 0"#,
        #"spec.hard[pods]: Invalid value: "1500m": must be an integer"#,
        #"spec.scopes: Invalid value: []core.ResourceQuotaScope{"BestEffort", "NotBestEffort"}: unsupported scope applied to resource"#,
        #"spec.scopes: Invalid value: []core.ResourceQuotaScope{"BestEffort", "NotBestEffort"}: conflicting scopes"#,
      ]
    ),
    (
      .limitRanges,
      #"{\#(meta), "spec": {"limits": [{"type": "Container", "min": {"cpu": "2"}, "max": {"cpu": "1"}, "default": {"cpu": "500m"}, "defaultRequest": {"cpu": "500m"}}, {"type": "Pod", "default": {"cpu": "1"}}, {"type": "Pod"}, {"type": "PersistentVolumeClaim"}, {"type": "Thing"}]}}"#,
      [
        #"spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1"#,
        #"spec.limits[0].defaultRequest[cpu]: Invalid value: "500m": min value 2 is greater than default request value 500m"#,
        #"spec.limits[0].default[cpu]: Invalid value: "2": min value 2 is greater than default value 500m"#,
        "spec.limits[1].default: Forbidden: may not be specified when `type` is 'Pod'",
        #"spec.limits[2].type: Duplicate value: "Pod""#,
        "spec.limits[3].limits: Required value: either minimum or maximum storage value is required, but neither was provided",
        #"spec.limits[4].type: Invalid value: "Thing": must be a standard limit type or fully qualified"#,
      ]
    ),
    (
      .runtimeClasses, #"{"metadata": {"name": "x"}, "handler": "A_b"}"#,
      [
        #"handler: Invalid value: "A_b": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"#
      ]
    ),
  ] as [(ResourceID, String, [String])])
func `a new policy breaks exactly these rules`(
  resource: ResourceID, json: String, expected: [String]
) throws {
  #expect(try Sample.errors(resource, json) == expected)
}

/// A namespace with an object of its own that bounds what pods may ask for.
private struct BoundedNamespace {
  var api = APIServer(
    catalog: .standard, random: RandomStream(seed: 1), now: Sample.now,
    admission: [.limitRanger, .priority, .resourceQuota, .runtimeClass])

  init() throws {
    try create("namespaces", #"{"metadata": {"name": "default"}}"#)
  }

  @discardableResult
  mutating func create(
    _ resource: String, _ json: String, group: String = ""
  ) throws -> Value {
    let isGlobal = ["namespaces", "priorityclasses"].contains(resource)
    let target = ResourceTarget(
      group: group, resource: resource, namespace: isGlobal ? nil : "default")
    return try api.handle(
      APIRequest(.create, .resource(target), body: try Sample.value(json))
    ).object()
  }

  mutating func patch(_ resource: String, _ name: String, _ json: String) throws -> Value {
    let target = ResourceTarget(resource: resource, namespace: "default", name: name)
    var request = APIRequest(.patch, .resource(target), body: try Sample.value(json))
    request.patchType = .merge
    return try api.handle(request).object()
  }

  mutating func refusal(_ resource: String, _ json: String, group: String = "") throws -> String {
    do {
      try create(resource, json, group: group)
      return ""
    } catch let status as Status {
      return status.message
    }
  }

  mutating func setQuotaStatus(_ used: String) throws {
    let key = ResourceTarget(
      resource: "resourcequotas", namespace: "default", name: "q", subresource: "status")
    var quota = try api.handle(APIRequest(.get, .resource(key))).object()
    quota[.status] = ["hard": quota[.spec, "hard"] ?? .null, "used": try Sample.value(used)]
    _ = try api.handle(APIRequest(.update, .resource(key), body: quota)).object()
  }
}

@Test func `quotas refuse what exceeds them and count what does not`() throws {
  var cluster = try BoundedNamespace()
  try cluster.create(
    "resourcequotas",
    #"{"metadata": {"name": "q"}, "spec": {"hard": {"requests.cpu": "1", "pods": "2", "count/configmaps": "1"}}}"#
  )
  try cluster.setQuotaStatus(#"{"count/configmaps": "0"}"#)
  #expect(
    try cluster.refusal("pods", Sample.pod(container: #""resources": {"requests": {"cpu": "2"}}"#))
      == #"pods "p" is forbidden: status unknown for quota: q, resources: pods,requests.cpu"#)
  try cluster.setQuotaStatus(#"{"requests.cpu": "0", "pods": "0", "count/configmaps": "0"}"#)
  #expect(
    try cluster.refusal("pods", Sample.pod())
      == #"pods "p" is forbidden: failed quota: q: must specify requests.cpu for: c"#)
  #expect(
    try cluster.refusal("pods", Sample.pod(container: #""resources": {"requests": {"cpu": "2"}}"#))
      == #"pods "p" is forbidden: exceeded quota: q, requested: requests.cpu=2, used: requests.cpu=0, limited: requests.cpu=1"#
  )
  try cluster.create("pods", Sample.pod(container: #""resources": {"requests": {"cpu": "600m"}}"#))
  try cluster.create("configmaps", #"{"metadata": {"name": "a"}}"#)
  #expect(
    try cluster.refusal("configmaps", #"{"metadata": {"name": "b"}}"#)
      == #"configmaps "b" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1"#
  )
  let view = cluster.api.view
  let quota = try #require(view.object(.resourceQuotas, ObjectKey("default", "q")))
  #expect(quota[.status, "used"] == ["requests.cpu": "600m", "pods": "1", "count/configmaps": "1"])
  #expect(Value.object(QuotaUsage.total(for: quota, in: view)) == quota[.status, "used"])
}

@Test func `limit ranges give defaults and refuse what is out of bounds`() throws {
  var cluster = try BoundedNamespace()
  try cluster.create(
    "limitranges",
    #"{"metadata": {"name": "l"}, "spec": {"limits": [{"type": "Container", "max": {"memory": "1Gi"}, "defaultRequest": {"cpu": "100m"}}]}}"#
  )
  #expect(
    try cluster.refusal(
      "pods", Sample.pod(container: #""resources": {"limits": {"memory": "2Gi"}}"#))
      == #"pods "p" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi"#)
  let pod = try cluster.create("pods", Sample.pod())
  #expect(
    pod[.spec, .containers]?[0][Key("resources")]
      == ["limits": ["memory": "1Gi"], "requests": ["cpu": "100m", "memory": "1Gi"]])
  #expect(
    pod.string(.metadata, .annotations, "kubernetes.io/limit-ranger")
      == "LimitRanger plugin set: cpu, memory request for container c; memory limit for container c"
  )
}

@Test func `pods get the priority of their class or of the default one`() throws {
  var cluster = try BoundedNamespace()
  let group = "scheduling.k8s.io"
  try cluster.create(
    "priorityclasses", #"{"metadata": {"name": "high"}, "value": 1000, "globalDefault": true}"#,
    group: group)
  #expect(
    try cluster.refusal(
      "priorityclasses", #"{"metadata": {"name": "h2"}, "value": 5, "globalDefault": true}"#,
      group: group)
      == #"priorityclasses.scheduling.k8s.io "h2" is forbidden: PriorityClass high is already marked as default. Only one default can exist"#
  )
  let pod = try cluster.create("pods", Sample.pod())
  #expect(pod.int(.spec, "priority") == 1000)
  #expect(pod.string(.spec, "priorityClassName") == "high")
  #expect(
    try cluster.refusal("pods", Sample.pod(spec: #""priorityClassName": "none""#))
      == #"pods "p" is forbidden: no PriorityClass with name none was found"#)
}

@Test func `services get addresses and node ports of the cluster's ranges`() throws {
  var cluster = try BoundedNamespace()
  func service(_ name: String, _ spec: String) -> String {
    #"{"metadata": {"name": "\#(name)"}, "spec": {"ports": [{"port": 80}], \#(spec)}}"#
  }
  let web = try cluster.create("services", service("web", #""type": "NodePort""#))
  let address = try #require(web.string(.spec, "clusterIP"))
  #expect(address.hasPrefix("10.96."))
  #expect(web[.spec, "clusterIPs"] == [.string(address)])
  let port = try #require(web[.spec, "ports"]?[0].int("nodePort"))
  #expect((30000...32767).contains(port))
  #expect(
    try cluster.refusal("services", service("a", #""clusterIP": "\#(address)""#))
      == #"Service "a" is invalid: spec.clusterIPs: Invalid value: []string{"\#(address)"}: failed to allocate IP \#(address): provided IP is already allocated"#
  )
  #expect(
    try cluster.refusal("services", service("b", #""clusterIP": "192.168.1.1""#))
      == #"Service "b" is invalid: spec.clusterIPs: Invalid value: []string{"192.168.1.1"}: failed to allocate IP 192.168.1.1: the provided IP (192.168.1.1) is not in the valid range. The range of valid IPs is 10.96.0.0/16"#
  )
  let taken =
    #"{"metadata": {"name": "c"}, "spec": {"type": "NodePort", "ports": [{"port": 80, "nodePort": \#(port)}]}}"#
  #expect(
    try cluster.refusal("services", taken)
      == #"Service "c" is invalid: spec.ports[0].nodePort: Invalid value: \#(port): provided port is already allocated"#
  )
}

@Test func `what a service wants and cannot have is told before the rest is looked at`() throws {
  var cluster = try BoundedNamespace()
  func refusal(_ spec: String) throws -> String {
    try cluster.refusal("services", #"{"metadata": {"name": "s"}, "spec": {\#(spec)}}"#)
  }
  #expect(
    try refusal(#""type": "Foo", "clusterIP": "x", "clusterIPs": ["x"]"#)
      == #"Service "s" is invalid: spec.clusterIPs[0]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"#
  )
  #expect(
    try refusal(#""ipFamilies": ["IPv6"]"#)
      == #"Service "s" is invalid: spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster"#
  )
  #expect(
    try refusal(#""ipFamilyPolicy": "RequireDualStack""#)
      == #"Service "s" is invalid: spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services"#
  )
  let twice =
    #"[{"name": "a", "port": 80, "nodePort": 30080}, {"name": "b", "port": 81, "nodePort": 30080}]"#
  #expect(
    try refusal(#""type": "NodePort", "ports": \#(twice)"#)
      == #"Service "s" is invalid: spec.ports[1].nodePort: Invalid value: 30080: provided port is already allocated"#
  )
  let dns = #"[{"name": "t", "port": 53}, {"name": "u", "port": 53, "protocol": "UDP"}]"#
  let open = try cluster.create(
    "services",
    #"{"metadata": {"name": "dns"}, "spec": {"type": "LoadBalancer", "externalTrafficPolicy": "Local", "ports": \#(dns)}}"#
  )
  let ports = open.elements(.spec, "ports").compactMap { $0.int("nodePort") }
  #expect(ports.count == 2 && ports[0] == ports[1])
  #expect(open.int(.spec, "healthCheckNodePort") != nil)
}

@Test func `a pod of an unknown runtime class is refused`() throws {
  var cluster = try BoundedNamespace()
  #expect(
    try cluster.refusal("pods", Sample.pod(spec: #""runtimeClassName": "none""#))
      == #"pods "p" is forbidden: pod rejected: RuntimeClass "none" not found"#)
}

@Test func `a service that changes its type loses and gets what the types need`() throws {
  var cluster = try BoundedNamespace()
  let web = try cluster.create(
    "services",
    #"{"metadata": {"name": "web"}, "spec": {"type": "NodePort", "ports": [{"port": 80}]}}"#)
  let address = web.string(.spec, "clusterIP")
  let inner = try cluster.patch("services", "web", #"{"spec": {"type": "ClusterIP"}}"#)
  #expect(inner[.spec, "ports"]?[0].int("nodePort") == nil)
  #expect(inner[.spec, "externalTrafficPolicy"] == nil)
  #expect(inner.string(.spec, "clusterIP") == address)
  let open = try cluster.patch("services", "web", #"{"spec": {"type": "LoadBalancer"}}"#)
  #expect(open[.spec, "ports"]?[0].int("nodePort") != nil)
  #expect(open.bool(.spec, "allocateLoadBalancerNodePorts") == true)
  let named = try cluster.patch(
    "services", "web", #"{"spec": {"type": "ExternalName", "externalName": "a.example.com"}}"#)
  #expect(named.string(.spec, "clusterIP") == nil)
  #expect(named[.spec, "allocateLoadBalancerNodePorts"] == nil)
}
