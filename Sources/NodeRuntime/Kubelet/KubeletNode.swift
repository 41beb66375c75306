import APIServer
import Kinds
import ObjectModel
import ShellLanguage
import Simulation

/// A node as its kubelet keeps it: addresses, images, and the pods that run on it.
struct KubeletNode: Sendable {
  /// An image on the node's disk.
  struct StoredImage: Sendable {
    let name: String
    let image: PulledImage
    let size: Int64
    /// When it is complete; later while it is being pulled.
    let availableAt: Instant
  }

  let name: String
  let address: String
  /// The address as statuses show it.
  let statusAddress: Address
  let user: UserInfo
  let eventSource: EventSource
  /// The first three numbers of the pod range, `10.244.1.`.
  var podRange: String
  var allocatableCPUMillis: Int64 = 0
  var allocatableMemoryBytes: Int64 = 0
  var capacityMemoryBytes: Int64 = 0
  var capacityDiskBytes: Int64 = 0
  var pressure = NodePressure()
  var allocatablePods = 110
  var labels = Fields()
  var usedCPUMillis: Int64 = 0
  var usedMemoryBytes: Int64 = 0
  var podCount = 0
  /// Numbers in use, as bits; 0 and 1 are the range's own and the bridge's.
  private var usedNumbers: [UInt64] = [3, 0, 0, 0]
  var images: [StoredImage] = []
  /// When the current pull ends; pulls go one after the other.
  var pullsUntil = Instant(nanoseconds: 0)
  /// Its files, as pods reach them through hostPath.
  var disk = NodeDisk.initial
  /// When its kubelet started.
  var startedAt = Instant(nanoseconds: 0)
  /// When lease and status were last renewed.
  var leaseAt = Instant(nanoseconds: 0)
  var heartbeatAt = Instant(nanoseconds: 0)
  /// Whether its image list changed since it was last written.
  var hasNewImages = false

  init(name: String, address: String, podRange: String) {
    self.name = name
    self.address = address
    statusAddress = Address(address)
    user = .node(name)
    eventSource = EventSource(component: "kubelet", host: name, user: user)
    self.podRange = podRange
  }

  /// Takes the lowest free number of the range; nil when all are taken.
  mutating func takeNumber() -> Int? {
    for word in usedNumbers.indices where usedNumbers[word] != .max {
      let bit = (~usedNumbers[word]).trailingZeroBitCount
      let number = word * 64 + bit
      guard number < 255 else { return nil }
      usedNumbers[word] |= 1 << UInt64(bit)
      return number
    }
    return nil
  }

  /// Marks a number as taken, for pods that run from the start.
  mutating func reserve(number: Int) {
    guard (0..<256).contains(number) else { return }
    usedNumbers[number / 64] |= 1 << UInt64(number % 64)
  }

  mutating func giveBack(number: Int) {
    usedNumbers[number / 64] &= ~(1 << UInt64(number % 64))
  }

  func image(named name: String) -> Int? { images.firstIndex { $0.name == name } }
}
