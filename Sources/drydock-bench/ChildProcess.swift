import Glibc

/// A run of another program: what it cost.
enum ChildProcess {
  /// The program `name` in the folder of this one; nil when it was not built.
  static func sibling(_ name: String) -> String? {
    guard let resolved = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let sibling = path[...slash] + name
    return access(String(sibling), X_OK) == 0 ? String(sibling) : nil
  }

  /// Runs a program to its end with its output thrown away: CPU seconds and exit status.
  static func run(_ arguments: [String]) -> (cpu: Double, status: Int32)? {
    guard let child = start(arguments, input: nil, output: nil) else { return nil }
    return wait(child)
  }

  /// The most memory, in bytes, of `drydock` once it has run a line and waits for the next.
  static func memoryAtPrompt(_ program: String) -> Double? {
    var input: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    guard pipe(&input) == 0, pipe(&output) == 0 else { return nil }
    for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let child = start([program], input: input[0], output: output[1]) else { return nil }
    close(input[0])
    close(output[1])
    let line = Array("echo ready\n".utf8)
    _ = line.withUnsafeBytes { write(input[1], $0.baseAddress, $0.count) }
    var answer = [UInt8](repeating: 0, count: 64)
    _ = answer.withUnsafeMutableBytes { read(output[0], $0.baseAddress, $0.count) }
    let memory = highWaterMark(child)
    close(input[1])
    _ = wait(child)
    close(output[0])
    return memory
  }

  private static func highWaterMark(_ child: pid_t) -> Double? {
    guard let file = fopen("/proc/\(child)/status", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = fread(&bytes, 1, bytes.count, file)
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return nil }
    return Double(line.filter(\.isNumber)).map { $0 * 1024 }
  }

  private static func start(_ arguments: [String], input: Int32?, output: Int32?) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child: pid_t = 0
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    guard posix_spawn(&child, arguments[0], &actions, nil, words, &environment) == 0 else {
      return nil
    }
    return child
  }

  private static func wait(_ child: pid_t) -> (cpu: Double, status: Int32)? {
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let micros = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return (seconds + micros * 1e-6, (status >> 8) & 0xff)
  }
}
