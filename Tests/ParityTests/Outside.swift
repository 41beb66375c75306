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
  private static let quiet = 0.06
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

  /// Steps the world whenever the client is waiting for it.
  private func pace(_ process: Process) {
    let start = Date()
    var activity = server.activity
    var since = Date()
    while process.isRunning {
      usleep(4000)
      if server.activity != activity {
        activity = server.activity
        since = Date()
      } else if server.openStreamCount > 0, Date().timeIntervalSince(since) > Self.quiet {
        live.withCluster { cluster in
          if let next = cluster.nextEventTime { cluster.run(until: next) }
        }
        since = Date()
      }
      if Date().timeIntervalSince(start) > Self.patience {
        process.terminate()
        return
      }
    }
  }

  /// Addresses and folders of this machine, as they are called inside.
  private func shown(_ text: String) -> String {
    text.replacing(server.address, with: "https://127.0.0.1:6443")
      .replacing(server.address.dropFirst(8), with: "127.0.0.1:6443")
      .replacing(work.path, with: "/home/learner")
  }
}
