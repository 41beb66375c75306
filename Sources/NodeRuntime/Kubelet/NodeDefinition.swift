public import ObjectModel

/// A node as a world describes it: what its kubelet reports when it registers.
public struct NodeDefinition: Sendable {
  /// The node's name.
  public var name: String
  /// Its InternalIP.
  public var address: String
  /// Processors.
  public var cpus: Int64
  /// Memory as a quantity, such as `8Gi` or `8140292Ki`.
  public var memory: String
  /// Memory that pods may use; nil for all of it.
  public var allocatableMemory: String?
  /// Disk as a quantity.
  public var disk: String
  /// How many pods it takes.
  public var pods: Int64 = 110
  /// Labels besides those every node has.
  public var labels: [(key: String, value: String)] = []
  /// Taints it registers with.
  public var taints: [Value] = []
  /// Kubelet version.
  public var version = "v1.32.13"
  /// A small number that makes machine and boot ids differ.
  public var number: Int

  /// A node with the given place in the cluster.
  public init(
    name: String, address: String, number: Int, cpus: Int64 = 4, memory: String = "8Gi",
    disk: String = "100Gi"
  ) {
    self.name = name
    self.address = address
    self.number = number
    self.cpus = cpus
    self.memory = memory
    self.disk = disk
  }

  /// The Node object that the kubelet creates.
  func object(now: Value) -> Value {
    var labels: Value = [
      "beta.kubernetes.io/arch": "amd64", "beta.kubernetes.io/os": "linux",
      "kubernetes.io/arch": "amd64", "kubernetes.io/hostname": .string(name),
      "kubernetes.io/os": "linux",
    ]
    for label in self.labels { labels[Key(label.key)] = .string(label.value) }
    let spec: Value = taints.isEmpty ? .emptyObject : ["taints": .array(taints)]
    return [
      "apiVersion": "v1", "kind": "Node",
      "metadata": [
        "name": .string(name), "labels": labels,
        "annotations": ["volumes.kubernetes.io/controller-managed-attach-detach": "true"],
      ],
      "spec": spec, "status": status(now: now),
    ]
  }

  private func status(now: Value) -> Value {
    [
      "addresses": [
        ["type": "InternalIP", "address": .string(address)],
        ["type": "Hostname", "address": .string(name)],
      ],
      "allocatable": resources(memory: allocatableMemory ?? memory),
      "capacity": resources(memory: memory),
      "conditions": conditions(now: now), "daemonEndpoints": ["kubeletEndpoint": ["Port": 10250]],
      "nodeInfo": nodeInfo, "runtimeHandlers": runtimeHandlers,
    ]
  }

  private var runtimeHandlers: Value {
    let features: Value = ["recursiveReadOnlyMounts": false, "userNamespaces": false]
    return [["features": features, "name": ""], ["features": features, "name": "runc"]]
  }

  private func resources(memory: String) -> Value {
    [
      "cpu": .string(String(cpus)), "ephemeral-storage": .string(disk), "hugepages-1Gi": "0",
      "hugepages-2Mi": "0", "memory": .string(memory), "pods": .string(String(pods)),
    ]
  }

  private func conditions(now: Value) -> Value {
    let rows: [(String, String, String, String)] = [
      (
        "MemoryPressure", "False", "KubeletHasSufficientMemory",
        "kubelet has sufficient memory available"
      ),
      ("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
      (
        "PIDPressure", "False", "KubeletHasSufficientPID",
        "kubelet has sufficient PID available"
      ),
      ("Ready", "True", "KubeletReady", "kubelet is posting ready status"),
    ]
    return .array(
      rows.map { type, status, reason, message in
        [
          "lastHeartbeatTime": now, "lastTransitionTime": now, "message": .string(message),
          "reason": .string(reason), "status": .string(status), "type": .string(type),
        ]
      })
  }

  private var nodeInfo: Value {
    let seed = SeededHex.text("\(name) \(number)")
    let tail = String(String(1_000_000_000_000 + number).dropFirst())
    return [
      "architecture": "amd64", "bootID": .string("b0000000-0000-4000-8000-\(tail)"),
      "containerRuntimeVersion": "containerd://1.7.24", "kernelVersion": "6.1.0-28-amd64",
      "kubeProxyVersion": .string(version), "kubeletVersion": .string(version),
      "machineID": .string(String(seed.prefix(32))), "operatingSystem": "linux",
      "osImage": "Debian GNU/Linux 12 (bookworm)",
      "systemUUID": .string("f0000000-0000-4000-8000-\(tail)"),
    ]
  }
}
