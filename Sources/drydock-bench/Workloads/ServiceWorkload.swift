import APIServer
import ClusterEngine
import HTTPService
import ObjectModel
import Simulation

/// P16: requests over plain HTTP on loopback, eight connections; CPU time of client and server.
enum ServiceWorkload {
  private static let connections = 8
  private static let count = 2000

  static func run(_ report: inout Report, _ countsOnly: Bool) {
    if countsOnly { return }
    var gets: [Double] = []
    var creates: [Double] = []
    for _ in 0..<Clock.runs {
      guard let service = BenchService() else { return report.fail("http: no server") }
      let clients = (0..<connections).compactMap { _ in service.client() }
      guard let create = rate(clients, { post(pod($0)) }, expecting: 201),
        let get = rate(clients, { Self.get("/pods/pod-\($0)") }, expecting: 200)
      else { return report.fail("http: a request was refused") }
      creates.append(create)
      gets.append(get)
      service.server.stop()
    }
    report.add(.httpGet, Clock.median(gets))
    report.add(.httpCreate, Clock.median(creates))
    table(&report)
  }

  private static func table(_ report: inout Report) {
    guard let service = BenchService(), let client = service.client() else {
      return report.fail("http: no server")
    }
    for number in 0..<10_000 {
      service.session.withCluster { cluster in
        _ = cluster.handle(
          APIRequest(
            .create, .resource(ResourceTarget(resource: "pods", namespace: "default")),
            body: try? JSONParser.parse(pod(number))))
      }
    }
    let request = get("/pods", "Accept: application/json;as=Table;v=v1;g=meta.k8s.io\r\n")
    var isGood = true
    let cost = Clock.median {
      Clock.seconds {
        client.send(request)
        let (status, length) = client.readAnswer()
        isGood = isGood && status == 200 && length > 1_000_000
      }
    }
    guard isGood else { return report.fail("http: no table of 10,000 pods") }
    report.add(.httpTable, cost)
    service.server.stop()
  }

  /// Requests a second, one under way on each connection; nil when one is refused.
  private static func rate(
    _ clients: [LoopbackClient], _ request: (Int) -> [UInt8], expecting status: Int
  ) -> Double? {
    let requests = (0..<count).map(request)
    var isGood = !clients.isEmpty
    let cost = Clock.seconds {
      for start in stride(from: 0, to: count, by: clients.count) {
        for (place, client) in clients.enumerated() where start + place < count {
          client.send(requests[start + place])
        }
        for (place, client) in clients.enumerated() where start + place < count {
          isGood = client.readAnswer().status == status && isGood
        }
      }
    }
    return isGood ? Double(count) / cost : nil
  }

  static func pod(_ number: Int) -> String {
    "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"pod-\(number)\","
      + "\"labels\":{\"app\":\"web\"}},\"spec\":{\"containers\":[{\"name\":\"web\","
      + "\"image\":\"nginx:1.27\",\"ports\":[{\"containerPort\":80}]}]}}"
  }

  private static func post(_ body: String) -> [UInt8] {
    Array(
      ("POST /api/v1/namespaces/default/pods HTTP/1.1\r\nHost: x\r\n"
        + "Content-Type: application/json\r\nAccept: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)").utf8)
  }

  static func get(_ path: String, _ headers: String = "") -> [UInt8] {
    Array(
      ("GET /api/v1/namespaces/default\(path) HTTP/1.1\r\nHost: x\r\n\(headers)\r\n").utf8)
  }
}

/// A world that stands still, served over plain HTTP on a free port.
struct BenchService {
  let session: ClusterSession
  let server: HTTPServer
  private let port: Int

  init?() {
    session = ClusterSession(cluster: Cluster(world: .bareThree, seed: 1), pace: .stepped)
    var options = HTTPServer.Options()
    options.port = 0
    options.usesTLS = false
    guard let server = try? HTTPServer(session.live, options) else { return nil }
    self.server = server
    port = server.address.split(separator: ":").last.flatMap { Int($0) } ?? 0
  }

  func client(bufferSize: Int = 1 << 20) -> LoopbackClient? {
    LoopbackClient(port: port, bufferSize: bufferSize)
  }
}
