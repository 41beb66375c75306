import Glibc
import RandomWorlds

/// `worlds --seeds A..<B [--theme NAME]`: runs random worlds, one after the other, and tells which
/// break a rule.
enum WorldSearch {
  private static let themes = RandomWorlds.Theme.allCases

  /// Runs the seeds of a range written as `A..<B`, of one theme or of all; the exit status.
  static func run(_ arguments: [String]) -> Int32 {
    guard [2, 4].contains(arguments.count), arguments[0] == "--seeds",
      let range = range(arguments[1]), let chosen = chosen(arguments.dropFirst(2))
    else {
      let names = themes.map(\.rawValue).joined(separator: "|")
      print("usage: drydock-bench worlds --seeds A..<B [--theme \(names)]")
      return 2
    }
    var worlds = RandomWorlds()
    var writes = 0
    var faults = 0
    let seconds = Clock.seconds {
      for seed in range {
        for theme in chosen {
          let finding = worlds.run(seed: seed, theme: theme)
          writes += finding.writes
          guard let fault = finding.fault else { continue }
          faults += 1
          print("seed \(seed) of \(theme.rawValue): \(fault)")
          fflush(nil)
        }
      }
    }
    print(
      "\(range.count * chosen.count) worlds, \(writes) writes, \(faults) broken, "
        + "\(Int(seconds)) s of CPU time")
    return faults == 0 ? 0 : 1
  }

  /// The themes that the rest of the arguments choose; nil when it does not say.
  private static func chosen(_ arguments: ArraySlice<String>) -> [RandomWorlds.Theme]? {
    guard let name = arguments.last else { return themes }
    guard arguments.first == "--theme" else { return nil }
    return RandomWorlds.Theme(rawValue: name).map { [$0] }
  }

  private static func range(_ text: String) -> Range<UInt64>? {
    guard let dots = text.firstIndex(of: "."), let angle = text.firstIndex(of: "<"),
      let low = UInt64(text[..<dots]), let high = UInt64(text[text.index(after: angle)...]),
      low < high
    else { return nil }
    return low..<high
  }
}
