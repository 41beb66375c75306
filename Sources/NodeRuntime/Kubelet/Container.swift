import ObjectModel
import ShellLanguage
import Simulation

/// How one run of a container ended.
///
/// A class, like `PulledImage`, because every container has room for it and few need it.
final class ExitRecord: Sendable, Equatable {
  let code: Int32
  let reason: String
  let message: String
  /// nil for a run that never started.
  let startedAt: Instant?
  let finishedAt: Instant
  let containerID: String

  init(
    code: Int32, reason: String, message: String, startedAt: Instant?, finishedAt: Instant,
    containerID: String
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.containerID = containerID
  }

  static func == (left: ExitRecord, right: ExitRecord) -> Bool {
    left === right
      || left.code == right.code && left.reason == right.reason && left.message == right.message
        && left.startedAt == right.startedAt && left.finishedAt == right.finishedAt
        && left.containerID == right.containerID
  }
}

/// What the kubelet and the runtime know of one container of a pod.
struct Container: Sendable {
  enum Role: Sendable {
    case initial, sidecar, regular, ephemeral

    /// The field of the pod's spec that lists it.
    var listName: String {
      switch self {
      case .initial, .sidecar: "initContainers"
      case .regular: "containers"
      case .ephemeral: "ephemeralContainers"
      }
    }
  }

  enum State: Sendable, Equatable {
    /// No run exists.
    case none
    case running(since: Instant)
    case exited(ExitRecord)
  }

  /// Why it does not run, as statuses show it.
  struct Waiting: Sendable, Equatable {
    let reason: String
    let message: String
  }

  let name: String
  let role: Role
  var spec: Value
  /// The volume mounts as statuses list them; nil when there are none.
  let volumeMounts: Value?
  /// The container as events name it, such as `spec.containers{web}`.
  let fieldPath: String

  var state = State.none
  var waiting: Waiting?
  /// The run before the one in `state`.
  var previous: ExitRecord?
  var restartCount: Int64 = 0
  /// Which run this is, counted from 1; 0 before the first.
  var run: Int32 = 0
  var containerID = ""
  var image: PulledImage?
  /// Whether the image is at hand for the next run.
  var isImageReady = false
  /// The last sync pass in which a start was tried.
  var attemptedPass: UInt32 = 0
  var crashBackOff = BackOff()
  var pullBackOff = BackOff()
  var pullError = ""

  var process = ContainerProcess.none
  var log = ContainerLog()
  var previousLog: ContainerLog?
  /// The container's own files; nil until something looks at them.
  var root: FileTree?
  var environment: [EnvironmentVariable] = []
  /// When the next wake-up of its process is already in the queue.
  var wakesAt = Instant.distantFuture
  /// Whether a command in the container has sent its process a signal just now.
  var hasNewSignal = false
  /// How it is being ended; nil while nobody ends it.
  var stopping: ContainerStop?
  /// The hook that runs now; none or one.
  var hooks: [HookRun] = []
  /// Why its postStart hook failed, until it has ended for that.
  var hookFailure = ""
  var probes: [ProbeWorker]

  init(spec: Value, role: Role) {
    self.spec = spec
    self.role = role
    name = spec[.name]?.string ?? ""
    fieldPath = "spec.\(role.listName){\(name)}"
    volumeMounts = Container.mountStatuses(spec)
    probes = Container.probes(spec)
  }

  /// Turns it into a fresh run; what was before becomes its previous one.
  mutating func beginRun(id: String, environment: [EnvironmentVariable]) {
    if run > 0 {
      restartCount += 1
      previous = exit ?? previous
      previousLog = log
      log = ContainerLog()
    }
    run += 1
    containerID = id
    waiting = nil
    root = nil
    self.environment = environment
    process = .none
    wakesAt = .distantFuture
    stopping = nil
    hooks = []
  }

  var isRunning: Bool {
    if case .running = state { return true }
    return false
  }

  var exit: ExitRecord? {
    if case .exited(let record) = state { return record }
    return nil
  }

  /// How many bytes it may write to its own files and log; nil for no limit.
  var storageLimit: Quantity? {
    spec[.resources, .limits]?["ephemeral-storage"]?.string.flatMap { Quantity($0) }
  }

  private static func mountStatuses(_ spec: Value) -> Value? {
    let mounts = spec[.volumeMounts]?.elements ?? []
    guard !mounts.isEmpty else { return nil }
    return .array(
      mounts.map { mount in
        var fields = Fields()
        fields.reserveCapacity(4)
        fields.appendUnique(.mountPath, mount[.mountPath] ?? "")
        fields.appendUnique(.name, mount[.name] ?? "")
        if mount[.readOnly]?.bool == true {
          fields.appendUnique(.readOnly, true)
          fields.appendUnique(.recursiveReadOnly, "Disabled")
        }
        return .object(fields)
      })
  }
}

/// An image as a container uses it.
///
/// A class because all containers of a node that use the image share it.
final class PulledImage: Sendable {
  let definition: ImageDefinition
  /// The version that its tag stands for.
  let version: String
  /// The absolute name with tag, as statuses show it.
  let name: String
  /// `repository@sha256:...`
  let imageID: String

  init(definition: ImageDefinition, version: String, name: String, imageID: String) {
    self.definition = definition
    self.version = version
    self.name = name
    self.imageID = imageID
  }

  /// The files of the image, with its version filled in.
  var files: FileTree {
    var tree = definition.files
    for file in definition.versionedFiles {
      // The path was written once when the image was loaded, so it can be written again.
      try? tree.write(Placeholders(version: version).fill(file.value), to: file.name)
    }
    return tree
  }
}
