import Glibc

/// Measures the goals: `drydock-bench [--counts] [WORKLOAD...]`, or searches random worlds for broken
/// rules: `drydock-bench worlds --seeds A..<B [--theme NAME]`.
///
/// Without names all workloads run but the largest: `large`, `large-probes`, `scheduling`,
/// `get-150000`, and `ready-1000`, which only repeats what a profiler is to look at.
///
/// Build it for release and have `drydock` beside it. Figures are CPU time, medians of seven runs, and
/// goals are judged by what they are worth at the pace of the machine that the goals were set for;
/// `--counts` prints only counted work, which is the same in every run and can be gated.
@main
enum DrydockBench {
  /// A workload: it adds to the report what it finds; with `true` only what it counts.
  typealias Workload = @Sendable (_ report: inout Report, _ countsOnly: Bool) -> Void

  /// All workloads in order; those that watch other processes come while this one is small.
  static let workloads: [(name: String, run: Workload, isOptional: Bool)] = [
    ("start", StartWorkload.run, false),
    ("replay", ReplayWorkload.run, false),
    ("get", GetPodsWorkload.run, false),
    ("ready", ReadyWorkload.run, false),
    ("idle", IdleWorkload.run, false),
    ("fork", ForkWorkload.run, false),
    ("calls", CallsWorkload.run, false),
    ("http", ServiceWorkload.run, false),
    ("watches", WatchWorkload.run, false),
    ("rolling", RollingWorkload.run, false),
    ("large", LargeWorkload.run, true),
    ("large-probes", LargeWorkload.runProbes, true),
    ("scheduling", SchedulingWorkload.run, true),
    ("get-150000", GetPodsWorkload.runLarge, true),
    ("ready-1000", ReadyWorkload.runThousand, true),
  ]

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "worlds" { exit(WorldSearch.run(Array(arguments.dropFirst()))) }
    let countsOnly = arguments.contains("--counts")
    let names = arguments.filter { $0 != "--counts" }
    if let unknown = names.first(where: { name in !workloads.contains { $0.name == name } }) {
      print("unknown workload \"\(unknown)\"; there are", workloads.map(\.name))
      exit(2)
    }
    Clock.stayOnOneCore()
    var report = Report()
    for workload in workloads
    where names.contains(workload.name) || names.isEmpty && !workload.isOptional {
      workload.run(&report, countsOnly)
    }
    print(countsOnly ? report.countText : report.text, terminator: "")
    if !report.isWhole { exit(1) }
  }
}
