/// The options of `set`.
struct ShellOptions: OptionSet, Sendable, Equatable {
  let rawValue: UInt16

  static let exitOnError = ShellOptions(rawValue: 1)
  static let noUnset = ShellOptions(rawValue: 2)
  static let trace = ShellOptions(rawValue: 4)
  static let pipeFailure = ShellOptions(rawValue: 8)
  static let noGlob = ShellOptions(rawValue: 16)
  static let exportAll = ShellOptions(rawValue: 32)
  static let noExecute = ShellOptions(rawValue: 64)
  static let verbose = ShellOptions(rawValue: 128)
  static let noClobber = ShellOptions(rawValue: 256)
  static let interactive = ShellOptions(rawValue: 512)
  static let readsInput = ShellOptions(rawValue: 1024)

  static let table: [(letter: Character, name: String, option: ShellOptions)] = [
    ("e", "errexit", .exitOnError), ("f", "noglob", .noGlob), ("i", "interactive", .interactive),
    ("s", "stdin", .readsInput), ("x", "xtrace", .trace), ("v", "verbose", .verbose),
    ("C", "noclobber", .noClobber), ("a", "allexport", .exportAll), ("u", "nounset", .noUnset),
    ("n", "noexec", .noExecute), ("P", "pipefail", .pipeFailure),
  ]

  static func named(_ name: String) -> ShellOptions? {
    table.first { $0.name == name }?.option
  }

  static func letter(_ letter: Character) -> ShellOptions? {
    letter == "P" ? nil : table.first { $0.letter == letter }?.option
  }

  /// What `$-` gives.
  var letters: String {
    String(Self.table.filter { contains($0.option) && $0.letter != "P" }.map(\.letter))
  }
}
