import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/volumemanager and pkg/volume/{hostpath,local,emptydir}, v1.32. Differs: every
// kind of persistent volume but hostPath and local is a folder of its own that any node reaches.

extension NodeRuntime {
  /// Makes the volumes that can fail; false, with an event, when one cannot be made.
  mutating func setUpVolumes(_ worker: inout PodWorker, _ api: inout APIServer) -> Bool {
    var isComplete = true
    for place in worker.volumes.indices {
      let volume = worker.volumes[place]
      do {
        if volume.isManaged {
          // The token volume's sources exist whenever pods can run; it is filled on first sight.
          guard !volume.isAccessVolume, volume.tree == nil else { continue }
          worker.volumes[place].tree = try filled(volume, worker, api)
        } else {
          worker.volumes[place].home = try home(of: volume, worker, api)
          try prepare(worker.volumes[place], node: worker.node, api.now)
        }
      } catch {
        record(worker, .warning, "FailedMount", error.message, &api)
        isComplete = false
      }
      if let kind = volume.unsimulatedKind, volume.home == .pod {
        record(
          worker, .warning, "NotSimulated",
          "Drydock does not simulate volumes of type \(kind): volume \"\(volume.name)\" is an "
            + "empty folder of the pod.", &api)
      }
    }
    return isComplete
  }

  private func filled(
    _ volume: PodVolume, _ worker: borrowing PodWorker, _ api: borrowing APIServer
  ) throws(ContainerConfigError) -> FileTree {
    do throws(ContainerConfigError) {
      return try volumeBuilder(worker, api).tree(volume)
    } catch {
      throw ContainerConfigError(
        "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(error.message)")
    }
  }

  private func home(
    of volume: PodVolume, _ worker: borrowing PodWorker, _ api: borrowing APIServer
  ) throws(ContainerConfigError) -> VolumeHome {
    if let path = volume.source["hostPath"]?["path"]?.string { return .node(path: path) }
    var claim = volume.source["persistentVolumeClaim"]?["claimName"]?.string ?? ""
    if volume.source["ephemeral"] != nil { claim = "\(worker.key.name)-\(volume.name)" }
    guard !claim.isEmpty else { return .pod }
    let key = ObjectKey(worker.key.namespace, claim)
    func failed(_ error: String) -> ContainerConfigError {
      ContainerConfigError(
        "Unable to attach or mount volumes: unmounted volumes=[\(volume.name)], unattached "
          + "volumes=[], failed to process volumes=[\(volume.name)]: error processing PVC "
          + "\(key.namespace)/\(key.name): \(error)")
    }
    guard
      let claims = api.catalog.resource(
        group: "", version: "v1", plural: "persistentvolumeclaims"),
      let volumes = api.catalog.resource(group: "", version: "v1", plural: "persistentvolumes"),
      let object = api.view.object(claims, key)
    else {
      throw failed(
        "failed to fetch PVC from API server: persistentvolumeclaims \"\(key.name)\" not found")
    }
    let name = object[.spec, "volumeName"]?.string ?? ""
    guard !name.isEmpty, object[.status, .phase]?.string == "Bound" else {
      throw failed("PVC is not bound")
    }
    guard let persistent = api.view.object(volumes, ObjectKey("", name)) else {
      throw failed(
        "failed to fetch PV \(name) from API server: persistentvolumes \"\(name)\" not found")
    }
    let source = persistent[.spec, "hostPath"] ?? persistent[.spec, "local"]
    if let path = source?["path"]?.string { return .node(path: path) }
    return .persistent(name)
  }

  /// Makes what is to be made and checks what has to be there.
  private mutating func prepare(
    _ volume: PodVolume, node: Int, _ now: Instant
  ) throws(ContainerConfigError) {
    switch volume.home {
    case .pod: break
    case .persistent(let name):
      if claims[name] == nil {
        claims[name] = FileTree(top: .directory(mode: 0o777, modified: now.nanoseconds))
      }
    case .node(let path):
      if let problem = check(volume.source["hostPath"]?["type"]?.string ?? "", path, node, now) {
        throw ContainerConfigError(
          "MountVolume.SetUp failed for volume \"\(volume.name)\" : \(problem)")
      }
    }
  }

  /// Why a path of the node does not do for a hostPath type; nil when it does.
  private mutating func check(
    _ type: String, _ path: String, _ node: Int, _ now: Instant
  ) -> String? {
    let found = nodes[node].disk[path]
    func refuse(_ what: String) -> String {
      "hostPath type check failed: \(path) is not \(what)"
    }
    switch type {
    case "FileOrCreate" where found == nil:
      // A missing folder above is the kubelet's error too, in the words of the system.
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      guard nodes[node].disk[parent] != nil else {
        return "open \(path): no such file or directory"
      }
      try? nodes[node].disk.put(.file([], modified: now.nanoseconds), at: path)
    case "" where found == nil, "DirectoryOrCreate" where found == nil:
      do throws(FileError) {
        try nodes[node].disk.makeDirectory(path, modified: now.nanoseconds)
      } catch {
        return "mkdir \(path): \(error.message.lowercased())"
      }
    case "Directory", "DirectoryOrCreate":
      if found?.kind != .directory { return refuse("a directory") }
    case "File", "FileOrCreate": if found?.kind != .file { return refuse("a file") }
    case "Socket":
      if found?.kind != .device || !path.hasSuffix(".sock") { return refuse("a socket file") }
    case "CharDevice":
      if found?.kind != .device || path.hasSuffix(".sock") { return refuse("a character device") }
    case "BlockDevice": return refuse("a block device")
    default: break
    }
    return nil
  }

  // MARK: Reading and writing

  /// The files of a volume as they are now.
  func tree(of volume: PodVolume, node: Int) -> FileTree {
    switch volume.home {
    case .pod: volume.tree ?? FileTree()
    case .persistent(let name): claims[name] ?? FileTree()
    case .node(let path): FileTree(top: nodes[node].disk[path] ?? .directory())
    }
  }

  /// Takes over what was written to a volume, or to the part of it that was mounted.
  mutating func put(
    _ tree: FileTree, _ part: String, _ worker: inout PodWorker, _ place: Int
  ) {
    var whole = tree
    if !part.isEmpty {
      whole = self.tree(of: worker.volumes[place], node: worker.node)
      // The path was there when the container was opened.
      try? whole.put(tree.top, at: part)
    }
    switch worker.volumes[place].home {
    case .pod: worker.volumes[place].tree = whole
    case .persistent(let name): claims[name] = whole
    case .node(let path): try? nodes[worker.node].disk.put(whole.top, at: path)
    }
  }

  // MARK: Limits

  /// Looks whether a pod has written more than it may; it is evicted for that within 10 s.
  mutating func watchVolumeLimits(
    _ worker: inout PodWorker, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard worker.stage == .idle, !overfull(worker, now).isEmpty else { return }
    agenda.at(now + .seconds(1 + 9 * jitter.unit()), .evict(worker.reference))
  }

  /// What the eviction says of a pod that has written more than it may; empty when it has not.
  func overfull(_ worker: borrowing PodWorker, _ now: Instant) -> String {
    for volume in worker.volumes {
      guard let limit = volume.sizeLimit, let tree = volume.tree,
        Int64(tree.totalBytes) > limit
      else { continue }
      let text = volume.source["emptyDir"]?["sizeLimit"]?.string ?? ""
      return "Usage of EmptyDir volume \"\(volume.name)\" exceeds the limit \"\(text)\". "
    }
    guard worker.limitsStorage else { return "" }
    var allowed: Int64 = 0
    let total = Self.diskBytes(of: worker, now)
    var single = ""
    for container in worker.containers {
      let used = Self.ownBytes(of: container, now)
      guard let limit = container.storageLimit else { continue }
      allowed += limit.value
      if used > limit.value, single.isEmpty {
        single =
          "Container \(container.name) exceeded its local ephemeral storage limit "
          + "\"\(limit.text)\". "
      }
    }
    guard total > allowed else { return single }
    let text = Quantity("\(allowed >> 10)Ki")?.text ?? ""
    let sum = worker.containers.compactMap(\.storageLimit)
    return "Pod ephemeral local storage usage exceeds the total limit of containers "
      + "\(sum.count == 1 ? sum[0].text : text). "
  }

  /// Evicts a pod that is still over its limit.
  mutating func evict(
    _ reference: PodReference, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference) else { return }
    defer { workers.put(worker) }
    guard worker.stage == .idle else { return }
    let text = overfull(worker, api.now)
    guard !text.isEmpty else { return }
    evict(&worker, text, isDisruption: false, &api, &agenda)
  }
}
