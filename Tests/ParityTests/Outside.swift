import ClusterEngine
import Foundation
import HTTPService
import Simulation

/// The same commands outside: a real kubectl in a real shell, over HTTPS.
///
/// The world's clock stands still while kubectl thinks. When nothing has been asked or told for a
/// while, kubectl waits for the world, and the world takes its next step.
final class Outside {
  private let live: LiveCluster
  private let server: HTTPServer
  private let home: URL
  private let kubectl: String
  /// How long a client with an open watch is silent when it waits, in seconds.
  /// What the cluster's address is inside.
  private static let insideAddress = "https://172.18.0.2:6443"
  private static let quiet = 0.06
  /// The same for a client that asks again and again.
  private static let pollingQuiet = 0.7
  private static let patience = 60.0

  /// Serves a world and lays a home folder for its client.
  init(_ cluster: Cluster, kubectl: String) throws {
    self.kubectl = kubectl
    live = LiveCluster(cluster: cluster, pace: .paused)
    var options = HTTPServer.Options()
    options.port = 0
    server = try HTTPServer(live, options)
    home = FileManager.default.temporaryDirectory
      .appending(path: "drydock-parity-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: home.appending(path: "bin"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: work, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: work.appending(path: ".kube"), withIntermediateDirectories: true)
    for name in ["kubectl", "k"] {
      try FileManager.default.createSymbolicLink(
        at: home.appending(path: "bin/\(name)"), withDestinationURL: URL(filePath: kubectl))
    }
    for (path, bytes) in Corpus.fixtures {
      let url = work.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
    try server.kubeconfig.write(
      to: work.appending(path: ".kube/config"), atomically: true, encoding: .utf8)
  }

  private var work: URL { home.appending(path: "work") }

  /// Stops serving and removes the home folder.
  func close() {
    server.stop()
    try? FileManager.default.removeItem(at: home)
  }

  var now: Instant { live.now }

  /// Lets the world run up to a moment.
  func advance(to time: Instant) {
    live.withCluster { if time > $0.now { $0.run(until: time) } }
  }

  /// Runs a command.
  func run(_ command: String) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = work
    process.environment = [
      "HOME": work.path, "PATH": home.appending(path: "bin").path + ":/usr/bin:/bin",
      "LANG": "C.UTF-8", "TZ": "UTC", "USER": "learner",
    ]
    let urls = ["out", "err"].map { home.appending(path: $0) }
    for url in urls { try Data().write(to: url) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: urls[0])
    process.standardError = try FileHandle(forWritingTo: urls[1])
    try process.run()
    pace(process)
    process.waitUntilExit()
    let texts = try urls.map { shown(try String(contentsOf: $0, encoding: .utf8)) }
    return Answer(output: texts[0], error: texts[1], status: process.terminationStatus)
  }

  /// Steps the world whenever the client is waiting for it. A client that works, or would if the
  /// machine let it, is not waiting.
  private func pace(_ process: Process) {
    let start = Date()
    var activity = server.activity.eventCount
    var since = start
    while process.isRunning {
      usleep(3000)
      let now = Date()
      let patience = server.activity.openCount > 0 ? Self.quiet : Self.pollingQuiet
      if server.activity.eventCount != activity {
        activity = server.activity.eventCount
        since = now
      } else if now.timeIntervalSince(since) > patience {
        guard !Self.isBusy(process.processIdentifier) else {
          since = now
          continue
        }
        live.withCluster { cluster in
          if let next = cluster.nextEventTime { cluster.run(until: next) }
        }
        since = now
      }
      if now.timeIntervalSince(start) > Self.patience {
        process.terminate()
        return
      }
    }
  }

  /// Whether a thread of a process or of those it started runs or could run.
  private static func isBusy(_ process: Int32) -> Bool {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.contains { thread in
      // The state is the letter behind the name, which stands in parentheses.
      let fields = (try? String(contentsOfFile: "\(tasks)/\(thread)/stat", encoding: .utf8)) ?? ""
      let state = fields.split(separator: ")").last?.first { $0 != " " }
      if state == "R" || state == "D" { return true }
      let path = "\(tasks)/\(thread)/children"
      let children = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
      return children.split(separator: " ").compactMap { Int32($0) }.contains { isBusy($0) }
    }
  }

  /// Addresses and folders of this machine, as they are called inside.
  private func shown(_ text: String) -> String {
    text.replacing(server.address, with: Self.insideAddress)
      .replacing(server.address.dropFirst(8), with: Self.insideAddress.dropFirst(8))
      .replacing(work.path, with: "/home/learner")
  }
}
