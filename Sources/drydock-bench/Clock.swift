import Glibc

/// CPU time of this process, and medians of repeated measurements.
enum Clock {
  /// How often a figure is taken; the median counts.
  static let runs = 7

  /// CPU seconds this process has used, all threads together.
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Keeps this process and its children on one core: goals are for one thread, and what it costs to
  /// wake another core or to move to it is not ours.
  static func stayOnOneCore() {
    typealias Current = @convention(c) () -> Int32
    typealias SetAffinity = @convention(c) (pid_t, Int, UnsafeRawPointer) -> Int32
    // The Glibc module leaves out what only GNU has.
    guard let current = dlsym(nil, "sched_getcpu"), let set = dlsym(nil, "sched_setaffinity")
    else { return }
    let core = Int(max(0, unsafeBitCast(current, to: Current.self)()))
    var mask = [UInt8](repeating: 0, count: 128)
    mask[core / 8] = 1 << UInt8(core % 8)
    _ = unsafeBitCast(set, to: SetAffinity.self)(0, mask.count, mask)
  }

  /// CPU seconds of one call.
  static func seconds(_ body: () -> Void) -> Double {
    let start = cpuSeconds
    body()
    return cpuSeconds - start
  }

  /// The median of `runs` figures.
  static func median(of count: Int = runs, _ figure: () -> Double) -> Double {
    median((0..<count).map { _ in figure() })
  }

  static func median(_ figures: [Double]) -> Double {
    let sorted = figures.sorted()
    guard let middle = sorted.indices.dropFirst(sorted.count / 2).first else { return 0 }
    return sorted[middle]
  }
}
