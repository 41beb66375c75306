import Glibc
import RandomWorlds

/// `worlds --seeds A..<B`: runs random worlds, one after the other, and tells which break a rule.
enum WorldSearch {
  /// Runs the seeds of a range written as `A..<B`; the exit status.
  static func run(_ arguments: [String]) -> Int32 {
    guard arguments.count == 2, arguments[0] == "--seeds", let range = range(arguments[1]) else {
      print("usage: drydock-bench worlds --seeds A..<B")
      return 2
    }
    var worlds = RandomWorlds()
    var writes = 0
    var faults = 0
    let seconds = Clock.seconds {
      for seed in range {
        let finding = worlds.run(seed: seed)
        writes += finding.writes
        guard let fault = finding.fault else { continue }
        faults += 1
        print("seed \(seed): \(fault)")
        fflush(nil)
      }
    }
    print(
      "\(range.count) worlds, \(writes) writes, \(faults) broken, \(Int(seconds)) s of CPU time")
    return faults == 0 ? 0 : 1
  }

  private static func range(_ text: String) -> Range<UInt64>? {
    guard let dots = text.firstIndex(of: "."), let angle = text.firstIndex(of: "<"),
      let low = UInt64(text[..<dots]), let high = UInt64(text[text.index(after: angle)...]),
      low < high
    else { return nil }
    return low..<high
  }
}
