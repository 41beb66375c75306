import ObjectModel
public import Simulation

/// What a container uses at a moment, as the kubelet's summary and `top` tell it.
public struct ContainerUsage: Hashable, Sendable {
  /// The container's name.
  public let name: String
  /// Thousandths of a processor.
  public let milliCPU: Int64
  /// Bytes of memory.
  public let memory: Int64
}

extension NodeRuntime {
  /// What the running containers of a pod use, in the order of the spec; nil for an unknown pod.
  ///
  /// CPU follows from what a program does and how many requests it got in the last quarter of a
  /// minute; a script that never waits uses a whole processor. Neither exceeds the limit.
  public func usage(ofPodUID uid: String, now: Instant) -> [ContainerUsage]? {
    guard let slot = slots[uid], let worker = workers[slot] else { return nil }
    return worker.containers.filter(\.isRunning).map { Self.usage(of: $0, now) }
  }

  /// What a container uses.
  static func usage(of container: Container, _ now: Instant) -> ContainerUsage {
    var cpu: Int64 = 0
    var memory: Int64 = 0
    for server in container.process.servers {
      cpu += server.milliCPU(now)
      memory += server.memoryBytes(now)
    }
    if case .shell(let shell) = container.process {
      cpu += shell.busyUntil >= now ? 1000 : 1
      memory += 1 << 20
    }
    return limited(container, milliCPU: cpu, memory: memory)
  }

  /// What a container may use of what it wants.
  static func limited(
    _ container: Container, milliCPU: Int64, memory: Int64
  ) -> ContainerUsage {
    let limits = container.spec[.resources, .limits]
    var (cpu, memory) = (milliCPU, memory)
    if let most = limits?["cpu"]?.string.flatMap({ Quantity($0) })?.milliValue {
      cpu = min(cpu, most)
    }
    if let most = limits?["memory"]?.string.flatMap({ Quantity($0) })?.value {
      memory = min(memory, most)
    }
    return ContainerUsage(name: container.name, milliCPU: cpu, memory: memory)
  }

  /// What kubelet, runtime and kernel of a node use.
  static let systemUsage: (milliCPU: Int64, memory: Int64) = (75, 600 << 20)

  /// What a node's pods and the system beside them use; nil for an unknown node.
  /// - Complexity: O(pods of the cluster)
  public func usage(ofNode name: String, now: Instant) -> (milliCPU: Int64, memory: Int64)? {
    guard let place = nodePlaces[name] else { return nil }
    var (milliCPU, memory) = Self.systemUsage
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place,
        let usage = usage(ofPodUID: worker.uid, now: now)
      else { continue }
      for container in usage {
        milliCPU += container.milliCPU
        memory += container.memory
      }
    }
    return (min(milliCPU, nodes[place].allocatableCPUMillis), memory)
  }
}
