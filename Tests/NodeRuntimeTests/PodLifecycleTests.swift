import APIServer
import NodeRuntime
import ObjectModel
import Simulation
import Testing

/// One pod through time: what `summary` says at the given seconds, then its events.
struct PodStory: Sendable, CustomTestStringConvertible {
  let name: String
  let containers: String
  var more = ""
  let states: [(seconds: Double, summary: String)]
  var events: String?
  var log: (parameters: [(String, String)], text: String)?

  var testDescription: String { name }
}

struct PodLifecycleTests {
  @Test(arguments: PodStory.all + PodStory.probes)
  func `a pod goes its way`(_ story: PodStory) {
    var world = NodeWorld()
    world.pod(story.name, story.containers, story.more)
    var passed = 0.0
    for state in story.states {
      world.run(state.seconds - passed)
      passed = state.seconds
      #expect(world.summary(story.name) == state.summary, "after \(state.seconds) s")
    }
    if let events = story.events { #expect(world.events(story.name) == events) }
    if let log = story.log {
      #expect(world.log(story.name, log.parameters) == log.text)
    }
  }

  @Test func `a preStop hook runs before the stop signal and its log is kept`() {
    var world = NodeWorld()
    world.pod(
      "bye",
      """
      {name: c, image: 'nginx:1.27', readinessProbe: {httpGet: {port: 80}, periodSeconds: 5},
       lifecycle: {preStop: {sleep: {seconds: 4}}}}
      """)
    world.run(30)
    let events = world.queue.count
    world.run(1000)
    #expect(world.queue.count == events)
    let log = world.log("bye", [("tailLines", "2")])
    let line = #""GET / HTTP/1.1" 200 615 "-" "kube-probe/1.32" "-""#
    #expect(
      log == """
        10.244.0.1 - - [17/Mar/2030:18:03:44 +0000] \(line)
        10.244.0.1 - - [17/Mar/2030:18:03:49 +0000] \(line)

        """)
    world.delete("bye")
    world.run(3)
    #expect(world.summary("bye") == "Running c=running")
    world.run(3)
    #expect(world.summary("bye") == "gone")
    #expect(
      world.events("bye") == """
        Normal Pulling Pulling image "nginx:1.27"
        Normal Pulled Successfully pulled image "nginx:1.27" in 4.022s (4.022s including waiting). \
        Image size: 72404038 bytes.
        Normal Created Created container: c
        Normal Started Started container c
        Normal Killing Stopping container c
        """)
  }

  @Test func `a running pod's status is written as v1.32 writes it`() {
    var world = NodeWorld()
    world.pod("web", "{name: nginx, image: 'nginx:1.27'}")
    world.run(20)
    var status = world.object("web")?[.status] ?? .null
    status["containerStatuses"]?[0]["containerID"] = "containerd://..."
    status["containerStatuses"]?[0]["volumeMounts"]?[0]["name"] = "kube-api-access-..."
    let text = JSONWriter(sortsKeys: true).text(status)
    #expect(
      text
        == #"{"conditions":[{"lastProbeTime":null,"lastTransitionTime":"2030-03-17T17:46:45Z","#
        + #""status":"True","type":"PodReadyToStartContainers"},{"lastProbeTime":null,"#
        + #""lastTransitionTime":"2030-03-17T17:46:40Z","status":"True","type":"Initialized"},"#
        + #"{"lastProbeTime":null,"lastTransitionTime":"2030-03-17T17:46:45Z","status":"True","#
        + #""type":"Ready"},{"lastProbeTime":null,"lastTransitionTime":"2030-03-17T17:46:45Z","#
        + #""status":"True","type":"ContainersReady"},{"lastProbeTime":null,"#
        + #""lastTransitionTime":"2030-03-17T17:46:40Z","status":"True","type":"PodScheduled"}],"#
        + #""containerStatuses":[{"containerID":"containerd://...","#
        + #""image":"docker.io/library/nginx:1.27","#
        + #""imageID":"docker.io/library/nginx@sha256:"#
        + #"4f3ca565c784ce6d1f709c52fd6047840930ce1d441e18f41d0573d147c261a6","lastState":{},"#
        + #""name":"nginx","ready":true,"restartCount":0,"started":true,"#
        + #""state":{"running":{"startedAt":"2030-03-17T17:46:45Z"}},"volumeMounts":[{"#
        + #""mountPath":"/var/run/secrets/kubernetes.io/serviceaccount","#
        + #""name":"kube-api-access-...","readOnly":true,"recursiveReadOnly":"Disabled"}]}],"#
        + #""hostIP":"172.18.0.11","hostIPs":[{"ip":"172.18.0.11"}],"phase":"Running","#
        + #""podIP":"10.244.0.2","podIPs":[{"ip":"10.244.0.2"}],"qosClass":"BestEffort","#
        + #""startTime":"2030-03-17T17:46:40Z"}"#)
  }

  @Test func `deletion waits for the program, then for the grace period`() {
    var world = NodeWorld()
    world.pod("polite", "{name: nginx, image: 'nginx:1.27'}")
    world.pod("stubborn", "{name: k, image: luksa/kubia}")
    world.run(40)
    world.delete("polite")
    world.delete("stubborn")
    #expect(world.summary("polite") == "Running nginx=running")
    world.run(2)
    #expect(world.summary("polite") == "gone")
    world.run(27)
    #expect(world.summary("stubborn") == "Running k=running")
    world.run(3)
    #expect(world.summary("stubborn") == "gone")
    world.pod("forced", "{name: k, image: luksa/kubia}")
    world.run(5)
    world.delete("forced", grace: 0)
    #expect(world.summary("forced") == "gone")
    #expect(world.log("forced") == "error: pods \"forced\" not found")
  }

  @Test func `a debugging container joins a running pod and ends without it`() {
    var world = NodeWorld()
    world.pod("web", "{name: c, image: 'nginx:1.27'}", "shareProcessNamespace: true")
    world.run(20)
    let target = ResourceTarget(
      resource: "pods", namespace: "default", name: "web", subresource: "ephemeralcontainers")
    let debugger: Value = ["name": "d", "image": "busybox:1.36", "command": ["sleep", "5"]]
    let response = world.handle(
      APIRequest(
        .patch, .resource(target), body: ["spec": ["ephemeralContainers": [debugger]]],
        patchType: .strategic))
    #expect(response.isSuccess, "\(response.body)")
    world.run(5)
    let statuses = world.object("web")?.elements(.status, "ephemeralContainerStatuses") ?? []
    #expect(statuses.first?["state"]?["running"] != nil)
    #expect(world.exec("web", ["cat", "/etc/hostname"]).hasSuffix("[0]"))
    world.run(5)
    let ended = world.object("web")?.elements(.status, "ephemeralContainerStatuses") ?? []
    #expect(ended.first?["state"]?["terminated"]?.int("exitCode") == 0)
    #expect(world.summary("web") == "Running c=running")
  }

  @Test func `a fork lives its own life and the same seed gives the same world`() {
    var first = NodeWorld()
    first.pod("a", "{name: c, image: busybox, command: [sh, -c, 'while sleep 1; do date; done']}")
    first.run(10)
    var second = first
    second.delete("a")
    second.run(40)
    #expect(second.summary("a") == "gone")
    #expect(first.summary("a") == "Running c=running")
    first.run(20)
    var again = NodeWorld()
    again.pod("a", "{name: c, image: busybox, command: [sh, -c, 'while sleep 1; do date; done']}")
    again.run(30)
    #expect(again.object("a") == first.object("a"))
    #expect(again.log("a") == first.log("a"))
  }

  @Test func `recorded nodes take every image and are quick`() {
    var world = NodeWorld(profile: .recorded)
    world.pod("a", "{name: a, image: 'postgres:16'}")
    world.pod("b", "{name: a, image: 'x-doesnotexist'}")
    world.pod(
      "c", "{name: a, image: busybox, command: [sh, -c, 'echo hi; exit 4']}",
      "restartPolicy: Never")
    world.run(1)
    #expect(world.summary("a") == "Running a=running")
    #expect(world.summary("b") == "Pending a=ErrImagePull")
    #expect(world.summary("c") == "Failed a=Error(4)")
    #expect(world.log("c") == "hi\n")
    world.delete("a")
    world.run(1.1)
    #expect(world.summary("a") == "gone")
  }

  @Test func `missing configuration holds a pod back until it exists`() {
    var world = NodeWorld()
    world.pod(
      "mounts", "{name: c, image: 'redis:7.4', volumeMounts: [{name: v, mountPath: /x}]}",
      "volumes: [{name: v, configMap: {name: later}}]")
    world.pod(
      "reads",
      "{name: c, image: 'redis:7.4', envFrom: [{configMapRef: {name: later}}]}")
    world.run(20)
    #expect(world.summary("mounts") == "Pending c=ContainerCreating")
    #expect(world.summary("reads") == "Pending c=CreateContainerConfigError")
    #expect(
      world.events("mounts")
        == "Warning FailedMount x2 MountVolume.SetUp failed for volume \"v\" : "
        + "configmap \"later\" not found")
    world.create(
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: later}, data: {a: one}}", "configmaps")
    world.run(20)
    #expect(world.summary("mounts") == "Running c=running")
    #expect(world.summary("reads") == "Running c=running")
    #expect(world.exec("mounts", ["cat", "/x/a"]) == "one[0]")
    #expect(world.exec("reads", ["sh", "-c", "echo $a"]) == "one\n[0]")
  }

  @Test func `adopted pods run from the start without events`() {
    var world = NodeWorld()
    world.adopted = true
    world.create(
      """
      {apiVersion: v1, kind: Pod, metadata: {name: coredns},
       spec: {nodeName: node-1, containers: [
        {name: coredns, image: 'registry.k8s.io/coredns/coredns:v1.11.3'}]}}
      """, "pods")
    #expect(world.summary("coredns") == "Running coredns=running")
    #expect(world.events("coredns") == "")
    #expect(world.log("coredns", [("limitBytes", "5")]) == ".:53\n")
    world.pod("next", "{name: k, image: busybox, command: [sleep, '9']}")
    world.run(5)
    #expect(world.object("next")?.string(.status, "podIP") == "10.244.0.3")
  }
}
