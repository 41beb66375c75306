import NodeRuntime
import Testing

struct ImageTests {
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
    ("tags: {a: b}", "the image has no name"),
    ("name: x\ntag: {a: b}", "image x: unknown field tag"),
    ("name: x\nsize: big", "image x: size must be a whole number"),
    ("name: x\nshell: zsh", "image x: shell must be busybox, debian or debian-full"),
    (
      "name: x\nprograms: [{names: [run], behaviour: dance}]",
      "image x, program run: unknown behaviour dance"
    ),
    ("name: x\ntags: {a: 1.0}", "image x: tags must be a map of texts; quote numbers"),
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
}
