// Models: kubectl pkg/generate/versioned/run.go BasicPod, v1.32.

import ObjectModel

/// Makes the pod that `kubectl run` creates, with its fields in the order of the Go types.
struct PodGenerator {
  let flags: ParsedFlags
  let name: String
  /// The words behind the name.
  let arguments: [String]

  /// The pod.
  func pod() throws(CommandError) -> Value {
    var metadata: Value = ["name": .string(name), "creationTimestamp": .null]
    metadata[.labels] = try labels()
    metadata[.annotations] = try annotations()
    let restart = flags.string("restart")
    return [
      "kind": "Pod", "apiVersion": "v1", "metadata": metadata,
      "spec": [
        "containers": [try container()],
        "restartPolicy": .string(restart.isEmpty ? "Always" : restart),
        "dnsPolicy": "ClusterFirst",
      ],
      "status": [:],
    ]
  }

  private func container() throws(CommandError) -> Value {
    var container: Value = ["name": .string(name), "image": .string(flags.string("image"))]
    if !arguments.isEmpty {
      let key: Key = flags.bool("command") ? "command" : "args"
      container[key] = .array(arguments.map { .string($0) })
    }
    let port = flags.string("port")
    if !port.isEmpty {
      guard let number = Int64(port) else {
        throw .text("strconv.Atoi: parsing \(port.quoted): invalid syntax")
      }
      container["ports"] = [["containerPort": .int(number)]]
    }
    let environment = try variables()
    if !environment.isEmpty { container["env"] = .array(environment) }
    container["resources"] = .emptyObject
    let policy = flags.string("image-pull-policy")
    if !policy.isEmpty { container["imagePullPolicy"] = .string(policy) }
    if flags.bool("privileged") { container["securityContext"] = ["privileged": true] }
    if flags.bool("stdin") {
      container["stdin"] = true
      if !flags.bool("leave-stdin-open") { container["stdinOnce"] = true }
    }
    if flags.bool("tty") { container["tty"] = true }
    return container
  }

  private func variables() throws(CommandError) -> [Value] {
    var found: [Value] = []
    for text in flags.list("env") {
      let pair = text.cut(at: "=")
      guard let value = pair.tail, Self.isVariableName(pair.head) else {
        throw .text("invalid env: \(text)")
      }
      var variable: Value = ["name": .string(pair.head)]
      if !value.isEmpty { variable["value"] = .string(value) }
      found.append(variable)
    }
    return found
  }

  private static func isVariableName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    if name == "." || name == ".." || name.hasPrefix("..") { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
  }

  private func labels() throws(CommandError) -> Value {
    let text = flags.string("labels")
    guard !text.isEmpty else { return ["run": .string(name)] }
    var labels = Fields()
    for part in text.parts(by: ",") {
      let pair = part.parts(by: "=")
      guard pair.count == 2 else { throw .text("unexpected label spec: \(part)") }
      guard !pair[0].isEmpty else { throw .text("unexpected empty label key") }
      labels[Key(pair[0])] = .string(pair[1])
    }
    var sorted = Fields()
    for (key, value) in labels.sorted { sorted[Key(key)] = value }
    return .object(sorted)
  }

  private func annotations() throws(CommandError) -> Value? {
    let texts = flags.list("annotations")
    if texts.isEmpty { return nil }
    var annotations = Fields()
    for text in texts {
      let pair = text.cut(at: "=")
      guard let value = pair.tail, !pair.head.isEmpty else {
        throw .text("invalid annotations format: \(text)")
      }
      annotations[Key(pair.head)] = .string(value)
    }
    return .object(annotations)
  }
}
