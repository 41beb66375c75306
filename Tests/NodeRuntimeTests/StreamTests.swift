import APIServer
import NodeRuntime
import ObjectModel
import Testing

struct StreamTests {
  static let world: NodeWorld = {
    var world = NodeWorld()
    world.create(
      """
      {apiVersion: v1, kind: ConfigMap, metadata: {name: cm},
       data: {a: one, run.sh: "#!/bin/sh\\necho from script $1\\n"}}
      """, "configmaps")
    world.pod(
      "vol",
      """
      {name: c, image: 'alpine:3.21',
       command: [sh, -c, 'sh /cm/run.sh x; echo shared > /e/index.html; while sleep 5; do date; done'],
       volumeMounts: [{name: cm, mountPath: /cm}, {name: e, mountPath: /e}]},
      {name: w, image: 'nginx:1.27', volumeMounts: [{name: e, mountPath: /usr/share/nginx/html}]}
      """, "volumes: [{name: cm, configMap: {name: cm}}, {name: e, emptyDir: {}}]")
    world.pod("kubia", "{name: k, image: luksa/kubia}")
    world.pod("red", "{name: r, image: 'redis:7.4'}")
    world.run(40)
    return world
  }()

  @Test(arguments: [
    ("kubia", ["hostname"], "kubia\n[0]"),
    ("kubia", ["curl", "-s", "localhost:8080"], "You've hit kubia\n[0]"),
    (
      "kubia", ["curl", "-sS", "nowhere"],
      "E:curl: (6) Could not resolve host: nowhere\n[6]"
    ),
    ("kubia", ["curl", "-s", "VOL/nope", "-o", "/dev/null", "-w", "%{http_code}"], "404[0]"),
    ("kubia", ["curl", "-s", "VOL"], "shared\n[0]"),
    ("red", ["redis-cli", "ping"], "PONG\n[0]"),
    ("red", ["sh", "-c", "exit 3"], "[3]"),
    (
      "kubia", ["foo"],
      "failure: Internal error occurred: error executing command in container: failed to exec in "
        + "container: failed to start exec \"ID\": OCI runtime exec failed: exec failed: unable to "
        + "start container process: exec: \"foo\": executable file not found in $PATH: unknown"
    ),
    (
      "vol", ["ls"],
      "error: a container name must be specified for pod vol, choose one of: [c w]"
    ),
  ])
  func `exec runs a command`(_ pod: String, _ command: [String], _ expected: String) {
    var world = Self.world
    let address = world.address("vol")
    var text = world.exec(pod, command.map { $0.replacing("VOL", with: address) })
    if let start = text.firstRange(of: "start exec \"") {
      let id = text[start.upperBound...].prefix { $0 != "\"" }
      text = text.replacing(id, with: "ID")
    }
    #expect(text == expected)
  }

  @Test func `a terminal shows prompts, takes input and turns Ctrl-C into a signal`() {
    var world = Self.world
    let response = world.connect(
      "red", "exec", [("command", "bash"), ("stdin", "true"), ("tty", "true")])
    guard case .stream(let stream) = response.body else {
      Issue.record("no stream")
      return
    }
    var transcript = world.readAll(stream)
    for keys in [
      "cd /data; echo hi\r", "ps\r", "sleep 100\r", "\u{3}", "cat\r", "foo\r", "\u{4}",
      "echo 你好\u{7f}x\r", "echo one two\u{17}\u{15}hostname\r", "\u{1b}[A\r", "exit 4\r",
    ] {
      world.write(stream, keys)
      transcript += world.readAll(stream)
    }
    let erased = "\u{8} \u{8}"
    #expect(
      transcript.replacing("\r\n", with: "\n")
        == """
        root@red:/data# cd /data; echo hi
        hi
        root@red:/data# ps
        bash: ps: command not found
        root@red:/data# sleep 100
        ^C
        root@red:/data# cat
        foo
        foo
        root@red:/data# echo 你好\(erased)\(erased)x
        你x
        root@red:/data# echo one two\(String(repeating: erased, count: 12))hostname
        red
        root@red:/data# hostname
        red
        root@red:/data# exit 4
        exit
        [4]
        """)
    #expect(!transcript.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `a followed log goes on`() {
    var world = Self.world
    let response = world.connect(
      "vol", "log", [("container", "c"), ("follow", "true"), ("tailLines", "0")])
    guard case .stream(let stream) = response.body else {
      Issue.record("no stream")
      return
    }
    world.run(9)
    let count = world.readAll(stream).split(separator: "\n").count
    #expect(count == 2 || count == 1)
    world.delete("vol")
    world.run(40)
    #expect(world.readAll(stream).hasSuffix("[0]"))
  }

  @Test func `logs say what real logs say`() {
    var world = Self.world
    #expect(world.log("vol", [("container", "c")]).hasPrefix("from script x\n"))
    #expect(
      world.log("vol", [("container", "c"), ("previous", "true")])
        == "error: previous terminated container \"c\" in pod \"vol\" not found")
    #expect(
      world.log("vol", [("container", "z")]) == "error: container z is not valid for pod vol")
    let address = world.address("kubia")
    _ = world.exec("kubia", ["curl", "-s", "\(address):8080"])
    #expect(
      world.log("kubia")
        == "Kubia server starting...\nReceived request from ::ffff:\(address)\n")
  }
}
