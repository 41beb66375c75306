import APIServer
import ObjectModel
import Simulation
import Testing

@testable import NodeRuntime

struct ImageTests {
  @Test func `built-in images know their names before they are read`() {
    for builtIn in BuiltInImages.all {
      #expect(builtIn.repository == builtIn.image.repository)
      #expect(builtIn.aliases == builtIn.image.aliases)
    }
  }

  @Test(arguments: [
    ("nginx", "docker.io/library/nginx:latest"),
    ("nginx:1.27", "docker.io/library/nginx:1.27"),
    ("luksa/kubia", "docker.io/luksa/kubia:latest"),
    ("docker.io/library/nginx:1.27", "docker.io/library/nginx:1.27"),
    ("registry.k8s.io/pause:3.10", "registry.k8s.io/pause:3.10"),
    ("localhost:5000/a/b", "localhost:5000/a/b:latest"),
    ("nginx@sha256:abc", "docker.io/library/nginx@sha256:abc"),
    ("nginx:", "nginx:: invalid reference format"),
    ("", ": invalid reference format"),
    (
      "Nginx",
      "Nginx: invalid reference format: repository name must be lowercase"
    ),
  ])
  func `image names are made absolute or refused`(_ text: String, _ expected: String) {
    do {
      #expect(try ImageReference(text).text == expected)
    } catch {
      let start = "Failed to apply default image tag \"\(text)\": couldn't parse image name "
      #expect(error.message.replacing(start + "\"\(text)\"", with: text) == expected)
    }
  }

  @Test(arguments: [
    ("tags: {a: b}", "line 1: the image has no name, or one that is no text"),
    (
      "name: x\ntag: {a: b}",
      "line 2: image x: unknown field tag; known are name, aliases, private, tags, size, digest, "
        + "entrypoint, cmd, env, workingDir, user, ports, stopSignal, shell, utilities, commands, "
        + "files, programs"
    ),
    ("name: x\nsize: big", "line 2: image x: size must be a whole number"),
    ("name: x\nshell: zsh", "line 2: image x: shell must be busybox, debian or debian-full"),
    (
      "name: x\nprograms:\n- names: [run]\n  behaviour: dance",
      "line 4: image x, program run: unknown behaviour dance; known are answer, disk-hog, entrypoint, "
        + "exit, grpc-health, http, idle, memory-hog, perl, redis, stress"
    ),
    (
      "name: x\n---\nname: z\nprograms:\n- names: [run]\n  behaviour: http\n  routes:\n"
        + "  - {path: /, status: '200'}",
      "line 8: image z, program run: status must be a whole number"
    ),
    ("name: x\nname: z", "line 2: a key is set twice: \"name\""),
    ("name: [x", "line 2: the file is no YAML: did not find expected ',' or ']'"),
    ("name: x\ntags: {a: 1.0}", "line 2: image x: tags must be a map of texts; quote numbers"),
  ])
  func `a wrong image file is explained`(_ yaml: String, _ expected: String) {
    #expect(throws: ImageDataError.self) { try ImageDefinition.load(yaml: yaml) }
    do {
      _ = try ImageDefinition.load(yaml: yaml)
    } catch {
      #expect(error.description == expected)
    }
  }

  @Test func `an author's image runs as its data says`() throws {
    let image = try ImageDefinition.load(
      yaml: """
        name: school/greeter
        tags: {latest: v1}
        entrypoint: [/greeter]
        programs:
        - names: [/greeter]
          behaviour: http
          port: 9000
          startLines: [ready]
          accessLine: "${method} ${path} ${status}"
          routes:
          - {path: /hello, body: "hello from ${hostname}, number ${requests}\\n"}
          stopCode: 7
        """)
    var world = NodeWorld()
    world.nodes.profile.registry.add(image)
    world.pod("greeter", "{name: g, image: school/greeter}", "restartPolicy: Never")
    world.pod("client", "{name: c, image: alpine, command: [sleep, '99']}")
    world.run(9)
    let url = "\(world.address("greeter")):9000"
    #expect(
      world.exec("client", ["wget", "-qO-", "\(url)/hello"])
        == "hello from greeter, number 1\n[0]")
    #expect(
      world.exec("client", ["wget", "-q", "-O", "-", "\(url)/no"])
        == "E:wget: server returned error: HTTP/1.1 404 Not Found\n[1]")
    #expect(world.log("greeter") == "ready\nGET /hello 200\nGET /no 404\n")
    world.delete("greeter")
    world.run(0.2)
    #expect(world.summary("greeter") == "Failed g=Error(7)")
  }

  /// A container, a command in a client pod after some seconds, and what comes of it.
  static let answers: [(container: String, seconds: Double, command: String, text: String)] = [
    (
      "{name: c, image: 'luksa/kubia:v2'}", 30, "curl -s IP:8080",
      "This is v2 running in pod p\n[0]"
    ),
    (
      "{name: c, image: 'luksa/kubia:v3'}", 30,
      "for i in 1 2 3 4 5; do curl -s -w '%{http_code} ' IP:8080; done",
      """
      This is v3 running in pod p
      200 This is v3 running in pod p
      200 This is v3 running in pod p
      200 This is v3 running in pod p
      200 Some internal error has occurred! This is pod p
      500 [0]
      """
    ),
    (
      "{name: c, image: luksa/kubia-pet}", 30,
      "curl -s IP:8080; curl -s -X POST -d 'Hey there!' IP:8080; curl -s IP:8080",
      """
      You've hit p
      Data stored on this pod: No data posted yet
      Data stored on pod p
      You've hit p
      Data stored on this pod: Hey there!
      [0]
      """
    ),
    (
      "{name: c, image: 'gcr.io/google-samples/hello-app:2.0'}", 30, "curl -s IP:8080",
      "Hello, world!\nVersion: 2.0.0\nHostname: p\n[0]"
    ),
    (
      """
      {name: c, image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
       args: [netexec, --http-port=8765]}
      """, 30, "curl -s IP:8765/hostname; curl -s 'IP:8765/echo?msg=a+b'", "pa b[0]"
    ),
    (
      """
      {name: c, image: 'registry.k8s.io/e2e-test-images/agnhost:2.40', args: [liveness],
       livenessProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 3, periodSeconds: 3}}
      """, 25, "curl -s IP:8080/healthz", "ok[0]"
    ),
    ("{name: c, image: drydock/slow-starter}", 15, "curl -s IP:8080", "[7]"),
    ("{name: c, image: drydock/slow-starter}", 40, "curl -s IP:8080", "ready on p\n[0]"),
  ]

  @Test(arguments: answers) func `images answer as their authors meant`(
    _ example: (container: String, seconds: Double, command: String, text: String)
  ) {
    var world = NodeWorld()
    world.pod("client", "{name: c, image: curlimages/curl, command: [sleep, '999']}")
    world.run(10)
    world.pod("p", example.container)
    world.run(example.seconds)
    let command = example.command.replacing("IP", with: world.address("p"))
    #expect(world.exec("client", ["sh", "-c", command]) == example.text)
  }

  /// A pod, how long it runs, its end and its log.
  static let ends: [(container: String, seconds: Double, summary: String, log: String)] = [
    (
      "{name: c, image: luksa/batch-job}", 130, "Succeeded c=Completed(0)",
      """
      Sun Mar 17 17:46:40 UTC 2030 Batch job starting
      Sun Mar 17 17:48:40 UTC 2030 Finished succesfully

      """
    ),
    ("{name: c, image: luksa/ssd-monitor}", 12, "Running c=running", "SSD OK\nSSD OK\nSSD OK\n"),
    (
      "{name: c, image: drydock/crasher}", 8, "Failed c=Error(3)",
      "starting\ncannot read /etc/crasher/config: giving up\n"
    ),
    (
      "{name: c, image: drydock/memory-hog, resources: {limits: {memory: 100Mi}}}", 12,
      "Failed c=OOMKilled(137)", "taking 20 MiB more every second, up to 1 GiB\n"
    ),
    (
      """
      {name: c, image: polinux/stress, command: [stress],
       args: [--vm, '1', --vm-bytes, 250M, --vm-hang, '1'], resources: {limits: {memory: 100Mi}}}
      """, 8, "Failed c=OOMKilled(137)",
      "stress: info: [1] dispatching hogs as its arguments say\n"
    ),
  ]

  @Test(arguments: ends) func `images end as their authors meant`(
    _ example: (container: String, seconds: Double, summary: String, log: String)
  ) {
    var world = NodeWorld()
    world.pod("p", example.container, "restartPolicy: Never")
    world.run(example.seconds)
    #expect(world.summary("p") == example.summary)
    #expect(world.log("p") == example.log)
  }

  @Test func `use of CPU and memory follows from what programs do`() {
    var world = NodeWorld()
    world.pod("web", "{name: c, image: registry.k8s.io/hpa-example}")
    world.run(15)
    world.pod(
      "load",
      "{name: c, image: curlimages/curl, command: [sh, -c, 'while sleep 0.2; do curl -s $IP; done'],"
        + " env: [{name: IP, value: \(world.address("web"))}]}")
    world.run(40)
    world.pod(
      "hog",
      "{name: c, image: polinux/stress, command: [stress], args: [--vm, '1', --vm-bytes, 150M]}")
    world.pod(
      "busy", "{name: c, image: 'busybox:1.36', command: [sh, -c, 'while true; do true; done']}")
    world.run(4)
    func use(_ name: String) -> [Int64] {
      let uid = world.object(name)?.string("metadata", "uid") ?? ""
      return (world.nodes.usage(ofPodUID: uid, now: world.api.now) ?? [])
        .flatMap { [$0.milliCPU, $0.memory >> 20] }
    }
    #expect(use("busy") == [1000, 1])
    #expect(use("hog") == [1000, 150])
    #expect(use("web").first.map { (100...160).contains($0) } == true)
  }

  @Test func `what is measured is the last whole quarter of a minute`() throws {
    var world = NodeWorld()
    world.run(100)
    world.pod("web", "{name: c, image: registry.k8s.io/hpa-example}")
    world.run(45)
    let uid = world.object("web")?.string("metadata", "uid") ?? ""
    func measured() -> [Int64] {
      world.nodes.measurement(ofPodUID: uid, now: world.api.now)
        .map { [$0.time.epochSeconds % 60] + $0.usage.map(\.milliCPU) } ?? []
    }
    // The world began at second 40 of a minute: now it is 5.
    #expect(measured() == [0, 1])
    world.pod(
      "load",
      "{name: c, image: busybox, command: [sh, -c, 'while sleep 0.2; do wget -q -O- $IP; done'],"
        + " env: [{name: IP, value: \(world.address("web"))}]}")
    world.run(9)
    #expect(measured() == [0, 1])
    world.run(2)
    let first = measured()
    #expect(first.first == 15)
    world.run(13)
    #expect(measured() == first)
    world.run(2)
    #expect(measured()[1] > first[1])
    world.pod("late", "{name: c, image: registry.k8s.io/hpa-example}")
    let late = try #require(world.object("late")?.string("metadata", "uid"))
    world.run(8)
    #expect(world.nodes.measurement(ofPodUID: late, now: world.api.now) == nil)
  }

  /// Who may run: the container, more of the pod, and what is said of it.
  static let users: [(container: String, more: String, refusal: String)] = [
    (
      "{name: c, image: curlimages/curl, command: [sleep, '99']}",
      "securityContext: {runAsNonRoot: true}",
      "container has runAsNonRoot and image has non-numeric user (curl_user), cannot verify user is"
        + " non-root"
    ),
    (
      "{name: c, image: busybox, command: [sleep, '99'], securityContext: {runAsNonRoot: true}}",
      "",
      "container has runAsNonRoot and image will run as root"
    ),
    (
      "{name: c, image: curlimages/curl, command: [sleep, '99'], securityContext: {runAsUser: 0}}",
      "securityContext: {runAsNonRoot: true}",
      "container's runAsUser breaks non-root policy"
    ),
    (
      "{name: c, image: curlimages/curl, command: [sleep, '99'], securityContext: {runAsUser: 100}}",
      "securityContext: {runAsNonRoot: true}", ""
    ),
    (
      "{name: c, image: 'registry.k8s.io/pause:3.10', securityContext: {runAsNonRoot: true}}", "",
      ""
    ),
  ]

  @Test(arguments: users) func `a container that must not be root says so`(
    _ example: (container: String, more: String, refusal: String)
  ) {
    var world = NodeWorld()
    world.pod("p", example.container, example.more)
    world.run(10)
    let state = world.object("p")?.elements(.status, "containerStatuses").first?["state"]
    let uid = world.object("p")?.string("metadata", "uid") ?? ""
    #expect(
      state?.string("waiting", "message") ?? ""
        == (example.refusal.isEmpty
          ? "" : example.refusal + " (pod: \"p_default(\(uid))\", container: c)"))
    #expect(
      state?.string("waiting", "reason") ?? ""
        == (example.refusal.isEmpty ? "" : "CreateContainerConfigError"))
  }

  @Test func `programs of alpine that are not simulated say so`() {
    var world = NodeWorld()
    world.pod("a", "{name: c, image: alpine, command: [sleep, '99']}")
    world.pod("b", "{name: c, image: busybox, command: [sleep, '99']}")
    world.pod("c", "{name: c, image: curlimages/curl, command: [sleep, '99']}")
    world.run(15)
    #expect(
      world.exec("a", ["sh", "-c", "apk add curl"])
        == "E:apk: Drydock does not simulate this program\n[1]")
    #expect(world.exec("b", ["sh", "-c", "apk add curl"]) == "E:sh: apk: not found\n[127]")
    #expect(world.exec("c", ["whoami"]) == "curl_user\n[0]")
  }

  @Test func `a private image needs a secret for its registry`() throws {
    var world = NodeWorld()
    world.nodes.profile.registry.add(
      try ImageDefinition.load(
        yaml: """
          name: registry.example.com/shop
          private: true
          tags: {latest: v1}
          entrypoint: [/shop]
          programs: [{names: [/shop]}]
          """))
    world.pod(
      "shop", "{name: c, image: registry.example.com/shop}", "imagePullSecrets: [{name: regcred}]")
    world.run(3)
    #expect(world.summary("shop") == "Pending c=ErrImagePull")
    #expect(
      world.events("shop").hasPrefix(
        "Warning FailedToRetrieveImagePullSecret Unable to retrieve some image pull secrets "
          + "(regcred); attempting to pull the image may not succeed."), "\(world.events("shop"))")
    world.create(
      """
      {apiVersion: v1, kind: Secret, metadata: {name: regcred}, type: kubernetes.io/dockerconfigjson,
       stringData: {".dockerconfigjson": '{"auths":{"registry.example.com":{"auth":"eA=="}}}'}}
      """, "secrets")
    world.run(60)
    #expect(world.summary("shop") == "Running c=running")
  }
}
