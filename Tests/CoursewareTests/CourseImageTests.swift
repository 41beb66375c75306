import ClusterEngine
import Courseware
import Foundation
import Testing
import Workstation

@Suite struct CourseImageTests {
  /// The YAML block of `Lessons/images.md`.
  private static func example() throws -> String {
    let text = try String(
      contentsOf: LessonFolder.original.appending(path: "images.md"), encoding: .utf8)
    let parts = text.components(separatedBy: "```yaml\n")
    return try #require(parts.last?.components(separatedBy: "```").first)
  }

  @Test func `the image of the author's page runs as the page says`() throws {
    var images = CourseImages()
    try images.read(yaml: try Self.example(), file: "images.md")
    #expect(images.names == ["docker.io/school/shop"])
    var cluster = Cluster(world: try #require(World.named("one-node")), seed: 1)
    cluster.add(images)
    let terminal = CollectingTerminal()
    let workstation = Workstation(
      session: ClusterSession(cluster: cluster, pace: .stepped), terminal: terminal)
    for line in [
      "kubectl run shop --image=shop:2", ":wait 20s",
      "kubectl exec shop -- wget -qO- localhost:8080",
      "kubectl logs shop",
      "kubectl run import --image=school/shop --restart=Never --command -- /import",
      ":wait 60s", "kubectl get pod import --no-headers -o custom-columns=S:.status.phase",
    ] { _ = workstation.run(line) }
    #expect(
      terminal.takeText() == """
        pod/shop created
        Shop 2 says colour = blue
        Shop v2 on shop is open
        this line goes to standard error
        127.0.0.1 "GET /" 200
        pod/import created
        Failed

        """)
  }

  @Test func `the word :images adds a file's images, and undo takes them back`() throws {
    let terminal = CollectingTerminal()
    let workstation = Workstation(
      session: ClusterSession(
        cluster: Cluster(world: try #require(World.named("one-node")), seed: 1), pace: .stepped),
      terminal: terminal)
    for line in [
      ":images", ":images a.yaml",
      "printf 'name: school/a\\ntags: {latest: v1}\\nshel: sh\\n' > a.yaml",
      ":images a.yaml", "printf 'name: school/a\\ntags: {latest: v1}\\n' > a.yaml",
      ":images a.yaml",
      ":undo",
    ] { _ = workstation.run(line) }
    #expect(
      terminal.takeText() == """
        usage: :images FILE, a YAML file that describes container images
        :images: a.yaml: No such file or directory
        :images: a.yaml:3: image school/a: unknown field shel; known are name, aliases, private, \
        tags, size, digest, entrypoint, cmd, env, workingDir, user, ports, stopSignal, shell, \
        utilities, commands, files, programs
        image docker.io/school/a can be pulled now
        undone: :images a.yaml

        """)
  }

  @Test func `a lesson's own images are in its world, and a wrong one is told`() throws {
    let folder = try LessonFolder()
    defer { folder.remove() }
    try Self.example().write(
      to: folder.url.appending(path: "first-pods/files/shop.yaml"), atomically: true,
      encoding: .utf8)
    try folder.replace(
      "world: three-nodes", by: "world: three-nodes, images: [files/shop.yaml]",
      in: "first-pods/lesson.yaml")
    let loaded = try folder.load("first-pods")
    #expect(loaded.images.names == ["docker.io/school/shop"])
    try folder.replace(
      "behaviour: http", by: "behaviour: htp", in: "first-pods/files/shop.yaml")
    do {
      _ = try folder.load("first-pods")
      Issue.record("the fault was not seen")
    } catch {
      #expect(
        "\(error)" == """
          first-pods/files/shop.yaml: line 15: image school/shop, program /shop: unknown behaviour \
          htp; known are answer, disk-hog, entrypoint, exit, grpc-health, http, idle, memory-hog, \
          perl, redis, stress
          """)
    }
  }
}
