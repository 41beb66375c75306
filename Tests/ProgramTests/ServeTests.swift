import Foundation
import Testing

/// `drydock serve` as a process, asked by curl: TLS, tokens, the kubeconfig, the end.
@Suite struct ServeTests {
  /// A running server.
  private final class Served {
    let process = Process()
    let home = FileManager.default.temporaryDirectory
      .appending(path: "drydock-serve-\(UUID().uuidString)")
    var kubeconfig: String { home.appending(path: "config").path }

    init(_ arguments: [String]) throws {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      process.executableURL = Program.folder.appending(path: "drydock")
      process.arguments =
        ["serve", "--listen", "127.0.0.1:0", "--kubeconfig", kubeconfig] + arguments
      process.currentDirectoryURL = home
      process.environment = ["HOME": home.path, "SWIFT_BACKTRACE": "enable=no"]
      let output = home.appending(path: "out")
      try Data().write(to: output)
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      for _ in 0..<600 where !FileManager.default.fileExists(atPath: kubeconfig) { usleep(50_000) }
    }

    deinit {
      process.terminate()
      process.waitUntilExit()
      try? FileManager.default.removeItem(at: home)
    }

    func field(_ name: String) throws -> String {
      let text = try String(contentsOfFile: kubeconfig, encoding: .utf8)
      let line = text.split(separator: "\n").first { $0.contains("\(name): ") }
      return String(try #require(line?.split(separator: " ").last))
    }

    func curl(_ arguments: [String]) throws -> String {
      let authority = home.appending(path: "ca.crt")
      if let data = Data(base64Encoded: (try? field("certificate-authority-data")) ?? "") {
        try data.write(to: authority)
      }
      let process = Process()
      let pipe = Pipe()
      process.executableURL = URL(filePath: "/usr/bin/curl")
      process.arguments = ["-sS", "-A", "test", "--cacert", authority.path] + arguments
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return String(decoding: data, as: UTF8.self)
    }
  }

  private static let hasCurl = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

  @Test(.enabled(if: hasCurl, "needs /usr/bin/curl"))
  func `serve has a certificate, knows its token and ends when told`() throws {
    let served = try Served(["--world", "bare-3"])
    let server = try served.field("server")
    #expect(server.hasPrefix("https://127.0.0.1:"))
    let mode = try FileManager.default.attributesOfItem(atPath: served.kubeconfig)[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try served.curl([server + "/readyz"]) == "ok")
    let refused =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
      + "\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}\n"
    #expect(try served.curl([server + "/api/v1/pods"]) == refused)
    let nodes = try served.curl([
      server + "/api/v1/nodes/node-1", "-H", "Authorization: Bearer \(try served.field("token"))",
    ])
    #expect(nodes.hasPrefix("{\"kind\":\"Node\"") || nodes.contains("\"name\":\"node-1\""))
    let plain = try served.curl(["http" + server.dropFirst(5) + "/readyz"])
    #expect(plain == "Client sent an HTTP request to an HTTPS server.\n")
    served.process.terminate()
    served.process.waitUntilExit()
    #expect(served.process.terminationStatus == 0)
    #expect(served.process.terminationReason == .exit)
  }

  @Test func `serve refuses what would be unsafe or senseless`() throws {
    let open = try Program.run(["serve", "--insecure-http", "--listen", "0.0.0.0:0"])
    #expect(open.error.contains("plain HTTP is only served on a loopback address"))
    #expect(open.status == 64)
    let address = try Program.run(["serve", "--listen", "here"])
    #expect(address.error.contains("\"here\" is no address; it must look like 127.0.0.1:6443"))
  }
}
