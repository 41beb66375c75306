import APIServer
import NodeRuntime
import ObjectModel
import Testing

/// Volumes hold files, and outlive what they should outlive.
struct VolumeTests {
  private static let box = "image: 'busybox:1.36'"

  @Test func `a hostPath is a folder of the node that outlives pods`() {
    var world = NodeWorld()
    let mounts = "volumeMounts: [{name: v, mountPath: /data}]"
    let volume = "volumes: [{name: v, hostPath: {path: /srv/data, type: DirectoryOrCreate}}]"
    world.pod(
      "first", "{name: c, \(Self.box), command: [sh, -c, 'echo kept > /data/f'], \(mounts)}",
      volume + ", restartPolicy: Never")
    world.run(10)
    world.delete("first")
    world.run(5)
    world.pod(
      "second",
      """
      {name: c, \(Self.box), command: [sleep, '999'], \(mounts)},
      {name: d, \(Self.box), command: [sleep, '999'],
       volumeMounts: [{name: f, mountPath: /one, readOnly: true}, {name: log, mountPath: /host}]}
      """,
      """
      volumes: [{name: v, hostPath: {path: /srv/data}}, {name: f, hostPath: {path: /srv/data/f,
        type: File}}, {name: log, hostPath: {path: /etc, type: Directory}}]
      """)
    world.run(5)
    #expect(world.exec("second", in: "c", ["cat", "/data/f"]) == "kept\n[0]")
    #expect(world.exec("second", in: "c", ["sh", "-c", "echo more >> /data/f"]) == "[0]")
    #expect(world.exec("second", in: "d", ["cat", "/one"]) == "kept\nmore\n[0]")
    #expect(world.exec("second", in: "d", ["ls", "/host/os-release"]) == "/host/os-release\n[0]")
  }

  /// A hostPath's path and type, and what the kubelet says of it.
  static let types: [(source: String, problem: String)] = [
    ("{path: /no, type: Directory}", "hostPath type check failed: /no is not a directory"),
    (
      "{path: /etc/hosts, type: Directory}",
      "hostPath type check failed: /etc/hosts is not a directory"
    ),
    ("{path: /etc, type: File}", "hostPath type check failed: /etc is not a file"),
    ("{path: /no/file, type: FileOrCreate}", "open /no/file: no such file or directory"),
    ("{path: /etc, type: Socket}", "hostPath type check failed: /etc is not a socket file"),
    (
      "{path: /etc, type: CharDevice}", "hostPath type check failed: /etc is not a character device"
    ),
    ("{path: /etc, type: BlockDevice}", "hostPath type check failed: /etc is not a block device"),
  ]

  @Test(arguments: types) func `a hostPath of the wrong type keeps the pod waiting`(
    _ example: (source: String, problem: String)
  ) {
    var world = NodeWorld()
    world.pod(
      "p", "{name: c, \(Self.box), volumeMounts: [{name: v, mountPath: /v}]}",
      "volumes: [{name: v, hostPath: \(example.source)}]")
    world.run(5)
    #expect(world.summary("p") == "Pending c=ContainerCreating")
    #expect(
      world.events("p")
        == "Warning FailedMount MountVolume.SetUp failed for volume \"v\" : \(example.problem)")
  }

  @Test func `an emptyDir over its limit costs the pod its place`() {
    var world = NodeWorld()
    world.pod(
      "p",
      """
      {name: c, \(Self.box),
       command: [sh, -c, 'sleep 3; seq 1 400 > /v/f; sleep 999'],
       volumeMounts: [{name: v, mountPath: /v}]}
      """, "volumes: [{name: v, emptyDir: {sizeLimit: 1Ki}}]")
    world.run(4)
    #expect(world.summary("p") == "Running c=running")
    world.run(20)
    #expect(world.summary("p") == "Failed c=Error(137)")
    #expect(world.object("p")?.string(.status, "reason") == "Evicted")
    #expect(
      world.object("p")?.string(.status, "message")
        == "Usage of EmptyDir volume \"v\" exceeds the limit \"1Ki\". ")
    #expect(
      world.events("p").hasSuffix(
        """
        Warning Evicted Usage of EmptyDir volume "v" exceeds the limit "1Ki".\u{20}
        Normal Killing Stopping container c
        """))
  }

  @Test func `files of config maps and secrets have their modes`() {
    var world = NodeWorld()
    world.create(
      "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {key: hidden, run: echo}}",
      "secrets")
    world.pod(
      "p",
      """
      {name: c, \(Self.box), command: [sleep, '999'], volumeMounts: [{name: v, mountPath: /v}]}
      """,
      """
      volumes: [{name: v, secret: {secretName: s, defaultMode: 256,
        items: [{key: key, path: a/key}, {key: run, path: run, mode: 493}]}}]
      """)
    world.run(5)
    #expect(
      world.exec("p", ["sh", "-c", "stat -c '%a %n' /v/a/key /v/..data/run; cat /v/a/key"])
        == "400 /v/a/key\n755 /v/..data/run\nhidden[0]")
  }

  @Test func `a volume that is not simulated says so`() {
    var world = NodeWorld()
    world.pod(
      "p",
      "{name: c, \(Self.box), command: [sleep, '9'], volumeMounts: [{name: v, mountPath: /v}]}",
      "volumes: [{name: v, nfs: {server: example.com, path: /}}]")
    world.run(4)
    #expect(world.summary("p") == "Running c=running")
    #expect(
      world.events("p").hasPrefix(
        "Warning NotSimulated Drydock does not simulate volumes of type nfs: volume \"v\" is an "
          + "empty folder of the pod."))
  }
}
