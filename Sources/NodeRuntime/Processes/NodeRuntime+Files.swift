import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

extension NodeRuntime {
  /// Everything a container's process sees: the image's files with its own writes, and volumes.
  ///
  /// The trees move out of the worker; `closeFiles` brings them back.
  mutating func openFiles(
    _ worker: inout PodWorker, _ index: Int, _ api: borrowing APIServer
  ) -> FileSystem {
    var root = FileTree()
    if let own = worker.containers[index].root {
      root = own
      worker.containers[index].root = nil
    } else {
      root = makeRoot(worker, worker.containers[index])
    }
    var files = FileSystem(root: root)
    files.isRootReadOnly =
      worker.containers[index].spec["securityContext", "readOnlyRootFilesystem"]?.bool == true
    for mount in worker.containers[index].spec[.volumeMounts]?.elements ?? [] {
      guard let place = worker.volumes.firstIndex(where: { $0.name == mount[.name]?.string })
      else { continue }
      fillVolume(&worker, place, api)
      let path = mount[.mountPath]?.string ?? "/"
      let whole = tree(of: worker.volumes[place], node: worker.node)
      let tree = Self.part(of: whole, mount)
      let isReadOnly = mount[.readOnly]?.bool == true || worker.volumes[place].isManaged
      files.mounts.append(
        Mount(
          path: path, tree: tree, isReadOnly: isReadOnly,
          capacity: worker.volumes[place].memorySize))
    }
    return files
  }

  /// Takes back what a container's process wrote.
  mutating func closeFiles(_ files: FileSystem, _ worker: inout PodWorker, _ index: Int) {
    worker.containers[index].root = files.root
    let mounts = worker.containers[index].spec[.volumeMounts]?.elements ?? []
    for (mount, laid) in zip(
      mounts.filter { mount in
        worker.volumes.contains { $0.name == mount[.name]?.string }
      }, files.mounts) where !laid.isReadOnly
    {
      guard let place = worker.volumes.firstIndex(where: { $0.name == mount[.name]?.string })
      else { continue }
      put(laid.tree, mount["subPath"]?.string ?? "", &worker, place)
    }
  }

  private static func part(of tree: FileTree, _ mount: Value) -> FileTree {
    guard let path = mount["subPath"]?.string, !path.isEmpty else { return tree }
    let whole = FileSystem(root: tree)
    if let real = try? whole.realPath(path), let node = tree[real] { return FileTree(top: node) }
    return FileTree()
  }

  private func makeRoot(_ worker: borrowing PodWorker, _ container: Container) -> FileTree {
    var tree = container.image?.files ?? FileTree()
    let address = worker.address
    let hosts =
      worker.usesHostNetwork
      ? "# Kubernetes-managed hosts file (host network).\n127.0.0.1\tlocalhost\n"
      : "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n"
        + "::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\n"
        + "fe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n"
        + "\(address)\t\(worker.hostname)\n"
    let space = worker.key.namespace
    let resolver =
      "search \(space).svc.cluster.local svc.cluster.local cluster.local\n"
      + "nameserver 10.96.0.10\noptions ndots:5\n"
    let texts = [
      ("/etc/hosts", hosts + hostAliases(worker)), ("/etc/hostname", "\(worker.hostname)\n"),
      ("/etc/resolv.conf", resolver), ("/dev/termination-log", ""),
    ]
    for folder in Self.folders(container.image?.definition.shell) {
      // These folders are only ever folders in image data.
      try? tree.makeDirectory(folder, mode: folder == "/tmp" ? 0o777 : 0o755)
    }
    for (path, text) in texts { try? tree.write(text, to: path, mode: 0o644) }
    try? tree.put(.device(), at: "/dev/null")
    return tree
  }

  /// The folders at the root of an image that has the shell.
  private static func folders(_ shell: ImageDefinition.ShellFlavor?) -> [String] {
    let kernel = ["/dev", "/etc", "/proc", "/sys", "/tmp", "/usr/bin", "/var"]
    switch shell {
    case nil: return kernel
    case .busybox: return kernel + ["/bin", "/home", "/lib", "/root"]
    case .debian, .debianFull:
      return kernel + [
        "/bin", "/boot", "/home", "/lib", "/lib64", "/media", "/mnt", "/opt", "/root", "/run",
        "/sbin", "/srv", "/var/log",
      ]
    }
  }

  private func hostAliases(_ worker: borrowing PodWorker) -> String {
    let aliases = worker.object[.spec, "hostAliases"]?.elements ?? []
    guard !aliases.isEmpty else { return "" }
    var text = "\n# Entries added by HostAliases.\n"
    for alias in aliases {
      let names = (alias["hostnames"]?.elements ?? []).compactMap(\.string)
      text += "\(alias[.ip]?.string ?? "")\t\(names.joined(separator: "\t"))\n"
    }
    return text
  }

  private func fillVolume(
    _ worker: inout PodWorker, _ place: Int, _ api: borrowing APIServer
  ) {
    guard worker.volumes[place].tree == nil, worker.volumes[place].home == .pod else { return }
    let builder = volumeBuilder(worker, api)
    // A source that has vanished since the start leaves an empty folder, as an unmount would.
    worker.volumes[place].tree = (try? builder.tree(worker.volumes[place])) ?? FileTree()
  }

  func volumeBuilder(
    _ worker: borrowing PodWorker, _ api: borrowing APIServer
  ) -> VolumeBuilder {
    VolumeBuilder(
      view: api.view, downward: downward(worker, .emptyObject), namespace: worker.key.namespace,
      now: worker.startedAt.nanoseconds)
  }

  /// A config map or secret changed: mounted copies follow after a while, as the kubelet's do.
  mutating func observeSource(_ change: Change, _ now: Instant, _ agenda: inout Agenda<Event>) {
    let key = change.key
    let isSecret = change.object[.kind]?.string == "Secret"
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.key.namespace == key.namespace,
        worker.volumes.contains(where: { $0.mentions(key.name, isSecret: isSecret) })
      else { continue }
      agenda.at(
        now + .seconds(20 + 60 * jitter.unit()), .refreshVolumes(worker.reference))
    }
  }

  mutating func refreshVolumes(
    _ reference: PodReference, _ api: borrowing APIServer, _ agenda: inout Agenda<Event>
  ) {
    guard var worker = workers.take(reference) else { return }
    resumeProbes(&worker, api.now, &agenda)
    for place in worker.volumes.indices where worker.volumes[place].isManaged {
      guard let old = worker.volumes[place].tree else { continue }
      var builder = volumeBuilder(worker, api)
      builder.now = api.now.nanoseconds
      // A source that was deleted meanwhile leaves the old files in place.
      worker.volumes[place].tree = (try? builder.tree(worker.volumes[place])) ?? old
    }
    workers.put(worker)
  }
}

extension PodVolume {
  /// Whether its files come from the named config map or secret.
  func mentions(_ name: String, isSecret: Bool) -> Bool {
    guard isManaged, !isAccessVolume else { return false }
    let parts = [source] + (source["projected"]?["sources"]?.elements ?? [])
    return parts.contains { part in
      isSecret
        ? (part["secret"]?["secretName"] ?? part["secret"]?[.name])?.string == name
        : part["configMap"]?[.name]?.string == name
    }
  }
}
