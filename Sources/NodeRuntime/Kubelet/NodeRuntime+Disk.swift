import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

// Models: pkg/kubelet/images/image_gc_manager.go and what pkg/kubelet/eviction takes a disk to hold,
// v1.32, with images and pods on one disk and the default thresholds. Differs: an image takes three
// times what was pulled (as it came, and unpacked); images go in the order they were pulled, not
// used; a disk that is full makes no write and no pull fail.

/// How much of a node's disk is left.
struct DiskSpace: Sendable {
  let capacity: Int64
  let available: Int64

  /// imagefs.available<15%
  var threshold: Int64 { Int64(Double(capacity) * Double(Float(15) / 100)) }
  var isShort: Bool { available < threshold }
  /// Of hundred, rounded up.
  var usedPercent: Int64 { capacity > 0 ? 100 - available * 100 / capacity : 0 }
}

extension NodeRuntime {
  /// From this many percent on images are removed until only that many are used.
  private static let imageLimits: (high: Int64, low: Int64) = (85, 80)
  /// How often that is looked at.
  private static let collectionPeriod = Span.minutes(5)
  /// How long an image stays at the least.
  private static let leastImageAge = Span.minutes(2)
  /// What an image takes on disk, in times of what was pulled.
  private static let unpackedFactor: Int64 = 3
  /// What system and kubelet take at the most.
  private static let systemBytes: Int64 = 4 << 30

  /// How much of a node's disk is left.
  /// - Complexity: O(pods of the cluster and files of the node's pods)
  func diskSpace(_ place: Int, _ now: Instant) -> DiskSpace {
    let capacity = nodes[place].capacityDiskBytes
    var used = min(Self.systemBytes, capacity / 10) + imageBytes(place, now)
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place else { continue }
      used += Self.diskBytes(of: worker, now)
    }
    // Disks count in blocks.
    return DiskSpace(capacity: capacity, available: max(0, capacity - used) & ~4095)
  }

  private func imageBytes(_ place: Int, _ now: Instant) -> Int64 {
    nodes[place].images.reduce(0) {
      $1.availableAt <= now ? $0 + $1.size * Self.unpackedFactor : $0
    }
  }

  /// What a pod has written: its containers' own files and logs, and its folders on disk.
  static func diskBytes(of worker: borrowing PodWorker, _ now: Instant) -> Int64 {
    var bytes: Int64 = 0
    for volume in worker.volumes where volume.home == .pod && !volume.isManaged {
      guard volume.source["emptyDir"]?["medium"]?.string != "Memory" else { continue }
      bytes += Int64(volume.tree?.totalBytes ?? 0)
    }
    for container in worker.containers { bytes += ownBytes(of: container, now) }
    return bytes
  }

  /// What a container has written besides its volumes: files of its own and its log.
  static func ownBytes(of container: Container, _ now: Instant) -> Int64 {
    let image = container.root == nil ? 0 : container.image?.definition.files.totalBytes ?? 0
    let written = max(0, (container.root?.totalBytes ?? 0) - image)
    let bytes = Int64(written + container.log.byteCount)
    guard container.isRunning else { return bytes }
    return container.process.servers.reduce(bytes) { $0 + $1.diskBytes(now) }
  }

  /// An image has come: a node on which images take much is looked at.
  mutating func watchDisk(_ place: Int, _ now: Instant, _ agenda: inout Agenda<Event>) {
    guard imageBytes(place, now) > nodes[place].capacityDiskBytes / 2 else { return }
    watchPressure(place, now, &agenda)
  }

  /// Evicts the pods of a node whose programs have written more than they may; false for none.
  mutating func evictOverfull(
    _ place: Int, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) -> Bool {
    var overfull: [PodReference] = []
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place, worker.stage == .idle,
        !self.overfull(worker, api.now).isEmpty
      else { continue }
      overfull.append(worker.reference)
    }
    for reference in overfull { evict(reference, &api, &agenda) }
    return !overfull.isEmpty
  }

  // MARK: Images

  /// Sees to it that images are removed when the disk is full enough for that.
  mutating func planImageCollection(
    _ place: Int, _ space: DiskSpace, _ now: Instant, _ agenda: inout Agenda<Event>
  ) {
    guard space.usedPercent >= Self.imageLimits.high, !nodes[place].pressure.collectsImages else {
      return
    }
    nodes[place].pressure.collectsImages = true
    let start = nodes[place].startedAt
    let period = Self.collectionPeriod
    let rounds = (now - start).nanoseconds / period.nanoseconds + 1
    agenda.at(start + period * rounds, .collectImages(node: place))
  }

  /// Removes images that nobody uses until the disk is no longer full.
  mutating func collectImages(
    _ place: Int, _ api: inout APIServer, _ agenda: inout Agenda<Event>
  ) {
    nodes[place].pressure.collectsImages = false
    let space = diskSpace(place, api.now)
    let hadFailed = nodes[place].pressure.hasCollectedTooLittle
    nodes[place].pressure.hasCollectedTooLittle = false
    guard space.usedPercent >= Self.imageLimits.high else { return }
    let wanted = space.capacity * (100 - Self.imageLimits.low) / 100 - space.available
    let freed = removeImages(place, atLeast: wanted, api.now)
    if freed < wanted {
      let message =
        "Failed to garbage collect required amount of images. Attempted to free \(wanted) bytes, "
        + "but only found \(freed) bytes eligible to free."
      recordNode(place, .warning, "FreeDiskSpaceFailed", message, &api)
      if hadFailed { recordNode(place, .warning, "ImageGCFailed", message, &api) }
      nodes[place].pressure.hasCollectedTooLittle = true
    }
    planImageCollection(place, diskSpace(place, api.now), api.now, &agenda)
  }

  /// Removes images that no container has, the oldest first, until enough is free; how much that
  /// was, as it was pulled.
  @discardableResult
  mutating func removeImages(_ place: Int, atLeast wanted: Int64, _ now: Instant) -> Int64 {
    var used: Set<String> = []
    for slot in 0..<workers.count {
      guard let worker = workers[slot], worker.node == place else { continue }
      for container in worker.containers {
        if let image = container.image { used.insert(image.imageID) }
      }
    }
    let unused = nodes[place].images.filter {
      $0.availableAt + Self.leastImageAge <= now && !used.contains($0.image.imageID)
        && !$0.name.hasPrefix("registry.k8s.io/pause:")
    }.sorted { ($0.availableAt, $0.name) < ($1.availableAt, $1.name) }
    var freed: Int64 = 0
    for image in unused where freed < wanted {
      nodes[place].images.removeAll { $0.name == image.name }
      nodes[place].hasNewImages = true
      freed += image.size
    }
    return freed
  }
}
