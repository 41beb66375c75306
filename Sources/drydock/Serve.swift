import ArgumentParser
import ClusterEngine
import Console
import Glibc
import HTTPService
import ObjectModel
import Simulation

/// A cluster for other programs.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a fresh cluster over HTTPS, for kubectl and other tools.",
    discussion: """
      It writes a kubeconfig, prints where, and runs until it is told to end (Ctrl-C). Everything \
      is gone then.
      """)

  @Option(help: "The address and port to listen on; port 0 takes any free one.")
  var listen = "127.0.0.1:6443"

  @Option(help: "Where the kubeconfig is written. Without it, into Drydock's state folder.")
  var kubeconfig: String?

  @Option(help: "A file of users and their tokens: lines of token,user,uid,\"group1,group2\".")
  var tokenAuthFile: String?

  @Flag(help: "Speak plain HTTP, without certificates or tokens; only on a loopback address.")
  var insecureHTTP = false

  @OptionGroup var world: WorldOptions

  @OptionGroup var images: ImageOptions

  @Option(help: "How fast time passes; 10 is ten times as fast as real time.")
  var speed = 1.0

  @Option(help: "The time at which the world begins, such as 2030-01-01T09:00:00Z; else now.")
  var start: String?

  @Flag(help: "Run no scheduler and no kubelet, and begin without nodes.")
  var controlPlaneOnly = false

  func run() throws {
    guard var options = HTTPServer.Options(listen: listen) else {
      throw ValidationError("\"\(listen)\" is no address; it must look like 127.0.0.1:6443")
    }
    guard speed > 0, speed <= 100_000 else {
      throw ValidationError("the speed must be more than 0 and at most 100000")
    }
    options.usesTLS = !insecureHTTP
    if let tokenAuthFile { options.tokens = try tokens(tokenAuthFile) }
    ServerSignals.block()
    ServerSignals.allowManyConnections()
    let live = LiveCluster(cluster: try cluster(), pace: .live(speed: speed))
    let server: HTTPServer
    do throws(HTTPServer.Failure) {
      server = try HTTPServer(live, options)
    } catch {
      throw ValidationError(error.description)
    }
    defer { server.stop() }
    let path = try writeKubeconfig(server)
    if !options.isLoopback {
      ServerSignals.warn(
        "warning: \(options.host) can be reached from other machines; whoever has the kubeconfig "
          + "rules this cluster")
    }
    print("Serving Kubernetes v1.32 (\(world.world)) on \(server.address)")
    print("export KUBECONFIG=\(Self.quoted(path))")
    fflush(nil)
    ServerSignals.wait()
  }

  private func tokens(_ path: String) throws -> [HTTPServer.KnownToken] {
    do throws(HTTPServer.Failure) {
      return try TokenFile.read(path)
    } catch {
      throw ValidationError(error.description)
    }
  }

  private func cluster() throws -> Cluster {
    var begin = Instant(epochSeconds: Int64(time(nil)))
    if let start {
      guard let seconds = RFC3339.epochSeconds(start) else {
        throw ValidationError("\"\(start)\" is no time; it must look like 2030-01-01T09:00:00Z")
      }
      begin = Instant(epochSeconds: seconds)
    }
    var cluster = Cluster(
      world: controlPlaneOnly ? .controlPlaneOnly : try world.found(), seed: world.seed,
      start: begin)
    try images.add(to: &cluster)
    return cluster
  }

  private func writeKubeconfig(_ server: HTTPServer) throws -> String {
    let port = server.address.split(separator: ":").last ?? ""
    guard let path = kubeconfig ?? StateFolder.path("kubeconfig-\(port)") else {
      throw ValidationError("there is no place for the kubeconfig; name one with --kubeconfig")
    }
    do throws(KubeconfigFile.Failure) {
      try KubeconfigFile.write(server.kubeconfig, to: path)
    } catch {
      throw ValidationError(error.description)
    }
    return path
  }

  /// A path as a shell takes it.
  static func quoted(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+@%".contains($0) }
    return isPlain
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}

/// The signals that end a server.
private enum ServerSignals {
  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }

  /// Keeps them from ending the process; all threads begun later inherit this.
  static func block() {
    var set = set
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Waits for one of them.
  static func wait() {
    var set = set
    var signal: Int32 = 0
    while sigwait(&set, &signal) != 0 {}
  }

  /// Lets the process have as many open connections as the system grants it.
  static func allowManyConnections() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  static func warn(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }
}
