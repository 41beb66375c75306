// Models: kubectl pkg/cmd/debug/debug.go, v1.32: what is made for each sort of target.

import APIServer
import ObjectModel

/// Makes the containers and pods of `kubectl debug`.
struct DebugMaker {
  let context: CommandContext
  let profile: DebugProfile
  /// Part of a container that is put over what the profile says.
  let custom: Value?
  /// The words behind `--`.
  let words: [Value]
  private var flags: ParsedFlags { context.flags }

  /// Adds a container to a running pod.
  func ephemeral(_ info: ObjectInfo) throws(CommandError) -> (pod: Value, container: String) {
    let name = containerName(in: info.object)
    var container = newContainer(name)
    if !flags.string("target").isEmpty {
      container["targetContainerName"] = .string(flags.string("target"))
    }
    var pod = info.object
    let present = pod.elements(.spec, "ephemeralContainers")
    pod[.spec]?["ephemeralContainers"] = .array(present + [container])
    pod = profile.applied(to: pod, container: name, .ephemeral)
    try customize(&pod, name, "ephemeralContainers")
    let type = context.environment.schemaType(group: "", version: "v1", kind: "Pod")
    var body = MergePatch.create(info.object, pod)
    if let type {
      do throws(PatchError) {
        body = try StrategicMergePatch.createTwoWay(info.object, pod, type: type)
      } catch {
        throw .text("error creating patch to add debug container: \(error.message)")
      }
    }
    let answer = try context.object(
      APIRequest(
        .patch, info.target("ephemeralcontainers"), body: body, patchType: .strategic))
    return (answer, name)
  }

  /// Makes a copy of a pod with a container added or changed.
  func copy(_ info: ObjectInfo) throws(CommandError) -> (pod: Value, container: String) {
    let old = info.object
    var metadata: Value = [
      "name": .string(flags.string("copy-to")), "namespace": .string(info.namespace),
      "creationTimestamp": .null,
    ]
    metadata[.labels] = old[.metadata, .labels]
    metadata[.annotations] = old[.metadata, .annotations]
    var pod: Value = [
      "kind": "Pod", "apiVersion": "v1", "metadata": metadata,
      "spec": old[.spec] ?? .emptyObject, "status": [:],
    ]
    pod[.spec]?["ephemeralContainers"] = nil
    if flags.isGiven("share-processes") {
      pod[.spec]?["shareProcessNamespace"] = .bool(flags.bool("share-processes"))
    }
    if !flags.bool("same-node") { pod[.spec]?["nodeName"] = nil }
    setImages(&pod)
    guard let name = try changeContainer(&pod) else { return (try create(pod, info), "") }
    pod = profile.applied(to: pod, container: name, .copy)
    try customize(&pod, name, "containers")
    return (try create(pod, info), name)
  }

  private func create(_ pod: Value, _ info: ObjectInfo) throws(CommandError) -> Value {
    let created = try context.create(
      pod, info.resource, namespace: info.namespace, dryRun: .none, validation: .ignore)
    if flags.bool("replace") {
      var options = RequestOptions()
      options.gracePeriodSeconds = 0
      _ = try context.send(
        APIRequest(
          .delete, info.target, options: options,
          body: [
            "kind": "DeleteOptions", "apiVersion": "v1", "gracePeriodSeconds": 0,
          ]))
    }
    return created
  }

  private func setImages(_ pod: inout Value) {
    var images: [String: String] = [:]
    for pair in flags.list("set-image").map({ $0.cut(at: "=") }) {
      images[pair.head] = pair.tail
    }
    if images.isEmpty { return }
    var containers = pod.elements(.spec, "containers")
    for index in containers.indices {
      let image = images[containers[index].string(.name) ?? ""] ?? images["*"]
      if let image { containers[index]["image"] = .string(image) }
    }
    pod[.spec]?["containers"] = .array(containers)
  }

  /// Changes or adds the container of the flags; nil when only images were to change.
  private func changeContainer(_ pod: inout Value) throws(CommandError) -> String? {
    var name = flags.string("container")
    var containers = pod.elements(.spec, "containers")
    var index = containers.firstIndex { $0.string(.name) == name }
    if index == nil {
      if flags.string("image").isEmpty {
        if !flags.list("set-image").isEmpty { return nil }
        throw .text("you must specify image when creating new container")
      }
      if name.isEmpty { name = containerName(in: pod) }
      containers.append(["name": .string(name), "terminationMessagePolicy": "File"])
      index = containers.count - 1
    }
    guard let index else { return nil }
    if !words.isEmpty {
      if flags.bool("arguments-only") {
        containers[index]["args"] = .array(words)
      } else {
        containers[index]["command"] = .array(words)
        containers[index]["args"] = nil
      }
    }
    if !variables.isEmpty { containers[index]["env"] = .array(variables) }
    if !flags.string("image").isEmpty {
      containers[index]["image"] = .string(flags.string("image"))
    }
    let policy = flags.string("image-pull-policy")
    if !policy.isEmpty { containers[index]["imagePullPolicy"] = .string(policy) }
    containers[index]["stdin"] = flags.bool("stdin") ? .some(true) : .none
    containers[index]["tty"] = flags.bool("tty") ? .some(true) : .none
    pod[.spec]?["containers"] = .array(containers)
    return name
  }

  /// Makes a pod on a node.
  func node(_ info: ObjectInfo) throws(CommandError) -> (pod: Value, container: String) {
    let name = flags.string("container").isEmpty ? "debugger" : flags.string("container")
    let podName = "node-debugger-\(info.name)-\(context.nameSuffix(for: info.name))"
    if !flags.bool("quiet") {
      context.line(
        "Creating debugging pod \(podName) with container \(name) on node \(info.name).")
    }
    var pod = Generator.object("Pod", podName)
    pod[.spec] = [
      "containers": [newContainer(name)], "restartPolicy": "Never",
      "nodeName": .string(info.name), "tolerations": [["operator": "Exists"]],
    ]
    pod[.status] = .emptyObject
    pod = profile.applied(to: pod, container: name, .node)
    try customize(&pod, name, "containers")
    guard let pods = try context.discovery().resource(group: "", version: "v1", kind: "Pod")
    else { throw .noResourceType("pods") }
    let created = try context.create(
      pod, pods, namespace: try context.namespace().name, dryRun: .none, validation: .ignore)
    return (created, name)
  }

  // MARK: Containers

  private var variables: [Value] {
    flags.list("env").map { $0.cut(at: "=") }.map { pair in
      ["name": .string(pair.head), "value": .string(pair.tail ?? "")]
    }
  }

  private func newContainer(_ name: String) -> Value {
    var container: Value = ["name": .string(name), "image": .string(flags.string("image"))]
    if !words.isEmpty {
      let key: Key = flags.bool("arguments-only") ? "args" : "command"
      container[key] = .array(words)
    }
    if !variables.isEmpty { container["env"] = .array(variables) }
    container["resources"] = .emptyObject
    container["terminationMessagePolicy"] = "File"
    let policy = flags.string("image-pull-policy")
    if !policy.isEmpty { container["imagePullPolicy"] = .string(policy) }
    if flags.bool("stdin") { container["stdin"] = true }
    if flags.bool("tty") { container["tty"] = true }
    return container
  }

  private func containerName(in pod: Value) -> String {
    let name = flags.string("container")
    if !name.isEmpty { return name }
    let taken = pod.elements(.spec, "ephemeralContainers").count
    let made =
      "debugger-"
      + context.nameSuffix(for: "\(pod.string(.metadata, .name) ?? "")/\(taken)")
    if !flags.bool("quiet") { context.line("Defaulting debug container name to \(made).") }
    return made
  }

  private func customize(
    _ pod: inout Value, _ name: String, _ list: Key
  ) throws(CommandError) {
    guard let custom else { return }
    var containers = pod.elements(.spec, list)
    guard let index = containers.firstIndex(where: { $0.string(.name) == name }),
      let type = context.environment.schema.type("io.k8s.api.core.v1.Container")
    else { return }
    do throws(PatchError) {
      containers[index] = try StrategicMergePatch.apply(custom, to: containers[index], type: type)
    } catch {
      throw .text("error creating three way patch to add debug container: \(error.message)")
    }
    pod[.spec]?[list] = .array(containers)
  }
}
