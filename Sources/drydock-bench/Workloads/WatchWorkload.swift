import APIServer
import ClusterEngine
import Glibc
import HTTPService
import ObjectModel
import Simulation

/// P17: 1,000 watches over sockets, 1,000 changes, until the last byte has come to the last watch;
/// CPU time of clients and server.
enum WatchWorkload {
  private static let watches = 1000
  private static let changes = 1000

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    allowManyFiles()
    guard let service = BenchService() else { return report.fail("watches: no server") }
    defer { service.server.stop() }
    write(service.session, "config", .create)
    let before = residentBytes
    let request = ServiceWorkload.get(
      "/configmaps?watch=1&resourceVersion=\(service.session.cluster.revision)")
    var clients: [LoopbackClient] = []
    for _ in 0..<watches {
      guard let client = service.client(bufferSize: 1024) else {
        return report.fail("watches: no connection")
      }
      client.send(request)
      clients.append(client)
    }
    guard clients.allSatisfy({ $0.readHead() }) else { return report.fail("watches: no answer") }
    report.add(.watchMemory, residentBytes - before)
    var counts = [Int](repeating: 0, count: watches)
    let cost = Clock.seconds {
      for _ in 0..<changes { write(service.session, "config", .patch) }
      drain(clients, &counts)
    }
    guard counts.allSatisfy({ $0 > changes * 200 }) else {
      return report.fail("watches: some changes did not arrive")
    }
    report.add(.fanOut, cost)
  }

  private static func write(
    _ session: ClusterSession, _ name: String, _ verb: APIRequest.Verb
  ) {
    let isNew = verb == .create
    session.withCluster { cluster in
      _ = cluster.handle(
        APIRequest(
          verb,
          .resource(
            ResourceTarget(
              resource: "configmaps", namespace: "default", name: isNew ? nil : name)),
          body: isNew
            ? ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)]]
            : ["data": ["round": .string(String(cluster.revision))]]))
    }
  }

  /// Reads until nothing comes any more.
  private static func drain(_ clients: [LoopbackClient], _ counts: inout [Int]) {
    var scratch = [UInt8](repeating: 0, count: 1 << 18)
    var items = clients.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    // Nothing for this long means that everything has come.
    while poll(&items, nfds_t(items.count), 200) > 0 {
      for (place, item) in items.enumerated() where item.revents != 0 {
        counts[place] += max(0, clients[place].skip(&scratch))
      }
    }
  }

  private static func allowManyFiles() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// The memory this process has at the moment.
  private static var residentBytes: Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
