import APIServer
import ObjectModel
import ShellLanguage
import Simulation

/// The kubelet's worker of one pod: what it last saw, did and wrote.
struct PodWorker: Sendable {
  enum Stage: Sendable, Equatable {
    /// Volumes and sandbox are being made.
    case settingUp
    /// Between two syncs.
    case idle
    /// A sync waits for the image of a container.
    case pulling(container: Int)
    /// A sync waits for the postStart hook of a container.
    case hooking(container: Int)
    /// Containers were asked to stop.
    case terminating
    /// Nothing runs any more and nothing will.
    case finished
  }

  enum Phase: String, Sendable {
    case pending = "Pending"
    case running = "Running"
    case succeeded = "Succeeded"
    case failed = "Failed"

    var isTerminal: Bool { self == .succeeded || self == .failed }
  }

  let uid: String
  let key: ObjectKey
  let reference: PodReference
  /// Place of its node.
  let node: Int
  /// The pod as last seen.
  var object: Value
  /// What the kubelet acts for: the write that gave it the pod, or changed what it is to do.
  var cause: Cause
  var stage = Stage.settingUp
  /// Init containers first, then the others, both in the order of the spec.
  var containers: [Container]
  let initCount: Int
  /// How many containers proper there are; ephemeral ones come after them.
  let regularCount: Int
  /// Place in the node's address range; nil for none yet and for host network.
  var addressNumber: Int?
  /// The pod's IP; empty before it has one.
  var address = ""
  let usesHostNetwork: Bool
  let hostname: String
  var hasSandbox = false
  let startTime: Value
  let startedAt: Instant
  var conditions = PodConditions()
  var phase = Phase.pending
  var reason = ""
  var message = ""
  /// The condition that says why the kubelet ended it for the good of others; null when it did not.
  var disruption = Value.null
  var volumes: [PodVolume] = []
  var hasVolumes = false
  /// Variables that name the services which existed when the sandbox was made.
  var serviceVariables: [EnvironmentVariable] = []
  /// What was last written as status.
  var writtenStatus = Value.null
  var isDirty = true
  /// The number of the current sync pass.
  var pass: UInt32 = 0
  /// Only the newest proposed sync counts.
  var ticket: UInt32 = 0
  /// Whether its requests and address are counted on the node.
  var holdsResources = false
  var cpuMillis: Int64 = 0
  var memoryBytes: Int64 = 0
  /// Whether a container may only write so much.
  var limitsStorage = false
  /// How many probes were put to rest since all were last set going.
  var steadyCount = 0
  /// Whether it is a static pod's mirror or was running when the world began.
  var isAdopted = false

  var isDeleted: Bool { object[.metadata, .deletionTimestamp] != nil }

  var restartPolicy: String { object[.spec, .restartPolicy]?.string ?? "Always" }

  /// Whether a stopped container runs again.
  func restarts(_ container: Container) -> Bool {
    switch container.role {
    case .sidecar: return true
    case .ephemeral: return container.run == 0
    case .initial:
      guard let exit = container.exit else { return true }
      return exit.code != 0 && restartPolicy != "Never"
    case .regular:
      guard let exit = container.exit else { return true }
      switch restartPolicy {
      case "Never": return false
      case "OnFailure": return exit.code != 0
      default: return true
      }
    }
  }

  /// The places of the containers proper.
  var regularRange: Range<Int> { initCount..<(initCount + regularCount) }

  /// Place of the container with this name; nil when there is none.
  func container(named name: String) -> Int? { containers.firstIndex { $0.name == name } }

  /// `NAME_NAMESPACE(UID)`, as the kubelet's messages name a pod.
  var fullName: String { "\(key.name)_\(key.namespace)(\(uid))" }
}
