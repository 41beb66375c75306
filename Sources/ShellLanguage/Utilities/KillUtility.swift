/// `kill`, as a builtin and as a program.
enum KillUtility {
  static func run(_ call: inout UtilityCall) {
    var words = call.arguments[...]
    var signal = Signal.terminate
    if let first = words.first, first.utf8.first == .minus, first.utf8.count > 1 {
      words.removeFirst()
      if first == "-l" || first == "-L" { return list(Array(words), &call) }
      var name = String(first.dropFirst())
      if first == "-s" || first == "-n" { name = words.popFirst() ?? "" }
      if first != "--" {
        guard let found = Signal(name: name) else { return reject(name, &call) }
        signal = found
      }
    }
    if words.first == "--" { words.removeFirst() }
    guard !words.isEmpty else { return usage(&call) }
    for word in words { send(signal, word, &call) }
  }

  private static func reject(_ name: String, _ call: inout UtilityCall) {
    switch call.dialect {
    case .busybox: write("bad signal name '\(name)'", &call)
    case .debian: write("invalid signal number or name: \(name)", &call)
    case .bash: write("\(name): invalid signal specification", &call)
    }
  }

  private static func write(_ message: String, _ call: inout UtilityCall) {
    // busybox names the shell alone, without a line number.
    if call.dialect == .busybox, call.isBuiltin {
      let shell = call.prefix.prefix { $0 != ":" }
      call.write(Array("\(shell): \(message)\n".utf8), to: 2)
      call.status = 1
    } else {
      call.fail(message)
    }
  }

  private static func usage(_ call: inout UtilityCall) {
    switch call.dialect {
    case .busybox: write("you need to specify whom to kill", &call)
    case .debian:
      call.fail("Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or", status: 2)
    case .bash:
      call.fail(
        "usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]",
        status: 2)
    }
  }

  private static func send(_ signal: Signal, _ word: String, _ call: inout UtilityCall) {
    var processID = Int(word)
    if word.utf8.first == .percent {
      let number = Int(word.dropFirst()) ?? call.jobs.count
      processID = number >= 1 && number <= call.jobs.count ? call.jobs[number - 1] : nil
    }
    guard let processID else {
      switch call.dialect {
      case .busybox: write("invalid number '\(word)'", &call)
      case .debian: call.fail("Illegal number: \(word)", status: 2)
      case .bash: call.fail("\(word): arguments must be process or job IDs")
      }
      return
    }
    if processID == -1 {
      for row in call.processes where row.processID != 1 {
        call.signals.append((row.processID, signal))
      }
      return
    }
    let wanted = abs(processID)
    guard call.processes.contains(where: { $0.processID == wanted && $0.state != "Z" }) else {
      switch call.dialect {
      case .busybox: write("can't kill pid \(processID): No such process", &call)
      case .debian: call.fail("No such process")
      case .bash: call.fail("(\(processID)) - No such process")
      }
      return
    }
    call.signals.append((wanted, signal))
  }

  private static func list(_ words: [String], _ call: inout UtilityCall) {
    guard let word = words.first else {
      if call.dialect == .busybox {
        for (name, number) in Signal.names {
          call.line("\(String(number).leftPadded(to: 2))) \(name)")
        }
      } else {
        call.line(
          Signal.names.map { "\(String($0.number).leftPadded(to: 2))) SIG\($0.name)" }
            .joined(separator: "\n"))
      }
      return
    }
    if let number = Int32(word) {
      call.line(Signal(rawValue: number > 128 ? number - 128 : number).name)
    } else if let signal = Signal(name: word) {
      call.line(String(signal.rawValue))
    } else {
      reject(word, &call)
    }
  }
}
