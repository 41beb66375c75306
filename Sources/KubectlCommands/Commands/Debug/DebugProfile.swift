// Models: kubectl pkg/cmd/debug/profiles.go, v1.32.

import ObjectModel

/// What a `--profile` of `kubectl debug` makes of a pod and its debugging container.
struct DebugProfile {
  /// How something is debugged.
  enum Style {
    /// With a container that joins the pod.
    case ephemeral
    /// With a copy of the pod.
    case copy
    /// With a pod on the node.
    case node
  }

  /// Its name.
  let name: String
  /// Which parts of a copied pod stay.
  let flags: ParsedFlags

  /// The profile of the flags.
  init(_ flags: ParsedFlags) throws(CommandError) {
    name = flags.string("profile")
    self.flags = flags
    let known = ["legacy", "general", "baseline", "restricted", "netadmin", "sysadmin"]
    if !known.contains(name) { throw .text("unknown profile: \(name)") }
  }

  /// A pod as the profile wants it.
  func applied(to pod: Value, container: String, _ style: Style) -> Value {
    var pod = pod
    if style == .copy {
      if name == "legacy" {
        pod[.metadata]?[.labels] = nil
      } else {
        clean(&pod)
      }
    }
    change(container, in: &pod) { context in
      switch name {
      case "general":
        if style == .node { context = nil } else { Self.add(["SYS_PTRACE"], to: &context) }
      case "baseline": context = nil
      case "restricted":
        context = [
          "capabilities": ["drop": ["ALL"]], "runAsNonRoot": true,
          "allowPrivilegeEscalation": false, "seccompProfile": ["type": "RuntimeDefault"],
        ]
      case "netadmin": Self.add(["NET_ADMIN", "NET_RAW"], to: &context)
      case "sysadmin":
        var changed = context ?? .emptyObject
        changed["privileged"] = true
        context = changed
      default: break
      }
    }
    if style == .copy, name != "legacy", pod[.spec, "shareProcessNamespace"] == nil {
      pod[.spec]?["shareProcessNamespace"] = true
    }
    if style == .node { joinNode(&pod, container) }
    return pod
  }

  private func clean(_ pod: inout Value) {
    if !flags.bool("keep-labels") { pod[.metadata]?[.labels] = nil }
    if !flags.bool("keep-annotations") { pod[.metadata]?[.annotations] = nil }
    var containers = pod.elements(.spec, "containers")
    for index in containers.indices {
      for (flag, probe) in [
        ("keep-liveness", Key("livenessProbe")), ("keep-readiness", "readinessProbe"),
        ("keep-startup", "startupProbe"),
      ] where !flags.bool(flag) {
        containers[index][probe] = nil
      }
    }
    pod[.spec]?["containers"] = .array(containers)
    if !flags.bool("keep-init-containers") { pod[.spec]?["initContainers"] = nil }
  }

  private func change(
    _ container: String, in pod: inout Value, _ body: (inout Value?) -> Void
  ) {
    for list: Key in ["initContainers", "containers", "ephemeralContainers"] {
      guard var containers = pod[.spec, list]?.array,
        let index = containers.firstIndex(where: { $0.string(.name) == container })
      else { continue }
      var context = containers[index]["securityContext"]
      body(&context)
      containers[index]["securityContext"] = context
      pod[.spec]?[list] = .array(containers)
      return
    }
  }

  private static func add(_ capabilities: [String], to context: inout Value?) {
    var changed = context ?? .emptyObject
    let present = changed.elements("capabilities", "add")
    changed[orEmpty: "capabilities"]["add"] = .array(
      present + capabilities.map { .string($0) })
    context = changed
  }

  private func joinNode(_ pod: inout Value, _ container: String) {
    if ["legacy", "general", "sysadmin"].contains(name) {
      let present = pod.elements(.spec, "volumes")
      pod[.spec]?["volumes"] = .array(
        present + [["name": "host-root", "hostPath": ["path": "/"]]])
      var containers = pod.elements(.spec, "containers")
      for index in containers.indices where containers[index].string(.name) == container {
        containers[index]["volumeMounts"] = [["name": "host-root", "mountPath": "/host"]]
      }
      pod[.spec]?["containers"] = .array(containers)
    }
    if ["legacy", "general", "netadmin", "sysadmin"].contains(name) {
      for key: Key in ["hostNetwork", "hostPID", "hostIPC"] { pod[.spec]?[key] = true }
    }
  }
}
