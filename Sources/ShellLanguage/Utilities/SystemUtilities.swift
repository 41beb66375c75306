/// Utilities that tell about the machine, its user, its processes and the time.
enum SystemUtilities {
  static func start(_ call: inout UtilityCall) -> UtilityStart {
    switch call.name {
    case "date": date(&call)
    case "hostname": hostname(&call)
    case "uname": uname(&call)
    case "id": id(&call)
    case "groups": call.line(call.settings.groupID == 0 ? "root" : String(call.settings.groupID))
    case "whoami", "logname": call.line(call.settings.user)
    case "nproc": call.line("2")
    case "arch": call.line("x86_64")
    case "ps": processes(&call)
    case "pidof", "pgrep": findProcesses(&call)
    case "kill": KillUtility.run(&call)
    case "env": return environment(&call)
    case "printenv": printEnvironment(&call)
    case "which": which(&call)
    case "sleep", "usleep": return sleep(&call)
    default: break
    }
    return .done
  }

  private static func date(_ call: inout UtilityCall) {
    var format = "%a %b %e %H:%M:%S %Z %Y"
    var now = call.now
    var words = call.arguments[...]
    while let word = words.popFirst() {
      switch word {
      case "-u", "--utc", "--universal": break
      case "-I", "--iso-8601": format = "%Y-%m-%d"
      case "-Iseconds", "--iso-8601=seconds":
        format = call.isGNU ? "%Y-%m-%dT%H:%M:%S+00:00" : "%Y-%m-%dT%H:%M:%S+00:00"
      case "-R": format = "%a, %d %b %Y %H:%M:%S +0000"
      case "-d", "--date":
        guard let text = words.popFirst(), let time = parse(text, call.now) else {
          return call.fail("invalid date '\(call.arguments.last ?? "")'")
        }
        now = time
      default:
        guard word.utf8.first == .plus else {
          return call.fail(call.isGNU ? "invalid date ‘\(word)’" : "invalid date '\(word)'")
        }
        format = String(word.dropFirst())
      }
    }
    call.line(CalendarTime(nanoseconds: now).formatted(format))
  }

  /// `@SECONDS`, `YYYY-MM-DD` with an optional time, or `now`.
  private static func parse(_ text: String, _ now: Int64) -> Int64? {
    if text == "now" { return now }
    if text.utf8.first == UInt8.at { return Int64(text.dropFirst()).map { $0 * 1_000_000_000 } }
    let numbers = text.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
    guard numbers.count >= 3, numbers.count <= 6, (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2]), (1...9999).contains(numbers[0])
    else { return nil }
    let days = CalendarTime.days(year: numbers[0], month: numbers[1], day: numbers[2])
    let time = numbers.dropFirst(3) + [0, 0, 0]
    let clock = Array(time.prefix(3))
    let seconds = days * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    return Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000).partialValue
  }

  private static func hostname(_ call: inout UtilityCall) {
    let name = call.settings.hostname
    switch call.arguments.first {
    case nil, "-f": call.line(name)
    case "-s": call.line(String(name.prefix { $0 != "." }))
    case "-i", "-I":
      let hosts = (try? call.files.read("/etc/hosts")) ?? []
      for line in String(bytes: hosts).split(separator: "\n") {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        if words.dropFirst().contains(where: { $0 == name }) { return call.line(String(words[0])) }
      }
      call.fail("\(name): Name or service not known")
    default: call.fail("you must be root to change the host name")
    }
  }

  private static func uname(_ call: inout UtilityCall) {
    let fields: [(letter: Character, text: String)] = [
      ("s", "Linux"), ("n", call.settings.hostname), ("r", call.settings.kernelRelease),
      ("v", "#1 SMP"), ("m", "x86_64"), ("o", call.isGNU ? "GNU/Linux" : "Linux"),
    ]
    var wanted = Set<Character>()
    for argument in call.arguments where argument.hasPrefix("-") {
      wanted.formUnion(argument.dropFirst())
    }
    if wanted.isEmpty { wanted = ["s"] }
    let all = wanted.contains("a")
    call.line(
      fields.filter { all || wanted.contains($0.letter) }.map(\.text).joined(separator: " "))
  }

  private static func id(_ call: inout UtilityCall) {
    let settings = call.settings
    let flags = call.arguments.first { $0.hasPrefix("-") } ?? ""
    if flags.contains("u") {
      return call.line(flags.contains("n") ? settings.user : String(settings.userID))
    }
    let group = settings.groupID == 0 ? "root" : ""
    if flags.contains("g") || flags.contains("G") {
      return call.line(flags.contains("n") && !group.isEmpty ? group : String(settings.groupID))
    }
    let isNamed = Int(settings.user) == nil
    let user = isNamed ? "uid=\(settings.userID)(\(settings.user))" : "uid=\(settings.userID)"
    let groupText = group.isEmpty ? String(settings.groupID) : "\(settings.groupID)(\(group))"
    call.line("\(user) gid=\(groupText) groups=\(groupText)")
  }

  private static func processes(_ call: inout UtilityCall) {
    let rows = call.processes.sorted { $0.processID < $1.processID }
    guard call.isGNU else {
      call.line("PID   USER     TIME  COMMAND")
      for row in rows {
        call.line(
          "\(String(row.processID).leftPadded(to: 5)) \(row.user.padded(to: 8))  0:00 \(row.command)"
        )
      }
      return
    }
    let flags = call.arguments.joined()
    if flags.contains("f") {
      call.line("UID          PID    PPID  C STIME TTY          TIME CMD")
      for row in rows {
        let start = CalendarTime(nanoseconds: row.startedAt).formatted("%H:%M")
        call.line(
          row.user.padded(to: 8) + String(row.processID).leftPadded(to: 8)
            + String(row.parentID).leftPadded(to: 8)
            + "  0 \(start) ?        00:00:00 \(row.command)")
      }
    } else if flags.contains("u") {
      call.line(
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND")
      for row in rows {
        let start = CalendarTime(nanoseconds: row.startedAt).formatted("%H:%M")
        call.line(
          row.user.padded(to: 8) + String(row.processID).leftPadded(to: 8)
            + "  0.0  0.0   2576   896 ?        \(row.state.padded(to: 4)) \(start)   0:00 \(row.command)"
        )
      }
    } else {
      call.line("    PID TTY          TIME CMD")
      for row in rows {
        let name = row.command.prefix { $0 != " " }.split(separator: "/").last ?? ""
        call.line("\(String(row.processID).leftPadded(to: 7)) ?        00:00:00 \(name)")
      }
    }
  }

  private static func findProcesses(_ call: inout UtilityCall) {
    let operands = call.arguments.filter { !$0.hasPrefix("-") }
    let isFull = call.arguments.contains("-f")
    var found: [String] = []
    for row in call.processes {
      let program = row.command.prefix { $0 != " " }.split(separator: "/").last ?? ""
      let isMatch = operands.contains { operand in
        call.name == "pidof"
          ? program == operand : (isFull ? row.command : String(program)).contains(operand)
      }
      let isItself = row.command.hasPrefix(call.name)
      if isMatch, !isItself { found.append(String(row.processID)) }
    }
    call.status = found.isEmpty ? 1 : 0
    guard !found.isEmpty else { return }
    call.line(
      call.name == "pidof"
        ? found.reversed().joined(separator: " ") : found.joined(separator: "\n"))
  }

  private static func environment(_ call: inout UtilityCall) -> UtilityStart {
    var variables = call.variables.exported
    var words = call.arguments[...]
    while let first = words.first {
      if first == "-i" || first == "-" {
        variables = []
      } else if first == "-u", words.count > 1 {
        words.removeFirst()
        let name = words[words.startIndex]
        variables.removeAll { $0.name == name }
      } else if let equals = first.firstIndex(of: "="), equals != first.startIndex {
        let name = String(first[..<equals])
        let value = String(first[first.index(after: equals)...])
        if let index = variables.firstIndex(where: { $0.name == name }) {
          variables[index].value = value
        } else {
          variables.append(EnvironmentVariable(name, value))
        }
      } else {
        break
      }
      words.removeFirst()
    }
    guard !words.isEmpty else {
      for variable in variables { call.line("\(variable.name)=\(variable.value)") }
      return .done
    }
    return .replace(Array(words), variables)
  }

  private static func printEnvironment(_ call: inout UtilityCall) {
    let variables = call.variables.exported
    guard !call.arguments.isEmpty else {
      for variable in variables { call.line("\(variable.name)=\(variable.value)") }
      return
    }
    for name in call.arguments {
      if let found = variables.first(where: { $0.name == name }) {
        call.line(found.value)
      } else {
        call.status = 1
      }
    }
  }

  private static func which(_ call: inout UtilityCall) {
    let machine = ShellMachine(
      command: ["which"], environment: call.variables.exported, workingDirectory: call.directory,
      settings: call.settings)
    let path = call.variables["PATH"]
    for name in call.arguments where !name.hasPrefix("-") {
      if case .success(let program) = machine.findProgram(name, path, call.directory, call.files) {
        call.line(
          UtilityTable.path(of: name, program, path, call.directory, call.files, call.settings))
      } else {
        call.status = 1
      }
    }
  }

  private static func sleep(_ call: inout UtilityCall) -> UtilityStart {
    guard !call.arguments.isEmpty else {
      call.fail(call.isGNU ? "missing operand" : "missing operand")
      if call.isGNU {
        call.write(Array("Try 'sleep --help' for more information.\n".utf8), to: 2)
      }
      return .done
    }
    var total = 0.0
    for text in call.arguments {
      guard let seconds = Durations.seconds(text) else {
        call.fail(
          call.isGNU ? "invalid time interval ‘\(text)’" : "invalid number '\(text)'")
        if call.isGNU {
          call.write(Array("Try 'sleep --help' for more information.\n".utf8), to: 2)
        }
        return .done
      }
      total += call.name == "usleep" ? seconds / 1e6 : seconds
    }
    return .sleep(until: Durations.add(call.now, Durations.nanoseconds(total)))
  }
}
