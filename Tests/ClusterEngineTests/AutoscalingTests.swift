import APIServer
import ClusterEngine
import ObjectModel
import Simulation
import Testing

@Suite struct AutoscalingTests {
  private var cluster: Cluster

  init() throws {
    cluster = Cluster(world: try #require(World.named("three-nodes")), seed: 1)
  }

  private mutating func create(_ group: String, _ version: String, _ plural: String, _ json: String)
    throws
  {
    let target = ResourceTarget(
      group: group, version: version, resource: plural, namespace: "default")
    let response = cluster.handle(
      APIRequest(.create, .resource(target), body: try JSONParser.parse(json)))
    #expect(response.code == 201)
  }

  private mutating func wait(_ seconds: Int64) {
    cluster.run(until: cluster.now + .seconds(seconds))
  }

  private func get(_ version: String, _ plural: String, _ name: String, group: String) -> Value {
    let target = ResourceTarget(
      group: group, version: version, resource: plural, namespace: "default", name: name)
    let response = cluster.look(APIRequest(.get, .resource(target)))
    return (try? response.object()) ?? .null
  }

  private mutating func createService() throws {
    try create(
      "apps", "v1", "deployments",
      """
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"php-apache"},"spec":{
      "selector":{"matchLabels":{"run":"php-apache"}},"template":{"metadata":{"labels":{
      "run":"php-apache"}},"spec":{"containers":[{"name":"php-apache",
      "image":"registry.k8s.io/hpa-example","ports":[{"containerPort":80}],"resources":{
      "limits":{"cpu":"500m"},"requests":{"cpu":"200m"}}}]}}}}
      """)
    try create(
      "", "v1", "services",
      """
      {"apiVersion":"v1","kind":"Service","metadata":{"name":"php-apache"},"spec":{
      "ports":[{"port":80}],"selector":{"run":"php-apache"}}}
      """)
    try create(
      "autoscaling", "v1", "horizontalpodautoscalers",
      """
      {"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler",
      "metadata":{"name":"php-apache"},"spec":{"maxReplicas":10,
      "targetCPUUtilizationPercentage":50,"scaleTargetRef":{"apiVersion":"apps/v1",
      "kind":"Deployment","name":"php-apache"}}}
      """)
  }

  /// Sizes and reasons of the rescaling so far.
  private var rescalings: [String] {
    let response = cluster.look(
      APIRequest(.list, .resource(ResourceTarget(resource: "events", namespace: "default"))))
    return ((try? response.object()) ?? .null).elements(.items)
      .filter { $0.string("reason") == "SuccessfulRescale" }.compactMap { $0.string("message") }
  }

  private func conditions() -> String {
    get("v2", "horizontalpodautoscalers", "php-apache", group: "autoscaling")
      .elements(.status, "conditions")
      .map { condition in
        ["type", "status", "reason", "message"].map { condition.string(Key($0)) ?? "" }
          .joined(separator: " ")
      }.joined(separator: "\n")
  }

  @Test mutating func `load on a service makes its deployment grow, and rest makes it shrink`()
    throws
  {
    try createService()
    wait(60)
    let metric =
      "the HPA was able to successfully calculate a replica count from cpu resource utilization "
      + "(percentage of request)"
    #expect(
      conditions() == """
        AbleToScale True ScaleDownStabilized recent recommendations were higher than current one, \
        applying the highest recent recommendation
        ScalingActive True ValidMetricFound \(metric)
        ScalingLimited False DesiredWithinRange the desired count is within the acceptable range
        """)
    try create(
      "", "v1", "pods",
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"load"},"spec":{"containers":[{
      "name":"load","image":"busybox","command":["sh","-c",
      "while sleep 0.01; do wget -q -O- http://php-apache; done"]}]}}
      """)
    wait(120)
    let up = "cpu resource utilization (percentage of request) above target"
    #expect(rescalings.first == "New size: 4; reason: \(up)")
    let grown = get("v1", "deployments", "php-apache", group: "apps").int(.spec, "replicas") ?? 0
    #expect((4...6).contains(grown))
    let target = ResourceTarget(resource: "pods", namespace: "default", name: "load")
    _ = cluster.handle(APIRequest(.delete, .resource(target)))
    wait(240)
    #expect(
      get("v1", "deployments", "php-apache", group: "apps").int(.spec, "replicas") == grown)
    #expect(
      conditions().hasPrefix(
        "AbleToScale True ScaleDownStabilized recent recommendations were higher than current one,"
          + " applying the highest recent recommendation\n"))
    wait(240)
    #expect(rescalings.last == "New size: 1; reason: All metrics below target")
    #expect(
      get("v1", "deployments", "php-apache", group: "apps").int(.spec, "replicas") == 1)
  }

  /// The autoscaler looks 16 seconds after the pod has got ready, but what it uses was measured earlier.
  @Test mutating func `a metric counts when it was measured long enough after the pod got ready`()
    throws
  {
    wait(11)
    try create(
      "apps", "v1", "statefulsets",
      """
      {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"web"},"spec":{"serviceName":
      "web","selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
      "spec":{"containers":[{"name":"c","image":"nginx","resources":{"requests":{"cpu":"100m"}}}]}}}}
      """)
    func isReady() -> Bool {
      get("v1", "statefulsets", "web", group: "apps").int(.status, "readyReplicas") == 1
    }
    for _ in 0..<30 where !isReady() { wait(1) }
    #expect(cluster.now.epochSeconds % 15 == 2)
    func autoscaler(_ name: String, _ metric: String) throws {
      try create(
        "autoscaling", "v2", "horizontalpodautoscalers",
        """
        {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"\(name)"},
        "spec":{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"StatefulSet",
        "name":"web"},"metrics":[\(metric)]}}
        """)
    }
    wait(1)
    let goal = #""name":"cpu","target":{"type":"Utilization","averageUtilization":50}"#
    try autoscaler("web", #"{"type":"Resource","resource":{\#(goal)}}"#)
    wait(16)
    func complaints() -> [String] {
      let response = cluster.look(
        APIRequest(.list, .resource(ResourceTarget(resource: "events", namespace: "default"))))
      return ((try? response.object()) ?? .null).elements(.items)
        .filter { $0.string("reason") == "FailedComputeMetricsReplicas" }
        .compactMap { $0.string("message") }
    }
    let invalid = "invalid metrics (1 invalid out of 1), first error is: failed to get"
    #expect(
      complaints() == [
        "\(invalid) cpu resource metric value: failed to get cpu utilization: did not receive metrics "
          + "for targeted pods (pods might be unready)"
      ])
    wait(15)
    let reason = get("v2", "horizontalpodautoscalers", "web", group: "autoscaling")
      .elements(.status, "conditions").first { $0.string("type") == "ScalingActive" }?
      .string("reason")
    #expect(reason == "ValidMetricFound")
    let target = ResourceTarget(
      group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers",
      namespace: "default", name: "web")
    _ = cluster.handle(APIRequest(.delete, .resource(target)))
    try autoscaler(
      "other", #"{"type":"ContainerResource","containerResource":{"container":"app",\#(goal)}}"#)
    wait(16)
    #expect(
      complaints().contains(
        "\(invalid) app container metric value: failed to get cpu utilization: unable to get metrics "
          + "for resource cpu: failed to get container metrics: container app not present in metrics "
          + "for pod default/web-0"))
  }

  @Test mutating func `the older version carries in annotations what it has no fields for`() throws
  {
    try create(
      "autoscaling", "v2", "horizontalpodautoscalers",
      """
      {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"full",
      "annotations":{"team":"shop"}},"spec":{"maxReplicas":8,"scaleTargetRef":{
      "apiVersion":"apps/v1","kind":"Deployment","name":"shop"},"metrics":[
      {"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue",
      "averageValue":"0.5Gi"}}},
      {"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization",
      "averageUtilization":60}}},
      {"type":"Object","object":{"metric":{"name":"hits"},"describedObject":{"kind":"Ingress",
      "name":"main","apiVersion":"networking.k8s.io/v1"},"target":{"type":"Value",
      "value":"10k"}}},
      {"type":"External","external":{"metric":{"name":"queue","selector":{"matchLabels":{
      "q":"a"}}},"target":{"type":"AverageValue","averageValue":"30"}}}],
      "behavior":{"scaleDown":{"stabilizationWindowSeconds":60}}}}
      """)
    wait(20)
    let old = get("v1", "horizontalpodautoscalers", "full", group: "autoscaling")
    #expect(old.int(.spec, "targetCPUUtilizationPercentage") == 60)
    let annotations = old.fields(.metadata, "annotations")
    #expect(
      annotations.map { "\($0.key.text) \($0.value.string ?? "")" }.joined(separator: "\n") == """
        autoscaling.alpha.kubernetes.io/behavior {"ScaleUp":{"StabilizationWindowSeconds":0,\
        "SelectPolicy":"Max","Policies":[{"Type":"Pods","Value":4,"PeriodSeconds":15},\
        {"Type":"Percent","Value":100,"PeriodSeconds":15}]},"ScaleDown":{\
        "StabilizationWindowSeconds":60,"SelectPolicy":"Max","Policies":[{"Type":"Percent",\
        "Value":100,"PeriodSeconds":15}]}}
        autoscaling.alpha.kubernetes.io/conditions [{"type":"AbleToScale","status":"False",\
        "lastTransitionTime":"2030-01-01T09:00:15Z","reason":"FailedGetScale","message":"the HPA \
        controller was unable to get the target's current scale: deployments.apps \\"shop\\" not \
        found"}]
        autoscaling.alpha.kubernetes.io/metrics [{"type":"Resource","resource":{"name":"memory",\
        "targetAverageValue":"512Mi"}},{"type":"Object","object":{"target":{"kind":"Ingress",\
        "name":"main","apiVersion":"networking.k8s.io/v1"},"metricName":"hits",\
        "targetValue":"10k"}},{"type":"External","external":{"metricName":"queue",\
        "metricSelector":{"matchLabels":{"q":"a"}},"targetAverageValue":"30"}}]
        team shop
        """)
    let before = get("v2", "horizontalpodautoscalers", "full", group: "autoscaling")
    let target = ResourceTarget(
      group: "autoscaling", version: "v1", resource: "horizontalpodautoscalers",
      namespace: "default", name: "full")
    let written = cluster.handle(APIRequest(.update, .resource(target), body: old))
    #expect(written.code == 200)
    let after = get("v2", "horizontalpodautoscalers", "full", group: "autoscaling")
    // The metric of CPU comes last now, as upstream's conversion has it.
    #expect(after[.spec, "behavior"] == before[.spec, "behavior"])
    #expect(
      after.elements(.spec, "metrics").map { JSONWriter(sortsKeys: true).text($0) }.sorted()
        == before.elements(.spec, "metrics").map { JSONWriter(sortsKeys: true).text($0) }.sorted())
    #expect(after[.metadata, "annotations"] == ["team": "shop"])
    #expect(after[.status, "conditions"] == before[.status, "conditions"])
  }

  @Test mutating func `metrics are there once a pod was measured`() throws {
    try create(
      "", "v1", "pods",
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","labels":{"a":"b"}},"spec":{
      "containers":[{"name":"c","image":"nginx"}]}}
      """)
    func answer() -> String {
      let target = ResourceTarget(
        group: "metrics.k8s.io", version: "v1beta1", resource: "pods", namespace: "default",
        name: "web")
      let response = cluster.look(APIRequest(.get, .resource(target)))
      guard case .value(let value) = response.body else { return "" }
      return response.code == 200 ? JSONWriter().text(value) : value.string("message") ?? ""
    }
    wait(10)
    #expect(answer() == "podmetrics.metrics.k8s.io \"default/web\" not found")
    wait(25)
    #expect(
      answer() == """
        {"kind":"PodMetrics","apiVersion":"metrics.k8s.io/v1beta1","metadata":{"name":"web",\
        "namespace":"default","creationTimestamp":"2030-01-01T09:00:35Z","labels":{"a":"b"}},\
        "timestamp":"2030-01-01T09:00:30Z","window":"15s","containers":[{"name":"c","usage":{\
        "cpu":"1m","memory":"5120Ki"}}]}
        """)
    #expect(cluster.usage(ofNode: "node-1")?.milliCPU ?? 0 > 0)
  }
}
