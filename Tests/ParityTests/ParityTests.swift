import ClusterEngine
import Foundation
import Simulation
import Testing

/// Every command line of the corpus runs twice in the same world, with Drydock's kubectl and with
/// the real one over HTTPS; output, errors and exit status must be equal byte for byte.
struct ParityTests {
  /// A kubectl v1.32, from `DRYDOCK_KUBECTL` or among the programs of this machine.
  static let kubectl: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let named = environment["DRYDOCK_KUBECTL"].map { [$0] } ?? []
    let found = folders.flatMap { folder -> [String] in
      let real = URL(filePath: folder + "/kubectl").resolvingSymlinksInPath()
      // Some distributions keep the versions side by side.
      return [real.path, real.path + ".1.32", folder + "/kubectl.1.32", folder + "/kubectl1.32"]
    }
    return (named + found).first(where: isRightVersion)
  }()

  private static func isRightVersion(_ path: String) -> Bool {
    guard FileManager.default.isExecutableFile(atPath: path) else { return false }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["version", "--client", "--output=json"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).contains(/"gitVersion": "v1\.32\.\d+"/)
  }

  @Test func `the corpus is large and there is a kubectl to judge it`() {
    let count = Corpus.blocks.reduce(0) { $0 + $1.lines.count }
    #expect(count >= 300, "the corpus holds \(count) lines")
    guard Self.kubectl == nil else { return }
    let text = "no kubectl v1.32 was found (DRYDOCK_KUBECTL, PATH)"
    print("PARITY SKIPPED: \(text); \(count) command lines were not compared")
  }

  @Test(.enabled(if: kubectl != nil), arguments: Corpus.blocks)
  func `inside and outside agree`(_ block: Corpus.Block) throws {
    let kubectl = try #require(Self.kubectl)
    // kubectl computes some ages itself, so the world's clock begins where its clock stands.
    let start = Instant(epochSeconds: Int64(Date().timeIntervalSince1970) - 120)
    let world = try #require(World.named(block.world))
    let cluster = Cluster(world: world, seed: 1, start: start)
    let inside = Inside(cluster)
    let outside = try Outside(cluster, kubectl: kubectl)
    defer { outside.close() }
    for line in block.lines {
      // Both begin the line at the same moment.
      let time = max(inside.now, outside.now) + .seconds(1)
      inside.advance(to: time)
      outside.advance(to: time)
      if line.command.hasPrefix(":wait ") {
        let span = try #require(Span(goDuration: String(line.command.dropFirst(6))))
        inside.advance(to: time + span)
        outside.advance(to: time + span)
        continue
      }
      var (ours, theirs) = (inside.run(line.command), try outside.run(line.command))
      if line.hidesAges { (ours, theirs) = (ours.withoutAges, theirs.withoutAges) }
      #expect(
        ours == theirs,
        "\(block.area).txt:\(line.number): \(line.command)\n\(ours.difference(from: theirs))")
    }
  }
}
