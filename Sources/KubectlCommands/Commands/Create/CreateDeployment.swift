// Models: kubectl pkg/cmd/create/create_deployment.go, v1.32.

import ObjectModel

/// `kubectl create deployment`.
struct CreateDeployment {
  static let command = Command(
    name: "deployment", aliases: ["deploy"], suggestedFor: [],
    short: "Create a deployment",
    long: "Create a deployment: a number of equal pods that is replaced step by step.",
    examples: """
      # One pod of an image
      kubectl create deployment web --image=nginx

      # Three, with a port
      kubectl create deployment web --image=nginx --replicas=3 --port=80

      # With a command of its own
      kubectl create deployment clock --image=busybox -- date

      # Two containers in each pod
      kubectl create deployment pair --image=nginx --image=redis
      """,
    usage: "create deployment NAME --image=image -- [COMMAND] [args...] [options]",
    flags: Generator.flags + """
      --image list  The images to run; each gives a container.
      --port int32 =-1  The port that the first container listens on.
      -r --replicas int32 =1  How many pods there should be.
      """,
    requiredFlags: ["image"],
    run: { context throws(CommandError) in try CreateDeployment(context: context).run() })

  let context: CommandContext

  func run() throws(CommandError) {
    let generator = Generator(context: context, noun: "deployment")
    let (name, command) = try generator.nameAndCommand()
    let images = context.flags.list("image")
    if images.count > 1, !command.isEmpty {
      throw .text("cannot specify multiple --image options and command")
    }
    let labels: Value = ["app": .string(name)]
    var object = Generator.object("Deployment", name, apiVersion: "apps/v1", labels: labels)
    object[.spec] = [
      "replicas": .int(context.flags.int("replicas")),
      "selector": ["matchLabels": labels],
      "template": [
        "metadata": ["creationTimestamp": .null, "labels": labels],
        "spec": ["containers": .array(containers(images, command))],
      ],
      "strategy": [:],
    ]
    object[.status] = .emptyObject
    try generator.finish(object, isNamespaced: true)
  }

  private func containers(_ images: [String], _ command: [Value]) -> [Value] {
    let port = context.flags.int("port")
    return images.enumerated().map { index, image in
      var container: Value = ["name": .string(name(of: image)), "image": .string(image)]
      if !command.isEmpty { container["command"] = .array(command) }
      if index == 0, port >= 0 { container["ports"] = [["containerPort": .int(port)]] }
      container["resources"] = .emptyObject
      return container
    }
  }

  private func name(of image: String) -> String {
    let last = image.parts(by: "/").last ?? image
    let name = last.cut(at: ":").head.cut(at: "@").head
    guard name.contains(where: { "_.".contains($0) }) else { return name }
    let clean = String(name.map { "_.".contains($0) ? "-" : $0 })
    return "\(clean)-\(context.nameSuffix(for: clean))"
  }
}
